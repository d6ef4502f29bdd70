package dev.pipewright.runtime.queue;

import org.jspecify.annotations.Nullable;

/**
 * The calls of a queue that are made for every item. They name the usual queues, so that the
 * compiler of the virtual machine binds and inlines them: through the interface it would do so only
 * as long as no more than two kinds are in use in the whole program.
 */
public final class Dispatch {

  private Dispatch() {}

  /**
   * Calls {@link ItemSource#takeNow}.
   *
   * @param <T> the type of the items
   * @param source where to take from
   * @return the item; null if there may be none
   * @throws QueueClosedException if the source was closed
   */
  public static <T> @Nullable T takeNow(ItemSource<T> source) {
    if (source instanceof SpscQueue<T> queue) {
      return queue.takeNow();
    }
    if (source instanceof MpmcQueue<T> queue) {
      return queue.takeNow();
    }
    return source.takeNow();
  }

  /**
   * Calls {@link ItemSink#put}.
   *
   * @param <T> the type of the items
   * @param sink where to put
   * @param item the item
   * @param from the producer whose output it is
   * @throws QueueClosedException if the sink was closed
   */
  public static <T> void put(ItemSink<T> sink, T item, Producer from) {
    if (sink instanceof SpscQueue<T> queue) {
      queue.put(item, from);
    } else if (sink instanceof MpmcQueue<T> queue) {
      queue.put(item, from);
    } else if (sink instanceof OrderedRing<T> queue) {
      queue.put(item, from);
    } else {
      sink.put(item, from);
    }
  }
}
