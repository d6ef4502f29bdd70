package dev.pipewright.runtime.local;

import dev.pipewright.runtime.TaskException;
import dev.pipewright.runtime.engine.GraphRun;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Pull;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.QueueClosedException;
import dev.pipewright.runtime.scheduling.Scheduler;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as its caller holds it, and the ways in which generated code takes its outputs. The workers
 * know nothing of it, so that one whose caller dropped it is collected, and closed by the cleaner.
 *
 * @param <O> the type of the outputs
 */
public final class LocalRun<O> implements GraphRun<O> {

  private final Execution execution;
  private final AtomicBoolean claimed = new AtomicBoolean();

  /** What to run; null once it was started, or closed. */
  private volatile @Nullable Graph<O> graph;

  /** The settings that hold at each node; null as the graph is. */
  private volatile @Nullable Function<Node<?>, Tuning> tuning;

  /** Whether the caller may drop this half way; not while it waits in a call of ours. */
  private boolean droppable;

  private volatile Cleaner.@Nullable Cleanable drop;
  private boolean ended;

  private List<Class<? extends Throwable>> declared = List.of();

  LocalRun(Graph<O> graph, Function<Node<?>, Tuning> tuning, @Nullable ClassLoader contextLoader) {
    this(graph, tuning, new Execution(graph.pipeline(), contextLoader, false, Scheduler.system()));
  }

  /** Makes a run that does not start before its first output is asked for. */
  LocalRun(Graph<O> graph, Function<Node<?>, Tuning> tuning, Execution execution) {
    this.graph = graph;
    this.tuning = tuning;
    this.execution = execution;
  }

  /** Returns the pipeline's name and how far the run is, for people. */
  @Override
  public String toString() {
    return "Run[" + execution + "]";
  }

  @Override
  public Iterator<O> iterator() {
    claim();
    droppable = true;
    return Pull.iterator(this::pull, "the outputs have ended");
  }

  @Override
  public Stream<O> stream() {
    claim();
    droppable = true;
    return Pull.stream(this::pull).onClose(this::close);
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
    boolean complete = false;
    try {
      for (O output = pullAsDeclared(); output != null; output = pullAsDeclared()) {
        action.accept(output);
      }
      complete = true;
    } finally {
      if (!complete) {
        closeBehindFailure();
      }
    }
  }

  /** Closes the run behind an exception of the caller's, to which nothing is added. */
  private void closeBehindFailure() {
    try {
      close();
    } catch (TaskException e) {
      execution.log().failedBehindCaller(e);
    }
  }

  private @Nullable O pullAsDeclared() {
    try {
      return pull();
    } catch (TaskException e) {
      throw this.<RuntimeException>asDeclared(e);
    } catch (CancellationException e) {
      throw LocalRun.<RuntimeException>asDeclared(e, declared);
    }
  }

  /**
   * Returns a task's failure, or throws its cause if the caller has declared to take that: the
   * task's own exception, to which nothing is added, since it may be thrown again and again.
   */
  @SuppressWarnings("unchecked") // the caller's throws clause names it
  private <E extends Throwable> TaskException asDeclared(TaskException failure) throws E {
    Throwable cause = failure.getCause();
    if (cause != null && declared.stream().anyMatch(type -> type.isInstance(cause))) {
      if (failure.getSuppressed().length > 0) {
        execution.log().failedFurther(failure);
      }
      throw (E) cause;
    }
    return failure;
  }

  /** Returns the end of a closed run, or throws the interrupt that it tells of, if declared. */
  @SuppressWarnings("unchecked") // as above
  private static <E extends Throwable> CancellationException asDeclared(
      CancellationException end, List<Class<? extends Throwable>> declared) throws E {
    if (end.getCause() instanceof InterruptedException interrupt
        && declared.contains(InterruptedException.class)) {
      Thread.interrupted();
      throw (E) interrupt;
    }
    return end;
  }

  @Override
  public O single() {
    List<O> list = toList();
    if (list.size() != 1) {
      throw new IllegalStateException("expected one output and got " + list.size());
    }
    return list.get(0);
  }

  @Override
  public void toEnd() {
    forEach(output -> {});
  }

  @Override
  public LocalRun<O> throwing(List<Class<? extends Throwable>> exceptions) {
    declared = exceptions;
    return this;
  }

  @Override
  public CompletableFuture<List<O>> toListLater() {
    return later(this::toList);
  }

  @Override
  public CompletableFuture<O> singleLater() {
    return later(this::single);
  }

