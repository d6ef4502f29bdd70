package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attempts;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.queue.Dispatch;
import dev.pipewright.runtime.queue.FailedCall;
import dev.pipewright.runtime.queue.ItemSink;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.Producer;
import dev.pipewright.runtime.queue.QueueClosedException;
import dev.pipewright.runtime.queue.Sequencer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One worker: a thread that runs its task's loop once, from the first input to the last.
 *
 * @param <I> the type of the task's inputs
 * @param <O> the type of the task's outputs
 */
final class Worker<I, O> extends Producer implements Runnable, HelpedWorker {

  private final WorkerPool<I, O> pool;
  private final int number;
  private final String name;
  private final WorkerInput input;

  /** The thread that runs the worker; null until one has begun to. */
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

  /** The same, as the worker itself sees it. */
  private @Nullable Thread ownThread;

  /** Whether there is a thread for it, which may not have begun. */
  private volatile boolean started;

  /** Whether somebody is interrupting the thread, or it is no longer the worker's. */
  private final AtomicInteger interrupting = new AtomicInteger(NOBODY);

  private static final int NOBODY = 0;
  private static final int SOMEBODY = 1;
  private static final int OVER = 2;

  /** Whom the thread runs next, or has to start; of the thread alone. */
  private @Nullable Worker<?, ?> following;

  /** What went wrong with an output in the engine itself; nothing more is sent then. */
  private @Nullable Throwable sendFailure;

  private boolean ended;

  /** Calls the task where another process does. */
  private final @Nullable RemoteWorker<I, O> remote;

  private final LongConsumer numbered = this::setInputNumber;

  private final OpenSources sources = new OpenSources(this);
  private final InputFeeder feeder;

  /** Lets no attempt of a call take too long; null where the task has no attempts. */
  private @Nullable Deadline deadline;

  /** How many attempts there were of the call in hand. */
  private int attempts = 1;

  Worker(WorkerPool<I, O> pool, int index, int number) {
    super(index);
    this.pool = pool;
    this.number = number;
    this.input = new WorkerInput();
    this.feeder = new InputFeeder(this, pool.execution().scheduler());
    Crossing<I, O> crossing = pool.role().crossing();
    this.remote = crossing == null ? null : new RemoteWorker<>(this, crossing);
    this.name =
        "pipewright-" + pool.execution().pipeline() + "-" + pool.attributes().task() + "-" + number;
  }

  /** Starts a thread that runs the worker. */
  void start() {
    started = true;
    pool.execution().workerStarts();
    boolean begins = false;
    try {
      pool.execution().threads().startWorker(name, pool.role().onPlatform(), this);
      begins = true;
    } finally {
      if (!begins) { // the system has no thread left to give
        started = false;
        pool.execution().workerBegun(); // as far as others wait for that
      }
    }
  }

  /** Returns whether a thread was started that has not begun. */
  boolean waitsForThread() {
    return started && thread.get() == null;
  }

  /** Has a platform thread run the worker, if the one that was started does not. */
  void beginElsewhere() {
    pool.execution().threads().startWorker(name, true, this);
  }

  /** Runs the worker, in whichever of its threads comes first, and those that are to follow. */
  @Override
  public void run() {
    if (!thread.compareAndSet(null, Thread.currentThread())) {
      return;
    }
    pool.execution().workerBegun();
    Worker<?, ?> next = runHere();
    while (next != null) {
      next = next.runInstead();
    }
  }

  /** Runs the worker in a thread that another one had. */
  private @Nullable Worker<?, ?> runInstead() {
    Thread current = Thread.currentThread();
    thread.set(current);
    started = true;
    pool.execution().threads().prepare(current, name);
    return runHere();
  }

  /** Runs the worker, and returns the one that the thread is to run next. */
  private @Nullable Worker<?, ?> runHere() {
    ownThread = Thread.currentThread();
    Worker<?, ?> next;
    try {
      runOnce();
    } finally {
      next = leave();
      pool.execution().threads().ended();
    }
    return next;
  }

  /**
   * Lets go of the thread, and returns whom it runs next: unless somebody is just interrupting it,
   * who means this worker.
   */
  private @Nullable Worker<?, ?> leave() {
    Worker<?, ?> next = following;
    following = null;
    ownThread = null;
    boolean free = interrupting.compareAndSet(NOBODY, OVER);
    if (next != null && !free) {
      WorkerPool.start(next);
      next = null;
    }
    return next;
  }

  /**
   * Has the worker's thread run another one when it has ended, or start it before it waits or does
   * anything else of the program's; called by it, in the midst of a put or of its end.
   *
   * @return false if the other one has to be started now, as the task may go on after its output
   */
  boolean continueWith(Worker<?, ?> other) {
    Attributes task = pool.attributes();
    boolean returns = remote == null && !task.branch() && !task.join();
    if (!(returns || ended)
        || following != null
        || !Thread.currentThread().equals(ownThread)
        || pool.role().onPlatform() != other.pool.role().onPlatform()) {
      return false;
    }
    following = other;
    return true;
  }

