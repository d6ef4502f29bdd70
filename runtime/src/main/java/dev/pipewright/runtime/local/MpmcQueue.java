package dev.pipewright.runtime.local;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue between workers of which there are several on one side, or on both: a ring without
 * locks, in which each slot says whose turn it is, as in Vyukov's bounded queue (<i>Bounded MPMC
 * queue</i>, 1024cores.net).
 *
 * <p>A worker claims one item at a time, by moving the index of its side on: none hoards what
 * another could work on, and the difference of the indices is how many items wait, exactly. A side
 * with one worker need not claim, and just moves on.
 *
 * @param <T> the type of the items
 */
final class MpmcQueue<T> implements EdgeQueue<T> {

  private static final VarHandle TURN = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(long[].class);

  // The places of the indices, too far apart to share a cache line.
  private static final int PUT = 16;

  /** Beside that of the putters, up to which number they may put without looking at the takers'. */
  private static final int LIMIT = 17;

  private static final int TAKEN = 48;
  private static final int INDICES = 64;

  private final int capacity;
  private final boolean onePutter;
  private final boolean oneTaker;
  private final Object[] slots;

  /** For each slot, the number of the item that may be put there; one more if it has been. */
  private final long[] turns;

  private final int mask;
  private final long[] indices = new long[INDICES];
  private final WaitingThreads putters = new WaitingThreads();
  private final WaitingThreads takers = new WaitingThreads();

  private final AtomicInteger producers;
  private volatile boolean closed;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   * @param producers how many workers put
   * @param consumers how many workers take
   */
  MpmcQueue(int capacity, int producers, int consumers) {
    this.capacity = capacity;
    this.onePutter = producers == 1;
    this.oneTaker = consumers == 1;
    this.producers = new AtomicInteger(producers);
    int size = Integer.highestOneBit(Math.max(2, 2 * capacity - 1));
    this.slots = new Object[size];
    this.turns = new long[size];
    this.mask = size - 1;
    for (int i = 0; i < size; i++) {
      turns[i] = i;
    }
  }

  private long index(int side) {
    return (long) INDEX.getVolatile(indices, side);
  }

  /** Moves the index of a side on, unless another thread has, and returns whether it did. */
  private boolean moveOn(int side, boolean alone, long from) {
    if (alone) {
      INDEX.setVolatile(indices, side, from + 1); // as the other way, seen before what follows
      return true;
    }
    return INDEX.compareAndSet(indices, side, from, from + 1);
  }

  @Override
  public void put(T item, Worker<?, ?> from) {
    checkOpen();
    if (!offer(item)) {
      do {
        putters.await(this::hasRoomOrIsClosed);
        checkOpen();
      } while (!offer(item));
      if (hasRoom()) {
        putters.wakeOne();
      }
    }
    takers.wakeOne();
  }

  @SuppressWarnings("ThreadPriorityCheck") // it is for a moment, unless that thread was preempted
  private boolean offer(T item) {
    while (true) {
      long put = index(PUT);
      if (put >= (long) INDEX.getOpaque(indices, LIMIT)) {
        long limit = index(TAKEN) + capacity;
        if (put >= limit) {
          return false;
        }
        INDEX.setOpaque(indices, LIMIT, limit); // perhaps a lower one again, for others look too
      }
      int slot = (int) put & mask;
      long turn = (long) TURN.getAcquire(turns, slot);
      if (turn == put) {
        if (moveOn(PUT, onePutter, put)) {
          slots[slot] = item;
          TURN.setVolatile(turns, slot, put + 1); // seen before whoever puts looks for sleepers
          return true;
        }
      } else if (turn < put) {
        Thread.yield(); // whoever has claimed what was there has not fetched it yet
      }
    }
  }

  private boolean hasRoom() {
    return index(PUT) - index(TAKEN) < capacity;
  }

  private boolean hasRoomOrIsClosed() {
    return closed || hasRoom();
  }

  private @Nullable T poll(@Nullable LongConsumer numbered) {
    while (true) {
      long taken = index(TAKEN);
      int slot = (int) taken & mask;
      long turn = (long) TURN.getAcquire(turns, slot);
      if (turn == taken + 1) {
        if (moveOn(TAKEN, oneTaker, taken)) {
          @SuppressWarnings("unchecked") // only items are put there
          T item = (T) slots[slot];
          slots[slot] = null;
          TURN.setRelease(turns, slot, taken + slots.length);
          if (numbered != null) {
            numbered.accept(taken);
          }
          return item;
        }
      } else if (turn <= taken) {
        return null;
      }
    }
  }

  @Override
  public boolean hasItem() {
    long taken = index(TAKEN);
    return (long) TURN.getAcquire(turns, (int) taken & mask) > taken;
  }

  private boolean isDecided() {
    return hasItem() || producers.get() == 0 || closed;
  }

  @Override
  public @Nullable T takeNow() {
    return takeNow(null);
  }

  /** As {@link #takeNow()}, and tells the number of the item among all. */
  @Nullable T takeNow(@Nullable LongConsumer numbered) {
    checkOpen();
    T item = poll(numbered);
    if (item != null) {
      itemTaken();
    }
    return item;
  }

  /** Lets others go on: who waits for room, and who was not woken for the items that are left. */
  private void itemTaken() {
    putters.wakeOne();
    if (!oneTaker && hasItem()) {
      takers.wakeOne();
    }
  }

  @Override
  public @Nullable T take() {
    return take(null);
  }

  /** As {@link #take()}, and tells the number of the item among all, or -1 if there is none. */
  @Nullable T take(@Nullable LongConsumer numbered) {
    while (true) {
      boolean over = producers.get() == 0;
      T item = takeNow(numbered);
      if (item != null) {
        return item;
      }
      if (over) {
        if (numbered != null) {
          numbered.accept(-1);
        }
        return null;
      }
      takers.await(this::isDecided);
    }
  }

  @Override
  public @Nullable T takeInterruptibly() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (true) {
      boolean over = producers.get() == 0;
      T item = takeNow();
      if (item != null || over) {
        return item;
      }
      takers.awaitInterruptibly(this::isDecided);
    }
  }

  @Override
  public boolean awaitItem() throws InterruptedException {
    while (true) {
      boolean over = producers.get() == 0;
      if (closed) {
        return false;
      }
      if (hasItem()) {
        takers.wakeOne(); // who would have been woken to take it
        return true;
      }
      if (over) {
        return false;
      }
      takers.awaitInterruptibly(this::isDecided);
    }
  }

  @Override
  public void producerEnded() {
    if (producers.decrementAndGet() == 0) {
      takers.wakeAll();
    }
  }

  @Override
  public void close() {
    closed = true;
    takers.wakeAll();
    putters.wakeAll();
  }

  private void checkOpen() {
    if (closed) {
      throw new Stopped();
    }
  }
}
