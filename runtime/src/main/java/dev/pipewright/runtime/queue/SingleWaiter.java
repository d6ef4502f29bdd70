package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the only thread on a side of a queue waits.
 *
 * <p>The other side looks after each item whether a thread waits, but without the fence that would
 * show it every parked thread at once: that costs more than all the rest. A thread therefore says
 * that it is parked, parks for a set time once more, by which time whatever was written before has
 * arrived, and looks again before it parks for good.
 *
 * <p>A thread whose timed parks follow each other, and that finds next to nothing to do each time,
 * parks for longer, and does not yield before: each time costs as much of the processor as it takes
 * from those whom it waits for. As soon as one of its timed parks was in vain it begins with short
 * ones again, so that items which come one by one are not kept waiting.
 */
final class SingleWaiter implements WaitStrategy {

  /** No thread waits, or only for so short that it need not be told. */
  static final int AWAKE = 0;

  /** A thread waits, and looks again by itself. */
  static final int TIMED_PARK = 1;

  /** A thread waits until woken. */
  static final int PARKED = 2;

  private static final int YIELDS = 32;
  private static final int TIMED_PARKS = 4;
  private static final long LONGEST_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LAST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** How many items between two waits are next to nothing, if fewer. */
  private final int worthwhile;

  private final Scheduler scheduler;

  private volatile int state;
  private volatile @Nullable Thread thread;

  // Of the thread that waits.
  private long lastPosition;
  private long timedParkNanos = SHORT_PARK_NANOS;
  private boolean parkedLast;

  /** Waits at a queue that holds so many items. */
  SingleWaiter(int capacity, Scheduler scheduler) {
    this.worthwhile = capacity / 4;
    this.scheduler = scheduler;
  }

  /** Returns how deeply a thread waits. */
  int state() {
    return state;
  }

  @Override
  public void wakeParked() {
    if (state == PARKED) {
      wake();
    }
  }

  @Override
  public void wake() {
    if (state != AWAKE) {
      state = AWAKE;
      scheduler.unpark(thread);
    }
  }

  @Override
  public void wakeAll() {
    wake();
  }

  @Override
  public void awaitInterruptibly(BooleanSupplier condition, long position)
      throws InterruptedException {
    if (scheduler.isConcurrent() && isFoundByYielding(condition, position)) {
      return;
    }
    parkUntil(condition, TIMED_PARKS, timedParkNanos);
  }

  /**
   * Waits as {@link #await} does, but without looking in between: for one of so many threads that
   * they would take the processor from those whom they wait for. Its one timed park is a
   * millisecond.
   */
  void awaitPatiently(BooleanSupplier condition) {
    Uninterruptibles.await(
        () -> {
          parkUntil(condition, 1, PATIENT_PARK_NANOS);
          return true;
        });
  }

  private void parkUntil(BooleanSupplier condition, int mostTimedParks, long firstParkNanos)
      throws InterruptedException {
    thread = Thread.currentThread();
    try {
      for (int parks = 0; !condition.getAsBoolean(); parks++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (parks < mostTimedParks && scheduler.isConcurrent()) {
          if (parks > 0) {
            timedParkNanos = SHORT_PARK_NANOS; // the one before was in vain
          }
          state = TIMED_PARK;
          park(condition, parks == 0 ? firstParkNanos : SHORT_PARK_NANOS);
        } else {
          parkedLast = false;
          state = PARKED;
          if (scheduler.isConcurrent()) {
            parkToTheEnd(condition);
          }
          if (state == PARKED && !condition.getAsBoolean()) {
            scheduler.park(this);
          }
        }
      }
    } finally {
      state = AWAKE;
      thread = null;
    }
  }

  /**
   * Looks a few times, decides how long to park where that was in vain, and returns if it was not.
   */
  private boolean isFoundByYielding(BooleanSupplier condition, long position) {
    boolean tooOften = parkedLast && position - lastPosition < worthwhile;
    lastPosition = position;
    if (tooOften) {
      timedParkNanos = Math.min(2 * timedParkNanos, LONGEST_PARK_NANOS);
    } else {
      timedParkNanos = Math.max(timedParkNanos / 2, SHORT_PARK_NANOS);
      parkedLast = false;
      for (int i = 0; i < YIELDS && !Thread.currentThread().isInterrupted(); i++) {
        if (condition.getAsBoolean()) {
          return true;
        }
        scheduler.giveWay();
      }
    }
    parkedLast = true;
    return false;
  }

  /**
   * Parks for the whole of the last time, though a wake-up comes that was late for an earlier one.
   */
  private void parkToTheEnd(BooleanSupplier condition) {
    long began = scheduler.nanoTime();
    long left = LAST_PARK_NANOS;
    while (left > 0 && state == PARKED && !Thread.currentThread().isInterrupted()) {
      park(condition, left);
      if (condition.getAsBoolean()) {
        return;
      }
      left = LAST_PARK_NANOS - (scheduler.nanoTime() - began);
    }
  }

  private void park(BooleanSupplier condition, long nanos) {
    if (!condition.getAsBoolean()) {
      scheduler.parkNanos(this, nanos);
    }
  }
}
