package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the queues that keep their items in a ring have in common: how their consumers wait, and how
 * they end.
 *
 * <p>What is still there when the queue is closed is let go with the run.
 *
 * @param <T> the type of the items
 */
abstract class AbstractRingQueue<T> implements EdgeQueue<T> {

  private final Scheduler scheduler;
  private final WaitStrategy waitingConsumers;
  private final AtomicInteger producers;
  private final BooleanSupplier decided = this::isDecided;

  /**
   * Starts the consumer; null if that is not for this queue to do. Written before the first put.
   */
  private @Nullable ConsumerStarter starter;

  private volatile boolean closed;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   * @param producers how many workers put
   * @param consumers how many workers take
   * @param scheduler has them wait
   */
  AbstractRingQueue(int capacity, int producers, int consumers, Scheduler scheduler) {
    this.scheduler = scheduler;
    this.waitingConsumers = WaitStrategy.forItems(consumers, capacity, scheduler);
    this.producers = new AtomicInteger(producers);
  }

  /** Returns how many slots a ring has that is to have so many: a power of two. */
  static int ringSize(int atLeast) {
    return Integer.highestOneBit(Math.max(1, 2 * atLeast - 1));
  }

  /** Returns whether {@link #takeNow} may find something, or has something to pass on. */
  abstract boolean isReady();

  /** Returns whether there is an item, having passed on whatever lies before it. */
  @Override
  public boolean hasItem() {
    return isReady();
  }

  /** Returns how many items were taken, as far as the taking thread knows. */
  abstract long taken();

  /** Notes that a consumer is about to wait: whoever waits for room may go on now, if ever. */
  abstract void beforeConsumerWaits();

  /** As {@link #takeNow()}, and tells the number of the item among all, if it is asked for. */
  abstract @Nullable T takeNow(@Nullable LongConsumer numbered);

  @Override
  public final @Nullable T takeNow() {
    return takeNow(null);
  }

  @Override
  public final @Nullable T take() {
    return take(null);
  }

  /** As {@link #take()}, and tells the number of the item among all, or -1 where there is none. */
  final @Nullable T take(@Nullable LongConsumer numbered) {
    while (true) {
      boolean over = hasEnded(); // before it is looked for items
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
      beforeConsumerWaits();
      waitingConsumers.await(decided, taken());
    }
  }

  @Override
  public final @Nullable T takeInterruptibly() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (true) {
      boolean over = hasEnded();
      T item = takeNow();
      if (item != null || over) {
        return item;
      }
      awaitDecision();
    }
  }

  @Override
  public final boolean awaitItem() throws InterruptedException {
    while (true) {
      boolean over = hasEnded();
      if (closed) {
        return false;
      }
      if (hasItem()) {
        waitingConsumers.wake(); // who would have been woken to take it
        return true;
      }
      if (over) {
        return false;
      }
      awaitDecision();
    }
  }

  private void awaitDecision() throws InterruptedException {
    beforeConsumerWaits();
    waitingConsumers.awaitInterruptibly(decided, taken());
  }

  private boolean isDecided() {
    return isReady() || hasEnded() || closed;
  }

  final Scheduler scheduler() {
    return scheduler;
  }

  /** Returns how the consumers wait, for whoever has put an item. */
  final WaitStrategy waitingConsumers() {
    return waitingConsumers;
  }

  private boolean hasEnded() {
    return producers.get() == 0;
  }

  @Override
  public final void beforeWaiting() {
    if (isReady()) {
      waitingConsumers.wake();
    }
  }

  @Override
  public final boolean startOnDemand(ConsumerStarter starter) {
    if (waitingConsumers instanceof SingleWaiter waiter) {
      this.starter = starter;
      waiter.startOnDemand(starter);
      return true;
    }
    return false;
  }

  @Override
  public final boolean isExhausted() {
    return hasEnded() && !isReady();
  }

  @Override
  public final void producerEnded() {
    if (producers.decrementAndGet() == 0) {
      if (starter != null && !isReady()) {
        starter.inputEnded();
      }
      waitingConsumers.wakeAll();
    }
  }

  @Override
  public void close() {
    closed = true;
    waitingConsumers.wakeAll();
  }

  final boolean isClosed() {
    return closed;
  }

  final void checkOpen() {
    if (closed) {
      throw new QueueClosedException();
    }
  }
}
