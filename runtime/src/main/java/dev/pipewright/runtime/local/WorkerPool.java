package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.queue.ConsumerStarter;
import dev.pipewright.runtime.queue.FailedCall;
import dev.pipewright.runtime.queue.ItemSink;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.Sequencer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one task in one run, what they take from and what they put into. An asynchronous
 * task has two pools: one calls it, and one hands on its results.
 *
 * <p>An edge is <em>closed</em> when nobody takes from it any more: because the task behind it has
 * ended before its input did, or the run is being stopped. A pool is <em>stopped</em> when all
 * edges behind it are closed, or the run is stopped. Stopping closes what it puts into, then the
 * edges before it, which may stop the pools there, and interrupts the workers, in this order.
 *
 * @param <I> the type of the task's inputs
 * @param <O> the type of the task's outputs
 */
final class WorkerPool<I, O> implements ConsumerStarter {

  private final Execution execution;
  private final Role<I, O> role;
  private final TaskInput<I> input;
  private final ItemSink<O> out;
  private final @Nullable Sequencer sequencer;
  private final List<Worker<I, O>> workers;
  private final AtomicInteger running;
  private final ReentrantLock stopLock = new ReentrantLock();

  /**
   * Whether the only worker is started when there is something for it. Written before the start.
   */
  private boolean onDemand;

  /** Whether it is decided who starts that worker, or that nobody does. */
  private final AtomicBoolean claimed = new AtomicBoolean();

  private volatile boolean stopped;

  /** When the pool was stopped, in nanoseconds. Written before {@link #stopped}. */
  private long stoppedAt;

  /** Whether what is still to become an output has been cancelled, or is being so. */
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /** Whether stopping the pool has got to its end. */
  private volatile boolean closed;

  /**
   * An edge that a pool takes from.
   *
   * @param producer the pool that puts into it
   * @param edge where that one does
   */
  record Feed(WorkerPool<?, ?> producer, ItemSink<?> edge) implements TaskInput.Feed {

    /** Returns the workers that put into nothing but this edge. */
    private Stream<? extends Worker<?, ?>> producers() {
      return producer.out.equals(edge) ? producer.workers.stream() : Stream.empty();
    }

    @Override
    public void leave() {
      if (producer.running.get() > 0) {
        producer.closeEdge(edge);
        producer.cancelPending();
      }
    }

    @Override
    public void close() {
      producer.closeEdge(edge);
    }

    @Override
    public void cancelPending() {
      producer.cancelPending();
    }
  }

