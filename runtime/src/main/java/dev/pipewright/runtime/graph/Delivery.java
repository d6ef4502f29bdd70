package dev.pipewright.runtime.graph;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the results of an asynchronous task, once they are there.
 *
 * @param <S> the type of the results
 * @param <O> the type of the outputs; {@code Void} for a sink
 */
public abstract class Delivery<S, O> {

  /** Makes a delivery; it holds nothing. */
  protected Delivery() {}

  /**
   * Hands on a result.
   *
   * @param result what the task's future was completed with
   * @param out takes the outputs
   * @throws Throwable what reading the result throws; it fails the run
   */
  public abstract void deliver(S result, Output<O> out) throws Throwable;

  /**
   * Returns what has to be closed of a result that nobody will read any more.
   *
   * @param result what the task's future was completed with
   * @return the result, if it is a source that can be closed; null otherwise
   */
  public @Nullable AutoCloseable toClose(S result) {
    return result instanceof AutoCloseable source ? source : null;
  }

  /**
   * Returns the delivery of a task whose result is its output.
   *
   * @param <S> the type of the results
   * @return hands on each result
   */
  public static <S> Delivery<S, S> one() {
    return new Delivery<>() {
      @Override
      public void deliver(S result, Output<S> out) {
        out.put(result);
      }

      @Override
      public @Nullable AutoCloseable toClose(S result) {
        return null; // an item, which is not ours to close
      }
    };
  }
}
