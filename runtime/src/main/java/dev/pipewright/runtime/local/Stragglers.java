package dev.pipewright.runtime.local;

import java.io.Serial;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a run that were stopped and do not end: after a second their sources are closed,
 * after ten a warning names them and shows where they are.
 */
final class Stragglers {

  /** How long whoever waits for workers leaves them alone in between. */
  static final long LOOK_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final System.Logger LOGGER = System.getLogger("dev.pipewright.runtime");

  private static final long CLOSE_SOURCES_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long WARN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final LifeCycle run;
  private final AtomicBoolean warned = new AtomicBoolean();

  Stragglers(LifeCycle run) {
    this.run = run;
  }

  /**
   * Has the workers looked after that were stopped while the run goes on, since nobody may wait for
   * them yet: after a second, and only if there are any left then.
   */
  void lookAfterSoon() {
    CompletableFuture.delayedExecutor(CLOSE_SOURCES_NANOS, TimeUnit.NANOSECONDS)
        .execute(
            () -> {
              if (anyIsAlive()) {
                run.background("close-", this::lookAfterWhileTheyLive).start();
              }
            });
  }

  private void lookAfterWhileTheyLive() {
    while (anyIsAlive()) {
      lookAfter();
      LockSupport.parkNanos(LOOK_AFTER_NANOS);
    }
  }

  private boolean anyIsAlive() {
    return left().findAny().isPresent();
  }

  /** Returns the workers that were stopped and have not ended. */
  private Stream<Worker<?, ?>> left() {
    return run.pools().stream()
        .filter(WorkerPool::isStopped)
        .<Worker<?, ?>>flatMap(pool -> pool.workers().stream())
        .filter(Worker::isAlive);
  }

  /** Does what there is to do for them by now. */
  void lookAfter() {
    List<WorkerPool<?, ?>> pools = run.pools();
    for (WorkerPool<?, ?> pool : pools) {
      if (pool.isStoppedFor(CLOSE_SOURCES_NANOS)) {
        pool.workers().stream().filter(Worker::isAlive).forEach(Worker::closeSourceFromOutside);
      }
    }
    if (pools.stream().anyMatch(pool -> pool.isStoppedFor(WARN_NANOS))
        && warned.compareAndSet(false, true)) {
      List<Worker<?, ?>> left = left().toList();
      LOGGER.log(
          System.Logger.Level.WARNING,
          "A run of pipeline "
              + run.pipeline()
              + " waits for workers that were stopped ten seconds ago and ignore interruption: "
              + left.stream().map(Worker::name).collect(Collectors.joining(", ")),
          Whereabouts.of(left));
    }
  }

  /** Shows in the log where a worker is, by the stack of its thread. */
  private static final class Whereabouts extends Throwable {

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
}
