package dev.pipewright.runtime.local;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows in the log where a worker is, by the stack of its thread. */
final class Whereabouts extends Throwable {

  @Serial private static final long serialVersionUID = 1;

  /** Of more workers no more is to be learnt. */
  private static final int MOST = 10;

  private Whereabouts(Worker<?, ?> worker) {
    super("where " + worker.name() + " is");
    setStackTrace(worker.stackTrace());
  }

  static @Nullable Whereabouts of(List<Worker<?, ?>> workers) {
    Whereabouts first = null;
    for (Worker<?, ?> worker : workers.subList(0, Math.min(MOST, workers.size()))) {
      Whereabouts next = new Whereabouts(worker);
      if (first == null) {
        first = next;
      } else {
        first.addSuppressed(next);
      }
    }
    return first;
  }
}
