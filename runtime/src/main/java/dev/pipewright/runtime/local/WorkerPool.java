package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one task in one run, and the queue of their outputs.
 *
 * <p>A pool is <em>stopped</em> when its outputs are not wanted any more: because the run is being
 * stopped, or because the task behind it has ended before its input did. Stopping closes the queue,
 * stops the pool before it, and interrupts the workers, in this order.
 *
 * @param <I> the type of the task's inputs
 * @param <O> the type of the task's outputs
 */
final class WorkerPool<I, O> {

  private final LifeCycle lifeCycle;
  private final Node<O> node;
  private final @Nullable WorkerPool<?, I> upstream;
  private final BoundedQueue<O> out;
  private final List<Worker<I, O>> workers;
  private final AtomicInteger running;
  private final ReentrantLock stopLock = new ReentrantLock();

  private volatile boolean stopped;

  /** When the pool was stopped, in nanoseconds. Written before {@link #stopped}. */
  private long stoppedAt;

  private WorkerPool(LifeCycle lifeCycle, Node<O> node, @Nullable WorkerPool<?, I> upstream) {
    Attributes attributes = node.attributes();
    this.lifeCycle = lifeCycle;
    this.node = node;
    this.upstream = upstream;
    this.out = new BoundedQueue<>(attributes.throttle(), attributes.workers());
    this.workers = new ArrayList<>(attributes.workers());
    this.running = new AtomicInteger(attributes.workers());
    for (int number = 1; number <= attributes.workers(); number++) {
      workers.add(new Worker<>(this, number, upstream == null ? null : upstream.out));
    }
  }

  /** Makes the pools of all nodes, none of them started. */
  static List<WorkerPool<?, ?>> of(List<Node<?>> nodes, LifeCycle lifeCycle) {
    List<WorkerPool<?, ?>> pools = new ArrayList<>(nodes.size());
    @Nullable WorkerPool<?, ?> last = null;
    for (Node<?> node : nodes) {
      last = behind(last, node, lifeCycle);
      pools.add(last);
    }
    return pools;
  }

  @SuppressWarnings("unchecked") // Node.then has checked that a loop takes what comes before it
  private static <I, O> WorkerPool<I, O> behind(
      @Nullable WorkerPool<?, ?> upstream, Node<O> node, LifeCycle lifeCycle) {
    return new WorkerPool<>(lifeCycle, node, (WorkerPool<?, I>) upstream);
  }

  LifeCycle lifeCycle() {
    return lifeCycle;
  }

  Node<O> node() {
    return node;
  }

  @SuppressWarnings("unchecked") // as above
  Loop<I, O> loop() {
    return (Loop<I, O>) node.loop();
  }

  BoundedQueue<O> out() {
    return out;
  }

  List<Worker<I, O>> workers() {
    return workers;
  }

  /** Notes that one of the workers has ended, and with the last one that no input is wanted. */
  void workerEnded() {
    if (stopped) {
      stop(); // waits for whoever is at it: a queue whose worker was stopped must not look
      // exhausted
    }
    boolean last = running.decrementAndGet() == 0;
    out.producerEnded();
    if (last && upstream != null && upstream.running.get() > 0) {
      upstream.stop();
    }
    lifeCycle.threadEnded();
  }

  /**
   * Stops the pool and those before it; without effect the second time. When it returns, whichever
   * thread did it, their queues are closed.
   */
  void stop() {
    stopLock.lock();
    try {
      if (stopped) {
        return;
      }
      stoppedAt = System.nanoTime();
      stopped = true;
      out.close();
      if (upstream != null) {
        upstream.stop();
      }
      for (Worker<I, O> worker : workers) {
        worker.interrupt();
      }
    } finally {
      stopLock.unlock();
    }
    lifeCycle.poolStopped();
  }

  boolean isStopped() {
    return stopped;
  }

  /** Returns whether the pool has been stopped for so long. */
  boolean isStoppedFor(long nanos) {
    return stopped && System.nanoTime() - stoppedAt >= nanos;
  }
}
