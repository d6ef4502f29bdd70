package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;

/**
 * Chooses the kind of a queue by what is known when it is made: how many producers and consumers it
 * has, how many items it may hold, and whether they leave in the order of inputs. A zip counts as
 * one consumer, since its workers take turns.
 */
public final class Queues {

  /** The capacity of a queue that holds any number of items. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** The largest capacity for which a ring is made: that takes its memory full or not. */
  private static final int MAX_RING = 1 << 14;

  private final Scheduler scheduler;

  /**
   * Makes queues.
   *
   * @param scheduler has those wait who put and take
   */
  public Queues(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Makes a queue whose items leave in the order in which they come, those of one producer in the
   * order in which it puts them.
   *
   * @param <T> the type of the items
   * @param capacity the most items it holds, at least 1; {@link #UNBOUNDED} for any number
   * @param producers how many put, at least 1
   * @param consumers how many take at a time, at least 1
   * @return the queue, empty
   */
  public <T> EdgeQueue<T> unordered(int capacity, int producers, int consumers) {
    if (capacity > MAX_RING) {
      return new LockedQueue<>(capacity, producers, scheduler);
    }
    return producers == 1 && consumers == 1
        ? new SpscQueue<>(capacity, scheduler)
        : new MpmcQueue<>(capacity, producers, consumers, scheduler);
  }

  /**
   * Makes a queue whose items leave in the order of the {@linkplain Producer#inputNumber inputs}
   * that they come from. With one producer that is the order in which they come, and the queue is
   * not {@linkplain ItemSink#isOrdered told} of inputs.
   *
   * @param <T> the type of the items
   * @param capacity the most items it holds, at least 1; {@link #UNBOUNDED} for any number
   * @param producers how many put, at least 1
   * @param consumers how many take at a time, at least 1
   * @param oneOutputEach whether exactly one item comes from each input
   * @param inHand the most inputs that a producer has in hand at a time, at least 1
   * @return the queue, empty
   */
  public <T> EdgeQueue<T> ordered(
      int capacity, int producers, int consumers, boolean oneOutputEach, int inHand) {
    if (producers == 1) {
      return unordered(capacity, producers, consumers);
    }
    if (capacity == UNBOUNDED) {
      return new LockedOrderedQueue<>(producers, scheduler);
    }
    return oneOutputEach && capacity <= MAX_RING
        ? new OrderedRing<>(capacity, producers, inHand, consumers, scheduler)
        : new OrderedQueue<>(capacity, producers, consumers, scheduler);
  }

  /**
   * Makes a queue that holds one item, its last.
   *
   * @param <T> the type of the item
   * @param item the item
   * @return the queue, which has no producers
   */
  public <T> EdgeQueue<T> given(T item) {
    return new LockedQueue<>(item, scheduler);
  }
}
