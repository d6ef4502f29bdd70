package dev.pipewright.runtime.local;

import dev.pipewright.runtime.TaskException;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.QueueClosedException;
import dev.pipewright.runtime.queue.Uninterruptibles;
import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The execution of one run: its state, how it fails and is stopped, and who waits for its end. Its
 * threads, its failures and its log stand beside it.
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
 * throw only when none does.
 *
 * <p>A failure is noted, and the state entered, before anything else is done about it, and nothing
 * that the program's own code does can come in between. The methods that take failures throw
 * nothing.
 *
 * <p>A run that a task of another one has started is that one's child, and is closed with it.
 *
 * <p>When its last thread has ended, a run lets go of its pools, and if it was stopped also of its
 * outputs, whoever holds it.
 *
 * <p>All state is guarded by one lock, under which no task, no source and no logger is called. The
 * pools, the outputs and the state are read without it.
 */
final class Execution implements RunThreads.Owner {

  /** How long those who wait for a run to stop wait before they look whether the JVM shuts down. */
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** How long a run that was stopped is waited for where it must not be waited for without end. */
  private static final long LAST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** How long others are waited for once one of a run's threads has called System.exit. */
  private static final long OTHERS_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The run that a thread works for. */
  private static final ThreadLocal<@Nullable Execution> CURRENT = new ThreadLocal<>();

  private enum State {
    NEW,
    RUNNING,
    FAILED,
    CLOSED,
    ENDED
  }

  private final String pipeline;
  private final Scheduler scheduler;
  private final RunThreads threads;
  private final RunFailures failures;
  private final RunLog log;
  private final Stragglers stragglers = new Stragglers(this);

  private final ReentrantLock lock = new ReentrantLock();
  private volatile State state = State.NEW;
  private volatile List<WorkerPool<?, ?>> pools = List.of();
  private volatile @Nullable ItemSource<?> outputs;

  /** How many workers have not begun for which a virtual thread was started. */
  private final AtomicInteger waitingForThread = new AtomicInteger();

  private final WaitingWorkers waitingWorkers = new WaitingWorkers();

  /** Whether there are futures to be cancelled; and whether somebody does so. */
  private boolean asynchronous;

  private final AtomicBoolean cancelling = new AtomicBoolean();

  /**
   * The run whose task started this one: so that a stop from within is told apart, and this one is
   * closed with that one. Before the start, the run whose task made this one.
   */
  private volatile @Nullable Execution parent = current();

  /** Guards who waits for whom. */
  private static final ReentrantLock WAITS = new ReentrantLock();

  /** The runs that workers of this one wait for the end of, as often as they do. */
  private final List<Execution> waitsFor = new ArrayList<>();

  /** The runs that tasks of this one have started, and that have not ended. */
  private final Set<Execution> children = new HashSet<>();

  /**
   * Makes an execution that has not started.
   *
   * @param pipeline the name of the pipeline
   * @param contextLoader the context class loader of its workers
   * @param platformThreads whether all its threads have to be platform threads; true unless the
   *     scheduler is the system's
   * @param scheduler has them wait, and tells the time
   */
  Execution(
      String pipeline,
      @Nullable ClassLoader contextLoader,
      boolean platformThreads,
      Scheduler scheduler) {
    this.pipeline = pipeline;
    this.scheduler = scheduler;
    this.threads = new RunThreads(this, contextLoader, platformThreads, scheduler);
    this.failures = new RunFailures(pipeline);
    this.log = new RunLog(pipeline);
  }

  /** Returns the run that the current thread works for, or null if it does so for none. */
  private static @Nullable Execution current() {
    return CURRENT.get();
  }

  /** Has what the current thread does count as work for the run. */
  @Override
  public void mark() {
    CURRENT.set(this);
  }

  String pipeline() {
    return pipeline;
  }

  /** Returns the pipeline and the state, as in {@code byName, running}. */
  @Override
  public String toString() {
    return pipeline + ", " + state.name().toLowerCase(Locale.ROOT);
  }

  Scheduler scheduler() {
    return scheduler;
  }

  RunThreads threads() {
    return threads;
  }

  RunLog log() {
    return log;
  }

  /** Returns the pools, of whatever state; none before the start and after the end. */
  List<WorkerPool<?, ?>> pools() {
    return pools;
  }

  /** Returns where the outputs are taken from; null before the start, and when none will come. */
  @Nullable ItemSource<?> outputs() {
    return outputs;
  }

  /** Returns whether the run has failed, or was closed. */
  @Override
  public boolean isStopped() {
    return state == State.FAILED || state == State.CLOSED;
  }

  /** Starts a thread that does for the caller what the caller's own does otherwise. */
  void startBackground(String prefix, Runnable work) {
    Execution caller = parent; // which the caller works for
    threads.startBackground(
        prefix + pipeline,
        () -> {
          CURRENT.set(caller);
          work.run();
        });
  }