  /** Starts whom the thread was to run next, if there is one. */
  private void startFollowing() {
    Worker<?, ?> next = following;
    if (next != null) {
      following = null;
      WorkerPool.start(next);
    }
  }

  /**
   * Runs the task and tells of its end. Where there is no memory for the steps of the end, they are
   * tried again: lost, they would let others wait for ever, or take this for the end of the input.
   */
  private void runOnce() {
    Throwable thrown;
    try {
      pool.execution().mark();
      CarrierWatch.begun();
      if (!pool.isStopped()) {
        callTask();
      }
      thrown = sendFailure;
    } catch (Throwable e) {
      thrown = sendFailure == null ? e : sendFailure;
    }
    for (int step = 0; step < 2; ) {
      try {
        if (step == 0) {
          fail(thrown);
        } else {
          end();
        }
        step++;
      } catch (Throwable e) {
        RunThreads.pauseWithoutMemory();
      }
    }
  }

  private void end() {
    input.end();
    if (!ended) { // or else there was no memory the first time
      ended = true;
      if (deadline != null) {
        deadline.cancel();
      }
      if (pool.isStopped()) {
        abandonInputs();
      }
      pool.workerEnded();
    }
  }

  /** Lets others have their turn, of whose failed calls somebody still takes notice. */
  private void abandonInputs() {
    if (remote != null) {
      remote.abandonInputs();
    } else {
      pool.out().inputAbandoned(this);
    }
  }

  /** Tells the run of what the task threw, if it did, and of what closing its sources threw. */
  private void fail(@Nullable Throwable thrown) {
    List<Throwable> closing = sources.takeClosingFailures();
    if (thrown != null) {
      pool.execution().workerFailed(this, thrown, closing);
    } else if (!closing.isEmpty()) {
      pool.execution().workerFailed(this, closing.get(0), closing.subList(1, closing.size()));
    }
  }

  private void callTask() throws Throwable {
    if (remote == null) {
      pool.role().loop().run(input, new WorkerOutput());
    } else {
      remote.run();
    }
  }

  /** Returns what the task has in hand, in the sense of {@code TaskException.input()}. */
  @Override
  public @Nullable Object inputInHand() {
    return remote == null ? pool.input().told(input.current()) : remote.inputInHand();
  }

  /** Notes which attempt of a call begins, from 1 on. */
  void setAttempts(int count) {
    attempts = count;
  }

  /** Returns how many attempts there were of the call in hand, as far as it is told of that. */
  int attempts() {
    return pool.in() instanceof InFlight<?> calls ? calls.attemptsInHand() : attempts;
  }

  /** Returns the number of the worker among those of all tasks of its task's name. */
  int number() {
    return number;
  }

  WorkerPool<I, O> pool() {
    return pool;
  }

  String name() {
    return name;
  }

  /** Returns whether its own thread has not ended, nor gone on to another worker. */
  boolean isRunning() {
    Thread running = thread.get();
    return running == null ? started : interrupting.get() != OVER && running.isAlive();
  }

  /** Returns where its thread is; empty if that has ended, or not begun. */
  StackTraceElement[] stackTrace() {
    Thread running = thread.get();
    return running == null ? new StackTraceElement[0] : running.getStackTrace();
  }

  /** Interrupts its thread; one that is about to begin finds that the pool has been stopped. */
  void interrupt() {
    Thread running = thread.get();
    if (running != null
        && !running.equals(Thread.currentThread())
        && interrupting.compareAndSet(NOBODY, SOMEBODY)) {
      pool.execution().scheduler().interrupt(running);
      interrupting.set(NOBODY);
    }
    feeder.endSubscription();
    feeder.interrupt(); // as the subscriber's code is that of the task
  }

  /** Returns whether the worker's thread, or one that helps it, still runs. */
  boolean isAlive() {
    return isRunning() || sources.areBeingClosed() || feeder.isAlive();
  }

  @Override
  public @Nullable Thread startHelper(String prefix, Runnable work) {
    return pool.execution()
        .threads()
        .startHelper(
            prefix + name, work, thrown -> pool.execution().workerFailed(this, thrown, List.of()));
  }

  @Override
  public boolean isStopped() {
    return pool.isStopped();
  }

  @Override
  public void closingFailed(Throwable thrown) {
    pool.execution().closingFailed(this, thrown);
  }

  /** Returns the sources that the worker reads. */
  OpenSources sources() {
    return sources;
  }

  /** Returns what takes inputs in place of the worker's own thread. */
  InputFeeder feeder() {
    return feeder;
  }

  /** The worker's inputs. */
  private final class WorkerInput extends Input<I> {
    private final @Nullable ItemSource<I> source = pool.in();
    private final @Nullable Sequencer sequencer = pool.sequencer();
    private final boolean tellsOfInputs = pool.out().isToldOfInputs();

