package dev.pipewright.runtime;

/**
 * Takes the outputs of a task that branches by pushing them, one by one, while it runs: what other
 * languages call {@code yield}.
 *
 * <p>An emitter belongs to one call of the task. It may be used only by the thread that made the
 * call, and only until the task returns.
 *
 * @param <T> the type of the outputs
 */
@FunctionalInterface
public interface Emitter<T> {

  /**
   * Hands on an output and waits while too many of them wait already. Does not respond to
   * interruption.
   *
   * @param item the output
   * @throws NullPointerException if {@code item} is null
   * @throws IllegalStateException if another thread than the task's calls it, or the task has
   *     returned
   * @throws java.util.concurrent.CancellationException if the run was closed, or nobody takes the
   *     outputs any more; the task should let it pass, so that its {@code finally} blocks run
   */
  void emit(T item);
}
