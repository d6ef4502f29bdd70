package dev.pipewright.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;

/**
 * How a loop takes what its task is called with: one item for each call, or, where the task has
 * several inputs, an array with one for each of them.
 */
final class LoopInput {

  /** The variable that holds the array. */
  static final String ITEMS = "items";

  /** The variable that holds what a call takes where that is no array. */
  static final String ITEM = "item";

  /**
   * One of the task's inputs.
   *
   * @param parameter the input
   * @param types the types that its items may have: several where boxes of different primitives are
   *     merged, the input's own box the last of them
   */
  record Slot(ParameterModel parameter, List<TypeMirror> types) {

    boolean isMixed() {
      return types.size() > 1;
    }

    /** Reads an item, given the expression for it and whether that is of no special type. */
    CodeBlock read(CodeBlock item, boolean untyped) {
      if (!isMixed()) {
        return untyped ? CodeBlock.of("($T) $L", types.get(0), item) : item;
      }
      TypeMirror primitive = parameter.type();
      int last = types.size() - 1;
      CodeBlock.Builder conversions = CodeBlock.builder();
      for (TypeMirror type : types.subList(0, last)) {
        conversions.add("$1L instanceof $2T ? ($3T) ($2T) $1L : ", item, type, primitive);
      }
      return conversions.add("($T) ($T) $L", primitive, types.get(last), item).build();
    }
  }

  private final List<Slot> slots;

  private LoopInput(List<Slot> slots) {
    this.slots = slots;
  }

  /**
   * Describes the input of a task.
   *
   * @param given for each of its inputs the types of the items that it is given
   */
  static LoopInput of(TaskModel task, List<List<TypeMirror>> given, TypeSystem types) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      ParameterModel input = task.inputs().get(i);
      TypeMirror taken = task.itemOf(input, types);
      slots.add(
          new Slot(
              input,
              taken.getKind().isPrimitive() ? boxes(given.get(i), taken, types) : List.of(taken)));
    }
    return new LoopInput(slots);
  }

  /** A primitive input is unboxed, and widened, from what it is given. */
  private static List<TypeMirror> boxes(
      List<TypeMirror> given, TypeMirror primitive, TypeSystem types) {
    List<TypeMirror> boxes = new ArrayList<>();
    for (TypeMirror type : given) {
      if (boxes.stream().noneMatch(box -> types.isSame(box, type))) {
        boxes.add(types.boxed(type));
      }
    }
    if (boxes.size() > 1) {
      boxes.removeIf(box -> types.isSame(box, primitive));
      boxes.add(types.boxed(primitive));
    }
    return boxes;
  }

  /** Returns whether each call takes an array of items. */
  boolean isZipped() {
    return slots.size() > 1;
  }

  /** Returns the inputs, in the order of the task's parameters. */
  List<Slot> slots() {
    return slots;
  }

  /** Returns the type of what the loop takes for a call. */
  TypeName type() {
    if (isZipped()) {
      return ArrayTypeName.of(Object.class);
    }
    return slots.get(0).isMixed()
        ? ClassName.get(Object.class)
        : TypeName.get(slots.get(0).types().get(0));
  }

  /** Returns what tells the loop for this input from others for the same task. */
  String key() {
    return slots.stream()
        .map(slot -> slot.types().stream().map(TypeName::get).toList().toString())
        .collect(Collectors.joining());
  }

  /** Names what a call takes where it is a parameter. */
  String name() {
    return isZipped() ? ITEMS : ITEM;
  }

  /**
   * Writes the argument for one of the task's inputs.
   *
   * @param item what holds it, where the task has no other inputs
   */
  CodeBlock argument(ParameterModel input, CodeBlock item) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).parameter().equals(input)) {
        return isZipped()
            ? slots.get(i).read(CodeBlock.of("$L[$L]", ITEMS, i), true)
            : slots.get(i).read(item, false);
      }
    }
    throw new IllegalArgumentException(input.name());
  }
}
