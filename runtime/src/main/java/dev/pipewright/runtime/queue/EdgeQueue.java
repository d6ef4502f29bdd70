package dev.pipewright.runtime.queue;

/**
 * A queue on an edge of the graph: where producers of one task put what the consumers of another
 * take, or the caller. A merge has one more, for the order in which items arrive. {@link Queues}
 * makes it.
 *
 * <p>It never holds more items than its capacity. It ends in one of two ways. It is
 * <em>exhausted</em> when all its producers have {@linkplain #producerEnded ended} and its last
 * item was taken: {@link #take} returns null. It is <em>closed</em> when its items are not wanted
 * any more: whoever puts, takes or waits gets {@link QueueClosedException}, and what is still there
 * is dropped.
 *
 * @param <T> the type of the items
 */
public interface EdgeQueue<T> extends ItemSource<T>, ItemSink<T> {

  /**
   * Returns whether there is an item that {@link #takeNow} would return, if no other consumer takes
   * it first. For a thread that may take.
   *
   * @return whether there is one
   */
  boolean hasItem();
}
