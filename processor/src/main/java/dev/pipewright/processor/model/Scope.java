package dev.pipewright.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * What the expression of one pipeline can name: the tasks of its own type first, then those of the
 * further types that it uses, then its own type's pipelines, and then theirs.
 *
 * @param own what its own type and the supertypes declare
 * @param used the further types, with what they declare
 */
public record Scope(List<Named> own, List<Used> used) {

  /**
   * A further type.
   *
   * @param type the type
   * @param declared what it declares, inherited ones included
   */
  public record Used(TypeElement type, List<Named> declared) {}

  /**
   * Returns what a name may mean: one task or pipeline, unless it is wrong or ambiguous. A type
   * before the dot is the one that declares it, or else one that inherits it.
   */
  public List<Named> resolve(Reference reference) {
    List<Named> found = new ArrayList<>();
    Predicate<Named> named = candidate -> candidate.name().equals(reference.name());
    if (reference.qualifier().isEmpty()) {
      own.stream().filter(named).forEach(found::add);
      if (found.stream().noneMatch(TaskModel.class::isInstance)) {
        List<Named> further =
            used.stream().flatMap(u -> u.declared().stream()).filter(named).toList();
        if (found.isEmpty() || further.stream().anyMatch(TaskModel.class::isInstance)) {
          found.addAll(further);
        }
      }
    } else {
      String qualifier = reference.qualifier().get();
      List<Named> all = all().stream().filter(named).toList();
      all.stream().filter(c -> isNamed(c.owner(), qualifier)).forEach(found::add);
      if (found.isEmpty()) {
        all.stream().filter(c -> isNamed(c.via(), qualifier)).forEach(found::add);
      }
    }
    return tasksBeforePipelines(withoutRepeats(found));
  }

  /**
   * A pipeline may have the name of a task, most often its only one: the name means the task, even
   * if that is a further type's.
   */
  private static List<Named> tasksBeforePipelines(List<Named> found) {
    List<Named> tasks = found.stream().filter(TaskModel.class::isInstance).toList();
    return tasks.isEmpty() ? found : tasks;
  }

  private static boolean isNamed(TypeElement type, String name) {
    String qualified = type.getQualifiedName().toString();
    return qualified.equals(name) || qualified.endsWith("." + name);
  }

  private static List<Named> withoutRepeats(List<Named> candidates) {
    Map<ExecutableElement, Named> once = new LinkedHashMap<>();
    candidates.forEach(candidate -> once.putIfAbsent(candidate.method(), candidate));
    return List.copyOf(once.values());
  }

  /** Returns all that can be named. */
  public List<Named> all() {
    List<Named> all = new ArrayList<>(own);
    used.forEach(u -> all.addAll(u.declared()));
    return withoutRepeats(all);
  }
}
