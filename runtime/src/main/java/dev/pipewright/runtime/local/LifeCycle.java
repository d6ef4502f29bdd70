package dev.pipewright.runtime.local;

import dev.pipewright.runtime.TaskException;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.QueueClosedException;
import dev.pipewright.runtime.queue.Uninterruptibles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
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
 * <p>A failure is noted, and the state entered, before anything else is done about it, and nothing
 * that the program's own code does can come in between: an exception is asked for its text only
 * when somebody is told of it. The methods that take failures throw nothing.
 *
 * <p>A run that a task of another one has started is that one's child, and is closed with it.
 *
 * <p>When its last thread has ended, a run lets go of its pools, and if it was stopped also of its
 * outputs, whoever holds it.
 *
 * <p>All state is guarded by one lock, under which no task, no source and no logger is called. The
 * pools and the outputs are read without it, and so is the state for people.
 */
final class LifeCycle {

  /** How long those who wait for a run to stop wait before they look whether the JVM shuts down. */
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** How long a run that was stopped is waited for where it must not be waited for without end. */
  private static final long LAST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** The run that a thread works for. */
  private static final ThreadLocal<@Nullable LifeCycle> CURRENT = new ThreadLocal<>();

  private enum State {
    NEW,
    RUNNING,
    FAILED,
    CLOSED,
    ENDED
  }

  /** A failure as it is noted. */
  private record Failure(String task, @Nullable Object input, Throwable cause) {

    TaskException of(String pipeline) {
      return new TaskException(task, pipeline, input, cause);
    }
  }

  private final String pipeline;
  private final @Nullable ClassLoader contextLoader;
  private final boolean platformThreads;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile State state = State.NEW;
  private volatile List<WorkerPool<?, ?>> pools = List.of();
  private volatile @Nullable ItemSource<?> outputs;
  private final Stragglers stragglers = new Stragglers(this);

  /** Whether there are futures to be cancelled; and whether somebody does so. */
  private boolean asynchronous;

  private final AtomicBoolean cancelling = new AtomicBoolean();

  /**
   * The run whose task started this one: so that a stop from within is told apart, and this one is
   * closed with that one. Before the start, the run whose task made this one.
   */
  private volatile @Nullable LifeCycle parent = CURRENT.get();

  /** The runs that tasks of this one have started, and that have not ended. */
  private final Set<LifeCycle> children = new HashSet<>();

  /** How many threads have still to end. */
  private int threads;

  /** The threads that are past their last task, to be waited for to the last instruction. */
  private List<Thread> ending = new ArrayList<>();

  // The first failure is kept without the memory of an object, which may have run out.
  private @Nullable String failedTask;
  private @Nullable Object failedInput;
  private @Nullable Throwable failure;

  private final List<Failure> laterFailures = new ArrayList<>();

  /** The first failure as it is told, and whether it has been. */
  private @Nullable TaskException told;

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

