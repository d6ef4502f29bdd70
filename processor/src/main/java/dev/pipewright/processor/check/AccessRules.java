package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.Obscuring;
import dev.pipewright.processor.model.Overloads;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TaskVariables;
import dev.pipewright.processor.model.TypeSystem;
import dev.pipewright.processor.model.TypeVariables;
import dev.pipewright.processor.model.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * That a generated class can call a task, and name all types that the call mentions. {@link
 * TaskRules} tells what no class could call, wherever it is; this, what one class cannot.
 */
final class AccessRules {

  private final ContractModel contract;
  private final TypeSystem types;
  private final Visibility visible;
  private final Obscuring obscuring;
  private final Map<List<Element>, Optional<Finding>> checked = new HashMap<>();

  /** Makes the rules for the class that is generated for one type. */
  AccessRules(ContractModel contract, TypeSystem types) {
    this.contract = contract;
    this.types = types;
    this.visible = new Visibility(contract.inPackage());
    this.obscuring = new Obscuring(contract, types);
  }

  /** Returns what keeps the class from calling a task, given as it is declared. */
  Optional<Finding> check(TaskModel task) {
    return checked.computeIfAbsent(List.of(task.method(), task.via()), key -> look(task));
  }

  private Optional<Finding> look(TaskModel task) {
    TypeElement called = task.isStatic() ? task.calledBy(visible) : task.via();
    Optional<TypeElement> hiddenType = visible.hidden(called);
    if (hiddenType.isPresent()) {
      return Optional.of(hidden(task, hiddenType.get().getSimpleName()));
    }
    if (!isInherited(task) && !isAccessible(task, called)) {
      return Optional.of(hidden(task, task.name()));
    }
    Optional<String> hidesType = task.isStatic() ? obscuring.hides(called) : Optional.empty();
    if (hidesType.isPresent()) {
      return Optional.of(
          Problem.TaskObscured.at(
              Location.of(task.method()),
              gap("task", task.name()),
              gap("type", called.getSimpleName()),
              gap("variable", hidesType.get())));
    }
    return Stream.of(signatureOf(task), task.thrown().stream(), task.retriedOn(types).stream())
        .flatMap(all -> all)
        .flatMap(type -> visible.hiddenPart(type).stream())
        .findFirst()
        .map(part -> hidden(task, part.getSimpleName()))
        .or(() -> checkVariables(task))
        .or(() -> checkOverloads(task));
  }

  /** Returns whether the generated class calls the task as a protected one of its own. */
  private boolean isInherited(TaskModel task) {
    return task.method().getModifiers().contains(Modifier.PROTECTED)
        && (task.isStatic() || task.via().equals(contract.type()))
        && types.isSubclass(contract.type(), task.owner());
  }

  private boolean isAccessible(TaskModel task, TypeElement called) {
    return visible.isAccessibleMember(task.method()) && types.has(called, task.method());
  }

  private Stream<TypeMirror> signatureOf(TaskModel task) {
    Stream<TypeMirror> bounds =
        TaskVariables.areOpen(task)
            ? task.variables().stream().flatMap(v -> types.boundsOf(v).stream())
            : Stream.empty();
    return Stream.of(
            task.parameters().stream().map(ParameterModel::type),
            Stream.of(task.returnType()),
            bounds)
        .flatMap(part -> part);
  }

  /** A variable of the type that declares the task, which the pipeline's type leaves open. */
  private Optional<Finding> checkVariables(TaskModel task) {
    return signatureOf(task)
        .flatMap(type -> TypeVariables.in(type).stream())
        .filter(variable -> !task.method().getTypeParameters().contains(variable))
        .findFirst()
        .map(
            variable ->
                Problem.TypeVariable.at(
                    Location.of(task.method()),
                    gap("task", task.name()),
                    gap("variable", variable.getSimpleName())));
  }

  /** Another method, in whose place the task cannot be called. */
  private Optional<Finding> checkOverloads(TaskModel task) {
    return new Overloads(task, types)
        .ambiguous()
        .map(
            other ->
                Problem.TaskAmbiguous.at(
                    Location.of(task.method()),
                    gap("task", task.name()),
                    gap("other", Wording.signatureOf(other))));
  }

  private Finding hidden(TaskModel task, CharSequence what) {
    return Problem.TaskHidden.at(
        Location.of(task.method()),
        gap("task", task.name()),
        gap("hidden", what),
        gap("package", Wording.nameOf(contract.inPackage())));
  }
}
