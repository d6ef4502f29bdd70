package dev.pipewright.runtime;

import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.local.LocalEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What carries pipelines out. A generated class runs on {@link #local()} unless it is told
 * otherwise: {@code new PipewrightChess(site, http).on(engine)} is a copy of the same class, with
 * the same bound values, on another engine.
 *
 * <p>Programs pass engines around and do not extend this class: what an engine has to do stands in
 * types of {@link dev.pipewright.runtime.engine}, for the engines of Pipewright and for generated
 * code.
 */
public abstract class Engine {

  /** Makes an engine; for Pipewright's own. */
  protected Engine() {}

  /**
   * Returns the engine that runs pipelines in this JVM: each worker is a thread, or a process that
   * a thread stands for. It changes nothing of what the tasks declare.
   *
   * @return the engine, without settings
   */
  public static Local local() {
    return Local.PLAIN;
  }

  /**
   * Returns what runs the graphs of a generated class. Called by its method {@code on}.
   *
   * @param declaration the tasks of the class
   * @return runs its graphs
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public abstract GraphRunner runner(Declaration declaration);

  /**
   * The engine that runs pipelines in this JVM, with settings for some of their tasks. Immutable:
   * each method returns a changed copy. So settings from a file, or from the environment, reach a
   * pipeline without compiling it.
   *
   * <p>Settings are checked against the tasks of a generated class when its method {@code on} is
   * called. A task is named by its own name, or as {@code Type.name} where tasks of several types
   * have that name; a setting holds wherever the task stands. Later settings of a task replace
   * earlier ones.
   */
  public static final class Local extends Engine {

    /** What {@code Task.UNBOUNDED} is, which the runtime does not know. */
    private static final int UNBOUNDED = -1;

    private static final Local PLAIN = new Local(Map.of(), Map.of());

    private final Map<String, Integer> workers;
    private final Map<String, Integer> throttles;

    private Local(Map<String, Integer> workers, Map<String, Integer> throttles) {
      this.workers = workers;
      this.throttles = throttles;
    }

    /**
     * Sets how many workers run a task; for an asynchronous one, how many of its calls may be in
     * flight.
     *
     * @param task the name of the task, which declares several workers and is no join
     * @param count at least 1
     * @return a changed copy
     * @throws IllegalArgumentException if {@code count} is less than 1
     */
    public Local workers(String task, int count) {
      check(count, "workers", task, count, "1 or more");
      return new Local(with(workers, task, count), throttles);
    }

    /**
     * Sets how many outputs of a task may wait on each edge downstream of it.
     *
     * @param task the name of the task
     * @param outputs at least 1; {@code Task.UNBOUNDED} for no bound
     * @return a changed copy
     * @throws IllegalArgumentException if {@code outputs} is neither
     */
    public Local throttle(String task, int outputs) {
      int most = outputs == UNBOUNDED ? Attributes.UNBOUNDED : outputs;
      check(most, "throttle", task, outputs, "1 or more, or Task.UNBOUNDED");
      return new Local(workers, with(throttles, task, most));
    }

    private static void check(int value, String method, String task, int given, String range) {
      Objects.requireNonNull(task, "task");
      if (value < 1) {
        throw new IllegalArgumentException(
            method + "(\"" + task + "\", " + given + "): it has to be " + range);
      }
    }

    private static Map<String, Integer> with(
        Map<String, Integer> settings, String task, int value) {
      Map<String, Integer> changed = new LinkedHashMap<>(settings);
      changed.remove(task); // it comes last, also behind another name of the same task
      changed.put(task, value);
      return changed;
    }

    @Override
    public GraphRunner runner(Declaration declaration) {
      return LocalEngine.tuned(declaration, workers, throttles);
    }

    /** Returns how the engine was made, for people. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("Engine.local()");
      workers.forEach((task, count) -> text.append(call("workers", task, count.toString())));
      throttles.forEach(
          (task, most) ->
              text.append(
                  call(
                      "throttle",
                      task,
                      most == Attributes.UNBOUNDED ? "Task.UNBOUNDED" : most.toString())));
      return text.toString();
    }

    private static String call(String method, String task, String value) {
      return "." + method + "(\"" + task + "\", " + value + ")";
    }
  }
}
