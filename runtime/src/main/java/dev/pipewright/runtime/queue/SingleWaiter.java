package dev.pipewright.runtime.queue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A side of a queue that only one thread is on at a time.
 *
 * <p>The other side looks after each item whether somebody waits, but without the fence that would
 * show it every sleeper at once: that costs more than all the rest. A sleeper therefore says that
 * it sleeps, naps once more, by which time whatever was written before has arrived, and looks again
 * before it sleeps for good.
 *
 * <p>A thread that naps over and over, and finds next to nothing to do each time, naps for longer,
 * and does not yield before: each time costs as much of the processor as it takes from those whom
 * it waits for. As soon as one of its naps was in vain it begins with short ones again, so that
 * items which come one by one are not kept waiting.
 */
final class SingleWaiter implements WaitStrategy {

  /** Nobody waits, or only for so short that it need not be told. */
  static final int AWAKE = 0;

  /** Somebody waits, and looks again by itself. */
  static final int NAPS = 1;

  /** Somebody waits until woken. */
  static final int SLEEPS = 2;

  private static final int YIELDS = 32;
  private static final int NAPS_BEFORE_SLEEP = 4;
  private static final long LONGEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LAST_NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** How many items between two waits are next to nothing, if fewer. */
  private final int worthwhile;

  private volatile int state;
  private volatile @Nullable Thread thread;

  // Of the thread that waits.
  private long lastPosition;
  private long napNanos = NAP_NANOS;
  private boolean nappedLast;

  /** Makes a side of a queue that holds so many items. */
  SingleWaiter(int capacity) {
    this.worthwhile = capacity / 4;
  }

  /** Returns how deeply somebody waits. */
  int state() {
    return state;
  }

  @Override
  public void wakeSleeper() {
    if (state == SLEEPS) {
      wake();
    }
  }

  @Override
  public void wake() {
    if (state != AWAKE) {
      state = AWAKE;
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void wakeAll() {
    wake();
  }

  @Override
  public void awaitInterruptibly(BooleanSupplier condition, long position)
      throws InterruptedException {
    if (isFoundByYielding(condition, position)) {
      return;
    }
    napAndSleep(condition, NAPS_BEFORE_SLEEP, napNanos);
  }

  /**
   * Waits as {@link #await} does, but without looking in between: for one of so many threads that
   * they would take the processor from those whom they wait for. It naps once, for a millisecond.
   */
  void awaitPatiently(BooleanSupplier condition) {
    Uninterruptibles.await(
        () -> {
          napAndSleep(condition, 1, PATIENCE_NANOS);
          return true;
        });
  }

  private void napAndSleep(BooleanSupplier condition, int mostNaps, long firstNapNanos)
      throws InterruptedException {
    thread = Thread.currentThread();
    try {
      for (int naps = 0; !condition.getAsBoolean(); naps++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (naps < mostNaps) {
          if (naps > 0) {
            napNanos = NAP_NANOS; // the one before was in vain
          }
          state = NAPS;
          park(condition, naps == 0 ? firstNapNanos : NAP_NANOS);
        } else {
          nappedLast = false;
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
   * Looks a few times, decides how long to nap where that was in vain, and returns if it was not.
   */
  @SuppressWarnings("ThreadPriorityCheck") // a matter of speed: parking is what is relied on
  private boolean isFoundByYielding(BooleanSupplier condition, long position) {
    boolean tooOften = nappedLast && position - lastPosition < worthwhile;
    lastPosition = position;
    if (tooOften) {
      napNanos = Math.min(2 * napNanos, LONGEST_NAP_NANOS);
    } else {
      napNanos = Math.max(napNanos / 2, NAP_NANOS);
      nappedLast = false;
      for (int i = 0; i < YIELDS && !Thread.currentThread().isInterrupted(); i++) {
        if (condition.getAsBoolean()) {
          return true;
        }
        Thread.yield(); // which takes milliseconds where the processors are busy
      }
    }
    nappedLast = true;
    return false;
  }

  /**
   * Naps for the whole of the last nap, though a wake-up that was late for an earlier one comes.
   */
  private void napToTheEnd(BooleanSupplier condition) {
    long began = System.nanoTime();
    long left = LAST_NAP_NANOS;
    while (left > 0 && state == SLEEPS && !Thread.currentThread().isInterrupted()) {
      park(condition, left);
      if (condition.getAsBoolean()) {
        return;
      }
      left = LAST_NAP_NANOS - (System.nanoTime() - began);
    }
  }

  private void park(BooleanSupplier condition, long nanos) {
    if (!condition.getAsBoolean()) {
      LockSupport.parkNanos(this, nanos);
    }
  }
}
