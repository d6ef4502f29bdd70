package dev.pipewright.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;

/**
 * The tasks that the expressions of one pipeline can name: first those of its own type, and then
 * those of the types it uses.
 *
 * @param own the tasks of the pipeline's type and its supertypes
 * @param used the further types that the pipeline names, with their tasks
 */
public record TaskScope(List<TaskModel> own, List<Used> used) {

  /**
   * A further type that the pipeline names.
   *
   * @param type the type
   * @param tasks its tasks, inherited ones included
   */
  public record Used(TypeElement type, List<TaskModel> tasks) {}

  /**
   * Returns the tasks that a name may mean: one, unless the name is wrong or ambiguous. A type
   * before the dot is the one that declares the task, or else one that inherits it.
   */
  public List<TaskModel> resolve(Reference reference) {
    List<TaskModel> found = new ArrayList<>();
    Predicate<TaskModel> named = task -> task.name().equals(reference.name());
    if (reference.qualifier().isEmpty()) {
      own.stream().filter(named).forEach(found::add);
      if (found.isEmpty()) {
        used.stream().flatMap(u -> u.tasks().stream()).filter(named).forEach(found::add);
      }
    } else {
      String qualifier = reference.qualifier().get();
      List<TaskModel> all = all().stream().filter(named).toList();
      all.stream().filter(task -> isNamed(task.owner(), qualifier)).forEach(found::add);
      if (found.isEmpty()) {
        all.stream().filter(task -> isNamed(task.via(), qualifier)).forEach(found::add);
      }
    }
    return withoutRepeats(found);
  }

  private static boolean isNamed(TypeElement type, String name) {
    String qualified = type.getQualifiedName().toString();
    return qualified.equals(name) || qualified.endsWith("." + name);
  }

  private static List<TaskModel> withoutRepeats(List<TaskModel> tasks) {
    List<TaskModel> once = new ArrayList<>();
    for (TaskModel task : tasks) {
      if (once.stream().noneMatch(t -> t.method().equals(task.method()))) {
        once.add(task);
      }
    }
    return once;
  }

  /** Returns all tasks that can be named. */
  public List<TaskModel> all() {
    List<TaskModel> all = new ArrayList<>(own);
    used.forEach(u -> all.addAll(u.tasks()));
    return withoutRepeats(all);
  }
}
