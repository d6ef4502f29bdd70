package dev.pipewright.runtime.local;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The failures of a task's calls that do not fail the run, since an edge takes them.
 *
 * @param types the classes of the exceptions, one for each edge
 */
record Arrows(List<Class<? extends Exception>> types) {

  /** Every failure fails the run. */
  static final Arrows NONE = new Arrows(List.of());

  /** Returns which of the edges takes an exception, the most specific one; null for none. */
  @Nullable Class<? extends Exception> taking(Exception thrown) {
    Class<? extends Exception> taking = null;
    if (thrown instanceof InterruptedException || thrown instanceof CancellationException) {
      return null; // the run's own affair
    }
    for (Class<? extends Exception> type : types) {
      if (type.isInstance(thrown) && (taking == null || taking.isAssignableFrom(type))) {
        taking = type;
      }
    }
    return taking;
  }
}
