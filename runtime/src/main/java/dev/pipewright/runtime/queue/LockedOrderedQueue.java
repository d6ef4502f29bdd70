package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;

/**
 * The queue after several workers whose outputs leave in the order of their inputs, and may wait in
 * any number: no worker is ever held up. The outputs of the input whose turn it is go straight into
 * the queue; those of later ones are kept until their turn comes.
 *
 * @param <T> the type of the items
 */
final class LockedOrderedQueue<T> extends LockedQueue<T> {

  /** Guarded by the queue's lock. */
  private final ReorderBuffer<T> reorder = new ReorderBuffer<>(this::add);

  LockedOrderedQueue(int producers, Scheduler scheduler) {
    super(Integer.MAX_VALUE, producers, scheduler);
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  public void put(T item, Producer from) {
    lock.lock();
    try {
      checkOpen();
      reorder.add(item, from.inputNumber());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void beforeInput(Producer from) {
    long number = from.inputNumber();
    if (number < 0) {
      return;
    }
    lock.lock();
    try {
      checkOpen();
      reorder.finish(number);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      reorder.clear();
      super.close();
    } finally {
      lock.unlock();
    }
  }
}
