package dev.pipewright.runtime.graph;

/**
 * The calls that one worker makes of a task that declares a time-out, or to be tried again. Engines
 * subclass it.
 *
 * @param <R> the type of what a call returns
 */
public abstract class Attempts<R> {

  /** Makes attempts; for engines. */
  protected Attempts() {}

  /**
   * A call of the task with the inputs in hand.
   *
   * @param <R> the type of what it returns
   */
  @FunctionalInterface
  public interface Call<R> {

    /**
     * Calls the task.
     *
     * @return what it returns
     * @throws Throwable what it throws
     */
    R call() throws Throwable;
  }

  /**
   * Calls the task, again where it failed and its declaration says so, after a pause.
   *
   * @return what the attempt returned that succeeded
   * @throws java.util.concurrent.TimeoutException if the last attempt took too long
   * @throws java.util.concurrent.CancellationException if the worker was stopped during a pause
   * @throws Throwable what the last attempt threw
   */
  public abstract R result() throws Throwable;
}
