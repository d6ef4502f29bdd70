package dev.pipewright.runtime.local;

import org.jspecify.annotations.Nullable;

/**
 * A thread that takes inputs in place of a worker's own: for the subscriber of a task that joins a
 * publisher, or for another process. A worker has one at most.
 */
final class InputFeeder {

  private final Worker<?, ?> worker;
  private volatile @Nullable Thread thread;

  /** What feeds a subscriber; null where there is none. */
  private volatile @Nullable FlowPump<?> pump;

  InputFeeder(Worker<?, ?> worker) {
    this.worker = worker;
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
    thread = worker.pool().execution().startHelper("feed-", worker, feed);
    if (worker.pool().isStopped()) { // a stop may have come before there was a thread
      endSubscription();
      interrupt();
    }
  }

  void interrupt() {
    Thread feeding = thread;
    if (feeding != null) {
      worker.pool().execution().scheduler().interrupt(feeding);
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