  /** Starts a thread that looks after the run where nobody else may. */
  void startRescue(String prefix, Runnable work) {
    threads.startRescue(prefix + pipeline, work);
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
      enterRunning(all, outputsOfLast);
      threads.start(
          all.stream()
              .filter(pool -> !pool.startsOnDemand())
              .<Worker<?, ?>>flatMap(pool -> pool.workers().stream())
              .toList(),
          Worker::start);
      started = true;
    } finally {
      if (!started) { // the run is closed, or the system has no thread left to give
        closeUnstarted();
      }
    }
  }

  /** Closes a run of whose workers perhaps not all were started: as soon as there is memory. */
  private void closeUnstarted() {
    for (int step = 0; step < 3; ) {
      try {
        switch (step) {
          case 0 -> requestClose();
          case 1 -> awaitUninterruptibly(Long.MAX_VALUE);
          default -> leaveParent();
        }
        step++;
      } catch (OutOfMemoryError e) {
        RunThreads.pauseWithoutMemory();
      }
    }
  }

  private void enterRunning(List<WorkerPool<?, ?>> all, @Nullable ItemSource<?> outputsOfLast) {
    lock.lock();
    try {
      if (state != State.NEW) {
        throw closedBeforeItsEnd();
      }
      state = State.RUNNING;
      pools = all;
      asynchronous = all.stream().anyMatch(WorkerPool::isAsynchronous);
      outputs = outputsOfLast;
      threads.expect(all.stream().mapToInt(pool -> pool.workers().size()).sum());
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a thread is started for a worker. */
  void workerStarts() {
    if (threads.mayBeVirtual()) {
      waitingForThread.incrementAndGet();
      waitingWorkers.watch();
    }
  }

  /** Notes that a worker has begun for which a thread was started. */
  void workerBegun() {
    if (threads.mayBeVirtual()) {
      waitingForThread.decrementAndGet();
    }
  }

  /** The workers that have not begun; of each pool one at a time may begin in another thread. */
  private final class WaitingWorkers implements CarrierWatch.Waiting {

    private final AtomicBoolean watched = new AtomicBoolean();

    void watch() {
      if (!watched.get() && watched.compareAndSet(false, true)) {
        CarrierWatch.add(this);
      }
    }

    @Override
    public boolean hasBegun() {
      if (waitingForThread.get() > 0) {
        return false;
      }
      watched.set(false);
      // Whoever is started now watches anew, or is seen here.
      return waitingForThread.get() == 0 || !watched.compareAndSet(false, true);
    }

    @Override
    public void beginElsewhere() {
      for (WorkerPool<?, ?> pool : pools) {
        pool.workers().stream()
            .filter(Worker::waitsForThread)
            .findFirst()
            .ifPresent(Worker::beginElsewhere);
      }
    }
  }

  /** Becomes a child of the run whose task starts this one, or of the next outer one. */
  private void joinParent() {
    Execution starting = current();
    joinParent(starting == null ? parent : starting);
  }

  private void joinParent(@Nullable Execution first) {
    Execution outer = first;
    while (outer != null && !outer.adopt(this)) {
      outer = outer.parent;
    }
    parent = outer;
  }

  /** Takes a run for a child, unless this one has ended. */
  private boolean adopt(Execution child) {
    lock.lock();
    try {
      if (threads.areOver()) {
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
    Execution outer = parent;
    if (outer != null) {
      outer.lock.lock();
      try {
        outer.children.remove(this);
      } finally {
        outer.lock.unlock();
      }
    }
  }

  private List<Execution> children() {
    lock.lock();
    try {
      return List.copyOf(children);
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of everything, and of the runs that tasks of this one have started. */
  @Override
  public void threadsEnded() {
    stragglers.stopWatching();
    release();
    leaveParent();
    Execution outer = parent;
    for (Execution child : children()) {
      child.parent = outer;
      child.moveToParent();
    }
  }

  /** Becomes a child of the next outer run that has not ended, or is closed with it. */
  private void moveToParent() {
    try {
      joinParent(parent);
    } catch (CancellationException e) {
      requestClose();
    }
  }

  /**
   * Lets go of what the run was made of: whoever keeps it shall not keep its tasks and items. What
   * has come out stays for the caller to take, unless the run was stopped.
   */
  private void release() {
    lock.lock();
    try {
      pools = List.of();
      if (state != State.RUNNING) {
        outputs = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a pool was stopped, so that its workers are looked after from now on. */
  void poolStopped() {
    stragglers.watch();
  }

  /**
   * Takes what a worker threw: a failure, or a mere consequence of its having been stopped.
   *
   * @param worker the worker
   * @param thrown what its task, or one of its sources, threw
   * @param closing what closing its sources threw after that
   */
  void workerFailed(Worker<?, ?> worker, Throwable thrown, List<Throwable> closing) {
    if (worker.pool().isStopped()
        && (worker.sources().areClosedFromOutside() || Interruption.mayHaveCaused(thrown))) {
      // If it is ours, no interrupt has got at anything of the task's.
      boolean ours = thrown instanceof QueueClosedException;
      for (Throwable each : closing) {
        failUnlessInterrupted(worker, each, ours);
      }
      for (Throwable each : thrown.getSuppressed()) {
        failUnlessInterrupted(worker, each, ours);
      }
    } else {
      fail(worker, thrown);
      for (Throwable each : closing) {
        fail(worker, each);
      }
    }
  }

  private void failUnlessInterrupted(Worker<?, ?> worker, Throwable thrown, boolean certainly) {
    if (certainly ? !Interruption.isToldBy(thrown) : !Interruption.mayHaveCaused(thrown)) {
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
    if (state == State.RUNNING) {
      taskFailed(task, null, 1, mismatch);
    } else {
      stopPools(); // the worker that found it must not end before, as after a failure
    }
  }

  private void fail(Worker<?, ?> worker, Throwable cause) {
    taskFailed(worker.pool().attributes(), inputInHand(worker), worker.attempts(), cause);
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
   * @param attempts how often it was called with that, as far as that is known
   * @param cause what it threw, or completed its future with
   */
  void taskFailed(Attributes task, @Nullable Object input, int attempts, Throwable cause) {
    failures.note(task.task(), input, attempts, cause);
    enter(State.FAILED, false);
    if (current() == this) {
      stop();
    } else {
      stopElsewhere();
    }
  }

  /**
   * Stops the run from a thread of the engine: the current one is anybody's, and interrupting a
   * worker closes the channel that it reads, which may be of the program's own making.
   */
  private void stopElsewhere() {
    try {
      startRescue("stop-", this::stop);
    } catch (OutOfMemoryError e) { // the system has no thread left to give
      stop();
    }
  }

  /** Enters a final state, unless the run is in one; returns whether it was running. */
  private boolean enter(State last, boolean alsoBeforeStart) {
    lock.lock();
    try {
      boolean running = state == State.RUNNING;
      if (running || (alsoBeforeStart && state == State.NEW)) {
        state = last;
      }
      return running;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes the run and waits for its workers, unless the current thread is one of them or they wait
   * for its own run, or the JVM shuts down and they do not end.
   *
   * @return whether all workers have ended
   * @throws TaskException if there was a failure that has not surfaced yet
   */
  boolean close() {
    requestClose();
    boolean ended = awaitUnlessInACircle(Long.MAX_VALUE);
    if (ended) {
      failures.surface(false);
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
    return awaitUnlessInACircle(saturatedSum(patienceNanos, LAST_WAIT_NANOS));
  }

  private static long saturatedSum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  /** Closes the run without waiting for its workers; for whoever has called the pipeline. */
  void requestClose() {
    if (enter(State.CLOSED, true) && !isOver()) {
      stop();
    }
  }

  /** As above, from a thread that is anybody's, and that none of the program's code must hold. */
  void requestCloseFromAnywhere() {
    if (enter(State.CLOSED, true) && !isOver()) {
      stopElsewhere();
    }
  }

  /** Returns whether all threads have ended, and lets go of what is left then. */
  private boolean isOver() {
    boolean over = threads.areOver();
    if (over) {
      release();
      leaveParent();
    }
    return over;
  }

  /** Stops this run and its children, as far as the memory reaches. */
  private void stop() {
    stopPools();
    try {
      threads.wakeWaiting();
      children().forEach(Execution::requestClose);
    } catch (OutOfMemoryError e) {
      return; // whoever waits for this run waits for them
    }
  }

  /**
   * Stops all pools. The program's code that this calls, when futures are cancelled and results
   * closed, is run by a thread of ours that the run waits for: the current one may be anybody's.
   */
  private void stopPools() {
    List<WorkerPool<?, ?>> stopped = pools;
    // First of all, so that the run does not end before whoever is to cancel has begun; and since
    // the last worker may be one that was never started.
    boolean held = threads.reserve();
    boolean cancels = held && asynchronous && cancelling.compareAndSet(false, true);
    try {
      // A pool that could not be stopped for want of memory is tried again: there may be some now.
      if (!stopEach(stopped)) {
        stopEach(stopped);
      }
    } finally {
      if (held && !cancels) {
        threads.endedUnstarted();
      }
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
    Runnable cancel = () -> stopped.forEach(WorkerPool::cancelPending);
    try {
      threads.startReserved("cancel-" + pipeline, cancel, thrown -> {}); // which has been told
    } catch (OutOfMemoryError e) { // the system has no thread left to give
      cancel.run();
    }
  }

  /** Closes a run that nobody holds any more. Called by a cleaner, so it must not wait. */
  void closeDropped() {
    if (state == State.RUNNING || failures.isUntold()) {
      startRescue(
          "close-",
          () -> {
            requestClose();
            log.dropped(failures.asTold());
          });
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
    Execution waiting = current();
    if (waiting == null || !waiting.beginToWaitFor(this)) {
      awaitWorkers(Long.MAX_VALUE);
    } else {
      try {
        awaitWorkers(Long.MAX_VALUE);
      } finally {
        waiting.endToWaitFor(this);
      }
    }
    failures.surface(true);
    if (!enter(State.ENDED, false)) {
      throw closedBeforeItsEnd();
    }
    outputs = null;
  }

  /**
   * Waits for the workers, unless the run that the current thread works for could then never end:
   * since it is this one, or one that this one waits for, by its tasks or as its child.
   */
  private boolean awaitUnlessInACircle(long nanos) {
    Execution waiting = current();
    if (waiting == null) {
      return awaitUninterruptibly(nanos);
    }
    if (!waiting.beginToWaitFor(this)) {
      return false;
    }
    try {
      return awaitUninterruptibly(nanos);
    } finally {
      waiting.endToWaitFor(this);
    }
  }

  /** Notes that a worker of this run waits for another one, unless that waits for this one. */
  private boolean beginToWaitFor(Execution other) {
    WAITS.lock();
    try {
      if (other.reaches(this)) {
        return false;
      }
      waitsFor.add(other);
      return true;
    } finally {
      WAITS.unlock();
    }
  }

  private void endToWaitFor(Execution other) {
    WAITS.lock();
    try {
      waitsFor.remove(other);
    } finally {
      WAITS.unlock();
    }
  }

  /** Returns whether this run is another one, or cannot end before that does. */
  private boolean reaches(Execution sought) {
    Set<Execution> seen = new HashSet<>();
    Deque<Execution> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      Execution next = open.remove();
      if (next == sought) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(next.waitsFor);
        open.addAll(next.children());
      }
    }
    return false;
  }

  private boolean awaitUninterruptibly(long nanos) {
    long end = scheduler.nanoTime() + nanos; // which may overflow, and is only subtracted from
    return Uninterruptibles.await(
        () -> awaitWorkers(nanos == Long.MAX_VALUE ? nanos : end - scheduler.nanoTime()));
  }

  /**
   * Waits until all workers have ended, and those of all children if this run was stopped.
   *
   * @param nanos how long to wait at most; {@code Long.MAX_VALUE} for as long as it takes
   * @return whether they have; false also where the JVM shuts down and they do not end
   */
  private boolean awaitWorkers(long nanos) throws InterruptedException {
    long began = scheduler.nanoTime();
    long shutdownNoticed = 0;
    boolean shutdown = false;
    while (!threads.await(slice(began, nanos))) {
      long now = scheduler.nanoTime();
      if (nanos != Long.MAX_VALUE && now - began >= nanos) {
        stragglers.warnOfAbandoned();
        return false;
      }
      if (JvmShutdown.isUnderWay()) {
        shutdownNoticed = shutdown ? shutdownNoticed : now;
        shutdown = true;
        if (isInVain(now - shutdownNoticed, nanos != Long.MAX_VALUE)) {
          stragglers.warnOfAbandoned();
          return false;
        }
      }
    }
    for (Execution child : isStopped() ? children() : List.<Execution>of()) {
      long left = nanos == Long.MAX_VALUE ? nanos : nanos - (scheduler.nanoTime() - began);
      if (!child.awaitWorkers(left)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether it is no use to wait any longer while the JVM shuts down. Those who have called
   * {@code System.exit} wait for the shutdown, which may wait for this thread.
   *
   * @param nanos how long it has been shutting down
   * @param bounded whether the waiting has a bound of its own
   */
  private boolean isInVain(long nanos, boolean bounded) {
    return stragglers.areAllExiting()
        || (!bounded && nanos >= LAST_WAIT_NANOS)
        || (!bounded && nanos >= OTHERS_NANOS && isExiting());
  }

  /** Returns whether a thread of this run, or of one that it has started, is in System.exit. */
  private boolean isExiting() {
    return stragglers.isAnyExiting() || children().stream().anyMatch(Execution::isExiting);
  }

  private long slice(long began, long nanos) {
    return nanos == Long.MAX_VALUE
        ? SLICE_NANOS
        : Math.min(SLICE_NANOS, nanos - (scheduler.nanoTime() - began));
  }

  private CancellationException closedBeforeItsEnd() {
    return new CancellationException("the run of pipeline " + pipeline + " was closed");
  }
}
