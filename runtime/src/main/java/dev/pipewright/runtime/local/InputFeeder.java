package dev.pipewright.runtime.local;

import dev.pipewright.runtime.scheduling.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A thread that takes inputs in place of a worker's own: for the subscriber of a task that joins a
 * publisher, or for another process. A worker has one at most.
 */
final class InputFeeder {

  private final HelpedWorker worker;
  private final Scheduler scheduler;
  private volatile @Nullable Thread thread;

  /** What feeds a subscriber; null where there is none. */
  private volatile @Nullable FlowPump<?> pump;

  InputFeeder(HelpedWorker worker, Scheduler scheduler) {
    this.worker = worker;
    this.scheduler = scheduler;
  }

  /** Returns whether it was started. */
  boolean isStarted() {
    return thread != null;
  }

  boolean isAlive() {
    Thread feeding = thread;
    return feeding != null && feeding.isAlive();
  }

  /** Starts to feed a subscriber. */
  void start(FlowPump<?> feed) {
    pump = feed;
    start((Runnable) feed);
  }

  /** Starts to take inputs. */
  void start(Runnable feed) {
    thread = worker.startHelper("feed-", feed);
    if (worker.isStopped()) { // a stop may have come before there was a thread
      endSubscription();
      interrupt();
    }
  }

  void interrupt() {
    Thread feeding = thread;
    if (feeding != null) {
      scheduler.interrupt(feeding);
    }
  }

  /** Tells whoever is subscribed to the input that nothing more comes of it. */
  void endSubscription() {
    FlowPump<?> feeding = pump;
    if (feeding != null) {
      feeding.end();
    }
  }
}
