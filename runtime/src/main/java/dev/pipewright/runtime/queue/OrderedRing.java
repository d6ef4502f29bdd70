package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue after several workers that give one output for each input, and whose outputs leave in
 * the order of their inputs: a {@link Ring} in which each output is put at the number that its
 * input got when a worker took it.
 *
 * <p>An output is put when its number is less than the capacity ahead of what is taken next; its
 * worker waits otherwise. So the place of the lowest number that is still in work is kept for it,
 * its worker never waits, and all others go on in the end. They wait with one output in hand each.
 *
 * <p>With each output that is taken one more worker may go on. It is woken at once only if it has
 * waited for long; the others find out by themselves, or are woken together when the consumer has
 * nothing left to take.
 *
 * @param <T> the type of the items
 */
final class OrderedRing<T> extends Ring<T> {

  /** A worker that waits, with the number of its output. */
  private record Waiting(long number, SingleWaiter thread) {}

  private final int capacity;
  private final WaitStrategy waitingConsumers;

  /** How each worker waits, by its number; made when it does for the first time. */
  private final @Nullable SingleWaiter[] waiters;

  /**
   * Those that wait, at the number of their output modulo the length. That is the most inputs which
   * workers have in hand, or more: so if two belong in one place, the lower can go on.
   */
  private final AtomicReferenceArray<@Nullable Waiting> waiting;

  /** Those of lower numbers were woken when a consumer had nothing left to take. */
  private volatile long woken;

  private final AtomicInteger waitingCount = new AtomicInteger();

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   * @param producers how many workers put
   * @param inHand the most inputs that a worker has in hand at a time
   * @param consumers how many workers take
   * @param scheduler has them wait
   */
  OrderedRing(int capacity, int producers, int inHand, int consumers, Scheduler scheduler) {
    super(capacity, producers, consumers, scheduler);
    this.capacity = capacity;
    this.waitingConsumers = waitingConsumers();
    this.waiters = new SingleWaiter[producers];
    this.waiting = new AtomicReferenceArray<>(ringSize(producers * inHand));
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  public void put(T item, Producer from) {
    checkOpen();
    long number = from.inputNumber();
    if (!isWithinReach(number)) {
      awaitRoom(number, from);
    }
    while (stateOf(number) < 0) {
      scheduler().giveWay(); // whoever has claimed what was there has not fetched it yet
    }
    add(item, number);
    if (number == taken()) { // later ones will be found when this one has been taken
      waitingConsumers.wakeParked();
    }
  }

  private void awaitRoom(long number, Producer from) {
    beforeWaiting(); // there may be nothing more for the consumers before they take
    Waiting self = new Waiting(number, waiter(from.index()));
    int place = placeOf(number);
    boolean lightly = waitingCount.incrementAndGet() <= WaitStrategy.MAX_SPINNERS;
    try {
      while (!mayGoOn(number)) {
        // Whoever was there can go on, or else comes again: a lower number may have come late.
        wake(waiting.getAndSet(place, self));
        BooleanSupplier told = () -> mayGoOn(number) || !self.equals(waiting.get(place));
        if (lightly) {
          self.thread().await(told, number);
        } else {
          self.thread().awaitPatiently(told);
        }
      }
    } finally {
      waitingCount.decrementAndGet();
      waiting.compareAndSet(place, self, null);
    }
    checkOpen();
  }

  private boolean mayGoOn(long number) {
    return isClosed() || isWithinReach(number);
  }

  private SingleWaiter waiter(int index) {
    SingleWaiter waiter = waiters[index];
    if (waiter == null) {
      waiter = SingleWaiter.forRoom(capacity, scheduler());
      waiters[index] = waiter;
    }
    return waiter;
  }

  private int placeOf(long number) {
    return (int) number & (waiting.length() - 1);
  }

  @Override
  void wasTaken(long number) {
    if (waitingCount.get() > 0) {
      Waiting next = waiting.get(placeOf(number + capacity));
      if (next != null) {
        next.thread().wakeParked();
      }
    }
  }

  @Override
  void beforeConsumerWaits() {
    if (waitingCount.get() > 0) {
      long reach = reach();
      long from = Math.max(woken, reach - waiting.length());
      woken = reach;
      for (long number = from; number < reach; number++) {
        Waiting waits = waiting.get(placeOf(number));
        if (waits != null && waits.number() < reach) {
          wake(waits);
        }
      }
    }
  }

  private static void wake(@Nullable Waiting waits) {
    if (waits != null) {
      waits.thread().wake();
    }
  }

  @Override
  public void close() {
    super.close();
    for (int i = 0; i < waiting.length(); i++) {
      wake(waiting.get(i));
    }
  }
}
