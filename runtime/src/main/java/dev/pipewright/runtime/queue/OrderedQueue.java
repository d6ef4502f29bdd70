package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue after several workers whose outputs leave in the order of their inputs.
 *
 * <p>Every input gets a number when a worker takes it, and has a slot of a ring for its outputs, as
 * instructions have in the reorder buffer of a processor. The consumer takes from the slot whose
 * <em>turn</em> it is, the lowest number that is not finished, and passes the turn on when that is
 * finished and empty. A worker whose number is too far ahead for a slot waits.
 *
 * <p>All outputs that wait count within the capacity, and one place of it is kept for the lowest
 * input that is not finished: its worker is only ever held up by outputs that the consumer can
 * take, and so all others are, in the end, too. They wait with one output in hand each.
 *
 * <p>Workers that have to wait are woken in the order of their numbers, one at a time. A later one
 * that could go on already, since it only wants a slot, is left to wait for those before it.
 *
 * @param <T> the type of the items
 */
final class OrderedQueue<T> extends AbstractRingQueue<T> {

  /** The most numbers that have a slot; a larger capacity lets them have more outputs each. */
  private static final int MAX_SLOTS = 1 << 14;

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle TURN;
  private static final VarHandle UNFINISHED;
  private static final VarHandle FINISHED = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      TURN = lookup.findVarHandle(OrderedQueue.class, "turn", long.class);
      UNFINISHED = lookup.findVarHandle(OrderedQueue.class, "lowestUnfinished", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** An output of a number behind its first one. */
  private static final class Further<T> {
    final long number;

    /** Null once it was taken. */
    volatile @Nullable T item;

    volatile @Nullable Further<T> next;

    Further(long number, T item) {
      this.number = number;
      this.item = item;
    }
  }

  /** A worker that waits: for a slot, and perhaps for a place for its output as well. */
  private record Waiting(Thread thread, boolean withOutput) {}

  private final int capacity;
  private final boolean oneConsumer;
  private final int window;
  private final int mask;

  /** For each slot the first output of its number, until it is taken. */
  private final Object[] first;

  /**
   * For each slot the second output of its number and, linked to it, those behind; once that was
   * taken, the one that was taken last, so that one input with many outputs keeps none of them.
   */
  private final Object[] further;

  /** For each slot the output that its worker has put last; used by that one alone. */
  private final Object[] last;

  /** For each slot one more than its number, if that has outputs; used by its worker alone. */
  private final long[] begun;

  /** For each slot one more than its number, if that is finished. */
  private final long[] finished;

  /** How many outputs wait. */
  private final AtomicInteger count = new AtomicInteger();

  private final WaitStrategy waitingConsumers;

  /** Lets one thread take at a time, where there are several. */
  private final ReentrantLock taking = new ReentrantLock();

  /** The number whose first output was taken last: only behind that are there others to take. */
  private long opened = -1;

  /** The output that was taken last of those behind the first one of the turn. */
  private @Nullable Further<T> read;

  /** The number whose outputs are taken. */
  private volatile long turn;

  /** The number that may always have one more output: no lower one is in work. */
  private volatile long lowestUnfinished;

  /** The workers that wait, by their numbers. */
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();

  private final ReentrantLock waitingLock = new ReentrantLock();

  /** The size of the map, for whoever does not want to lock. */
  private volatile int waitingCount;

  /** How many outputs were taken. Of the consumers alone. */
  private long taken;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   * @param producers how many workers put into it
   * @param consumers how many take
   * @param scheduler has them wait
   */
  OrderedQueue(int capacity, int producers, int consumers, Scheduler scheduler) {
    super(capacity, producers, consumers, scheduler);
    this.waitingConsumers = waitingConsumers();
    this.capacity = capacity;
    this.oneConsumer = consumers == 1;
    this.window = Math.min(capacity, MAX_SLOTS);
    int size = ringSize(window);
    this.mask = size - 1;
    this.first = new Object[size];
    this.further = new Object[size];
    this.last = new Object[size];
    this.begun = new long[size];
    this.finished = new long[size];
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  public void put(T item, Producer from) {
    long number = from.inputNumber();
    if (!tryReserve(number)) {
      do {
        await(number, true);
      } while (!tryReserve(number));
      wakeNext();
    }
    add(item, number);
    VarHandle.fullFence(); // whoever takes sees the output, or is seen to be parked
    if (number == turn) {
      waitingConsumers.wakeParked();
    }
  }

  /** Reserves a place for an output, if there is one, and a slot. */
  private boolean tryReserve(long number) {
    checkOpen();
    while (mayGoOn(number, true)) {
      int before = count.get();
      if (before < limit(number) && count.compareAndSet(before, before + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayGoOn(long number, boolean withOutput) {
    return number - turn < window && (!withOutput || count.get() < limit(number));
  }

  private int limit(long number) {
    return number == lowestUnfinished ? capacity : capacity - 1;
  }

  @SuppressWarnings("unchecked") // only outputs are linked
  private void add(T item, long number) {
    int slot = (int) number & mask;
    if (begun[slot] != number + 1) {
      begun[slot] = number + 1;
      last[slot] = null;
      SLOT.setRelease(first, slot, item);
      return;
    }
    Further<T> added = new Further<>(number, item);
    Further<T> before = (Further<T>) last[slot];
    last[slot] = added;
    if (before == null) {
      SLOT.setRelease(further, slot, added);
    } else {
      before.next = added;
    }
  }

  /** Notes that the worker has given all outputs of its last input. */
  @Override
  public void beforeInput(Producer from) {
    long number = from.inputNumber();
    if (number < 0) {
      return;
    }
    checkOpen();
    while (!mayGoOn(number, false)) {
      await(number, false);
      checkOpen();
    }
    FINISHED.setVolatile(finished, (int) number & mask, number + 1);
    // Whoever finishes looks how far this goes: of two at once one sees the other. What lies before
    // the turn is finished, though its slot may be another number's by now.
    for (long lowest = lowestUnfinished;
        lowest < turn || isFinished(lowest);
        lowest = lowestUnfinished) {
      UNFINISHED.compareAndSet(this, lowest, lowest + 1);
    }
    passEmptyTurns();
    wakeNext();
    if (isReady()) { // of which no other worker may have told
      waitingConsumers.wakeParked();
    }
  }

  /**
   * Passes the turn on from inputs that are finished and have no outputs left. Whoever takes does
   * so, too, but perhaps not before workers wait for it, if what it takes depends on other queues.
   */
  private void passEmptyTurns() {
    for (long number = turn; isFinished(number) && isEmpty(number); number = turn) {
      TURN.compareAndSet(this, number, number + 1);
    }
  }

  private boolean isEmpty(long number) {
    if (SLOT.getAcquire(first, (int) number & mask) != null) {
      return false;
    }
    Further<T> node = furtherOf(number);
    if (node == null) {
      return true;
    }
    for (Further<T> next = node.next; next != null; next = node.next) {
      node = next;
    }
    return node.item == null; // the last, and so all of them were taken
  }

  /** Waits until a worker may perhaps go on. */
  private void await(long number, boolean withOutput) {
    beforeWaiting(); // there may be nothing more for the consumers before they take
    Waiting self = new Waiting(Thread.currentThread(), withOutput);
    waitingLock.lock();
    try {
      waiting.put(number, self);
      waitingCount = waiting.size();
    } finally {
      waitingLock.unlock();
    }
    VarHandle.fullFence(); // before it looks, whoever takes sees that it waits
    boolean interrupted = false;
    while (!mayGoOn(number, withOutput) && !isClosed()) {
      scheduler().park(this);
      interrupted |= Thread.interrupted(); // or parking would not wait
    }
    waitingLock.lock();
    try {
      waiting.remove(number);
      waitingCount = waiting.size();
    } finally {
      waitingLock.unlock();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Wakes the worker of the lowest number that waits, if it may go on. */
  private void wakeNext() {
    if (waitingCount == 0) {
      return;
    }
    waitingLock.lock();
    try {
      Map.Entry<Long, Waiting> lowest = waiting.firstEntry();
      if (lowest != null && mayGoOn(lowest.getKey(), lowest.getValue().withOutput())) {
        scheduler().unpark(lowest.getValue().thread());
      }
    } finally {
      waitingLock.unlock();
    }
  }

  @Override
  @Nullable T takeNow(@Nullable LongConsumer numbered) {
    checkOpen();
    T item;
    if (oneConsumer) {
      item = poll(numbered);
    } else {
      taking.lock();
      try {
        item = poll(numbered);
      } finally {
        taking.unlock();
      }
      if (item != null && isReady()) {
        waitingConsumers.wakeParked(); // who was not woken for what is left
      }
    }
    return item;
  }

  /** Takes the next output, if it is there, and passes the turn on as far as that goes. */
  private @Nullable T poll(@Nullable LongConsumer numbered) {
    while (true) {
      long number = turn;
      boolean over = isFinished(number); // before it is looked for outputs
      T item = next(number);
      if (item != null) {
        count.decrementAndGet();
        if (numbered != null) {
          numbered.accept(taken);
        }
        taken++;
        if (isFinished(number) && !hasNext(number)) {
          TURN.compareAndSet(this, number, number + 1);
        }
        wakeNext();
        return item;
      }
      if (over) {
        passTurn(number);
      } else if (number == turn) {
        return null;
      }
    }
  }

  /**
   * Takes the next output of the input whose turn it is. A worker may pass that turn on meanwhile,
   * and another one use the slot; but not before the turn has changed.
   */
  @SuppressWarnings("unchecked") // only outputs are put there
  private @Nullable T next(long number) {
    int slot = (int) number & mask;
    T item = (T) SLOT.getAcquire(first, slot);
    if (item != null) {
      if (turn != number) {
        return null;
      }
      first[slot] = null;
      opened = number;
      return item;
    }
    if (opened != number) {
      return null; // there may be a first output by now, and then others
    }
    Further<T> node = nextFurther(number);
    if (node == null) {
      return null;
    }
    read = node;
    further[slot] = node; // before its item is gone, and the slot perhaps another number's
    T output = node.item;
    node.item = null;
    return output;
  }

  private boolean hasNext(long number) {
    return SLOT.getAcquire(first, (int) number & mask) != null || nextFurther(number) != null;
  }

  private @Nullable Further<T> nextFurther(long number) {
    Further<T> before = read;
    return before == null || before.number != number ? furtherOf(number) : before.next;
  }

  /** Returns an output of an input behind its first one, though it may have been taken. */
  @SuppressWarnings("unchecked") // as above
  private @Nullable Further<T> furtherOf(long number) {
    Further<T> node = (Further<T>) SLOT.getAcquire(further, (int) number & mask);
    return node == null || node.number != number ? null : node;
  }

  private void passTurn(long number) {
    if (TURN.compareAndSet(this, number, number + 1)) {
      wakeNext();
    }
  }

  private boolean isFinished(long number) {
    return (long) FINISHED.getVolatile(finished, (int) number & mask) == number + 1;
  }

  @Override
  boolean isReady() {
    long number = turn;
    return hasNext(number) || isFinished(number);
  }

  @Override
  public boolean hasItem() {
    if (oneConsumer) {
      return passOnToNext();
    }
    taking.lock(); // or the turn might be passed on under another consumer's hands
    try {
      return passOnToNext();
    } finally {
      taking.unlock();
    }
  }

  /** Passes the turn on to the next output, and returns whether there is one. */
  private boolean passOnToNext() {
    while (true) {
      long number = turn;
      boolean over = isFinished(number); // before it is looked for outputs
      if (hasNext(number)) {
        return true;
      }
      if (over) {
        passTurn(number);
      } else if (number == turn) {
        return false;
      }
    }
  }

  @Override
  long taken() {
    return taken;
  }

  @Override
  void beforeConsumerWaits() {}

  @Override
  public void close() {
    super.close();
    waitingLock.lock();
    try {
      waiting.values().forEach(waits -> scheduler().unpark(waits.thread()));
    } finally {
      waitingLock.unlock();
    }
  }
}
