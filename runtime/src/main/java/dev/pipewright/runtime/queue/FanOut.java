package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Where the workers of a task put their outputs if several edges lead from it, or none: each output
 * goes to every edge that lets it pass, and so is dropped where there is none.
 *
 * <p>The order is the same on all edges. One worker gives it; for an ordered task each edge keeps
 * it; several other workers put one after the other, under a lock. The one that holds it may wait
 * for room, and all others for the lock meanwhile, until the edge has room again or is closed.
 *
 * <p>An edge that no consumer takes from any more is passed over.
 *
 * @param <T> the type of the items
 */
public final class FanOut<T> implements ItemSink<T> {

  /**
   * One of the edges.
   *
   * @param <T> the type of the items
   */
  public static final class OutEdge<T> {
    private final ItemSink<T> sink;
    private final @Nullable Class<?> type;
    private volatile boolean closed;

    /**
     * Makes an edge.
     *
     * @param sink where its items are put
     * @param type what it lets pass; null for everything
     */
    public OutEdge(ItemSink<T> sink, @Nullable Class<?> type) {
      this.sink = sink;
      this.type = type;
    }

    private boolean takes(T item) {
      return !closed && (type == null || type.isInstance(item));
    }
  }

  private final List<OutEdge<T>> edges;
  private final boolean ordered;

  /** Makes putting an item to all edges one step; null where that is not needed. */
  private final @Nullable Lock lock;

  private volatile boolean closed;

  /**
   * Leads to edges: by a fan-out, or straight to the only one if that lets everything pass.
   *
   * @param <T> the type of the items
   * @param edges the edges, either all ordered or none
   * @param producers how many producers put
   * @param scheduler has them wait
   * @return where the producers put
   */
  public static <T> ItemSink<T> over(List<OutEdge<T>> edges, int producers, Scheduler scheduler) {
    return edges.size() == 1 && edges.get(0).type == null
        ? edges.get(0).sink
        : new FanOut<>(edges, producers, scheduler);
  }

  private FanOut(List<OutEdge<T>> edges, int producers, Scheduler scheduler) {
    this.edges = List.copyOf(edges);
    this.ordered = edges.stream().anyMatch(edge -> edge.sink.isOrdered());
    this.lock = producers > 1 && edges.size() > 1 && !ordered ? scheduler.newLock() : null;
  }

  @Override
  public boolean isOrdered() {
    return ordered;
  }

  @Override
  public void put(T item, Producer from) {
    if (lock == null) {
      putToAll(item, from);
      return;
    }
    lock.lock();
    try {
      putToAll(item, from);
    } finally {
      lock.unlock();
    }
  }

  private void putToAll(T item, Producer from) {
    checkOpen();
    for (OutEdge<T> edge : edges) {
      if (edge.takes(item)) {
        try {
          Dispatch.put(edge.sink, item, from);
        } catch (QueueClosedException e) {
          checkOpen(); // or else only this edge was closed, and the others want the item
        }
      }
    }
  }

  @Override
  public void beforeInput(Producer from) {
    if (!ordered) {
      return;
    }
    for (OutEdge<T> edge : edges) {
      if (!edge.closed) {
        try {
          edge.sink.beforeInput(from);
        } catch (QueueClosedException e) {
          checkOpen(); // as above
        }
      }
    }
  }

  @Override
  public void beforeWaiting() {
    for (OutEdge<T> edge : edges) {
      edge.sink.beforeWaiting();
    }
  }

  @Override
  public void producerEnded() {
    for (OutEdge<T> edge : edges) {
      edge.sink.producerEnded();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (OutEdge<T> edge : edges) {
      edge.sink.close();
    }
  }

  @Override
  public boolean closeUnlessLast(ItemSink<?> sink) {
    OutEdge<T> closing = null;
    boolean last = true;
    for (OutEdge<T> edge : edges) {
      if (edge.sink.equals(sink)) {
        closing = edge;
      } else {
        last &= edge.closed;
      }
    }
    if (closing == null || last) {
      return false;
    }
    closing.closed = true; // before a worker is woken that waits there
    sink.close();
    return true;
  }

  private void checkOpen() {
    if (closed) {
      throw new QueueClosedException();
    }
  }
}
