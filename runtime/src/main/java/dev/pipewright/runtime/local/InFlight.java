package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Futures;
import dev.pipewright.runtime.queue.ItemSink;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.Producer;
import dev.pipewright.runtime.queue.QueueClosedException;
import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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
 * it.
 *
 * <p>Once it was closed, pending futures are cancelled, and results that nobody will read are
 * dropped, those of late futures by the thread that completes them.
 *
 * @param <S> the type of the results
 */
final class InFlight<S> implements ItemSink<CompletionStage<S>>, ItemSource<S> {

  /**
   * A call of the task. Its future may be complete long after the run has ended, or never, and be
   * held by somebody: so what it calls back lets go of the run.
   */
  private static final class Call<S> {
    final CompletionStage<S> stage;
    final Owner<? super S> owner;
    volatile @Nullable InFlight<S> calls;
    @Nullable Object input;
    @Nullable S result;

    Call(@Nullable Object input, CompletionStage<S> stage, InFlight<S> calls) {
      this.input = input;
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
      try {
        if (asked != null && asked.noted(this, value, failure)) {
          return true;
        }
        AutoCloseable source = value == null ? null : owner.toClose(value);
        if (source != null) {
          owner.execute(() -> close(source));
        }
      } catch (Throwable e) { // there is no memory
        owner.failed(input, e);
      }
      return false;
    }

    void close(AutoCloseable source) {
      try {
        source.close();
      } catch (Throwable e) {
        owner.failed(input, e);
      }
    }

    /** Lets go of the run, which wants the result no more. */
    void leave() {
      calls = null;
      input = null;
    }
  }

  /**
   * Who has to do with what is in flight.
   *
   * @param <S> the type of the results
   */
  interface Owner<S> {

    /** Takes the failure of a call; it throws nothing. */
    void failed(@Nullable Object input, Throwable cause);

    /** Returns what has to be closed of a result that will not be handed on; null for nothing. */
    @Nullable AutoCloseable toClose(S result);

    /** Runs something that may call the program's code, in another thread. */
    void execute(Runnable work);
  }

  private final int capacity;
  private final boolean ordered;
  private final boolean dropsResults;
  private final Owner<? super S> owner;

  private final Lock lock;
  private final Condition roomToCall;
  private final Condition resultOrEnd;

  /** The calls whose futures are pending. */
  private final Set<Call<S>> pending = new LinkedHashSet<>();

  /** The calls in the order in which their results leave; the first ones perhaps pending. */
  private final Deque<Call<S>> leaving = new ArrayDeque<>();

  private int inFlight;
  private @Nullable Call<S> inHand;
  private boolean callerEnded;
  private volatile boolean closed;

  /**
   * Makes an empty set.
   *
   * @param capacity the most calls in flight
   * @param ordered whether results leave in the order of the calls
   * @param dropsResults whether nobody takes the results
   * @param owner told of calls that fail, and of results that will not be handed on
   * @param scheduler has the workers wait
   */
  InFlight(
      int capacity,
      boolean ordered,
      boolean dropsResults,
      Owner<? super S> owner,
      Scheduler scheduler) {
    this.capacity = capacity;
    this.ordered = ordered;
    this.dropsResults = dropsResults;
    this.owner = owner;
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
      while (inFlight >= capacity && !closed) {
        roomToCall.awaitUninterruptibly();
      }
      checkOpen();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void put(CompletionStage<S> stage, Producer from) {
    Call<S> call = new Call<>(from.inputInHand(), stage, this);
    boolean late;
    lock.lock();
    try {
      late = closed;
      if (!late) {
        inFlight++;
        pending.add(call);
        if (ordered && !dropsResults) {
          leaving.add(call);
        }
      }
    } finally {
      lock.unlock();
    }
    if (late) {
      call.leave();
      Futures.cancel(stage);
    }
    // Though it is late, too: it may be complete already. A future that passes a failure on asks
    // it for its text, so this one passes on nothing.
    CompletionStage<Boolean> unused = stage.handle(call::completed);
    if (late) {
      throw new QueueClosedException();
    }
  }

  /** Notes a future's completion, and returns whether that did not come too late. */
  private boolean noted(Call<S> call, @Nullable S result, @Nullable Throwable failure) {
    lock.lock();
    try {
      if (closed || !pending.remove(call)) {
        return false; // perhaps because it was cancelled, or for a second time
      }
      if (failure == null && dropsResults) {
        release();
        return true;
      }
      if (failure == null && result != null) {
        call.result = result;
        if (!ordered) {
          leaving.add(call);
        }
        resultOrEnd.signal();
        return true;
      }
    } finally {
      lock.unlock();
    }
    owner.failed(
        call.input,
        failure != null
            ? Futures.cause(failure)
            : new NullPointerException(
                "the task's future was completed with null, and null is never an item; to drop an"
                    + " item, declare branch = true and complete it with an Optional"));
    return true;
  }

  private void drop(Call<S> call, S result) {
    AutoCloseable source = owner.toClose(result);
    if (source != null) {
      call.close(source);
    }
  }

  @Override
  public void drop(S result) {
    Call<S> call = inHand; // written by the one worker that asks
    if (call != null) {
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

  @Override
  public @Nullable S take() {
    lock.lock();
    try {
      releaseHand();
      while (mustWait()) {
        resultOrEnd.awaitUninterruptibly();
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable S takeInterruptibly() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      releaseHand();
      while (mustWait()) {
        resultOrEnd.await();
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitItem() throws InterruptedException {
    lock.lock();
    try {
      while (mustWait()) {
        resultOrEnd.await();
      }
      return !closed && !leaving.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void releaseHand() {
    if (inHand != null) {
      inHand = null;
      release();
    }
  }

  private boolean mustWait() {
    Call<S> next = leaving.peek();
    boolean ready = next != null && next.result != null;
    return !closed && !ready && !(callerEnded && inFlight == 0);
  }

  private @Nullable S poll() {
    checkOpen();
    inHand = leaving.poll();
    return inHand == null ? null : Objects.requireNonNull(inHand.result);
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
    List<Call<S>> cancelled;
    List<Call<S>> dropped;
    lock.lock();
    try {
      cancelled = new ArrayList<>(pending);
      pending.clear();
      dropped = new ArrayList<>(leaving);
      leaving.clear();
    } finally {
      lock.unlock();
    }
    for (Call<S> call : cancelled) {
      call.leave();
      Futures.cancel(call.stage);
    }
    for (Call<S> call : dropped) {
      S result = call.result;
      if (result != null) {
        drop(call, result);
      }
    }
  }
}