    @Override
    protected @Nullable I take() {
      ItemSource<I> from = source;
      if (from == null) {
        return null; // a first task takes no items
      }
      if (pool.isStopped()) { // its outputs are refused before its inputs are
        throw new QueueClosedException();
      }
      if (tellsOfInputs) {
        startFollowing(); // for which that may wait
        pool.out().beforeInput(Worker.this);
        setInputNumber(-1); // until it has another one
      }
      I taken = sequencer == null ? take(from) : takeNumbered(from, sequencer);
      if (Thread.currentThread().equals(ownThread)) { // another one may read for a task that joins
        // A task may leave its thread's interrupt flag set; the next one shall not suffer from it.
        Thread.interrupted();
      }
      if (taken != null) {
        startFollowing();
      }
      // A pool is stopped before its workers are interrupted, so no interrupt of a stop is lost.
      if (pool.isStopped()) {
        if (taken != null) {
          from.drop(taken);
        }
        throw new QueueClosedException();
      }
      return taken;
    }

    private @Nullable I takeNumbered(ItemSource<I> from, Sequencer sequencer) {
      I taken = sequencer.takeNow(from, numbered);
      if (taken == null) {
        beforeWaiting(from);
        taken = sequencer.take(from, numbered);
      }
      return taken;
    }

    private @Nullable I take(ItemSource<I> from) {
      I taken = Dispatch.takeNow(from);
      if (taken == null) {
        beforeWaiting(from);
        taken = from.take();
      }
      return taken;
    }

    private void beforeWaiting(ItemSource<I> from) {
      pool.out().beforeWaiting();
      if (following != null && !from.isExhausted()) {
        startFollowing();
      }
    }

    @Override
    protected Flow.Publisher<I> publish() {
      return new InputPublisher();
    }

    /** Ends the life of the input; who is subscribed to it is told so. */
    void end() {
      synchronized (Worker.this) {
        finish();
        feeder.endSubscription();
      }
    }

    boolean hasEnded() {
      return finished();
    }

    private @Nullable I takeForSubscriber() throws InterruptedException {
      checkLive();
      ItemSource<I> from = source;
      return from == null ? null : from.takeInterruptibly();
    }
  }

  /** The worker's inputs as a publisher, fed by a thread of its own, for one subscriber. */
  private final class InputPublisher implements Flow.Publisher<I>, FlowPump.Supply<I> {

    @Override
    public void subscribe(Flow.Subscriber<? super I> subscriber) {
      Objects.requireNonNull(subscriber, "subscriber");
      if (!startFeeding(subscriber)) {
        FlowPump.refuse(
            subscriber,
            new IllegalStateException(
                "the input of a join has one subscriber, and can be read only until its task has"
                    + " returned"));
      }
    }

    private boolean startFeeding(Flow.Subscriber<? super I> subscriber) {
      synchronized (Worker.this) {
        if (feeder.isStarted() || input.hasEnded()) {
          return false;
        }
        feeder.start(new FlowPump<>(this, subscriber, pool.execution().scheduler()));
      }
      return true;
    }

    @Override
    public @Nullable I pull() throws InterruptedException {
      return input.takeForSubscriber();
    }

    @Override
    public boolean awaitItem() throws InterruptedException {
      ItemSource<I> from = pool.in();
      return from != null && from.awaitItem();
    }

    @Override
    public void cancelled() {}

    @Override
    public void failedAfterCancel(Throwable thrown) {}

    @Override
    public void ended() {}

    @Override
    public void subscriberFailed(Throwable thrown) {
      pool.execution().workerFailed(Worker.this, thrown, List.of());
    }
  }

  /** The worker's outputs. */
  private final class WorkerOutput extends Output<O> {
    private final ItemSink<O> sink = pool.out();

    @Override
    protected void send(O item) {
      if (sendFailure != null) {
        throw new QueueClosedException();
      }
      startFollowing();
      try {
        Dispatch.put(sink, item, Worker.this);
      } catch (QueueClosedException e) {
        throw e;
      } catch (Throwable e) { // the stack, or the memory, has run out in the midst of a hand-over
        sendFailure = e; // which the task may catch: then the run fails when it ends
        throw e;
      }
    }

    @Override
    public void divert(Exception thrown) throws Exception {
      if (sink instanceof InFlight<?> calls) {
        putFailed(thrown, calls);
        return;
      }
      FailedCall failed = pool.failedCall(thrown, inputInHand());
      if (failed == null || sendFailure != null || sources.failedToClose(thrown)) {
        throw thrown;
      }
      sendInPlace(failed);
    }

    /** Has a call that gave no future be as one whose future has failed. */
    @SuppressWarnings("unchecked") // the sink takes futures, of whatever
    private void putFailed(Exception thrown, InFlight<?> calls) throws Exception {
      if (sendFailure != null || pool.isStopped() || !calls.takesFailure(thrown)) {
        throw thrown;
      }
      send((O) CompletableFuture.failedFuture(thrown));
    }

    @SuppressWarnings("unchecked") // of the edges only that for failures takes it, and knows it
    private void sendInPlace(FailedCall failed) {
      send((O) failed);
    }

    @Override
    public <R> Attempts<R> attempts(Attempts.Call<? extends R> call) {
      Deadline each = new Deadline(Worker.this);
      deadline = each;
      return new WorkerAttempts<>(Worker.this, call, each);
    }

    @Override
    protected Source open(AutoCloseable source) {
      return sources.open(source);
    }
  }
}
