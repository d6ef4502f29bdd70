package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How the threads on one side of a queue wait: consumers for items, producers for room.
 *
 * <p>A thread that waits yields the processor a few times, for the other side may be about to go
 * on; then it parks for a short time and looks again (a <em>timed park</em>); and only then is it
 * <em>parked</em> until woken. The other side looks after each item whether a thread is parked. It
 * does not wake threads from timed parks, which would cost more than it is worth, until it is about
 * to wait itself and no other thread is left to go on.
 *
 * <p>Where items come {@linkplain Pace slowly}, a thread is parked at once; and where threads do
 * not run at the same time, since looking again is in vain.
 */
sealed interface WaitStrategy permits SingleWaiter, MultiWaiter {

  /** How many threads may look again and again while they wait, on a side where there are many. */
  int MAX_SPINNERS = Runtime.getRuntime().availableProcessors();

  /** How long a short timed park is. */
  long SHORT_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

  /** How long the timed park is of those who are too many to look again and again. */
  long PATIENT_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * Makes the strategy of consumers, who wait for items.
   *
   * @param consumers how many threads they are
   * @param capacity how many items the queue holds
   * @param scheduler has the threads wait
   */
  static WaitStrategy forItems(int consumers, int capacity, Scheduler scheduler) {
    return consumers == 1
        ? SingleWaiter.forItems(capacity, scheduler)
        : new MultiWaiter(false, scheduler);
  }

  /**
   * Makes the strategy of producers, who wait for room. They can be left parked for a moment, until
   * there is room for many items.
   *
   * @param producers how many threads they are
   * @param capacity how many items the queue holds
   * @param scheduler has the threads wait
   */
  static WaitStrategy forRoom(int producers, int capacity, Scheduler scheduler) {
    return producers == 1
        ? SingleWaiter.forRoom(capacity, scheduler)
        : new MultiWaiter(true, scheduler);
  }

  /**
   * Wakes a thread that is parked, if there is one. What it waits for has to be seen by all before:
   * where several threads are on this side, a volatile write comes last, or a fence.
   */
  void wakeParked();

  /** Wakes a thread that is parked, for a set time or not. */
  void wake();

  /** Wakes all. */
  void wakeAll();

  /**
   * Waits for a condition, whose change is followed by {@link #wake} or {@link #wakeAll}. Ignores
   * interruption.
   *
   * @param condition what is waited for
   * @param position how many items have passed this side, as far as its own thread knows
   */
  default void await(BooleanSupplier condition, long position) {
    Uninterruptibles.await(
        () -> {
          awaitInterruptibly(condition, position);
          return true;
        });
  }

  /**
   * Waits for a condition, whose change is followed by {@link #wake} or {@link #wakeAll}.
   *
   * @param condition what is waited for
   * @param position how many items have passed this side, as far as its own thread knows
   * @throws InterruptedException if the thread is interrupted
   */
  void awaitInterruptibly(BooleanSupplier condition, long position) throws InterruptedException;
}
