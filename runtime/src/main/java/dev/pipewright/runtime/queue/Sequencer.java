package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.concurrent.locks.Lock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the inputs of an ordered task, from 0 on, in the order in which its workers take them.
 * Safe for use by several threads, all of which take from the same source.
 */
public final class Sequencer {

  /** Makes taking an input and numbering it one step, where the source does not do so. */
  private final Lock lock;

  private long next;

  /**
   * Begins with 0.
   *
   * @param scheduler has the workers wait
   */
  public Sequencer(Scheduler scheduler) {
    this.lock = scheduler.newLock();
  }

  /**
   * Takes an input and tells its number. Does not respond to interruption.
   *
   * @param <I> the type of the inputs
   * @param inputs where to take from
   * @param numbered is given the number, -1 where there is no input; called before this returns
   * @return the input; null if there will be none
   * @throws QueueClosedException if the source was closed
   */
  public <I> @Nullable I take(ItemSource<I> inputs, LongConsumer numbered) {
    if (inputs instanceof AbstractRingQueue<I> queue) {
      return queue.take(numbered);
    }
    lock.lock();
    try {
      return numbered(inputs.take(), numbered);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes an input and tells its number, if that needs no waiting.
   *
   * @param <I> the type of the inputs
   * @param inputs where to take from
   * @param numbered is given the number where there is an input, and perhaps -1 where there is none
   * @return the input; null if there may be none, and {@link #take} has to find out
   * @throws QueueClosedException if the source was closed
   */
  public <I> @Nullable I takeNow(ItemSource<I> inputs, LongConsumer numbered) {
    if (inputs instanceof AbstractRingQueue<I> queue) {
      return queue.takeNow(numbered);
    }
    if (!lock.tryLock()) {
      return null;
    }
    try {
      return numbered(inputs.takeNow(), numbered);
    } finally {
      lock.unlock();
    }
  }

  private <I> @Nullable I numbered(@Nullable I input, LongConsumer numbered) {
    numbered.accept(input == null ? -1 : next++);
    return input;
  }
}
