package dev.pipewright.runtime.local;

import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.graph.Graph;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A run as its caller holds it, and the ways in which generated code takes its outputs. The workers
 * know nothing of it, so that one whose caller dropped it is collected, and closed by the cleaner.
 *
 * @param <O> the type of the outputs
 */
public final class LocalRun<O> implements Run<O> {

  private final LifeCycle lifeCycle;
  private final AtomicBoolean claimed = new AtomicBoolean();

  /** What to run; null once it was started. */
  private @Nullable Graph<O> graph;

  /** The outputs; null before the run was started. */
  private @Nullable BoundedQueue<O> outputs;

  /** Whether the caller may drop this half way; not while it waits in a call of ours. */
  private boolean droppable;

  private volatile Cleaner.@Nullable Cleanable drop;
  private boolean ended;

  LocalRun(Graph<O> graph, @Nullable ClassLoader contextLoader) {
    this.graph = graph;
    this.lifeCycle = new LifeCycle(graph.pipeline(), contextLoader);
  }

  @Override
  public Iterator<O> iterator() {
    claim();
    droppable = true;
    return new Outputs();
  }

  @Override
  public Stream<O> stream() {
    claim();
    droppable = true;
    return StreamSupport.stream(new OutputSpliterator(), false).onClose(this::close);
  }

  @Override
  public List<O> toList() {
    List<O> list = new ArrayList<>();
    forEach(list::add);
    return Collections.unmodifiableList(list);
  }

  @Override
  public void forEach(Consumer<? super O> action) {
    Objects.requireNonNull(action, "action");
    claim();
    try (LocalRun<O> run = this) {
      for (O output = run.pull(); output != null; output = run.pull()) {
        action.accept(output);
      }
    }
  }

  /**
   * Runs to the end and returns the only output.
   *
   * @return the output
   * @throws IllegalStateException if there is none, or more than one, against what was checked when
   *     the pipeline was compiled
   */
  public O single() {
    List<O> list = toList();
    if (list.size() != 1) {
      throw new IllegalStateException("expected one output and got " + list.size());
    }
    return list.get(0);
  }

  /** Runs to the end and drops the outputs. */
  public void drain() {
    forEach(output -> {});
  }

  @Override
  public void close() {
    try {
      if (lifeCycle.close()) {
        forgetDrop();
      }
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private void claim() {
    if (!claimed.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "the outputs of a run can be taken only once; call the pipeline again for another run");
    }
  }

  private void forgetDrop() {
    Cleaner.Cleanable registered = drop;
    if (registered != null) {
      registered.clean(); // finds the run ended, and so does nothing but leave the cleaner's list
    }
  }

  /** Returns the next output, or null at the end; starts the run if need be. */
  private @Nullable O pull() {
    if (ended) {
      return null;
    }
    try {
      BoundedQueue<O> queue = started();
      O output = takeOrWaitForStop(queue);
      if (output == null) {
        lifeCycle.awaitEnd();
        ended = true;
        forgetDrop();
      }
      return output;
    } catch (InterruptedException e) {
      throw closedByInterrupt(e);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private CancellationException closedByInterrupt(InterruptedException interrupt) {
    try {
      lifeCycle.close();
    } finally {
      Thread.currentThread().interrupt();
    }
    CancellationException cancelled =
        new CancellationException("interrupted while waiting for an output; the run is closed");
    cancelled.initCause(interrupt);
    return cancelled;
  }

  private @Nullable O takeOrWaitForStop(BoundedQueue<O> queue) throws InterruptedException {
    try {
      return queue.takeInterruptibly();
    } catch (Stopped e) {
      return null; // the end of a stopped run: awaitEnd will tell why
    }
  }

  @SuppressWarnings("unchecked") // Graph.of has checked that the last task gives the outputs
  private BoundedQueue<O> started() {
    if (outputs == null) {
      List<WorkerPool<?, ?>> pools =
          WorkerPool.of(Objects.requireNonNull(graph).nodes(), lifeCycle);
      lifeCycle.start(pools);
      if (droppable) {
        drop = Drops.CLEANER.register(this, lifeCycle::closeDropped);
      }
      outputs = (BoundedQueue<O>) pools.get(pools.size() - 1).out();
      graph = null;
    }
    return outputs;
  }

  /** Made with the first run that can be dropped: a cleaner has a thread. */
  private static final class Drops {
    static final Cleaner CLEANER = Cleaner.create();

    private Drops() {}
  }

  private final class Outputs implements Iterator<O> {
    private @Nullable O ahead;

    @Override
    public boolean hasNext() {
      if (ahead == null) {
        ahead = pull();
      }
      return ahead != null;
    }

    @Override
    public O next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the outputs have ended");
      }
      O output = Objects.requireNonNull(ahead);
      ahead = null;
      return output;
    }
  }

  private final class OutputSpliterator implements Spliterator<O> {
    @Override
    public boolean tryAdvance(Consumer<? super O> action) {
      Objects.requireNonNull(action, "action");
      O output = pull();
      if (output == null) {
        return false;
      }
      action.accept(output);
      return true;
    }

    @Override
    public @Nullable Spliterator<O> trySplit() {
      return null;
    }

    @Override
    public long estimateSize() {
      return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL;
    }
  }
}
