package dev.pipewright.runtime.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The tasks that the pipelines of a generated class name, and what may be set for them at run time,
 * so that settings are checked before there is a run. Immutable. For engines and generated code.
 */
public final class Declaration {

  /**
   * A task.
   *
   * @param type the name of the type that declares it
   * @param name its name
   * @param workers how many workers it declares
   * @param join whether it joins, so that its workers are the number of its results
   * @param leastThrottle the lowest throttle with which no pipeline can deadlock that could not
   *     with the declared one; {@link Integer#MAX_VALUE} if its outputs must stay unbounded
   */
  public record Task(String type, String name, int workers, boolean join, int leastThrottle) {

    /**
     * Returns the name that is never ambiguous.
     *
     * @return the names of the type and of the task, with a dot between
     */
    public String qualifiedName() {
      return type + "." + name;
    }
  }

  private final String contract;
  private final List<Task> tasks;

  private Declaration(String contract, List<Task> tasks) {
    this.contract = contract;
    this.tasks = tasks;
  }

  /**
   * Begins with no tasks.
   *
   * @param contract the simple name of the type with the pipelines
   * @return the declaration
   */
  public static Declaration of(String contract) {
    return new Declaration(contract, List.of());
  }

  /**
   * Returns this declaration with one more task.
   *
   * @param type the name of the type that declares it
   * @param name its name
   * @param workers how many workers it declares
   * @param leastThrottle the lowest throttle that may be set
   * @return the changed copy
   */
  public Declaration task(String type, String name, int workers, int leastThrottle) {
    return and(new Task(type, name, workers, false, leastThrottle));
  }

  /**
   * Returns this declaration with more tasks, each with as many workers and with any throttle.
   *
   * @param type the name of the type that declares them
   * @param workers how many workers each of them declares
   * @param names their names
   * @return the changed copy
   */
  public Declaration tasks(String type, int workers, String... names) {
    Declaration more = this;
    for (String name : names) {
      more = more.task(type, name, workers, 1);
    }
    return more;
  }

  /**
   * Returns this declaration with one more task, which joins.
   *
   * @param type the name of the type that declares it
   * @param name its name
   * @param workers how many workers it declares
   * @param leastThrottle the lowest throttle that may be set
   * @return the changed copy
   */
  public Declaration join(String type, String name, int workers, int leastThrottle) {
    return and(new Task(type, name, workers, true, leastThrottle));
  }

  private Declaration and(Task task) {
    List<Task> more = new ArrayList<>(tasks);
    more.add(task);
    return new Declaration(contract, List.copyOf(more));
  }

  /**
   * Returns the simple name of the type with the pipelines.
   *
   * @return the name
   */
  public String contract() {
    return contract;
  }

  /**
   * Returns the tasks.
   *
   * @return the tasks in the order in which they were given, unmodifiable
   */
  public List<Task> tasks() {
    return tasks;
  }
}
