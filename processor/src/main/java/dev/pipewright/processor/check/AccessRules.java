package dev.pipewright.processor.check;

import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** That a generated class can call a task, and name all types that the call mentions. */
final class AccessRules {

  private final ContractModel contract;
  private final TypeSystem types;

  /** Makes the rules for the class that is generated for one type. */
  AccessRules(ContractModel contract, TypeSystem types) {
    this.contract = contract;
    this.types = types;
  }

  /** Returns what keeps the class from calling a task. */
  Optional<Finding> check(TaskModel task) {
    if (!types.isAccessible(task.owner(), contract.inPackage())) {
      return Optional.of(hidden(task, task.owner().getSimpleName()));
    }
    boolean inherited =
        task.method().getModifiers().contains(Modifier.PROTECTED)
            && types.isSubclass(contract.type(), task.owner());
    if (!inherited && !types.isAccessibleMember(task.method(), contract.inPackage())) {
      return Optional.of(hidden(task, task.name()));
    }
    for (ParameterModel parameter : task.parameters()) {
      Optional<TypeElement> part = types.inaccessiblePart(parameter.type(), contract.inPackage());
      if (part.isPresent()) {
        return Optional.of(hidden(task, part.get().getSimpleName()));
      }
    }
    return types
        .inaccessiblePart(task.returnType(), contract.inPackage())
        .map(part -> hidden(task, part.getSimpleName()));
  }

  private Finding hidden(TaskModel task, CharSequence what) {
    return Problem.TaskHidden.at(
        Location.of(task.method()), task.name(), what, contract.inPackage().getQualifiedName());
  }
}
