package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Futures;
import dev.pipewright.runtime.queue.ItemSink;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.Producer;
import dev.pipewright.runtime.queue.QueueClosedException;
import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The futures of an asynchronous task, between the worker that calls it and the one that hands on
 * the results.
 *
 * <p>A call is in flight from before it is made until its result was handed on, so that the outputs
 * in hand are never more than the calls allowed. Whoever completes a future only notes it here and
 * goes on; it never waits. A future that fails fails the run at once, in the thread that completed
 * it; unless the task is to be called again, which the worker does that hands on the results, or an
 * edge takes the failure, which then leaves in place of the result.
 *
 * <p>Once it was closed, pending futures are cancelled, and results that nobody will read are
 * dropped, those of late futures by the thread that completes them.
 *
 * @param <S> the type of the results
 */
final class InFlight<S> implements ItemSink<CompletionStage<S>>, ItemSource<S> {

  /**
   * An attempt of a call. Its future may be complete long after the run has ended, or never, and be
   * held by somebody: so what it calls back lets go of the run.
   */
  private static final class Attempt<S> {
    final CompletionStage<S> stage;
    final Owner<S> owner;
    volatile @Nullable InFlight<S> calls;
    @Nullable Call<S> call;
    Scheduler.@Nullable Pending timer;

    Attempt(Call<S> call, CompletionStage<S> stage, InFlight<S> calls) {
      this.call = call;
      this.stage = stage;
      this.owner = calls.owner;
      this.calls = calls;
    }

    /**
     * Takes the completion of the future, in the thread of whoever completed it: which must not be
     * held up, and to which nothing must be thrown, for there it is lost.
     *
     * @return whether it was wanted
     */
    boolean completed(@Nullable S value, @Nullable Throwable failure) {
      InFlight<S> asked = calls;
      Call<S> of = call;
      try {
        if (asked != null && of != null && asked.noted(this, of, value, failure)) {
          return true;
        }
        AutoCloseable source = value == null ? null : owner.toClose(value);
        if (source != null) {
          owner.execute(() -> InFlight.close(source, of, owner));
        }
      } catch (Throwable e) { // there is no memory
        owner.failed(of == null ? null : of.input, 1, e);
      }
      return false;
    }

