package dev.pipewright.runtime.local;

/**
 * A queue on an edge of the graph: where workers of one task put what those of another take, or the
 * caller. A merge has one more, for the order in which items arrive.
 *
 * @param <T> the type of the items
 */
interface EdgeQueue<T> extends ItemSource<T>, ItemSink<T> {

  /**
   * Returns whether there is an item that {@link #takeNow} would return, if nobody else takes it
   * first. For a thread that may take.
   */
  boolean hasItem();
}
