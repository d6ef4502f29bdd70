package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.Plan;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.TypeElement;

/**
 * What a generated class has to be constructed with: the objects of the {@code uses} types whose
 * instance tasks it calls, and the bound values that no pipeline method's parameter gives, each in
 * the order of first mention.
 */
final class ConstructorValues {

  /** A value: its field, whether null may be passed for it, and what it is for. */
  record Value(ParameterSpec field, boolean nullable, CodeBlock description) {}

  private final Map<String, Value> objects = new LinkedHashMap<>();
  private final Map<String, Value> bound = new LinkedHashMap<>();

  ConstructorValues(ContractModel contract, List<Plan> plans, TypeSystem types) {
    NameAllocator names = new NameAllocator();
    plans.stream() // whose loops see these fields
        .flatMap(plan -> plan.graph().stages().stream())
        .flatMap(stage -> LoopClass.namesOfTypes(stage.task()).stream())
        .distinct()
        .forEach(names::newName);
    for (Plan plan : plans) {
      for (Stage stage : plan.graph().stages()) {
        for (ParameterModel binding : stage.task().bindings()) {
          if (plan.pipeline().sourceOf(binding, types).isEmpty()) {
            addBound(binding, names);
          }
        }
      }
    }
    for (Plan plan : plans) {
      for (Stage stage : plan.graph().stages()) {
        if (isOnOtherObject(contract, stage.task())) {
          addObject(stage.task().via(), names);
        }
      }
    }
  }

  /** Returns whether a task is called on an object that is not the generated class's own. */
  static boolean isOnOtherObject(ContractModel contract, TaskModel task) {
    return !task.isStatic() && !task.via().equals(contract.type());
  }

  private void addBound(ParameterModel binding, NameAllocator names) {
    String name = binding.bound().orElseThrow();
    Value earlier = bound.get(name);
    if (earlier == null) {
      ParameterSpec field =
          ParameterSpec.builder(TypeName.get(binding.type()), names.newName(name)).build();
      CodeBlock description =
          CodeBlock.of("what tasks bind as {@code $L}", NameAllocator.toJavaIdentifier(name));
      bound.put(name, new Value(field, binding.isNullable(), description));
    } else {
      boolean nullable = earlier.nullable() && binding.isNullable(); // all tasks have to allow it
      bound.put(name, new Value(earlier.field(), nullable, earlier.description()));
    }
  }

  private void addObject(TypeElement type, NameAllocator names) {
    String key = type.getQualifiedName().toString();
    if (!objects.containsKey(key)) {
      String simple = type.getSimpleName().toString();
      String field = names.newName(Character.toLowerCase(simple.charAt(0)) + simple.substring(1));
      CodeBlock description =
          CodeBlock.of("what the tasks of {@code $T} are called on", ClassName.get(type));
      objects.put(
          key, new Value(ParameterSpec.builder(anyOf(type), field).build(), false, description));
    }
  }

  /** Names a type with wildcards for its parameters: none of its tasks depends on them. */
  private static TypeName anyOf(TypeElement type) {
    ClassName name = ClassName.get(type);
    TypeName[] anything =
        type.getTypeParameters().stream()
            .map(parameter -> WildcardTypeName.subtypeOf(Object.class))
            .toArray(TypeName[]::new);
    return anything.length == 0 ? name : ParameterizedTypeName.get(name, anything);
  }

  /** Returns the name of the field for a bound name. */
  String boundField(String name) {
    return Objects.requireNonNull(bound.get(name)).field().name();
  }

  /** Returns whether the generated class has the object that an instance task is called on. */
  boolean hasObjectFor(ContractModel contract, TaskModel task) {
    return !isOnOtherObject(contract, task)
        || objects.containsKey(task.via().getQualifiedName().toString());
  }

  /** Returns the field that holds an object of the given type. */
  ParameterSpec object(TypeElement type) {
    return Objects.requireNonNull(objects.get(type.getQualifiedName().toString())).field();
  }

  /** Returns all values, in the order of the constructor's parameters. */
  List<Value> all() {
    List<Value> all = new ArrayList<>(objects.values());
    all.addAll(bound.values());
    return all;
  }
}