  /**
   * Makes a pool that has not started.
   *
   * @param execution the run
   * @param role what the workers do
   * @param firstNumber the number of the first worker among those of all tasks of the name
   * @param count how many workers
   * @param input what the workers are given
   * @param out what the workers put into
   */
  WorkerPool(
      Execution execution,
      Role<I, O> role,
      int firstNumber,
      int count,
      TaskInput<I> input,
      ItemSink<O> out) {
    this.execution = execution;
    this.role = role;
    this.input = input;
    this.out = out;
    this.sequencer = out.isOrdered() ? new Sequencer(execution.scheduler()) : null;
    this.running = new AtomicInteger(count);
    this.workers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      workers.add(new Worker<>(this, i, firstNumber + i));
    }
  }

  Execution execution() {
    return execution;
  }

  Attributes attributes() {
    return role.loop().attributes();
  }

  Role<I, O> role() {
    return role;
  }

  /** Returns what the workers take from; null for a first task. */
  @Nullable ItemSource<I> in() {
    return input instanceof TaskInput.Items<I> items ? items.source() : null;
  }

  /** Returns what the workers are given. */
  TaskInput<I> input() {
    return input;
  }

  private List<? extends TaskInput.Feed> feeds() {
    return input instanceof TaskInput.Items<I> items ? items.feeds() : List.of();
  }

  ItemSink<O> out() {
    return out;
  }

  /** Returns what numbers the inputs, if the outputs are to leave in their order. */
  @Nullable Sequencer sequencer() {
    return sequencer;
  }

  List<Worker<I, O>> workers() {
    return workers;
  }

  /**
   * Returns what is put in place of the outputs of a call that failed, for the edge that takes its
   * failure; null if none does.
   *
   * @param thrown what the call threw
   * @param told what it was called with, as it is told of
   */
  @Nullable FailedCall failedCall(Exception thrown, @Nullable Object told) {
    Class<? extends Exception> taking = role.arrows().taking(thrown);
    return taking == null ? null : new FailedCall(input.inputs(told), thrown, taking);
  }

  /** Returns whether the pool calls an asynchronous task, whose futures may be pending. */
  boolean isAsynchronous() {
    return out instanceof InFlight<?>;
  }

  /**
   * Has the only worker started when there is something for it, if what it takes from can tell.
   * Called once, before the run starts. A task that joins is called at once: it may do something
   * before it asks for its first input; and processes take long to start.
   */
  void startOnDemand() {
    onDemand =
        input instanceof TaskInput.Items<I> items
            && role.crossing() == null
            && !attributes().join()
            && items.source().startOnDemand(this);
  }

  /** Returns whether the only worker is started when there is something for it. */
  boolean startsOnDemand() {
    return onDemand;
  }

  /**
   * Starts the only worker, unless the pool was stopped; in the current thread, if that is a
   * worker's before it which is about to have no other use for it.
   */
  @Override
  public void startConsumer() {
    if (stopped || !claim()) {
      return;
    }
    Worker<I, O> next = workers.get(0);
    boolean continued =
        feeds().stream()
            .flatMap(feed -> feed instanceof Feed edge ? edge.producers() : Stream.empty())
            .anyMatch(producer -> producer.continueWith(next));
    if (!continued) {
      start(next);
    }
  }

  /** Starts a worker that was claimed; where that fails, the run does. */
  static void start(Worker<?, ?> claimed) {
    try {
      claimed.start();
    } catch (Throwable e) { // the system has no thread left to give
      Execution run = claimed.pool().execution();
      run.taskFailed(claimed.pool().attributes(), null, 1, e);
      run.threads().endedUnstarted();
    }
  }

  /** Decides who starts the only worker, or that nobody does; returns whether it is the caller. */
  private boolean claim() {
    return onDemand && claimed.compareAndSet(false, true);
  }

  /** Ends the only worker, if it was not started. */
  @Override
  public void inputEnded() {
    if (claim()) {
      workerEnded();
      execution.threads().endedUnstarted();
    }
  }

  /** Notes that one of the workers has ended, and with the last one that no input is wanted. */
  void workerEnded() {
    if (stopped) {
      // Waits for whoever is at it: a queue whose worker was stopped must not look exhausted.
      stop();
    }
    boolean last = running.decrementAndGet() == 0;
    out.producerEnded();
    if (last) {
      feeds().forEach(TaskInput.Feed::leave);
    }
  }

  /**
   * Cancels the futures that are pending, and closes the results that nobody will read, here and in
   * the pools before, where they were stopped. This runs the program's code, once, in the thread
   * that comes first: a worker that ends must not be held up by it.
   */
  void cancelPending() {
    if (closed && cancelled.compareAndSet(false, true)) {
      out.cancelPending();
      for (TaskInput.Feed feed : feeds()) {
        feed.cancelPending();
      }
    }
  }

  /**
   * Stops the pool, and those before it whose last open edges lead here; without effect the second
   * time. When it returns, whichever thread did it, their queues are closed. It runs none of the
   * program's code.
   */
  void stop() {
    stopLock.lock();
    try {
      if (closed) {
        return;
      }
      if (!stopped) { // or else memory ran out the first time
        stoppedAt = execution.scheduler().nanoTime();
        stopped = true;
      }
      out.close();
      for (TaskInput.Feed feed : feeds()) {
        feed.close();
      }
      for (Worker<I, O> worker : workers) {
        worker.interrupt();
      }
      if (claim()) {
        execution.threads().endedUnstarted();
      }
      closed = true;
    } finally {
      stopLock.unlock();
    }
    execution.poolStopped();
  }

  /**
   * Closes an edge that nobody takes from any more, and stops the pool with its last one for
   * outputs.
   */
  private void closeEdge(ItemSink<?> edge) {
    stopLock.lock();
    try {
      if (!out.closeUnlessLast(edge)) { // which has effect on an edge that a stop leaves open
        stop();
      }
    } finally {
      stopLock.unlock();
    }
  }

  boolean isStopped() {
    return stopped;
  }

  /** Returns whether the pool has been stopped for so long. */
  boolean isStoppedFor(long nanos) {
    return stopped && execution.scheduler().nanoTime() - stoppedAt >= nanos;
  }
}
