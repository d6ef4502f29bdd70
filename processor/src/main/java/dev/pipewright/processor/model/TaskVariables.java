package dev.pipewright.processor.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** The type variables of a generic task: which of them are left, and what they stand for. */
public final class TaskVariables {

  private TaskVariables() {}

  /**
   * Solves a task's variables from the types that its inputs are given.
   *
   * @param task the task
   * @param given for each of its inputs the types of the items or the argument that it is given
   * @return the task without variables, or nothing if the types do not fit
   */
  public static Optional<TaskModel> solve(
      TaskModel task, List<List<TypeMirror>> given, TypeSystem types) {
    TypeVariables variables = new TypeVariables(types);
    for (int i = 0; i < given.size(); i++) {
      TypeMirror input = task.itemOf(task.inputs().get(i), types);
      for (TypeMirror item : given.get(i)) {
        variables.lay(input, types.boxed(item));
      }
    }
    return task.variables().stream().allMatch(variables::keepsBounds)
        ? Optional.of(task.withTypes(variables::substitute))
        : Optional.empty();
  }

  /** Returns the variables of a task that none of its inputs mentions. */
  public static List<Element> undetermined(TaskModel task) {
    Set<Element> mentioned = mentioned(task);
    return task.variables().stream()
        .map(TypeVariables::declared)
        .filter(variable -> !mentioned.contains(variable))
        .toList();
  }

  /** Returns whether the variables of a generic task have not been solved. */
  public static boolean areOpen(TaskModel task) {
    Set<Element> mentioned = mentioned(task);
    return task.variables().stream().map(TypeVariables::declared).anyMatch(mentioned::contains);
  }

  private static Set<Element> mentioned(TaskModel task) {
    Set<Element> mentioned = new HashSet<>();
    task.inputs().forEach(input -> mentioned.addAll(TypeVariables.in(input.type())));
    return mentioned;
  }
}
