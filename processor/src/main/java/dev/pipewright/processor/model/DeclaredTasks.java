package dev.pipewright.processor.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The tasks that one generated class can run, each once, in the order of first mention: what the
 * class declares to the engine that it runs on.
 */
public final class DeclaredTasks {

  /**
   * A task. Overloads, which only stages can have side by side, are one: a setting holds for all.
   *
   * @param type the type that declares it, by its simple name if no other one has that
   * @param name its name
   * @param workers how many workers it declares
   * @param join whether it joins
   * @param leastThrottle as in {@link Plan}
   */
  public record DeclaredTask(
      String type, String name, int workers, boolean join, int leastThrottle) {

    private DeclaredTask and(DeclaredTask overload) {
      return new DeclaredTask(
          type,
          name,
          Math.min(workers, overload.workers),
          join || overload.join,
          Math.max(leastThrottle, overload.leastThrottle));
    }
  }

  private final Map<String, DeclaredTask> tasks = new LinkedHashMap<>();
  private final Map<String, Integer> tasksOfName = new HashMap<>();
  private final Map<String, Set<String>> typesOfSimpleName = new HashMap<>();

  /**
   * Collects the tasks.
   *
   * @param plans the pipelines
   * @param stageTasks the tasks that are handed out as stages
   */
  public DeclaredTasks(List<Plan> plans, List<TaskModel> stageTasks) {
    plans.forEach(plan -> plan.graph().stages().forEach(stage -> addTypeOf(stage.task())));
    stageTasks.forEach(this::addTypeOf);
    for (Plan plan : plans) {
      for (int stage = 0; stage < plan.graph().stages().size(); stage++) {
        add(plan.graph().task(stage), plan.leastThrottles().get(stage));
      }
    }
    stageTasks.forEach(task -> add(task, 1));
    tasks.values().forEach(task -> tasksOfName.merge(task.name(), 1, Integer::sum));
  }

  private void addTypeOf(TaskModel task) {
    typesOfSimpleName
        .computeIfAbsent(task.owner().getSimpleName().toString(), name -> new HashSet<>())
        .add(task.owner().getQualifiedName().toString());
  }

  private void add(TaskModel task, int leastThrottle) {
    tasks.merge(
        keyOf(task),
        new DeclaredTask(typeOf(task), task.name(), task.workers(), task.join(), leastThrottle),
        DeclaredTask::and);
  }

  private String typeOf(TaskModel task) {
    String simpleName = task.owner().getSimpleName().toString();
    return Objects.requireNonNull(typesOfSimpleName.get(simpleName)).size() == 1
        ? simpleName
        : task.owner().getQualifiedName().toString();
  }

  private static String keyOf(TaskModel task) {
    return task.owner().getQualifiedName() + "." + task.name();
  }

  /** Returns all of them. */
  public List<DeclaredTask> all() {
    return List.copyOf(tasks.values());
  }

  /** Returns the type of a task, as above, if it is not the only one of its name. */
  public Optional<String> typeIfAmbiguous(TaskModel task) {
    return Objects.requireNonNull(tasksOfName.get(task.name())) == 1
        ? Optional.empty()
        : Optional.of(typeOf(task));
  }
}
