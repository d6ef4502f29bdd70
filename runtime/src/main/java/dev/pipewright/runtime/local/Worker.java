package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One worker: a thread that runs its task's loop once, from the first input to the last.
 *
 * @param <I> the type of the task's inputs
 * @param <O> the type of the task's outputs
 */
final class Worker<I, O> implements Runnable {

  private static final ThreadLocal<@Nullable Worker<?, ?>> CURRENT = new ThreadLocal<>();

  private final WorkerPool<I, O> pool;
  private final Thread thread;
  private final @Nullable QueueInput<I> input;
  private boolean started;

  /** The innermost source that the worker reads and has to close. Written by the worker alone. */
  private volatile @Nullable Source source;

  /** Closes the sources where the worker is stuck in a read. */
  private volatile @Nullable Thread closer;

  Worker(WorkerPool<I, O> pool, int number, @Nullable BoundedQueue<I> in) {
    this.pool = pool;
    this.input = in == null ? null : new QueueInput<>(in);
    this.thread = pool.lifeCycle().thread(pool.node().attributes(), number, this);
  }

  /** Returns the run that the current thread works for, or null if it is not a worker. */
  static @Nullable LifeCycle currentRun() {
    Worker<?, ?> worker = CURRENT.get();
    return worker == null ? null : worker.pool.lifeCycle();
  }

  void start() {
    thread.start();
    started = true;
  }

  @Override
  public void run() {
    CURRENT.set(this);
    try {
      if (!pool.isStopped()) {
        runLoop();
      }
    } catch (Throwable e) {
      pool.lifeCycle().workerFailed(this, e);
    } finally {
      if (input != null) {
        input.end();
      }
      pool.workerEnded();
    }
  }

  private void runLoop() throws Throwable {
    Node<O> node = pool.node();
    if (input == null) {
      node.firstLoop().run(new QueueOutput());
    } else {
      pool.loop().run(input, new QueueOutput());
    }
  }

  /** Returns what the task has in hand, in the sense of {@code TaskException.input()}. */
  @Nullable Object inputInHand() {
    return input == null ? pool.node().firstLoop().arguments() : input.current();
  }

  WorkerPool<I, O> pool() {
    return pool;
  }

  String name() {
    return thread.getName();
  }

  void interrupt() {
    if (!thread.equals(Thread.currentThread())) {
      thread.interrupt();
    }
  }

  /** Returns whether the worker's thread, or the one that closes its sources, still runs. */
  boolean isAlive() {
    Thread closing = closer;
    return thread.isAlive() || (closing != null && closing.isAlive());
  }

  /** Waits until the worker's thread, which is past its last task, has ended. */
  void join() throws InterruptedException {
    if (started) {
      thread.join();
    }
    Thread closing = closer;
    if (closing != null) {
      closing.join();
    }
  }

  /** Returns whether something else than the worker has closed, or is closing, its sources. */
  boolean lostItsSource() {
    return closer != null;
  }

  /**
   * Closes what the worker reads from, if it reads and nobody else does so already. In a thread of
   * its own, since closing may hang on the very lock that the stuck read holds.
   */
  synchronized void closeSourceFromOutside() {
    Source stuck = source;
    if (stuck == null || closer != null) {
      return;
    }
    Thread closing = new Thread(() -> closeAll(stuck), "close-" + name());
    closing.setDaemon(true);
    if (pool.lifeCycle().threadAdded()) {
      closer = closing;
      closing.start();
    }
  }

  /** Closes a source and those around it. */
  private void closeAll(Source innermost) {
    try {
      for (@Nullable Source each = innermost; each != null; each = each.outer) {
        try {
          each.closeOnce();
        } catch (Throwable e) {
          pool.lifeCycle().closingFailed(this, e);
        }
      }
    } finally {
      pool.lifeCycle().threadEnded();
    }
  }

  /** The worker's inputs. */
  private static final class QueueInput<I> extends Input<I> {
    private final BoundedQueue<I> queue;

    QueueInput(BoundedQueue<I> queue) {
      this.queue = queue;
    }

    @Override
    protected @Nullable I take() {
      I taken = queue.take();
      // A task may leave its thread's interrupt flag set; the next one shall not suffer from it.
      // A stop closes the queues before it interrupts, so its interrupt is never lost here.
      if (Thread.interrupted() && queue.isClosed()) {
        throw new Stopped();
      }
      return taken;
    }

    void end() {
      finish();
    }
  }

  /** The worker's outputs. */
  private final class QueueOutput extends Output<O> {
    private final BoundedQueue<O> queue = pool.out();

    @Override
    protected void send(O item) {
      queue.put(item);
    }

    @Override
    protected AutoCloseable open(AutoCloseable opened) {
      Source inner = new Source(opened, source);
      source = inner;
      return inner;
    }
  }

  /** A source that the worker reads, closed once by whoever comes first. */
  @SuppressWarnings("try") // whether closing it can be interrupted is up to the user's source
  private final class Source implements AutoCloseable {
    private final AtomicReference<@Nullable AutoCloseable> open;
    private final @Nullable Source outer;

    Source(AutoCloseable source, @Nullable Source outer) {
      this.open = new AtomicReference<>(source);
      this.outer = outer;
    }

    /** Closes the source; called by the worker. */
    @Override
    public void close() throws Exception {
      source = outer;
      closeOnce();
    }

    /** Closes the source unless that was done already; called by whichever thread. */
    void closeOnce() throws Exception {
      AutoCloseable closing = open.getAndSet(null);
      if (closing != null) {
        closing.close();
      }
    }
  }
}
