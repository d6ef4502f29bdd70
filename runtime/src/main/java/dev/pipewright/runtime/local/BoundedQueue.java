package dev.pipewright.runtime.local;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The items that wait between the workers of one task and those of the next, or the caller.
 *
 * <p>First in, first out, for any number of producers and consumers, guarded by one lock. It never
 * holds more than {@code capacity} items. An item leaves it when a consumer takes it, one at a
 * time, so that what waits here is exactly what the throttle counts.
 *
 * <p>A queue ends in one of two ways. It is <em>exhausted</em> when all its producers have
 * {@linkplain #producerEnded ended} and its last item was taken: {@link #take} returns null. It is
 * <em>closed</em> when its items are not wanted any more: they are dropped, and whoever puts, takes
 * or waits gets {@link Stopped}.
 *
 * <p>A side that finds nothing to do yields the processor a few times before it parks: parking and
 * being woken for every single item costs many times the hand-off itself, and while the other side
 * runs there is mostly something to do after a moment.
 *
 * @param <T> the type of the items
 */
final class BoundedQueue<T> {

  private static final int YIELDS_BEFORE_PARK = 16;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final ArrayDeque<T> items = new ArrayDeque<>();
  private int producers;

  /** How many items wait. Written under the lock; read without it by a side that yields. */
  private volatile int size;

  private volatile boolean closed;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   * @param producers how many workers will call {@link #producerEnded}
   */
  BoundedQueue(int capacity, int producers) {
    this.capacity = capacity;
    this.producers = producers;
  }

  /**
   * Adds an item and waits while the queue is full. Does not respond to interruption, and leaves
   * the thread's interrupt flag as it is.
   *
   * @throws Stopped if the queue is closed
   */
  void put(T item) {
    if (size >= capacity) {
      yieldWhileFull();
    }
    lock.lock();
    try {
      while (items.size() >= capacity && !closed) {
        notFull.awaitUninterruptibly();
      }
      if (closed) {
        throw new Stopped();
      }
      items.add(item);
      size = items.size();
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Removes the oldest item and waits while there is none. Does not respond to interruption, and
   * leaves the thread's interrupt flag as it is.
   *
   * @return the item, or null if the queue is exhausted
   * @throws Stopped if the queue is closed
   */
  @Nullable T take() {
    if (size == 0) {
      yieldWhileEmpty();
    }
    lock.lock();
    try {
      while (mustWait()) {
        notEmpty.awaitUninterruptibly();
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Removes the oldest item and waits while there is none.
   *
   * @return the item, or null if the queue is exhausted
   * @throws InterruptedException if the thread is interrupted and would have to wait
   * @throws Stopped if the queue is closed
   */
  @Nullable T takeInterruptibly() throws InterruptedException {
    if (size == 0) {
      yieldWhileEmpty();
    }
    lock.lock();
    try {
      while (mustWait()) {
        notEmpty.await();
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a producer will put no more. */
  void producerEnded() {
    lock.lock();
    try {
      producers--;
      if (producers == 0) {
        notEmpty.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes the queue, drops its items and wakes whoever waits. */
  void close() {
    lock.lock();
    try {
      closed = true;
      items.clear();
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the queue has been closed. */
  boolean isClosed() {
    return closed;
  }

  private boolean mustWait() {
    return items.isEmpty() && producers > 0 && !closed;
  }

  private @Nullable T poll() {
    if (closed) {
      throw new Stopped();
    }
    T item = items.poll();
    if (item != null) {
      size = items.size();
      notFull.signal();
    }
    return item;
  }

  @SuppressWarnings("ThreadPriorityCheck") // a matter of speed: parking is what is relied on
  private void yieldWhileEmpty() {
    for (int i = 0; i < YIELDS_BEFORE_PARK && size == 0 && !closed; i++) {
      Thread.yield();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // as above
  private void yieldWhileFull() {
    for (int i = 0; i < YIELDS_BEFORE_PARK && size >= capacity && !closed; i++) {
      Thread.yield();
    }
  }
}
