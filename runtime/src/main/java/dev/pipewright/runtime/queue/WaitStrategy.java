package dev.pipewright.runtime.queue;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One side of a queue, when the workers on it have to wait: those who take wait for items, those
 * who put wait for room.
 *
 * <p>Whoever waits yields the processor a few times, for the other side may be about to go on; then
 * <em>naps</em>, which is to park for a short time and look again; and only then <em>sleeps</em>
 * until woken. The other side looks after each item whether somebody sleeps. Those who nap it
 * leaves alone, for waking them would cost more than it is worth, until it is about to wait itself
 * and there is nobody else to go on.
 */
sealed interface WaitStrategy permits SingleWaiter, MultiWaiter {

  /** How many threads may look again and again while they wait. */
  int LIGHT = Runtime.getRuntime().availableProcessors();

  /** How long a short nap is. */
  long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

  /** How long those nap who are too many to look again and again. */
  long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * Makes a side.
   *
   * @param threads how many threads are on it
   * @param capacity how many items the queue holds
   * @param patient whether those who sleep can be left alone for a moment, until there is something
   *     to do for many of them
   */
  static WaitStrategy of(int threads, int capacity, boolean patient) {
    return threads == 1 ? new SingleWaiter(capacity) : new MultiWaiter(patient);
  }

  /**
   * Wakes one who sleeps, if there is one. What it waits for has to be seen by all before: where
   * several threads are on this side, a volatile write comes last, or a fence.
   */
  void wakeSleeper();

  /** Wakes one who sleeps, or naps. */
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
