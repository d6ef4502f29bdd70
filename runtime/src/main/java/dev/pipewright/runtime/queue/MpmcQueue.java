package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;

/**
 * The queue between workers of which there are several on one side, or on both: a {@link Ring} in
 * which items are put in the order in which their producers come. These claim their places as
 * consumers claim items; the difference of the indices is how many items wait, exactly.
 *
 * @param <T> the type of the items
 */
final class MpmcQueue<T> extends Ring<T> {

  private final boolean oneProducer;
  private final WaitStrategy waitingProducers;
  private final WaitStrategy waitingConsumers;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds
   * @param producers how many workers put
   * @param consumers how many workers take
   * @param scheduler has them wait
   */
  MpmcQueue(int capacity, int producers, int consumers, Scheduler scheduler) {
    super(capacity, producers, consumers, scheduler);
    this.oneProducer = producers == 1;
    this.waitingProducers = WaitStrategy.forRoom(producers, capacity, scheduler);
    this.waitingConsumers = waitingConsumers();
  }

  @Override
  public void put(T item, Producer from) {
    checkOpen();
    if (!offer(item)) {
      do {
        awaitRoom();
      } while (!offer(item));
      if (hasRoom()) {
        waitingProducers.wake(); // who was not woken for the room that is left
      }
    }
    waitingConsumers.wakeParked();
  }

  private void awaitRoom() {
    waitingConsumers.wake(); // there will be nothing more for them before they take
    waitingProducers.await(() -> isClosed() || hasRoom(), put());
    checkOpen();
  }

  private boolean offer(T item) {
    while (true) {
      long put = put();
      if (!isWithinReach(put)) {
        return false;
      }
      long state = stateOf(put);
      if (state == 0) {
        if (claim(put)) {
          add(item, put);
          return true;
        }
      } else if (state < 0) {
        scheduler().giveWay(); // whoever has claimed what was there has not fetched it yet
      }
    }
  }

  private boolean claim(long put) {
    if (oneProducer) {
      advancePutAlone(put);
      return true;
    }
    return advancePut(put);
  }

  private boolean hasRoom() {
    return isWithinReach(put());
  }

  @Override
  void wasTaken(long number) {
    waitingProducers.wakeParked();
  }

  @Override
  void beforeConsumerWaits() {
    waitingProducers.wake();
  }

  @Override
  public void close() {
    super.close();
    waitingProducers.wakeAll();
  }
}
