package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A ring without locks for several workers on a side, in which each slot says whose turn it is, as
 * in Vyukov's bounded queue (<i>Bounded MPMC queue</i>, 1024cores.net).
 *
 * <p>A consumer claims one item at a time, by moving the consumers' index on: none hoards what
 * another could work on. One that is alone need not claim, and just moves on. In which order items
 * are put is the subclass's to say; where it is that of the producers' coming, they have an index
 * as well.
 *
 * @param <T> the type of the items
 */
abstract class Ring<T> extends AbstractRingQueue<T> {

  private static final VarHandle TURN = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(long[].class);

  // The places of the indices, too far apart to share a cache line.

  /** Of those who put, up to which number they may without looking at the consumers' index. */
  private static final int REACH = 16;

  private static final int PUT = 17;
  private static final int TAKEN = 48;
  private static final int INDICES = 64;

  private final int capacity;
  private final boolean oneConsumer;
  private final Object[] slots;

  /** For each slot, the number of the item that may be put there; one more if it has been. */
  private final long[] turns;

  private final int mask;
  private final long[] indices = new long[INDICES];

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   * @param producers how many workers put
   * @param consumers how many workers take
   * @param scheduler has them wait
   */
  Ring(int capacity, int producers, int consumers, Scheduler scheduler) {
    super(capacity, producers, consumers, scheduler);
    this.capacity = capacity;
    this.oneConsumer = consumers == 1;
    int size = Math.max(2, ringSize(capacity)); // or a slot's two states would look alike
    this.slots = new Object[size];
    this.turns = new long[size];
    this.mask = size - 1;
    for (int i = 0; i < size; i++) {
      turns[i] = i;
    }
  }

  /** Notes that an item was taken, so that there is room for another one. */
  abstract void wasTaken(long number);

  /** Returns the number from which on items are too far ahead to be put. */
  final long reach() {
    return taken() + capacity;
  }

  /** Returns whether an item of a number may be put: not more wait then than the capacity. */
  final boolean isWithinReach(long number) {
    if (number < (long) INDEX.getOpaque(indices, REACH)) {
      return true;
    }
    long reach = reach();
    INDEX.setOpaque(indices, REACH, reach); // perhaps a lower one again, for others look too
    return number < reach;
  }

  /** Returns how many items were taken. */
  @Override
  final long taken() {
    return (long) INDEX.getVolatile(indices, TAKEN);
  }

  /** Returns the producers' index: how many places they have claimed. */
  final long put() {
    return (long) INDEX.getVolatile(indices, PUT);
  }

  /** Moves the producers' index on, unless another thread has, and returns whether it did. */
  final boolean advancePut(long from) {
    return INDEX.compareAndSet(indices, PUT, from, from + 1);
  }

  /** Moves the producers' index on, which no other thread moves. */
  final void advancePutAlone(long from) {
    INDEX.setRelease(indices, PUT, from + 1);
  }

  /**
   * Returns 0 if the item of a number may be put, which is within the capacity; less if the slot
   * has not been emptied yet by the consumer who claimed what was there; more if it has been put.
   */
  final long stateOf(long number) {
    return (long) TURN.getAcquire(turns, (int) number & mask) - number;
  }

  /** Puts the item of a number, and tells those who wait for it. */
  final void add(T item, long number) {
    int slot = (int) number & mask;
    slots[slot] = item;
    if (oneConsumer) {
      TURN.setRelease(turns, slot, number + 1);
      VarHandle.releaseFence(); // or the compiler might look for a parked thread before
    } else {
      TURN.setVolatile(turns, slot, number + 1);
    }
  }

  @Override
  final @Nullable T takeNow(@Nullable LongConsumer numbered) {
    checkOpen();
    while (true) {
      long taken = taken();
      int slot = (int) taken & mask;
      long turn = (long) TURN.getAcquire(turns, slot);
      if (turn == taken + 1) {
        if (claim(taken)) {
          @SuppressWarnings("unchecked") // only items are put there
          T item = (T) slots[slot];
          slots[slot] = null;
          TURN.setRelease(turns, slot, taken + slots.length);
          if (numbered != null) {
            numbered.accept(taken);
          }
          wasTaken(taken);
          if (!oneConsumer && isReady()) {
            waitingConsumers().wakeParked(); // who was not woken for what is left
          }
          return item;
        }
      } else if (turn <= taken) {
        return null;
      }
    }
  }

  private boolean claim(long taken) {
    if (oneConsumer) {
      INDEX.setVolatile(indices, TAKEN, taken + 1); // as the other way, seen before what follows
      return true;
    }
    return INDEX.compareAndSet(indices, TAKEN, taken, taken + 1);
  }

  @Override
  final boolean isReady() {
    long taken = taken();
    return (long) TURN.getVolatile(turns, (int) taken & mask) > taken;
  }
}
