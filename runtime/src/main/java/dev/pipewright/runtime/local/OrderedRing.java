package dev.pipewright.runtime.local;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue behind several workers that give one output for each input, and whose outputs leave in
 * the order of their inputs: a {@link Ring} in which each output is put at the number that its
 * input got when a worker took it.
 *
 * <p>An output is put when its number is less than the capacity ahead of what is taken next; its
 * worker waits otherwise. So the place of the lowest number that is still in work is kept for it,
 * its worker never waits, and all others go on in the end. They wait with one output in hand each.
 *
 * <p>Since with each output that is taken one more worker may go on, they are not woken one by one,
 * but all that may when half of the capacity has been taken since the last time; and at once only
 * those that have waited for long.
 *
 * @param <T> the type of the items
 */
final class OrderedRing<T> extends Ring<T> {

  private static final int LIGHT = Runtime.getRuntime().availableProcessors();

  private final WaitingSide takers;

  /** How each worker waits, by its number; made when it does for the first time. */
  private final @Nullable WaitingThread[] putters;

  /** Those that wait, at the number of their output modulo the length. */
  private final AtomicReferenceArray<@Nullable WaitingThread> waiting;

  private final AtomicInteger waitingCount = new AtomicInteger();

  /** Every time that so many have been taken, all workers that may go on are woken. */
  private final int batch;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   * @param producers how many workers put
   * @param consumers how many workers take
   */
  OrderedRing(int capacity, int producers, int consumers) {
    super(capacity, producers, consumers);
    this.takers = takers();
    this.putters = new WaitingThread[producers];
    this.waiting =
        new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(2, 2 * producers - 1)));
    this.batch = Integer.highestOneBit(Math.max(1, capacity / 2));
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // it is for a moment, unless that thread was preempted
  public void put(T item, Worker<?, ?> from) {
    checkOpen();
    long number = from.inputNumber();
    if (number >= numberSeen(PUT)) {
      if (!isWithinReach(number)) {
        awaitRoom(number, from);
      }
      setNumberSeen(PUT, taken() + capacity());
    }
    while (stateOf(number) < 0) {
      Thread.yield(); // whoever has claimed what was there has not fetched it yet
    }
    add(item, number);
    int waits = takers.state();
    if (waits != WaitingSide.AWAKE
        && (waits == WaitingSide.SLEEPS || number - taken() >= capacity() / 2)
        && isReady()) {
      takers.wake();
    }
  }

  private boolean isWithinReach(long number) {
    return number - taken() < capacity();
  }

  private void awaitRoom(long number, Worker<?, ?> from) {
    WaitingThread self = putter(from.number() - 1);
    int place = placeOf(number);
    boolean lightly = waitingCount.incrementAndGet() <= LIGHT;
    try {
      while (!mayGoOn(number)) {
        // Whoever was there can go on, or else comes again: a lower number may have come late.
        wake(waiting.getAndSet(place, self));
        BooleanSupplier told = () -> mayGoOn(number) || waiting.get(place) != self;
        if (lightly) {
          self.await(told, number);
        } else {
          self.awaitPatiently(told);
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

  private WaitingThread putter(int index) {
    WaitingThread putter = putters[index];
    if (putter == null) {
      putter = new WaitingThread(capacity());
      putters[index] = putter;
    }
    return putter;
  }

  private int placeOf(long number) {
    return (int) number & (waiting.length() - 1);
  }

  @Override
  void wasTaken(long number) {
    if (waitingCount.get() > 0) {
      long reached = number + capacity();
      WaitingThread waits = waiting.get(placeOf(reached));
      if (waits != null && waits.state() == WaitingSide.SLEEPS) {
        waits.wake();
      }
      if ((number & (batch - 1)) == 0) {
        wakeUpTo(reached);
      }
    }
  }

  /**
   * Wakes those who wait to put up to a number, as far as they were not woken with those before.
   */
  private void wakeUpTo(long reached) {
    for (int i = 0; i < Math.min(batch, waiting.length()); i++) {
      wake(waiting.get(placeOf(reached - i)));
    }
  }

  private static void wake(@Nullable WaitingThread waits) {
    if (waits != null) {
      waits.wake();
    }
  }

  @Override
  void beforeTakerWaits() {
    if (waitingCount.get() > 0) {
      wakeUpTo(taken() + capacity() - 1);
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
