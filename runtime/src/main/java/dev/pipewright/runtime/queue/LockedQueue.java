package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The items that wait between the workers of one task and those of the next, or the caller, where
 * there may be many: it takes memory for those only that wait.
 *
 * <p>First in, first out, for any number of producers and consumers, guarded by one lock. It never
 * holds more than {@code capacity} items. An item leaves it when a consumer takes it, one at a
 * time, so that what waits here is exactly what the throttle counts.
 *
 * <p>A side that finds nothing to do yields the processor a few times before it parks: parking and
 * being woken for every single item costs many times the hand-off itself, and while the other side
 * runs there is mostly something to do after a moment.
 *
 * @param <T> the type of the items
 */
class LockedQueue<T> implements EdgeQueue<T> {

  private static final int YIELDS_BEFORE_PARK = 16;

  private final int capacity;
  private final Scheduler scheduler;
  final Lock lock;
  private final Condition notFull;
  private final Condition notEmpty;
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
   * @param scheduler has the workers wait
   */
  LockedQueue(int capacity, int producers, Scheduler scheduler) {
    this.capacity = capacity;
    this.producers = producers;
    this.scheduler = scheduler;
    this.lock = scheduler.newLock();
    this.notFull = lock.newCondition();
    this.notEmpty = lock.newCondition();
  }

  /** Makes a queue that holds one item, its last. */
  LockedQueue(T item, Scheduler scheduler) {
    this(1, 0, scheduler);
    items.add(item);
    size = 1;
  }

  @Override
  public void put(T item, Producer from) {
    if (size >= capacity) {
      yieldWhileFull();
    }
    lock.lock();
    try {
      while (items.size() >= capacity && !closed) {
        notFull.awaitUninterruptibly();
      }
      checkOpen();
      add(item);
    } finally {
      lock.unlock();
    }
  }

  /** Adds an item that there is room for. Called with the lock held. */
  final void add(T item) {
    items.add(item);
    size = items.size();
    notEmpty.signal();
  }

  @Override
  public final @Nullable T take() {
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

  @Override
  public final @Nullable T takeNow() {
    if (size == 0 && !closed) {
      return null;
    }
    lock.lock();
    try {
      return poll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final @Nullable T takeInterruptibly() throws InterruptedException {
    if (size == 0) {
      yieldWhileEmpty();
    }
    lock.lockInterruptibly();
    try {
      while (mustWait()) {
        notEmpty.await();
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final boolean awaitItem() throws InterruptedException {
    lock.lock();
    try {
      while (mustWait()) {
        notEmpty.await();
      }
      boolean any = !items.isEmpty();
      if (any) {
        notEmpty.signal(); // for whoever would have been woken to take it
      }
      return any;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final boolean hasItem() {
    return size > 0;
  }

  private boolean mustWait() {
    return items.isEmpty() && producers > 0 && !closed;
  }

  private @Nullable T poll() {
    checkOpen();
    T item = items.poll();
    if (item != null) {
      size = items.size();
      notFull.signal();
    }
    return item;
  }

  @Override
  public final void producerEnded() {
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

  @Override
  public void close() {
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

  final void checkOpen() {
    if (closed) {
      throw new QueueClosedException();
    }
  }

  private void yieldWhileEmpty() {
    Thread current = Thread.currentThread();
    for (int i = yields(); i > 0 && size == 0 && !closed && !current.isInterrupted(); i--) {
      scheduler.giveWay();
    }
  }

  private void yieldWhileFull() {
    for (int i = yields(); i > 0 && size >= capacity && !closed; i--) {
      scheduler.giveWay();
    }
  }

  private int yields() {
    return scheduler.isConcurrent() ? YIELDS_BEFORE_PARK : 0;
  }
}
