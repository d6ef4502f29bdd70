package dev.pipewright.runtime.local;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One of the edges that are merged: a queue of its own, so that its bound is that of its producer,
 * and besides it the queue of <em>arrivals</em>, which all of them share. For every item that can
 * be taken from an edge, this is noted there, after the item was put.
 *
 * <p>An ordered edge notes an item when its turn comes, not before: who took the note of one that
 * is held back would wait for a worker that may itself wait for others of the edges.
 *
 * @param <T> the type of the items
 */
final class MergedEdge<T> implements ItemSink<T> {

  private final EdgeQueue<T> queue;

  /** Has room for as many as all edges together. */
  private final ItemSink<MergedEdge<T>> arrivals;

  /** Who has put an item, until its turn comes; null unless the edge is ordered. */
  private final @Nullable Turns<Worker<?, ?>> turns;

  private final ReentrantLock turnsLock = new ReentrantLock();

  MergedEdge(EdgeQueue<T> queue, ItemSink<MergedEdge<T>> arrivals) {
    this.queue = queue;
    this.arrivals = arrivals;
    this.turns = queue.isOrdered() ? new Turns<>(this::arrived) : null;
  }

  /** Takes the item for which an arrival was taken: it is there, or about to be. */
  @Nullable T take() {
    return queue.take();
  }

  @Override
  public boolean isOrdered() {
    return turns != null;
  }

  @Override
  public void put(T item, Worker<?, ?> from) {
    queue.put(item, from);
    if (turns == null) {
      arrived(from);
      return;
    }
    turnsLock.lock();
    try {
      turns.give(from, from.inputNumber());
    } finally {
      turnsLock.unlock();
    }
  }

  private void arrived(Worker<?, ?> from) {
    arrivals.put(this, from);
  }

  @Override
  public void beforeInput(Worker<?, ?> from) {
    queue.beforeInput(from);
    long number = from.inputNumber();
    if (turns == null || number < 0) {
      return;
    }
    turnsLock.lock();
    try {
      turns.finish(number);
    } finally {
      turnsLock.unlock();
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

  /** Closes the edge and the arrivals of all: the taker is the same. */
  @Override
  public void close() {
    queue.close();
    arrivals.close();
  }
}
