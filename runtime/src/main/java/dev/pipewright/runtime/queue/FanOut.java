package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.ArrayList;
import java.util.Comparator;
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
 * <p>What is put for a {@link FailedCall} goes to the edge for failures that takes it. Such edges
 * do not count where it is asked whether one is open: outputs are what a producer works for, if it
 * gives any. Nor are they closed with the others: what has failed until then is taken, until the
 * edge itself is {@linkplain #closeUnlessLast closed}.
 *
 * @param <T> the type of the items
 */
public final class FanOut<T> implements ItemSink<T> {

  /**
   * Which {@linkplain FailedCall failed calls} an edge takes, and nothing else.
   *
   * @param type the class of the exceptions
   * @param withInputs whether the items are arrays of the inputs and the exception, or are just
   *     that
   */
  public record Failures(Class<? extends Exception> type, boolean withInputs) {}

  /**
   * One of the edges.
   *
   * @param <T> the type of the items
   */
  public static final class OutEdge<T> {
    private final ItemSink<T> sink;
    private final @Nullable Class<?> type;
    private final @Nullable Failures failures;
    private volatile boolean closed;

    private OutEdge(ItemSink<T> sink, @Nullable Class<?> type, @Nullable Failures failures) {
      this.sink = sink;
      this.type = type;
      this.failures = failures;
    }

    /**
     * Makes an edge for all outputs.
     *
     * @param <T> the type of the items
     * @param sink where they are put
     * @return the edge
     */
    public static <T> OutEdge<T> of(ItemSink<T> sink) {
      return new OutEdge<>(sink, null, null);
    }

    /**
     * Makes an edge for some outputs.
     *
     * @param <T> the type of the items
     * @param sink where they are put
     * @param type which: the instances of this class
     * @return the edge
     */
    public static <T> OutEdge<T> of(ItemSink<T> sink, Class<?> type) {
      return new OutEdge<>(sink, type, null);
    }

    /**
     * Makes an edge for failed calls.
     *
     * @param <T> the type of the items that it is said to take, which are others than those
     * @param sink where they are put
     * @param failures which
     * @return the edge
     */
    public static <T> OutEdge<T> of(ItemSink<T> sink, Failures failures) {
      return new OutEdge<>(sink, null, failures);
    }

    private boolean takesAllOutputs() {
      return type == null && failures == null;
    }

    /** Returns what is put of an item; null for nothing. */
    @SuppressWarnings("unchecked") // an edge for failed calls leads to who takes what they leave
    private @Nullable T passing(T item) {
      if (closed) {
        return null;
      }
      if (item instanceof FailedCall failed) {
        return failures == null ? null : (T) failed.on(failures);
      }
      return failures == null && (type == null || type.isInstance(item)) ? item : null;
    }
  }

  /** Those for outputs first: they may be closed where those for failures are not. */
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
    return edges.size() == 1 && edges.get(0).takesAllOutputs()
        ? edges.get(0).sink
        : new FanOut<>(edges, producers, scheduler);
  }

  private FanOut(List<OutEdge<T>> edges, int producers, Scheduler scheduler) {
    List<OutEdge<T>> outputsFirst = new ArrayList<>(edges);
    outputsFirst.sort(Comparator.comparing(edge -> edge.failures != null));
    this.edges = List.copyOf(outputsFirst);
    this.ordered = edges.stream().anyMatch(edge -> edge.sink.isOrdered());
    long forOutputs = edges.stream().filter(edge -> edge.failures == null).count();
    this.lock = producers > 1 && forOutputs > 1 && !ordered ? scheduler.newLock() : null;
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
      T passing = edge.passing(item);
      if (passing != null) {
        try {
          Dispatch.put(edge.sink, passing, from);
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
          if (edge.failures == null) { // no edge for failures has been told yet
            checkOpen(); // as above
          }
        }
      }
    }
  }

  @Override
  public void inputAbandoned(Producer from) {
    for (OutEdge<T> edge : edges) {
      if (ordered && edge.failures != null && !edge.closed) {
        try {
          edge.sink.beforeInput(from);
        } catch (QueueClosedException e) {
          edge.closed = true; // nobody takes from it any more, nor waits for a turn
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
      if (edge.failures == null) {
        edge.sink.close();
      }
    }
  }

  @Override
  public boolean closeUnlessLast(ItemSink<?> sink) {
    OutEdge<T> closing = null;
    boolean last = true;
    for (OutEdge<T> edge : edges) {
      if (edge.sink.equals(sink)) {
        closing = edge;
      } else if (edge.failures == null) { // nobody works only to have failures taken
        last &= edge.closed;
      }
    }
    if (closing == null || (last && closing.failures == null)) {
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
