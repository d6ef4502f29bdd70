package dev.pipewright.runtime.local;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Numbers the inputs of an ordered task, from 0 on, in the order in which they are taken. */
final class Numbering {

  /** Makes taking an input and numbering it one step, where the source does not do so. */
  private final ReentrantLock lock = new ReentrantLock();

  private long next;

  /** Takes an input and tells its number, -1 where there is none. */
  <I> @Nullable I take(ItemSource<I> inputs, LongConsumer numbered) {
    if (inputs instanceof Handoff<I> queue) {
      return queue.take(numbered);
    }
    lock.lock();
    try {
      return numbered(inputs.take(), numbered);
    } finally {
      lock.unlock();
    }
  }

  /** Takes an input and tells its number, if that needs no waiting. */
  <I> @Nullable I takeNow(ItemSource<I> inputs, LongConsumer numbered) {
    if (inputs instanceof Handoff<I> queue) {
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
