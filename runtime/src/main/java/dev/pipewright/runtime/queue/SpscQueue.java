package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue between one worker that puts and one that takes: a ring without locks.
 *
 * <p>An item is published by writing its slot, and found by reading it (Giacomoni, Moseley,
 * Vachharajani, <i>FastForward for efficient pipeline parallelism</i>, PPoPP 2008), so that the
 * sides share no index while the ring is neither full nor empty. How many items wait is exact all
 * the same: the consumer publishes how many it has taken, and the producer looks there, rarely,
 * before it would exceed the capacity.
 *
 * @param <T> the type of the items
 */
final class SpscQueue<T> extends AbstractRingQueue<T> {

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(long[].class);

  // The places of the sides' own numbers, too far apart to share a cache line.
  private static final int PUT = 16;
  private static final int TAKEN_SEEN = 17;
  private static final int TAKEN = 48;
  private static final int INDICES = 64;

  private final Object[] slots;
  private final int mask;
  private final int capacity;
  private final long[] indices = new long[INDICES];
  private final SingleWaiter waitingProducer;
  private final SingleWaiter waitingConsumer;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   * @param scheduler has the workers wait
   */
  SpscQueue(int capacity, Scheduler scheduler) {
    super(capacity, 1, 1, scheduler);
    this.capacity = capacity;
    int size = ringSize(capacity);
    this.slots = new Object[size];
    this.mask = size - 1;
    this.waitingProducer = SingleWaiter.forRoom(capacity, scheduler);
    this.waitingConsumer = (SingleWaiter) waitingConsumers();
  }

  @Override
  public void put(T item, Producer from) {
    checkOpen();
    long put = indices[PUT];
    if (put - indices[TAKEN_SEEN] >= capacity && isFull()) {
      awaitRoom(put);
    }
    SLOT.setRelease(slots, (int) put & mask, item);
    indices[PUT] = put + 1;
    VarHandle.releaseFence(); // or the compiler might look for a parked thread before
    waitingConsumer.wakeParked();
  }

  /** Returns whether there is no room. Called by the producer. */
  private boolean isFull() {
    long taken = (long) INDEX.getAcquire(indices, TAKEN);
    indices[TAKEN_SEEN] = taken;
    return indices[PUT] - taken >= capacity;
  }

  private void awaitRoom(long put) {
    waitingConsumer.wake(); // there will be nothing more for it before it takes
    waitingProducer.await(() -> isClosed() || !isFull(), put);
    checkOpen();
  }

  @Override
  @Nullable T takeNow(@Nullable LongConsumer numbered) {
    checkOpen();
    long taken = indices[TAKEN];
    int slot = (int) taken & mask;
    @SuppressWarnings("unchecked") // only items are put there
    T item = (T) SLOT.getAcquire(slots, slot);
    if (item == null) {
      return null;
    }
    slots[slot] = null;
    INDEX.setRelease(indices, TAKEN, taken + 1);
    if (numbered != null) {
      numbered.accept(taken);
    }
    VarHandle.releaseFence(); // as above
    waitingProducer.wakeParked();
    return item;
  }

  @Override
  boolean isReady() {
    return SLOT.getAcquire(slots, (int) indices[TAKEN] & mask) != null;
  }

  @Override
  long taken() {
    return indices[TAKEN];
  }

  @Override
  void beforeConsumerWaits() {
    waitingProducer.wake(); // it has room, and whoever waits here has nothing else to do
  }

  @Override
  public void close() {
    super.close();
    waitingProducer.wake();
  }
}
