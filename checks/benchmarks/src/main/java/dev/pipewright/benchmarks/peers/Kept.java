package dev.pipewright.benchmarks.peers;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that a contestant keeps from run to run. They are made at its first run: of a workload's
 * contestants only one is in the JVM. For one thread.
 *
 * @param <T> the type of what is kept
 */
public final class Kept<T> implements AutoCloseable {

  private final Supplier<T> making;
  private final Consumer<T> closing;
  private @Nullable T made;

  /**
   * Makes nothing yet.
   *
   * @param making makes what is kept
   * @param closing ends it
   */
  public Kept(Supplier<T> making, Consumer<T> closing) {
    this.making = making;
    this.closing = closing;
  }

  /** Returns what is kept. */
  public T get() {
    T current = made;
    if (current == null) {
      current = making.get();
      made = current;
    }
    return current;
  }

  @Override
  public void close() {
    T current = made;
    if (current != null) {
      made = null;
      closing.accept(current);
    }
  }
}
