package dev.pipewright.runtime.local;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a run that were stopped and do not end: after a second their sources are closed,
 * after ten a warning names them and shows where they are. They are looked after by threads of the
 * engine, since nobody may wait for them, or whoever does may be held up.
 */
final class Stragglers {

  private static final long LOOK_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long CLOSE_SOURCES_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long WARN_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Of more workers no more is to be learnt. */
  private static final int MOST_SHOWN = 10;

  private final Execution run;
  private final AtomicBoolean watching = new AtomicBoolean();
  private final AtomicBoolean warned = new AtomicBoolean();
  private final AtomicBoolean abandoned = new AtomicBoolean();
  private volatile Scheduler.@Nullable Pending firstLook;

  Stragglers(Execution run) {
    this.run = run;
  }

  /** Has the workers of stopped pools looked after that are still there after a second. */
  void watch() {
    if (watching.compareAndSet(false, true)) {
      try {
        firstLook = run.scheduler().after(CLOSE_SOURCES_NANOS, this::look);
      } catch (Throwable e) { // there is no memory, or the system has no thread left to give
        watching.set(false);
      }
    }
  }

  /** Lets go of the run, whose workers have ended. */
  void stopWatching() {
    Scheduler.Pending pending = firstLook;
    if (pending != null) {
      pending.cancel();
    }
  }

  private void look() {
    boolean lookedAfter = false;
    try {
      if (anyIsAlive()) {
        run.startRescue("close-", this::lookAfterWhileTheyLive);
        lookedAfter = true;
      }
    } finally {
      if (!lookedAfter) { // also if the system has no thread left to give
        watchAgainIfNeeded();
      }
    }
  }

  private void lookAfterWhileTheyLive() {
    while (anyIsAlive()) {
      lookAfter();
      run.scheduler().parkNanos(this, LOOK_AFTER_NANOS);
    }
    watchAgainIfNeeded();
  }

  /** Another pool may have been stopped while nobody was found alive. */
  private void watchAgainIfNeeded() {
    watching.set(false);
    if (anyIsAlive()) {
      watch();
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
  private void lookAfter() {
    List<WorkerPool<?, ?>> pools = run.pools();
    for (WorkerPool<?, ?> pool : pools) {
      if (pool.isStoppedFor(CLOSE_SOURCES_NANOS)) {
        pool.workers().stream()
            .filter(Worker::isAlive)
            .forEach(worker -> worker.sources().closeFromOutside());
      }
    }
    if (pools.stream().anyMatch(pool -> pool.isStoppedFor(WARN_NANOS))
        && warned.compareAndSet(false, true)) {
      List<Worker<?, ?>> left = left().toList();
      run.log().stubborn(left.stream().map(Worker::name).toList(), whereabouts(left));
    }
  }

  /** Returns whether all that are left have called {@code System.exit}. */
  boolean areAllExiting() {
    List<StackTraceElement[]> left = stacks().toList();
    return !left.isEmpty() && left.stream().allMatch(JvmShutdown::isWaitedForBy);
  }

  /** Returns whether one of those that are left has called {@code System.exit}. */
  boolean isAnyExiting() {
    return stacks().anyMatch(JvmShutdown::isWaitedForBy);
  }

  /** Returns where the threads are that have not ended, those that help workers included. */
  private Stream<StackTraceElement[]> stacks() {
    return Stream.concat(
        left().filter(Worker::isRunning).map(Worker::stackTrace),
        run.threads().helpers().stream().map(Thread::getStackTrace));
  }

  /** Warns, once, that whoever waited for them does so no more. */
  void warnOfAbandoned() {
    if (abandoned.compareAndSet(false, true)) {
      List<Worker<?, ?>> left = left().toList();
      Stream<String> workers = left.stream().filter(Worker::isRunning).map(Worker::name);
      Stream<String> helpers = run.threads().helpers().stream().map(Thread::getName);
      run.log().abandoned(Stream.concat(workers, helpers).toList(), whereabouts(left));
    }
  }

  /** Returns where workers are, the first with the others suppressed in it; null for none. */
  private static @Nullable Whereabouts whereabouts(List<Worker<?, ?>> workers) {
    Whereabouts first = null;
    for (Worker<?, ?> worker : workers.subList(0, Math.min(MOST_SHOWN, workers.size()))) {
      Whereabouts next = new Whereabouts(worker.name(), worker.stackTrace());
      if (first == null) {
        first = next;
      } else {
        first.addSuppressed(next);
      }
    }
    return first;
  }
}