  @Override
  public CompletableFuture<@Nullable Void> toEndLater() {
    return later(
        () -> {
          toEnd();
          return null;
        });
  }

  private <X extends @Nullable Object> CompletableFuture<X> later(Supplier<X> toTheEnd) {
    CompletableFuture<X> future = new CompletableFuture<>();
    CompletableFuture<Boolean> unused = // not whenComplete, which asks a failure for its text
        future.handle(
            (result, failure) -> {
              execution.requestCloseFromAnywhere();
              return true;
            });
    execution.startBackground(
        "complete-",
        () -> {
          try {
            future.complete(toTheEnd.get());
          } catch (Throwable e) {
            if (!future.completeExceptionally(e)) {
              logFailureAfterCancel(e);
            }
          }
        });
    return future;
  }

  /** Notes a failure in the log that nobody else can be told of any more. */
  private void logFailureAfterCancel(Throwable thrown) {
    if (thrown instanceof TaskException failure) {
      execution.log().failedAfterCancel(failure);
    }
  }

  /** Hands the outputs to a subscriber, from a thread of its own. */
  void publishTo(Flow.Subscriber<? super O> subscriber) {
    claim();
    FlowPump.Supply<O> supply =
        new FlowPump.Supply<>() {
          @Override
          public @Nullable O pull() {
            return LocalRun.this.pull();
          }

          @Override
          public boolean awaitItem() throws InterruptedException {
            ItemSource<O> queue = started();
            return queue != null && queue.awaitItem();
          }

          @Override
          public void cancelled() {
            execution.requestCloseFromAnywhere();
          }

          @Override
          public void failedAfterCancel(Throwable thrown) {
            logFailureAfterCancel(thrown);
          }

          @Override
          public void ended() {
            try {
              close();
            } catch (TaskException e) {
              logFailureAfterCancel(e);
            }
          }

          @Override
          public void subscriberFailed(Throwable thrown) {
            execution.log().subscriberFailed(thrown);
          }
        };
    try {
      execution.startBackground(
          "publish-", new FlowPump<>(supply, subscriber, execution.scheduler()));
    } catch (OutOfMemoryError e) { // the system has no thread left to give
      FlowPump.refuse(subscriber, e);
    }
  }

  @Override
  public void close() {
    end(execution::close);
  }

  @Override
  public void shutdown(Duration patience) {
    long nanos = patience.isNegative() ? 0 : saturatedNanos(patience);
    end(() -> execution.shutDown(nanos));
  }

  private static long saturatedNanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Ends the run in some way, which returns whether all workers have ended. */
  private void end(BooleanSupplier end) {
    try {
      letGo();
      if (end.getAsBoolean()) {
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
      ItemSource<O> queue = started();
      O output = queue == null ? null : takeOrWaitForStop(queue);
      if (output == null) {
        execution.awaitEnd();
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
      execution.close();
    } finally {
      Thread.currentThread().interrupt();
    }
    CancellationException cancelled =
        new CancellationException("interrupted while waiting for an output; the run is closed");
    cancelled.initCause(interrupt);
    return cancelled;
  }

  private @Nullable O takeOrWaitForStop(ItemSource<O> queue) throws InterruptedException {
    try {
      return queue.takeInterruptibly();
    } catch (QueueClosedException e) {
      return null; // the end of a stopped run: awaitEnd will tell why
    }
  }

  /** Returns where the outputs come from, once started; null if there will be none any more. */
  @SuppressWarnings("unchecked") // Graph.of has checked that the last task gives the outputs
  private @Nullable ItemSource<O> started() {
    Graph<O> toStart = graph;
    Function<Node<?>, Tuning> tuningOfNodes = tuning;
    if (toStart != null && tuningOfNodes != null) {
      letGo(); // whatever comes of it
      Wiring wiring = Wiring.of(toStart, tuningOfNodes, execution);
      execution.start(wiring.pools(), wiring.outputs());
      if (droppable) {
        drop = Drops.cleaner().register(this, execution::closeDropped);
      }
    }
    return (ItemSource<O>) execution.outputs();
  }

  /** Keeps no longer what the run was made of. */
  private void letGo() {
    graph = null;
    tuning = null;
  }

  /** Made with the first run that can be dropped: a cleaner has a thread. */
  private static final class Drops {
    private static @Nullable Cleaner cleaner;

    private Drops() {}

    /** Returns the cleaner; it is tried again where the system had no thread left to give. */
    static synchronized Cleaner cleaner() {
      Cleaner made = cleaner;
      if (made == null) {
        made = Cleaner.create();
        cleaner = made;
      }
      return made;
    }
  }
}
