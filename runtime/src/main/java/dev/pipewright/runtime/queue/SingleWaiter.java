package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
 *
 * <p>Where items come {@linkplain Pace slowly}, all that costs more than it can gain: the thread
 * parks at once. What was written before has no time to arrive then, so the other side looks behind
 * a fence, as long as it finds the state {@link #FENCED} or {@link #PARKED}. It is certain to find
 * that once the state has been one of the two for as long as the last timed park takes. Where the
 * fences are in vain again and again, the other side ends this, and items pass without.
 */
final class SingleWaiter implements WaitStrategy {

  /** No thread waits, or only for so short that it need not be told. */
  static final int AWAKE = 0;

  /** A thread waits, and looks again by itself. */
  static final int TIMED_PARK = 1;

  /** No thread waits, and whoever looks whether one is parked does so behind a fence. */
  static final int FENCED = 2;

  /** A thread waits until woken. */
  static final int PARKED = 3;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(SingleWaiter.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** So often the other side looks behind a fence for nothing before it does without. */
  private static final int MOST_FENCED_IN_VAIN = 64;

  private static final int YIELDS = 32;
  private static final int TIMED_PARKS = 4;
  private static final long LONGEST_PARK_FOR_ITEMS_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_PARK_FOR_ROOM_NANOS = TimeUnit.MILLISECONDS.toNanos(8);
  private static final long LAST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** How many items between two waits are next to nothing, if fewer. */
  private final int worthwhile;

  private final long longestParkNanos;

  private final Scheduler scheduler;

  private volatile int state;

  /** Starts the thread; null if that has been done, or is not to be done here. */
  private volatile @Nullable ConsumerStarter starter;

  /** How often in a row the other side has looked behind a fence for nothing; a guess. */
  private int fencedInVain;

  private volatile @Nullable Thread thread;

  // Of the thread that waits.
  private long lastPosition;
  private long timedParkNanos = SHORT_PARK_NANOS;
  private boolean parkedLast;
  private final Pace pace = new Pace();

  /** Whether the other side is certain to look behind a fence. */
  private boolean fenced;

  private SingleWaiter(int capacity, long longestParkNanos, Scheduler scheduler) {
    this.worthwhile = capacity / 4;
    this.longestParkNanos = longestParkNanos;
    this.scheduler = scheduler;
  }

  /** Waits for items, at a queue that holds so many: none is left there for long. */
  static SingleWaiter forItems(int capacity, Scheduler scheduler) {
    return new SingleWaiter(capacity, LONGEST_PARK_FOR_ITEMS_NANOS, scheduler);
  }

  /**
   * Waits for room, at a queue that holds so many items: nobody is kept waiting as long as it is
   * not empty, and whoever finds it so ends the park.
   */
  static SingleWaiter forRoom(int capacity, Scheduler scheduler) {
    return new SingleWaiter(capacity, LONGEST_PARK_FOR_ROOM_NANOS, scheduler);
  }

  /** Returns how deeply a thread waits. */
  int state() {
    return state;
  }

  @Override
  public void wakeParked() {
    if (state >= FENCED) {
      wakeFenced();
    }
  }

  private void wakeFenced() {
    VarHandle.fullFence(); // a thread that is about to park finds what was written, or is found
    if (state == PARKED) {
      fencedInVain = 0;
      wake();
    } else if (++fencedInVain > MOST_FENCED_IN_VAIN) {
      fencedInVain = 0;
      STATE.compareAndSet(this, FENCED, AWAKE);
    }
  }

  @Override
  public void wake() {
    int seen = state;
    boolean waits = seen == TIMED_PARK || seen == PARKED;
    if (waits && STATE.compareAndSet(this, seen, seen == PARKED ? FENCED : AWAKE)) {
      ConsumerStarter start = starter; // behind the state: a thread that parks now was started
      if (start == null) {
        scheduler.unpark(thread);
      } else {
        starter = null;
        start.startConsumer();
      }
    }
  }

  /** Has the thread started where it would be woken: until then it is as good as parked. */
  void startOnDemand(ConsumerStarter starter) {
    this.starter = starter;
    state = PARKED;
  }

  @Override
  public void wakeAll() {
    wake();
  }

  @Override
  public void awaitInterruptibly(BooleanSupplier condition, long position)
      throws InterruptedException {
    if (!scheduler.isConcurrent() || pace.isSlow(position, scheduler)) {
      parkUntil(condition, 0, 0);
      return;
    }
    endFences();
    if (!isFoundByYielding(condition, position)) {
      // The first item may be the only one, and is worth a wake-up.
      parkUntil(condition, position == 0 ? 0 : TIMED_PARKS, timedParkNanos);
    }
  }

  private void endFences() {
    if (fenced) {
      fenced = false;
      state = AWAKE;
    }
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
          if (!fenced || !STATE.compareAndSet(this, FENCED, PARKED)) {
            state = PARKED;
            fenced = scheduler.isConcurrent() && parkToTheEnd(condition);
          }
          VarHandle.fullFence(); // it finds what was written, or is found to be parked
          if (state == PARKED && !condition.getAsBoolean()) {
            scheduler.park(this);
          }
        }
      }
    } finally {
      fenced = fenced && mostTimedParks == 0;
      if (fenced) {
        STATE.compareAndSet(this, PARKED, FENCED);
        fenced = state == FENCED; // or the other side has ended it
      } else {
        state = AWAKE;
      }
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
      timedParkNanos = Math.min(2 * timedParkNanos, longestParkNanos);
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
   * Returns whether all of it has passed, so that the other side has seen the state.
   */
  private boolean parkToTheEnd(BooleanSupplier condition) {
    long began = scheduler.nanoTime();
    long left = LAST_PARK_NANOS;
    while (left > 0 && state == PARKED && !Thread.currentThread().isInterrupted()) {
      park(condition, left);
      if (condition.getAsBoolean()) {
        return false;
      }
      left = LAST_PARK_NANOS - (scheduler.nanoTime() - began);
    }
    return left <= 0 && state != AWAKE;
  }

  private void park(BooleanSupplier condition, long nanos) {
    if (!condition.getAsBoolean()) {
      scheduler.parkNanos(this, nanos);
    }
  }
}
