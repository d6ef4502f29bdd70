package dev.pipewright.runtime.local;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sees to it that what virtual threads were started for begins, though the program may hold all of
 * their carriers: virtual threads that compute or spin, and never wait, do so.
 *
 * <p>If none of those threads that wait for a carrier has got one for a while, some of them are
 * given up, and platform threads do what they were to do. On a machine that is merely busy threads
 * begin one after the other, and nothing is given up.
 */
final class CarrierWatch {

  /** How long no thread may have begun before the carriers are taken to be held. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final Queue<Waiting> ALL = new ConcurrentLinkedQueue<>();
  private static final AtomicBoolean WATCHING = new AtomicBoolean();
  private static final LongAdder BEGUN = new LongAdder();

  /** How many had begun at the last look, if any waited then; of the timer's thread. */
  private static long begunBefore = -1;

  private CarrierWatch() {}

  /** What waits for carriers. Called by the engine's timer. */
  interface Waiting {

    /** Returns whether nothing of it waits any more. */
    boolean hasBegun();

    /** Has a part of what waits, or all of it, done by platform threads. */
    void beginElsewhere();
  }

  /** Watches something whose virtual threads have just been started. */
  static void add(Waiting waiting) {
    ALL.add(waiting);
    if (!WATCHING.get() && WATCHING.compareAndSet(false, true)) {
      lookLater();
    }
  }

  private static void lookLater() {
    boolean scheduled = false;
    try {
      Scheduler.system().after(PATIENCE_NANOS, CarrierWatch::look);
      scheduled = true;
    } catch (OutOfMemoryError e) {
      return; // the system has no thread left to give: whoever comes next tries again
    } finally {
      WATCHING.set(scheduled);
    }
  }

  /** Notes that a thread has begun that may have had to wait for a carrier. */
  static void begun() {
    BEGUN.increment();
  }

  private static void look() {
    try {
      ALL.removeIf(Waiting::hasBegun);
      long begun = BEGUN.sum();
      if (begun == begunBefore) {
        ALL.forEach(Waiting::beginElsewhere);
      }
      begunBefore = ALL.isEmpty() ? -1 : begun;
    } finally { // the system may have no thread left to give
      lookAgain();
    }
  }

  private static void lookAgain() {
    if (ALL.isEmpty()) {
      WATCHING.set(false);
      if (ALL.isEmpty() || !WATCHING.compareAndSet(false, true)) {
        return; // what comes now has begun a watch of its own
      }
    }
    lookLater();
  }
}
