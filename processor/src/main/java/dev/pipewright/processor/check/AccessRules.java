package dev.pipewright.processor.check;

import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import dev.pipewright.processor.model.Visibility;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** Makes the rules for the class that is generated for one type. */
  AccessRules(ContractModel contract, TypeSystem types) {
    this.contract = contract;
    this.types = types;
    this.visible = new Visibility(contract.inPackage());
  }

  /** Returns what keeps the class from calling a task. */
  Optional<Finding> check(TaskModel task) {
    Optional<TypeElement> hiddenType = visible.hidden(task.owner());
    if (hiddenType.isPresent()) {
      return Optional.of(hidden(task, hiddenType.get().getSimpleName()));
    }
    boolean inherited =
        task.method().getModifiers().contains(Modifier.PROTECTED)
            && types.isSubclass(contract.type(), task.owner());
    if (!inherited && !visible.isAccessibleMember(task.method())) {
      return Optional.of(hidden(task, task.name()));
    }
    return Stream.concat(signatureOf(task), task.thrown().stream())
        .flatMap(type -> visible.hiddenPart(type).stream())
        .findFirst()
        .map(part -> hidden(task, part.getSimpleName()))
        .or(() -> checkVariables(task))
        .or(() -> checkFields(task))
        .or(() -> checkOverloads(task));
  }

  private static Stream<TypeMirror> signatureOf(TaskModel task) {
    return Stream.concat(
        task.parameters().stream().map(ParameterModel::type), Stream.of(task.returnType()));
  }

  /** A variable of the type that declares the task, which the pipeline's type leaves open. */
  private Optional<Finding> checkVariables(TaskModel task) {
    return signatureOf(task)
        .flatMap(type -> types.variableIn(type).stream())
        .filter(variable -> !task.method().getTypeParameters().contains(variable.asElement()))
        .findFirst()
        .map(
            variable ->
                Problem.TypeVariable.at(
                    Location.of(task.method()), task.name(), TypeNames.of(variable)));
  }

  /** A field of the pipeline's type that hides the task's, for which there is no other name. */
  private Optional<Finding> checkFields(TaskModel task) {
    return types
        .nameHidden(task, contract.type())
        .filter(hidden -> hidden.full().isEmpty())
        .map(
            hidden ->
                Problem.TaskBehindField.at(
                    Location.of(task.method()),
                    task.name(),
                    contract.type().getSimpleName(),
                    hidden.name()));
  }

  /** Another method, in whose place the task cannot be called. */
  private Optional<Finding> checkOverloads(TaskModel task) {
    return types
        .ambiguousWith(task)
        .map(
            other ->
                Problem.TaskAmbiguous.at(
                    Location.of(task.method()), task.name(), Wording.signatureOf(other)));
  }

  private Finding hidden(TaskModel task, CharSequence what) {
    return Problem.TaskHidden.at(
        Location.of(task.method()), task.name(), what, Wording.nameOf(contract.inPackage()));
  }
}
