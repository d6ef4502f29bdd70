package dev.pipewright.runtime.local;

import dev.pipewright.runtime.TaskException;
import dev.pipewright.runtime.graph.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The life of one run: its state, its failures, and who waits for its workers.
 *
 * <pre>
 *              start()                 awaitEnd(): all workers ended, no failure
 *   NEW ------------------> RUNNING ------------------------------------------> ENDED
 *    |                         |
 *    |                         +-- ...Failed() -----> FAILED
 *    |        close()          |
 *    +-------------------------+-- close() ---------> CLOSED
 * </pre>
 *
 * <p>A run fails when a task throws or completes its future with an exception, when a source cannot
 * be read or closed, or when inputs that belong together differ in length.
 *
 * <p>{@code FAILED}, {@code CLOSED} and {@code ENDED} are final. Entering one of the first two
 * stops every pool; workers may still run then, and {@link #close} and {@link #awaitEnd} return or
 * throw only when none does. A failure that comes after that is kept: the first in a run surfaces
 * with the later ones suppressed in it, at every pull, and at a {@code close()} if no pull came
 * before.
 *
 * <p>While it waits for the workers of a stopped run, the waiting thread also looks after those
 * that do not end, the {@link Stragglers}.
 *
 * <p>All state is guarded by one lock, under which no task, no source and no logger is called. The
 * pools, which are set once and let go at the end, are read without it, and so is the state for
 * people.
 */
final class LifeCycle {

  private static final System.Logger LOGGER = System.getLogger("dev.pipewright.runtime");

  private enum State {
    NEW,
    RUNNING,
    FAILED,
    CLOSED,
    ENDED
  }

  private final String pipeline;
  private final @Nullable ClassLoader contextLoader;
  private final boolean platformThreads;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile State state = State.NEW;
  private volatile List<WorkerPool<?, ?>> pools = List.of();
  private final Stragglers stragglers = new Stragglers(this);

  /** The run whose worker started this one, so that a stop from within is told apart. */
  private @Nullable LifeCycle parent;

  /** How many threads have still to end. */
  private int threads;

  private boolean anyPoolStopped;
  private @Nullable TaskException failure;
  private boolean failureSurfaced;

  /**
   * Makes the life of a run that has not started.
   *
   * @param pipeline the name of the pipeline
   * @param contextLoader the context class loader of its workers
   */
  LifeCycle(String pipeline, @Nullable ClassLoader contextLoader) {
    this(pipeline, contextLoader, false);
  }

  /**
   * Makes the life of a run that has not started.
   *
   * @param pipeline the name of the pipeline
   * @param contextLoader the context class loader of its workers
   * @param platformThreads whether all its workers have to be platform threads
   */
  LifeCycle(String pipeline, @Nullable ClassLoader contextLoader, boolean platformThreads) {
    this.pipeline = pipeline;
    this.contextLoader = contextLoader;
    this.platformThreads = platformThreads;
  }

  String pipeline() {
    return pipeline;
  }

  /** Returns the pipeline and the state, as in {@code byName, running}. */
  @Override
  public String toString() {
    return pipeline + ", " + state.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the pools, of whatever state; none before the start and after the end. */
  List<WorkerPool<?, ?>> pools() {
    return pools;
  }

  /** Returns who looks after the workers that were stopped. */
  Stragglers stragglers() {
    return stragglers;
  }

  /**
   * Makes a thread that does for the caller of the run what the caller's own does otherwise. It is
   * no worker, and the run does not wait for it.
   *
   * @param prefix what its name begins with
   * @param work what it does
   */
  Thread background(String prefix, Runnable work) {
    return WorkerThreads.unstarted(prefix + pipeline, false, contextLoader, work);
  }

  /** Makes the thread of a worker. */
  Thread thread(Attributes task, int number, Runnable work) {
    String name = "pipewright-" + pipeline + "-" + task.task() + "-" + number;
    return WorkerThreads.unstarted(name, platformThreads || task.cpuBound(), contextLoader, work);
  }

  /**
   * Starts all workers.
   *
   * @param all the pools, each behind those that feed it
   * @throws CancellationException if the run has been closed
   */
  void start(List<WorkerPool<?, ?>> all) {
    try {
      startWorkers(all);
    } catch (OutOfMemoryError e) { // the system has no thread left to give
      requestClose();
      awaitWorkersUninterruptibly();
      throw e;
    }
  }

  private void startWorkers(List<WorkerPool<?, ?>> all) {
    lock.lock();
    try {
      if (state != State.NEW) {
        throw closedBeforeItsEnd();
      }
      state = State.RUNNING;
      pools = all;
      parent = Worker.currentRun();
      for (WorkerPool<?, ?> pool : pools) {
        for (Worker<?, ?> worker : pool.workers()) {
          worker.start();
          threads++;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes a thread that helps a worker, and has to end before the run has.
   *
   * @param name the thread's name
   * @param work what it does
   */
  Thread helper(String name, Runnable work) {
    return WorkerThreads.unstarted(
        name,
        false,
        contextLoader,
        () -> {
          try {
            work.run();
          } finally {
            threadEnded();
          }
        });
  }

  /**
   * Starts a thread that helps a worker.
   *
   * @return false if all threads have ended, and so none must be started
   */
  boolean startHelper(Thread helper) {
    lock.lock();
    try {
      if (threads == 0) {
        return false;
      }
      threads++;
    } finally {
      lock.unlock();
    }
    boolean started = false;
    try {
      helper.start();
      started = true;
    } finally {
      if (!started) { // the system has no thread left to give
        threadEnded();
      }
    }
    return true;
  }

  /** Notes that a thread is past its last task and its last source. */
  void threadEnded() {
    lock.lock();
    try {
      threads--;
      if (threads == 0) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a pool was stopped, so that whoever waits begins to look after its workers. */
  void poolStopped() {
    lock.lock();
    try {
      anyPoolStopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes what a worker threw: a failure, or a mere consequence of its having been stopped.
   *
   * @param worker the worker
   * @param thrown what its task, or one of its sources, threw
   */
  void workerFailed(Worker<?, ?> worker, Throwable thrown) {
    if (worker.pool().isStopped()
        && (worker.lostItsSource() || Interruption.mayHaveCaused(thrown))) {
      boolean ours = thrown instanceof Stopped; // no interrupt has got at anything of the task's
      for (Throwable suppressed : thrown.getSuppressed()) { // a source that could not be closed
        if (ours ? !Interruption.isToldBy(suppressed) : !Interruption.mayHaveCaused(suppressed)) {
          fail(worker, suppressed);
        }
      }
    } else {
      fail(worker, thrown);
    }
  }

  /**
   * Takes what a source threw that another thread than its worker had to close.
   *
   * @param worker the worker that is stuck in reading the source
   * @param thrown what closing threw
   */
  void closingFailed(Worker<?, ?> worker, Throwable thrown) {
    if (!Interruption.isToldBy(thrown)) {
      fail(worker, thrown);
    }
  }

  /**
   * Fails the run because inputs that belong together have different lengths; but not while it is
   * being stopped, for what is stopped last goes on until then, and finds others gone.
   */
  void lengthsDiffer(Attributes task, IllegalStateException mismatch) {
    if (isRunning()) {
      taskFailed(task, null, mismatch);
    } else {
      stopPools(); // the worker that found it must not end before, as after a failure
    }
  }

  private boolean isRunning() {
    lock.lock();
    try {
      return state == State.RUNNING;
    } finally {
      lock.unlock();
    }
  }

  private void fail(Worker<?, ?> worker, Throwable cause) {
    taskFailed(worker.pool().attributes(), worker.inputInHand(), cause);
  }

  /**
   * Takes the failure of a task.
   *
   * @param task the task
   * @param input what it was called with
   * @param cause what it threw, or completed its future with
   */
  void taskFailed(Attributes task, @Nullable Object input, Throwable cause) {
    TaskException exception;
    try {
      exception = new TaskException(task.task(), pipeline, input, cause);
    } catch (OutOfMemoryError e) { // there may be memory once the items that wait are dropped
      stopFailed(null);
      exception = new TaskException(task.task(), pipeline, input, cause);
    }
    stopFailed(exception);
  }

  /**
   * Keeps a failure and stops the pools. Whoever comes second waits until the first has stopped
   * them: the failed worker must not end before, or the task behind it would take that for the end
   * of its input.
   */
  private void stopFailed(@Nullable TaskException exception) {
    lock.lock();
    try {
      if (state == State.RUNNING) {
        state = State.FAILED;
      }
      if (failure == null) {
        failure = exception;
      } else if (exception != null) {
        failure.addSuppressed(exception);
      }
    } finally {
      lock.unlock();
    }
    stopPools();
  }

  /**
   * Closes the run and waits for its workers, unless the current thread is one of them.
   *
   * @return whether all workers have ended; otherwise it was they who closed the run
   * @throws TaskException if there was a failure that has not surfaced yet
   */
  boolean close() {
    requestClose();
    if (isWithinThisRun()) {
      return false;
    }
    awaitWorkersUninterruptibly();
    throwFailureIf(false);
    return true;
  }

  /** Closes the run without waiting for its workers. */
  void requestClose() {
    boolean stop;
    lock.lock();
    try {
      stop = state == State.RUNNING;
      if (stop || state == State.NEW) {
        state = State.CLOSED;
      }
    } finally {
      lock.unlock();
    }
    if (stop) {
      stopPools();
    }
  }

  /**
   * Waits for all workers after the outputs have ended, or for those of a stopped run.
   *
   * @throws TaskException if a task failed
   * @throws CancellationException if the run was closed before its end
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void awaitEnd() throws InterruptedException {
    awaitWorkers();
    throwFailureIf(true);
    lock.lock();
    try {
      if (state != State.RUNNING) { // FAILED, without a failure, where memory ran out for good
        throw closedBeforeItsEnd();
      }
      state = State.ENDED;
      pools = List.of(); // whoever keeps the run shall not keep its tasks
    } finally {
      lock.unlock();
    }
  }

  /** Throws the failure, if there is one; unless it is for a pull, only if none has thrown it. */
  private void throwFailureIf(boolean pull) {
    TaskException thrown;
    lock.lock();
    try {
      if (failure == null || (failureSurfaced && !pull)) {
        return;
      }
      thrown = failure;
      if (!failureSurfaced) {
        failureSurfaced = true;
        thrown.fillInStackTrace(); // who called, not which worker told us: that is in the cause
      }
    } finally {
      lock.unlock();
    }
    throw thrown;
  }

  /** Closes a run that nobody holds any more. Called by a cleaner, so it must not wait. */
  void closeDropped() {
    TaskException lost;
    boolean halfWay;
    lock.lock();
    try {
      halfWay = state == State.RUNNING;
      lost = failureSurfaced ? null : failure;
    } finally {
      lock.unlock();
    }
    if (!halfWay && lost == null) {
      return;
    }
    requestClose();
    background("close-", this::awaitWorkersUninterruptibly).start();
    String message =
        "A run of pipeline "
            + pipeline
            + " was dropped before its end, and has been closed; close it, or take its outputs in"
            + " a try-with-resources statement";
    if (lost == null) {
      LOGGER.log(System.Logger.Level.WARNING, message);
    } else {
      LOGGER.log(System.Logger.Level.WARNING, message, lost);
    }
  }

  /** Notes in the log that a subscriber threw an exception, which nobody else can be told of. */
  void subscriberFailed(Throwable thrown) {
    LOGGER.log(
        System.Logger.Level.WARNING,
        "A subscriber of pipeline " + pipeline + " threw an exception; its run has been closed",
        thrown);
  }

  /** Notes in the log that a run failed which its subscriber, or future, had cancelled. */
  void failedAfterCancel(TaskException failure) {
    LOGGER.log(
        System.Logger.Level.WARNING,
        "A run of pipeline " + pipeline + " failed after it had been cancelled",
        failure);
  }

  private void stopPools() {
    for (int i = pools.size() - 1; i >= 0; i--) {
      pools.get(i).stop();
    }
  }

  private boolean isWithinThisRun() {
    LifeCycle run = Worker.currentRun();
    while (run != null && run != this) {
      run = run.parent;
    }
    return run != null;
  }

  private void awaitWorkersUninterruptibly() {
    Uninterruptibly.await(
        () -> {
          awaitWorkers();
          return true;
        });
  }

  private void awaitWorkers() throws InterruptedException {
    while (!awaitThreads()) {
      stragglers.lookAfter();
    }
    for (WorkerPool<?, ?> pool : pools) {
      for (Worker<?, ?> worker : pool.workers()) {
        worker.join();
      }
    }
  }

  /** Waits until all threads have ended, and returns false when it is time to look after them. */
  private boolean awaitThreads() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (threads > 0) {
        if (!anyPoolStopped) {
          changed.await();
        } else if (changed.awaitNanos(Stragglers.LOOK_AFTER_NANOS) <= 0) {
          return threads == 0;
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private CancellationException closedBeforeItsEnd() {
    return new CancellationException("the run of pipeline " + pipeline + " was closed");
  }
}
