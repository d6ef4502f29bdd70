package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one task in one run, what they take from and what they put into.
 *
 * <p>A pool is <em>stopped</em> when its outputs are not wanted any more: because the run is being
 * stopped, or because the task behind it has ended before its input did. Stopping closes what it
 * puts into, stops the pool before it, and interrupts the workers, in this order.
 *
 * @param <I> the type of the task's inputs
 * @param <O> the type of the task's outputs
 */
final class WorkerPool<I, O> {

  private final LifeCycle lifeCycle;
  private final Loop<I, O> loop;
  private final @Nullable Crossing<I, O> crossing;
  private final @Nullable WorkerPool<?, ?> upstream;
  private final @Nullable ItemSource<I> in;
  private final @Nullable List<@Nullable Object> arguments;
  private final ItemSink<O> out;
  private final @Nullable Numbering numbering;
  private final List<Worker<I, O>> workers;
  private final AtomicInteger running;
  private final ReentrantLock stopLock = new ReentrantLock();

  private volatile boolean stopped;

  /** When the pool was stopped, in nanoseconds. Written before {@link #stopped}. */
  private long stoppedAt;

  /**
   * Makes a pool that has not started.
   *
   * @param lifeCycle the run
   * @param loop what each worker runs
   * @param crossing how items cross to the processes that run it; null where threads do
   * @param firstNumber the number of the first worker among those of the task
   * @param count how many workers
   * @param upstream the pool that feeds this one, if there is one
   * @param in what the workers take from; null for a first task
   * @param arguments what a first task is called with; null for another one
   * @param out what the workers put into
   */
  WorkerPool(
      LifeCycle lifeCycle,
      Loop<I, O> loop,
      @Nullable Crossing<I, O> crossing,
      int firstNumber,
      int count,
      @Nullable WorkerPool<?, ?> upstream,
      @Nullable ItemSource<I> in,
      @Nullable List<@Nullable Object> arguments,
      ItemSink<O> out) {
    this.lifeCycle = lifeCycle;
    this.loop = loop;
    this.crossing = crossing;
    this.upstream = upstream;
    this.in = in;
    this.arguments = arguments;
    this.out = out;
    this.numbering = out.isOrdered() ? new Numbering() : null;
    this.running = new AtomicInteger(count);
    this.workers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      workers.add(new Worker<>(this, firstNumber + i));
    }
  }

  LifeCycle lifeCycle() {
    return lifeCycle;
  }

  Attributes attributes() {
    return loop.attributes();
  }

  Loop<I, O> loop() {
    return loop;
  }

  @Nullable Crossing<I, O> crossing() {
    return crossing;
  }

  @Nullable ItemSource<I> in() {
    return in;
  }

  @Nullable List<@Nullable Object> arguments() {
    return arguments;
  }

  ItemSink<O> out() {
    return out;
  }

  /** Returns what numbers the inputs, if the outputs are to leave in their order. */
  @Nullable Numbering numbering() {
    return numbering;
  }

  List<Worker<I, O>> workers() {
    return workers;
  }

  /** Notes that one of the workers has ended, and with the last one that no input is wanted. */
  void workerEnded() {
    if (stopped) {
      // Waits for whoever is at it: a queue whose worker was stopped must not look exhausted.
      stopAndClose();
    }
    boolean last = running.decrementAndGet() == 0;
    out.producerEnded();
    if (last && upstream != null && upstream.running.get() > 0) {
      upstream.stop();
      lifeCycle.lookAfterStoppedWorkersSoon();
    }
    lifeCycle.threadEnded();
  }

  /**
   * Stops the pool and those before it; without effect the second time. When it returns, whichever
   * thread did it, their queues are closed. Futures that are pending are cancelled by the thread
   * that comes first, which may run the user's code: a worker that ends must not be held up by it.
   */
  void stop() {
    if (stopAndClose()) {
      cancelPending();
    }
  }

  private void cancelPending() {
    out.cancelPending();
    if (upstream != null) {
      upstream.cancelPending();
    }
  }

  /** Stops the pools, and returns whether this one had not been stopped before. */
  private boolean stopAndClose() {
    stopLock.lock();
    try {
      if (stopped) {
        return false;
      }
      stoppedAt = System.nanoTime();
      stopped = true;
      out.close();
      if (upstream != null) {
        upstream.stopAndClose();
      }
      for (Worker<I, O> worker : workers) {
        worker.interrupt();
      }
    } finally {
      stopLock.unlock();
    }
    lifeCycle.poolStopped();
    return true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Returns whether the pool has been stopped for so long. */
  boolean isStoppedFor(long nanos) {
    return stopped && System.nanoTime() - stoppedAt >= nanos;
  }
}
