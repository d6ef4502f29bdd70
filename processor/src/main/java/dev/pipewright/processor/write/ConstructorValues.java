package dev.pipewright.processor.write;

import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
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

  /** A value: its field, and whether null may be passed for it. */
  record Value(ParameterSpec field, boolean nullable) {}

  private final Map<String, Value> objects = new LinkedHashMap<>();
  private final Map<String, Value> bound = new LinkedHashMap<>();

  ConstructorValues(ContractModel contract, List<Plan> plans, TypeSystem types) {
    NameAllocator names = new NameAllocator();
    for (Plan plan : plans) {
      for (Stage stage : plan.stages()) {
        for (ParameterModel binding : stage.task().bindings()) {
          if (plan.pipeline().sourceOf(binding, types).isEmpty()) {
            addBound(binding, names);
          }
        }
      }
    }
    for (Plan plan : plans) {
      for (Stage stage : plan.stages()) {
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

  /** Returns the name of the field, in the generated class or in a loop, for a bound name. */
  static String fieldName(String boundName) {
    return NameAllocator.toJavaIdentifier(boundName);
  }

  private void addBound(ParameterModel binding, NameAllocator names) {
    String name = binding.bound().orElseThrow();
    if (!bound.containsKey(name)) {
      String field = names.newName(fieldName(name), name);
      bound.put(
          name,
          new Value(
              ParameterSpec.builder(TypeName.get(binding.type()), field).build(),
              binding.isNullable()));
    }
  }

  private void addObject(TypeElement type, NameAllocator names) {
    String key = type.getQualifiedName().toString();
    if (!objects.containsKey(key)) {
      String simple = type.getSimpleName().toString();
      String field =
          names.newName(Character.toLowerCase(simple.charAt(0)) + simple.substring(1), type);
      objects.put(
          key, new Value(ParameterSpec.builder(TypeName.get(type.asType()), field).build(), false));
    }
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
