package dev.pipewright.runtime.queue;

import org.jspecify.annotations.Nullable;

/**
 * Where the workers of a task take their inputs from that has several edges merged before it: in
 * order of arrival. It ends when all the edges have ended.
 *
 * @param <T> the type of the items
 */
public final class MergedSource<T> implements ItemSource<T> {

  private final ItemSource<MergedEdge<T>> arrivals;

  /**
   * Makes a source.
   *
   * @param arrivals where the edges note that an item has arrived
   */
  public MergedSource(ItemSource<MergedEdge<T>> arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public @Nullable T take() {
    return takeFrom(arrivals.take());
  }

  @Override
  public @Nullable T takeNow() {
    return takeFrom(arrivals.takeNow());
  }

  @Override
  public @Nullable T takeInterruptibly() throws InterruptedException {
    return takeFrom(arrivals.takeInterruptibly());
  }

  private @Nullable T takeFrom(@Nullable MergedEdge<T> edge) {
    return edge == null ? null : edge.take();
  }

  @Override
  public boolean awaitItem() throws InterruptedException {
    return arrivals.awaitItem();
  }
}
