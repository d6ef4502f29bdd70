package dev.pipewright.runtime.queue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One of the edges that are merged: a queue of its own, so that its bound is that of its producer,
 * and also the queue of <em>arrivals</em>, which all of them share. For every item that can be
 * taken from an edge, this is noted there, after the item was put.
 *
 * <p>An ordered edge notes an item when its turn comes, not before: who took the note of one that
 * is held back would wait for a worker that may itself wait for others of the edges.
 *
 * @param <T> the type of the items
 */
public final class MergedEdge<T> implements ItemSink<T> {

  private final EdgeQueue<T> queue;

  /** Has room for as many as all edges together. */
  private final ItemSink<MergedEdge<T>> arrivals;

  /** Who has put an item, until its turn comes; null unless the edge is ordered. */
  private final @Nullable ReorderBuffer<Producer> reorder;

  private final ReentrantLock reorderLock = new ReentrantLock();

  /** How many edges that share the arrivals are not closed. */
  private final AtomicInteger open;

  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Makes an edge.
   *
   * @param queue where its items wait
   * @param arrivals where they are noted, with room for as many as all the edges hold together
   * @param open how many edges share the arrivals, and are not closed; one object for all of them
   */
  public MergedEdge(EdgeQueue<T> queue, ItemSink<MergedEdge<T>> arrivals, AtomicInteger open) {
    this.queue = queue;
    this.arrivals = arrivals;
    this.open = open;
    this.reorder = queue.isOrdered() ? new ReorderBuffer<>(this::arrived) : null;
  }

  /** Takes the item for which an arrival was taken: it is there, or about to be. */
  @Nullable T take() {
    return queue.take();
  }

  @Override
  public boolean isOrdered() {
    return reorder != null;
  }

  @Override
  public void put(T item, Producer from) {
    Dispatch.put(queue, item, from);
    if (reorder == null) {
      arrived(from);
      return;
    }
    reorderLock.lock();
    try {
      reorder.add(from, from.inputNumber());
    } finally {
      reorderLock.unlock();
    }
  }

  private void arrived(Producer from) {
    Dispatch.put(arrivals, this, from);
  }

  @Override
  public void beforeInput(Producer from) {
    queue.beforeInput(from);
    long number = from.inputNumber();
    if (reorder == null || number < 0) {
      return;
    }
    reorderLock.lock();
    try {
      reorder.finish(number);
    } finally {
      reorderLock.unlock();
    }
  }

  @Override
  public void beforeWaiting() {
    arrivals.beforeWaiting();
  }

  @Override
  public void producerEnded() {
    queue.producerEnded();
    arrivals.producerEnded();
  }

  /**
   * Closes the edge; and the arrivals with the last one, since those who put use them till then.
   */
  @Override
  public void close() {
    queue.close();
    if (closed.compareAndSet(false, true) && open.decrementAndGet() == 0) {
      arrivals.close();
    }
  }
}
