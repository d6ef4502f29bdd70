package dev.pipewright.runtime.local;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One side of a queue that only one thread is on, when it has to wait. It
 *
 * <ol>
 *   <li>yields a few times, for the other side may be about to go on;
 *   <li><em>naps</em>: parks for some microseconds, and is not woken before that is worth it;
 *   <li><em>sleeps</em> until it is woken.
 * </ol>
 *
 * <p>The other side looks after each item whether somebody waits, but without the fence that would
 * show it every sleeper at once: that costs more than all the rest. A sleeper therefore says that
 * it sleeps, naps once more, by which time whatever was written before has arrived, and looks again
 * before it sleeps for good.
 */
final class WaitingThread {

  /** Nobody waits, or only for so short that it need not be told. */
  static final int AWAKE = 0;

  /** Somebody waits, and looks again by itself. */
  static final int NAPS = 1;

  /** Somebody waits until woken. */
  static final int SLEEPS = 2;

  private static final int YIELDS = 32;
  private static final int MAX_NAPS = 4;
  private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
  private static final long LONG_NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private volatile int state;
  private volatile @Nullable Thread thread;

  /** Returns whether, and how deeply, somebody waits. */
  int state() {
    return state;
  }

  /** Wakes whoever waits. */
  void wake() {
    if (state != AWAKE) {
      state = AWAKE;
      LockSupport.unpark(thread);
    }
  }

  /** Waits for a condition, whose change is followed by {@link #wake}. Ignores interruption. */
  void await(BooleanSupplier condition) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          awaitInterruptibly(condition);
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits for a condition, whose change is followed by {@link #wake}.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  @SuppressWarnings("ThreadPriorityCheck") // a matter of speed: parking is what is relied on
  void awaitInterruptibly(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < YIELDS; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Thread.yield();
    }
    thread = Thread.currentThread();
    try {
      for (int naps = 0; !condition.getAsBoolean(); naps++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (naps < MAX_NAPS) {
          state = NAPS;
          park(condition, NAP_NANOS);
        } else {
          state = SLEEPS;
          napToTheEnd(condition);
          if (state == SLEEPS && !condition.getAsBoolean()) {
            LockSupport.park(this);
          }
        }
      }
    } finally {
      state = AWAKE;
      thread = null;
    }
  }

  /**
   * Naps for the whole of the long nap, though a wake-up that was late for an earlier one comes.
   */
  private void napToTheEnd(BooleanSupplier condition) {
    long began = System.nanoTime();
    long left = LONG_NAP_NANOS;
    while (left > 0 && state == SLEEPS && !Thread.currentThread().isInterrupted()) {
      park(condition, left);
      if (condition.getAsBoolean()) {
        return;
      }
      left = LONG_NAP_NANOS - (System.nanoTime() - began);
    }
  }

  private void park(BooleanSupplier condition, long nanos) {
    if (!condition.getAsBoolean()) {
      LockSupport.parkNanos(this, nanos);
    }
  }
}