  /** Returns the run that the current thread works for, or null if it does so for none. */
  static @Nullable LifeCycle current() {
    return CURRENT.get();
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

  /** Returns where the outputs are taken from; null before the start, and when none will come. */
  @Nullable ItemSource<?> outputs() {
    return outputs;
  }

  // ---------------------------------------------------------------- threads

  /**
   * Starts a thread that does for the caller of the run what the caller's own does otherwise. It is
   * no worker, and the run does not wait for it.
   *
   * @param prefix what its name begins with
   * @param work what it does
   */
  void startBackground(String prefix, Runnable work) {
    LifeCycle outer = parent; // the caller's own thread works for that one
    BackgroundThread.start(prefix + pipeline, contextLoader, workFor(outer, work));
  }

  /**
   * Starts a thread that looks after the run where nobody else may. The run does not wait for it.
   *
   * @param prefix what its name begins with
   * @param work what it does
   */
  void startRescue(String prefix, Runnable work) {
    RunThreads.platform(prefix + pipeline, contextLoader, workFor(this, work)).start();
  }

  /** Makes the thread of a worker. */
  Thread workerThread(String name, boolean platform, Runnable work) {
    return platform || platformThreads
        ? RunThreads.platform(name, contextLoader, workFor(this, work))
        : RunThreads.light(name, contextLoader, workFor(this, work));
  }

  /** Has what a thread does count as work for a run. */
  private static Runnable workFor(@Nullable LifeCycle run, Runnable work) {
    return () -> {
      CURRENT.set(run);
      work.run();
    };
  }

  /**
   * Starts all workers.
   *
   * @param all the pools, each behind those that feed it
   * @param outputsOfLast where the outputs are taken from
   * @throws CancellationException if the run has been closed, or the one that it is part of
   */
  void start(List<WorkerPool<?, ?>> all, @Nullable ItemSource<?> outputsOfLast) {
    boolean started = false;
    try {
      joinParent();
      startWorkers(all, outputsOfLast);
      started = true;
    } finally {
      if (!started) { // the run is closed, or the system has no thread left to give
        requestClose();
        awaitUninterruptibly(Long.MAX_VALUE);
        leaveParent();
      }
    }
    if (!platformThreads && RunThreads.areVirtual()) {
      CarrierWatch.add(new WaitingWorkers());
    }
  }

  private void startWorkers(List<WorkerPool<?, ?>> all, @Nullable ItemSource<?> outputsOfLast) {
    lock.lock();
    try {
      if (state != State.NEW) {
        throw closedBeforeItsEnd();
      }
      state = State.RUNNING;
      pools = all;
      asynchronous = all.stream().anyMatch(WorkerPool::isAsynchronous);
      outputs = outputsOfLast;
      for (WorkerPool<?, ?> pool : all) {
        for (Worker<?, ?> worker : pool.workers()) {
          worker.start();
          threads++;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The workers that have not begun; of each pool one at a time may begin in another thread. */
  private final class WaitingWorkers implements CarrierWatch.Waiting {

    @Override
    public boolean hasBegun() {
      return pools.stream().allMatch(pool -> pool.workers().stream().allMatch(Worker::hasBegun));
    }

    @Override
    public void beginElsewhere() {
      for (WorkerPool<?, ?> pool : pools) {
        pool.workers().stream()
            .filter(worker -> !worker.hasBegun())
            .findFirst()
            .ifPresent(Worker::beginElsewhere);
      }
    }
  }

  /** Becomes a child of the run whose task starts this one, or of the next outer one. */
  private void joinParent() {
    LifeCycle starting = CURRENT.get();
    LifeCycle outer = starting == null ? parent : starting;
    while (outer != null && !outer.adopt(this)) {
      outer = outer.parent;
    }
    parent = outer;
  }

  /** Takes a run for a child, unless this one has ended. */
  private boolean adopt(LifeCycle child) {
    lock.lock();
    try {
      if (threads == 0) {
        return false;
      }
      if (state != State.RUNNING) {
        throw new CancellationException(
            "the run of pipeline "
                + child.pipeline
                + " was not started, since that of pipeline "
                + pipeline
                + " has been stopped, whose task called it");
      }
      children.add(child);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void leaveParent() {
    LifeCycle outer = parent;
    if (outer != null) {
      outer.lock.lock();
      try {
        outer.children.remove(this);
      } finally {
        outer.lock.unlock();
      }
    }
  }

  /**
   * Starts a thread that helps a worker, and has to end before the run has.
   *
   * @param name the thread's name
   * @param helped the worker, which fails if the work throws anything
   * @param work what it does
   * @return the thread; null if all threads have ended, and so none was started
   */
  @Nullable Thread startHelper(String name, Worker<?, ?> helped, Runnable work) {
    if (!reserveThread()) {
      return null;
    }
    Thread helper = reservedThread(name, helped, work);
    startReserved(helper);
    return helper;
  }

  /** Counts a thread that is about to be started, unless all have ended. */
  private boolean reserveThread() {
    lock.lock();
    try {
      if (threads == 0) {
        return false;
      }
      threads++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Thread reservedThread(String name, @Nullable Worker<?, ?> helped, Runnable work) {
    return RunThreads.platform(
        name,
        contextLoader,
        workFor(
            this,
            () -> {
              try {
                work.run();
              } catch (Throwable e) {
                if (helped != null) { // or else it has reported what there is
                  workerFailed(helped, e, List.of());
                }
              } finally {
                threadEnded();
              }
            }));
  }

  private void startReserved(Thread thread) {
    boolean started = false;
    try {
      thread.start();
      started = true;
    } finally {
      if (!started) { // the system has no thread left to give
        threadEnded();
      }
    }
  }

  /** Notes that the current thread is past its last task and its last source. */
  void threadEnded() {
    boolean last;
    lock.lock();
    try {
      threads--;
      last = threads == 0;
      if (last) {
        release();
        changed.signalAll();
      }
      ending.add(Thread.currentThread());
    } finally {
      lock.unlock();
    }
    if (last) {
      stragglers.stopWatching();
      leaveParent();
    }
  }

  /**
   * Lets go of what the run was made of: whoever keeps it shall not keep its tasks and items. What
   * has come out stays for the caller to take, unless the run was stopped. Called with the lock
   * held, when all threads have ended.
   */
  private void release() {
    pools = List.of();
    if (state != State.RUNNING) {
      outputs = null;
    }
  }

  /** Notes that a pool was stopped, so that its workers are looked after from now on. */
  void poolStopped() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    stragglers.watch();
  }

  // ---------------------------------------------------------------- failures

  /**
   * Takes what a worker threw: a failure, or a mere consequence of its having been stopped.
   *
   * @param worker the worker
   * @param thrown what its task, or one of its sources, threw
   * @param closing what closing its sources threw after that
   */
  void workerFailed(Worker<?, ?> worker, Throwable thrown, List<Throwable> closing) {
    if (worker.pool().isStopped()
        && (worker.lostItsSource() || Interruption.mayHaveCaused(thrown))) {
      boolean ours =
          thrown instanceof QueueClosedException; // no interrupt has got at anything of the task's
      Stream.concat(closing.stream(), Arrays.stream(thrown.getSuppressed()))
          .filter(e -> ours ? !Interruption.isToldBy(e) : !Interruption.mayHaveCaused(e))
          .forEach(e -> fail(worker, e));
    } else {
      fail(worker, thrown);
      closing.forEach(each -> fail(worker, each));
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
    if (state == State.RUNNING) {
      taskFailed(task, null, mismatch);
    } else {
      stopPools(); // the worker that found it must not end before, as after a failure
    }
  }

  private void fail(Worker<?, ?> worker, Throwable cause) {
    taskFailed(worker.pool().attributes(), inputInHand(worker), cause);
  }

  private static @Nullable Object inputInHand(Worker<?, ?> worker) {
    try {
      return worker.inputInHand();
    } catch (Throwable e) {
      return null; // there is no memory for the list of several inputs
    }
  }

  /**
   * Takes the failure of a task: notes it, then stops the pools. Whoever comes second waits until
   * the first has stopped them: the failed worker must not end before, or the task behind it would
   * take that for the end of its input.
   *
   * @param task the task
   * @param input what it was called with
   * @param cause what it threw, or completed its future with
   */
  void taskFailed(Attributes task, @Nullable Object input, Throwable cause) {
    lock.lock();
    try {
      if (state == State.RUNNING) {
        state = State.FAILED;
        changed.signalAll();
      }
      if (failure == null) {
        failedTask = task.task();
        failedInput = input;
        failure = cause;
      } else {
        addLaterFailure(task, input, cause);
      }
    } finally {
      lock.unlock();
    }
    stop();
  }

  private void addLaterFailure(Attributes task, @Nullable Object input, Throwable cause) {
    try {
      laterFailures.add(new Failure(task.task(), input, cause));
    } catch (OutOfMemoryError e) {
      return; // then the first one has to do
    }
  }

  /** Throws the failure, if there is one; unless it is for a pull, only if none has thrown it. */
  private void throwFailureIf(boolean pull) {
    lock.lock();
    try {
      if (failure == null || (failureSurfaced && !pull)) {
        return;
      }
      failureSurfaced = true;
    } finally {
      lock.unlock();
    }
    TaskException failed = failure();
    if (failed != null) {
      throw failed;
    }
  }

  /**
   * Returns the failure as it is told, with all later ones suppressed in it; null if there is none.
   * Its stack is that of the first who is told: the worker's is that of its cause.
   */
  private @Nullable TaskException failure() {
    Failure first;
    List<Failure> later;
    lock.lock();
    try {
      if (failure == null || failedTask == null) {
        return null;
      }
      first = new Failure(failedTask, failedInput, failure);
      later = List.copyOf(laterFailures);
      laterFailures.clear();
    } finally {
      lock.unlock();
    }
    TaskException made = told == null ? first.of(pipeline) : null; // which runs the program's code
    TaskException failed;
    lock.lock();
    try {
      if (told == null) {
        told = made;
      }
      failed = told;
    } finally {
      lock.unlock();
    }
    if (failed != null) {
      later.forEach(each -> failed.addSuppressed(each.of(pipeline)));
    }
    return failed;
  }

  // ---------------------------------------------------------------- stopping

  /**
   * Closes the run and waits for its workers, unless the current thread is one of them, or the JVM
   * shuts down and they do not end.
   *
   * @return whether all workers have ended
   * @throws TaskException if there was a failure that has not surfaced yet
   */
  boolean close() {
    requestClose();
    boolean ended = !isWithinThisRun() && awaitUninterruptibly(Long.MAX_VALUE);
    if (ended) {
      throwFailureIf(false);
    }
    return ended;
  }

  /**
   * Stops the run, and waits for so long and some seconds more, unless the current thread is one of
   * its workers.
   *
   * @return whether all workers have ended
   */
  boolean shutDown(long patienceNanos) {
    requestClose();
    if (isWithinThisRun()) {
      return false;
    }
    return awaitUninterruptibly(saturatedSum(patienceNanos, LAST_WAIT_NANOS));
  }

  private static long saturatedSum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  /** Closes the run without waiting for its workers, and calls none of the program's code. */
  void requestClose() {
    boolean stop;
    lock.lock();
    try {
      stop = state == State.RUNNING;
      if (stop || state == State.NEW) {
        state = State.CLOSED;
        changed.signalAll();
      }
      if (threads == 0) {
        release();
      }
    } finally {
      lock.unlock();
    }
    if (stop) {
      stop();
      leaveParentIfEnded();
    }
  }

  private void leaveParentIfEnded() {
    boolean ended;
    lock.lock();
    try {
      ended = threads == 0;
    } finally {
      lock.unlock();
    }
    if (ended) {
      leaveParent();
    }
  }

  /** Stops this run and its children, as far as the memory reaches. */
  private void stop() {
    stopPools();
    try {
      children().forEach(LifeCycle::requestClose);
    } catch (OutOfMemoryError e) {
      return; // whoever waits for this run waits for them
    }
  }

  private List<LifeCycle> children() {
    lock.lock();
    try {
      return List.copyOf(children);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops all pools. The program's code that this calls, when futures are cancelled and results
   * closed, is run by a thread of ours that the run waits for: the current one may be anybody's.
   */
  private void stopPools() {
    List<WorkerPool<?, ?>> stopped = pools;
    boolean cancels = asynchronous && cancelling.compareAndSet(false, true) && reserveThread();
    // A pool that could not be stopped for want of memory is tried again: there may be some now.
    if (!stopEach(stopped)) {
      stopEach(stopped);
    }
    if (cancels) {
      startCancelling(stopped);
    }
  }

  private static boolean stopEach(List<WorkerPool<?, ?>> pools) {
    boolean all = true;
    for (int i = pools.size() - 1; i >= 0; i--) {
      try {
        pools.get(i).stop();
      } catch (Throwable e) {
        all = false;
      }
    }
    return all;
  }

  private void startCancelling(List<WorkerPool<?, ?>> stopped) {
    Runnable cancelling = () -> stopped.forEach(WorkerPool::cancelPending);
    Thread thread = reservedThread("cancel-" + pipeline, null, cancelling);
    try {
      thread.start();
    } catch (OutOfMemoryError e) { // the system has no thread left to give
      try {
        cancelling.run();
      } finally {
        threadEnded();
      }
    }
  }

  /** Closes a run that nobody holds any more. Called by a cleaner, so it must not wait. */
  void closeDropped() {
    boolean lost;
    lock.lock();
    try {
      lost = state == State.RUNNING || (failure != null && !failureSurfaced);
    } finally {
      lock.unlock();
    }
    if (lost) {
      startRescue("close-", this::closeAndWarn);
    }
  }

  private void closeAndWarn() {
    requestClose();
    String message =
        "A run of pipeline "
            + pipeline
            + " was dropped before its end, and has been closed; close it, or take its outputs in"
            + " a try-with-resources statement";
    RunLog.warn(message, failure());
  }

  /** Notes in the log that a subscriber threw an exception, which nobody else can be told of. */
  void subscriberFailed(Throwable thrown) {
    RunLog.warn(
        "A subscriber of pipeline " + pipeline + " threw an exception; its run has been closed",
        thrown);
  }

  /** Notes in the log that a run failed which its subscriber, or future, had cancelled. */
  void failedAfterCancel(TaskException failed) {
    RunLog.warn("A run of pipeline " + pipeline + " failed after it had been cancelled", failed);
  }

  /** Notes in the log that a run failed whose caller hears of an exception of its own instead. */
  void failedBehindCaller(TaskException failed) {
    RunLog.warn(
        "A run of pipeline " + pipeline + " failed while its caller did, and has been closed",
        failed);
  }

  /** Notes in the log what else failed in a run whose caller gets the first task's exception. */
  void failedFurther(TaskException failed) {
    RunLog.warn(
        "In a run of pipeline " + pipeline + " more failed than its caller is told of", failed);
  }

  // ---------------------------------------------------------------- waiting

  /**
   * Waits for all workers after the outputs have ended, or for those of a stopped run.
   *
   * @throws TaskException if a task failed
   * @throws CancellationException if the run was closed before its end
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void awaitEnd() throws InterruptedException {
    awaitWorkers(Long.MAX_VALUE);
    throwFailureIf(true);
    lock.lock();
    try {
      if (state != State.RUNNING) {
        throw closedBeforeItsEnd();
      }
      state = State.ENDED;
      outputs = null;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the current thread works for this run, or for one that it has started. */
  private boolean isWithinThisRun() {
    LifeCycle run = CURRENT.get();
    while (run != null && run != this) {
      run = run.parent;
    }
    return run != null;
  }

  private boolean awaitUninterruptibly(long nanos) {
    long end = System.nanoTime() + nanos; // which may overflow, and is only subtracted from
    return Uninterruptibles.await(
        () -> awaitWorkers(nanos == Long.MAX_VALUE ? nanos : end - System.nanoTime()));
  }

  /**
   * Waits until all workers have ended, and those of all children if this run was stopped.
   *
   * @param nanos how long to wait at most; {@code Long.MAX_VALUE} for as long as it takes
   * @return whether they have; false also where the JVM shuts down and they do not end
   */
  private boolean awaitWorkers(long nanos) throws InterruptedException {
    long began = System.nanoTime();
    long shutdownNoticed = 0;
    boolean shutdown = false;
    while (!awaitThreads(slice(began, nanos))) {
      long now = System.nanoTime();
      if (nanos != Long.MAX_VALUE && now - began >= nanos) {
        stragglers.warnOfAbandoned();
        return false;
      }
      if (JvmShutdown.isUnderWay()) {
        shutdownNoticed = shutdown ? shutdownNoticed : now;
        shutdown = true;
        // Those who called System.exit wait for the shutdown, which may wait for this thread.
        if (now - shutdownNoticed >= LAST_WAIT_NANOS || isHeldByExit()) {
          stragglers.warnOfAbandoned();
          return false;
        }
      }
    }
    for (LifeCycle child : stoppedChildren()) {
      long left = nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - began);
      if (!child.awaitWorkers(left)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether all workers that are left have called {@code System.exit}, or may wait for a
   * run that a task has started and in which that is so.
   */
  private boolean isHeldByExit() {
    return stragglers.areAllExiting() || children().stream().anyMatch(LifeCycle::isHeldByExit);
  }

  private static long slice(long began, long nanos) {
    return nanos == Long.MAX_VALUE
        ? SLICE_NANOS
        : Math.min(SLICE_NANOS, nanos - (System.nanoTime() - began));
  }

  private List<LifeCycle> stoppedChildren() {
    return state == State.FAILED || state == State.CLOSED ? children() : List.of();
  }

  /**
   * Waits until all threads have ended; if the run was stopped, for so long at most.
   *
   * @return whether they have
   */
  private boolean awaitThreads(long nanosIfStopped) throws InterruptedException {
    List<Thread> ended;
    lock.lockInterruptibly();
    try {
      while (threads > 0) {
        if (state == State.RUNNING) {
          changed.await();
        } else if (changed.awaitNanos(nanosIfStopped) <= 0 && threads > 0) {
          return false;
        }
      }
      ended = ending;
    } finally {
      lock.unlock();
    }
    for (Thread thread : List.copyOf(ended)) {
      thread.join();
    }
    return true;
  }

  private CancellationException closedBeforeItsEnd() {
    return new CancellationException("the run of pipeline " + pipeline + " was closed");
  }
}
