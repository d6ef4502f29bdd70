package dev.pipewright.runtime.local;

import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.graph.Attributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings of tasks in place of what they declare, checked against the tasks of a generated class.
 * Immutable.
 */
final class Tuning {

  /** Changes nothing. */
  static final Tuning NONE = new Tuning(Map.of(), Map.of());

  // By the names under which graphs have their tasks: qualified where they would be ambiguous.
  private final Map<String, Integer> workers;
  private final Map<String, Integer> throttles;

  private Tuning(Map<String, Integer> workers, Map<String, Integer> throttles) {
    this.workers = workers;
    this.throttles = throttles;
  }

  /**
   * Checks settings.
   *
   * @param declaration the tasks that they are for
   * @param workers how many workers run which task
   * @param throttles how many outputs of which task may wait
   * @throws IllegalArgumentException if one of them does not fit the tasks
   */
  static Tuning of(
      Declaration declaration, Map<String, Integer> workers, Map<String, Integer> throttles) {
    Map<String, Integer> checkedWorkers = new HashMap<>();
    workers.forEach(
        (name, count) -> {
          Declaration.Task task = task(declaration, name);
          checkWorkers(task, count);
          checkedWorkers.put(nameInGraphs(declaration, task), count);
        });
    Map<String, Integer> checkedThrottles = new HashMap<>();
    throttles.forEach(
        (name, most) -> {
          Declaration.Task task = task(declaration, name);
          checkThrottle(declaration, task, most);
          checkedThrottles.put(nameInGraphs(declaration, task), most);
        });
    return new Tuning(checkedWorkers, checkedThrottles);
  }

  /** Returns what holds for a task in place of what it declares. */
  Attributes of(Attributes declared) {
    String name =
        declared.type().isEmpty() ? declared.task() : declared.type() + "." + declared.task();
    Attributes tuned = declared;
    Integer count = workers.get(name);
    if (count != null) {
      tuned = tuned.withWorkers(count);
    }
    Integer most = throttles.get(name);
    if (most != null) {
      tuned = tuned.withThrottle(most);
    }
    return tuned;
  }

  private static Declaration.Task task(Declaration declaration, String name) {
    List<Declaration.Task> found =
        declaration.tasks().stream()
            .filter(task -> ("." + task.qualifiedName()).endsWith("." + name))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no task "
              + name
              + " in the pipelines of "
              + declaration.contract()
              + "; "
              + nearest(declaration, name)
              + "its tasks are "
              + declaration.tasks().stream()
                  .map(task -> nameInGraphs(declaration, task))
                  .collect(Collectors.joining(", ")));
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "The name "
              + name
              + " means several tasks in the pipelines of "
              + declaration.contract()
              + "; write one of "
              + found.stream()
                  .map(Declaration.Task::qualifiedName)
                  .collect(Collectors.joining(", ")));
    }
    return found.get(0);
  }

  private static String nearest(Declaration declaration, String name) {
    List<String> names = new ArrayList<>();
    for (Declaration.Task task : declaration.tasks()) {
      names.add(task.name());
      names.add(task.qualifiedName());
    }
    return names.stream()
        .min(Comparator.comparingInt(each -> distance(each, name)))
        .map(each -> "the nearest is " + each + ", and ")
        .orElse("");
  }

  /** Returns how many letters have to be changed, added or left out (Levenshtein 1966). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[other.length()];
  }

  private static String nameInGraphs(Declaration declaration, Declaration.Task task) {
    boolean ambiguous =
        declaration.tasks().stream().filter(each -> each.name().equals(task.name())).count() > 1;
    return ambiguous ? task.qualifiedName() : task.name();
  }

  private static void checkWorkers(Declaration.Task task, int count) {
    if (count == task.workers()) {
      return;
    }
    if (task.join()) {
      throw unfit(
          "workers",
          task,
          count,
          "it joins, so that its workers are the number of its results; it keeps workers = "
              + task.workers());
    }
    if (task.workers() == 1) {
      throw unfit(
          "workers",
          task,
          count,
          "it declares one worker, on which it may rely. If several may run it, and it is no first"
              + " task, declare workers = 2 or more in "
              + task.type());
    }
  }

  private static void checkThrottle(Declaration declaration, Declaration.Task task, int most) {
    if (most < task.leastThrottle()) {
      throw unfit(
          "throttle",
          task,
          most,
          "a pipeline of "
              + declaration.contract()
              + " could deadlock: its outputs have to be "
              + (task.leastThrottle() == Attributes.UNBOUNDED
                  ? "unbounded, as declared"
                  : task.leastThrottle() + " or more"));
    }
  }

  private static IllegalArgumentException unfit(
      String setting, Declaration.Task task, int value, String why) {
    return new IllegalArgumentException(
        setting + " = " + value + " does not fit task " + task.qualifiedName() + ": " + why);
  }
}