    /** Lets go of the run, which wants the result no more. */
    void leave() {
      calls = null;
      call = null;
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  /** A call of the task. Guarded by the lock. */
  private static final class Call<S> {
    final @Nullable Object input;
    int attempts = 1;
    @Nullable S result;

    /** What it has failed with for good, where an edge takes that. */
    @Nullable Exception failure;

    /** When it is made again, in nanoseconds. */
    long due;

    Call(@Nullable Object input) {
      this.input = input;
    }

    boolean isOver() {
      return result != null || failure != null;
    }
  }

  /**
   * Who has to do with what is in flight.
   *
   * @param <S> the type of the results
   */
  interface Owner<S> {

    /** Takes the failure of a call; it throws nothing. */
    void failed(@Nullable Object input, int attempts, Throwable cause);

    /** Returns whether an edge takes the failure of a call. */
    boolean isTaken(Exception failure);

    /** Calls the task again, with what it was called with before. */
    CompletionStage<S> callAgain(@Nullable Object input) throws Throwable;

    /** Returns what has to be closed of a result that will not be handed on; null for nothing. */
    @Nullable AutoCloseable toClose(S result);

    /** Runs something that may call the program's code, in another thread. */
    void execute(Runnable work);
  }

  private final Attributes task;
  private final boolean ordered;
  private final boolean dropsResults;
  private final Owner<S> owner;
  private final Scheduler scheduler;

  private final Lock lock;
  private final Condition roomToCall;
  private final Condition resultOrEnd;

  /** The attempts whose futures are pending. */
  private final Set<Attempt<S>> pending = new LinkedHashSet<>();

  /** The calls that are made again after a pause, the next one first. */
  private final Queue<Call<S>> again =
      new PriorityQueue<>(Comparator.comparingLong(call -> call.due));

  /** The calls in the order in which their results leave; the first ones perhaps pending. */
  private final Deque<Call<S>> leaving = new ArrayDeque<>();

  private int inFlight;
  private @Nullable Call<S> inHand;
  private boolean callerEnded;
  private volatile boolean closed;

  /**
   * Makes an empty set.
   *
   * @param task the task: as many calls may be in flight as it has workers
   * @param dropsResults whether nobody takes the results
   * @param owner told of calls that fail, and of results that will not be handed on
   * @param scheduler has the workers wait
   */
  InFlight(Attributes task, boolean dropsResults, Owner<S> owner, Scheduler scheduler) {
    this.task = task;
    this.ordered = task.ordered() && !dropsResults;
    this.dropsResults = dropsResults;
    this.owner = owner;
    this.scheduler = scheduler;
    this.lock = scheduler.newLock();
    this.roomToCall = lock.newCondition();
    this.resultOrEnd = lock.newCondition();
  }

  @Override
  public boolean isToldOfInputs() {
    return true;
  }

  /** Waits until another call may be made. */
  @Override
  public void beforeInput(Producer from) {
    lock.lock();
    try {
      while (inFlight >= task.workers() && !closed) {
        roomToCall.awaitUninterruptibly();
      }
      checkOpen();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void put(CompletionStage<S> stage, Producer from) {
    if (!attempt(new Call<>(from.inputInHand()), stage)) {
      throw new QueueClosedException();
    }
  }

  /** Returns whether a failure of a call may be something else than that of the run. */
  boolean takesFailure(Exception thrown) {
    return task.retry().goesOn(1, thrown) || owner.isTaken(thrown);
  }

  /** Waits for the future of an attempt; returns whether somebody still wants it. */
  private boolean attempt(Call<S> call, CompletionStage<S> stage) {
    Attempt<S> attempt = new Attempt<>(call, stage, this);
    boolean late;
    lock.lock();
    try {
      late = closed;
      if (!late) {
        if (call.attempts == 1) {
          inFlight++;
          if (ordered) {
            leaving.add(call);
          }
        }
        pending.add(attempt);
        if (!task.timeout().isZero()) {
          attempt.timer = scheduler.after(task.timeout().toNanos(), () -> timedOut(attempt, call));
        }
      }
    } finally {
      lock.unlock();
    }
    if (late) {
      attempt.leave();
      Futures.cancel(stage);
    }
    // Though it is late, too: it may be complete already. A future that passes a failure on asks
    // it for its text, so this one passes on nothing.
    CompletionStage<Boolean> unused = stage.handle(attempt::completed);
    return !late;
  }

  /** Ends an attempt that takes too long; called by the timer. */
  private void timedOut(Attempt<S> attempt, Call<S> call) {
    if (noted(attempt, call, null, Deadline.timedOut(task.timeout()))) {
      owner.execute(() -> Futures.cancel(attempt.stage));
    }
  }

  /** Notes the end of an attempt, and returns whether that did not come too late. */
  private boolean noted(
      Attempt<S> attempt, Call<S> call, @Nullable S result, @Nullable Throwable failure) {
    lock.lock();
    try {
      if (closed || !pending.remove(attempt)) {
        return false; // perhaps because it was cancelled, or for a second time
      }
      attempt.leave();
      if (failure == null && (result != null || dropsResults)) {
        succeeded(call, result);
        return true;
      }
    } finally {
      lock.unlock();
    }
    failed(
        call,
        failure != null
            ? Futures.cause(failure)
            : new NullPointerException(
                "the task's future was completed with null, and null is never an item; to drop an"
                    + " item, declare branch = true and complete it with an Optional"));
    return true;
  }

  private void succeeded(Call<S> call, @Nullable S result) {
    if (dropsResults) {
      release();
      return;
    }
    call.result = result;
    leaves(call);
  }

  /** Has a call leave that is over, in its turn. */
  private void leaves(Call<S> call) {
    if (!ordered) {
      leaving.add(call);
    }
    resultOrEnd.signal();
  }

  /** Decides what becomes of a call whose attempt has failed. */
  private void failed(Call<S> call, Throwable cause) {
    boolean again = cause instanceof Exception e && task.retry().goesOn(call.attempts, e);
    boolean taken = !again && cause instanceof Exception e && owner.isTaken(e);
    if (!again && !taken) {
      owner.failed(call.input, call.attempts, cause);
      return;
    }
    lock.lock();
    try {
      if (taken) {
        call.failure = (Exception) cause;
        leaves(call);
      } else {
        call.due =
            scheduler.nanoTime() + task.retry().pauseNanos(call.attempts, scheduler.chance());
        call.attempts++;
        this.again.add(call);
        resultOrEnd.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void drop(Call<S> call, S result) {
    AutoCloseable source = owner.toClose(result);
    if (source != null) {
      close(source, call, owner);
    }
  }

  private static void close(AutoCloseable source, @Nullable Call<?> call, Owner<?> owner) {
    try {
      source.close();
    } catch (Throwable e) {
      owner.failed(call == null ? null : call.input, 1, e);
    }
  }

  @Override
  public void drop(S result) {
    Call<S> call = inHand; // written by the one worker that asks
    if (call != null && call.result != null) {
      drop(call, result);
    }
  }

  /** Notes that a call is no longer in flight. */
  private void release() {
    inFlight--;
    roomToCall.signal();
    if (inFlight == 0) {
      resultOrEnd.signal();
    }
  }

  /**
   * Takes the next result, or what stands for it: what {@link #failureInHand} tells of has none.
   * Makes the calls meanwhile that are due again.
   */
  @Override
  public @Nullable S take() {
    lock.lock();
    try {
      releaseHand();
      while (mustWait()) {
        Call<S> next = again.peek();
        long left = next == null ? Long.MAX_VALUE : next.due - scheduler.nanoTime();
        if (next == null) {
          resultOrEnd.awaitUninterruptibly();
        } else if (left > 0) {
          awaitNanos(left);
        } else {
          again.remove();
          callAgain(next);
        }
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // who calls this looks again
  private void awaitNanos(long nanos) {
    try {
      long unused = resultOrEnd.awaitNanos(nanos);
    } catch (InterruptedException e) {
      return; // a stop has closed this before; whatever else interrupts the worker is no matter
    }
  }

  /** Calls the task again, without the lock meanwhile. */
  private void callAgain(Call<S> call) {
    lock.unlock();
    try {
      CompletionStage<S> stage = owner.callAgain(call.input);
      boolean unused = attempt(call, stage);
    } catch (Throwable e) {
      failed(call, e);
    } finally {
      lock.lock();
    }
  }

  @Override
  public @Nullable S takeInterruptibly() {
    throw new UnsupportedOperationException("results are taken by the worker that hands them on");
  }

  @Override
  public boolean awaitItem() {
    throw new UnsupportedOperationException("results are taken by the worker that hands them on");
  }

  private void releaseHand() {
    if (inHand != null) {
      inHand = null;
      release();
    }
  }

  private boolean mustWait() {
    Call<S> next = leaving.peek();
    boolean ready = next != null && next.isOver();
    return !closed && !ready && !(callerEnded && inFlight == 0);
  }

  @SuppressWarnings("unchecked") // who takes it asks first whether it is a failure
  private @Nullable S poll() {
    checkOpen();
    inHand = leaving.poll();
    if (inHand == null) {
      return null;
    }
    return inHand.result == null ? (S) inHand.failure : inHand.result;
  }

  /** Returns what the call failed with whose turn it was to leave last; null if it did not. */
  @Nullable Exception failureInHand() {
    Call<S> call = inHand; // written by the one worker that asks
    return call == null ? null : call.failure;
  }

  /** Returns how many attempts there were of the call whose turn it was to leave last. */
  int attemptsInHand() {
    Call<S> call = inHand; // as above
    return call == null ? 1 : call.attempts;
  }

  private void checkOpen() {
    if (closed) {
      throw new QueueClosedException();
    }
  }

  /** Returns the input of the call whose result was taken last. */
  @Override
  public @Nullable Object originOf(@Nullable S result) {
    Call<S> call = inHand; // written by the one worker that asks
    return call == null ? null : call.input;
  }

  @Override
  public void producerEnded() {
    lock.lock();
    try {
      callerEnded = true;
      resultOrEnd.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      roomToCall.signalAll();
      resultOrEnd.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancelPending() {
    List<Attempt<S>> cancelled;
    List<Call<S>> dropped;
    lock.lock();
    try {
      cancelled = new ArrayList<>(pending);
      pending.clear();
      dropped = new ArrayList<>(leaving);
      leaving.clear();
      again.clear();
    } finally {
      lock.unlock();
    }
    for (Attempt<S> attempt : cancelled) {
      attempt.leave();
      Futures.cancel(attempt.stage);
    }
    for (Call<S> call : dropped) {
      S result = call.result;
      if (result != null) {
        drop(call, result);
      }
    }
  }
}
