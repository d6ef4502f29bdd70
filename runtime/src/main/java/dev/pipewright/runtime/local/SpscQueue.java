package dev.pipewright.runtime.local;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The queue between one worker that puts and one that takes: a ring without locks.
 *
 * <p>An item is published by writing its slot, and found by reading it (Giacomoni, Moseley,
 * Vachharajani, <i>FastForward for efficient pipeline parallelism</i>, PPoPP 2008), so that the
 * sides share no index while the ring is neither full nor empty. How many items wait is exact all
 * the same: the taker publishes how many it has taken, and the putter looks there, rarely, before
 * it would exceed the capacity.
 *
 * <p>How a side waits is told at {@link WaitingThread}: one that naps is woken when the ring is
 * half full, or half empty, so that the wake-up is paid for by many items.
 *
 * @param <T> the type of the items
 */
final class SpscQueue<T> implements EdgeQueue<T> {

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
  private final WaitingThread putter = new WaitingThread();
  private final WaitingThread taker = new WaitingThread();
  private volatile boolean ended;
  private volatile boolean closed;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   */
  SpscQueue(int capacity) {
    this.capacity = capacity;
    int size = Integer.highestOneBit(Math.max(1, 2 * capacity - 1));
    this.slots = new Object[size];
    this.mask = size - 1;
  }

  @Override
  public void put(T item, Worker<?, ?> from) {
    checkOpen();
    long put = indices[PUT];
    if (put - indices[TAKEN_SEEN] >= capacity && isFull()) {
      awaitRoom();
    }
    SLOT.setRelease(slots, (int) put & mask, item);
    indices[PUT] = put + 1;
    VarHandle.releaseFence(); // or the compiler might look for a sleeper before
    int waiting = taker.state();
    if (waiting != WaitingThread.AWAKE
        && (waiting == WaitingThread.SLEEPS || count() >= capacity / 2)) {
      taker.wake();
    }
  }

  /** Returns whether there is no room. Called by the putter. */
  private boolean isFull() {
    long taken = (long) INDEX.getAcquire(indices, TAKEN);
    indices[TAKEN_SEEN] = taken;
    return indices[PUT] - taken >= capacity;
  }

  /** Returns how many items wait, as far as the calling side knows of the other one. */
  private long count() {
    return (long) INDEX.getOpaque(indices, PUT) - (long) INDEX.getOpaque(indices, TAKEN);
  }

  private void awaitRoom() {
    taker.wake(); // there will be nothing more for it before it takes
    putter.await(() -> closed || !isFull());
    checkOpen();
  }

  @Override
  public @Nullable T takeNow() {
    checkOpen();
    return poll();
  }

  private @Nullable T poll() {
    long taken = indices[TAKEN];
    int slot = (int) taken & mask;
    @SuppressWarnings("unchecked") // only items are put there
    T item = (T) SLOT.getAcquire(slots, slot);
    if (item == null) {
      return null;
    }
    slots[slot] = null;
    INDEX.setRelease(indices, TAKEN, taken + 1);
    VarHandle.releaseFence(); // as above
    int waiting = putter.state();
    if (waiting != WaitingThread.AWAKE
        && (waiting == WaitingThread.SLEEPS || count() <= capacity / 2)) {
      putter.wake();
    }
    return item;
  }

  @Override
  public boolean hasItem() {
    return SLOT.getAcquire(slots, (int) indices[TAKEN] & mask) != null;
  }

  private boolean isDecided() {
    return hasItem() || ended || closed;
  }

  @Override
  public @Nullable T take() {
    checkOpen();
    T item = poll();
    if (item == null) {
      putter.wake(); // it has room, and whoever waits here has nothing else to do
      taker.await(this::isDecided);
      checkOpen();
      item = poll();
    }
    return item;
  }

  @Override
  public @Nullable T takeInterruptibly() throws InterruptedException {
    awaitItem();
    return takeNow();
  }

  @Override
  public boolean awaitItem() throws InterruptedException {
    if (!hasItem()) {
      putter.wake();
      taker.awaitInterruptibly(this::isDecided);
    } else if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return hasItem() && !closed;
  }

  @Override
  public void beforeWaiting() {
    if (taker.state() == WaitingThread.NAPS) {
      taker.wake();
    }
  }

  @Override
  public void producerEnded() {
    ended = true;
    taker.wake();
  }

  @Override
  public void close() {
    closed = true;
    taker.wake();
    putter.wake();
  }

  private void checkOpen() {
    if (closed) {
      throw new Stopped();
    }
  }
}
