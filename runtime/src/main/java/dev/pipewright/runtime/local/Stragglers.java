package dev.pipewright.runtime.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The workers of a run that were stopped and do not end: after a second their sources are closed,
 * after ten a warning names them.
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
    return run.pools().stream()
        .filter(WorkerPool::isStopped)
        .flatMap(pool -> pool.workers().stream())
        .anyMatch(Worker::isAlive);
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
      LOGGER.log(
          System.Logger.Level.WARNING,
          "A run of pipeline {0} waits for workers that were stopped ten seconds ago and ignore"
              + " interruption: {1}",
          run.pipeline(),
          pools.stream()
              .filter(WorkerPool::isStopped)
              .flatMap(pool -> pool.workers().stream())
              .filter(Worker::isAlive)
              .map(Worker::name)
              .collect(Collectors.joining(", ")));
    }
  }
}
