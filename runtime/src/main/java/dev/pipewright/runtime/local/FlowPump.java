package dev.pipewright.runtime.local;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.io.Serial;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A subscription whose items are pulled, and handed to the subscriber, by a thread of its own: for
 * what can only be taken by waiting for it. All signals come from that thread, one after the other.
 *
 * <p>Implements the rules of Reactive Streams: {@link #request} and {@link #cancel} only note what
 * is wanted, and may be called by anyone at any time, also from within a signal.
 *
 * @param <T> the type of the items
 */
final class FlowPump<T> implements Flow.Subscription, Runnable {

  /**
   * Where the items come from.
   *
   * @param <T> the type of the items
   */
  interface Supply<T> {

    /**
     * Waits for the next item and returns it, or null at the end. Interrupted when the subscriber
     * cancels.
     */
    @Nullable T pull() throws InterruptedException;

    /**
     * Waits until there is an item to pull, or the end has come, and returns whether there is one.
     * Interrupted when the subscriber cancels.
     */
    boolean awaitItem() throws InterruptedException;

    /** Told once, by whoever cancels. */
    void cancelled();

    /** Told by the pump's thread what a pull threw after the subscriber had cancelled. */
    void failedAfterCancel(Throwable thrown);

    /** Told by the pump's thread, last, when nothing will be pulled any more. */
    void ended();

    /** Told by the pump's thread if the subscriber threw an exception, which it must not. */
    void subscriberFailed(Throwable thrown);
  }

  /** Null once nothing will be pulled any more, whoever keeps the subscription. */
  private volatile @Nullable Supply<T> supply;

  private final Scheduler scheduler;
  private final Lock lock;
  private final Condition changed;
  private long demand;
  private boolean cancelled;
  private boolean over;

  /** The pump's thread while it pulls: what may be interrupted without the subscriber's notice. */
  private @Nullable Thread pulling;

  private @Nullable Throwable illegalRequest;

  /** Dropped when the subscription ends. Used by the pump's thread alone. */
  private Flow.@Nullable Subscriber<? super T> subscriber;

  FlowPump(Supply<T> supply, Flow.Subscriber<? super T> subscriber, Scheduler scheduler) {
    this.supply = supply;
    this.subscriber = subscriber;
    this.scheduler = scheduler;
    this.lock = scheduler.newLock();
    this.changed = lock.newCondition();
  }

  @Override
  public void request(long count) {
    lock.lock();
    try {
      if (count <= 0) {
        illegalRequest =
            new IllegalArgumentException(
                "non-positive subscription request: "
                    + count
                    + "; by rule 3.9 of Reactive Streams, a subscriber has to request 1 or more");
        wake();
      } else {
        demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancel() {
    lock.lock();
    try {
      if (cancelled) {
        return;
      }
      cancelled = true;
      wake();
    } finally {
      lock.unlock();
    }
    Supply<T> from = supply;
    if (from != null) {
      from.cancelled();
    }
  }

  /** Ends the subscription, unless it has ended: its items are not to be had any more. */
  void end() {
    lock.lock();
    try {
      over = true;
      wake();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes the pump where it waits, for demand or for an item; called with the lock held. */
  private void wake() {
    changed.signal();
    if (pulling != null) {
      scheduler.interrupt(pulling);
    }
  }

  /**
   * Ends a subscription before it begins.
   *
   * @param subscriber who wanted to subscribe
   * @param reason why that cannot be
   */
  static void refuse(Flow.Subscriber<?> subscriber, Throwable reason) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {}

          @Override
          public void cancel() {}
        });
    subscriber.onError(reason);
  }

  @Override
  public void run() {
    Flow.Subscriber<? super T> to = subscriber;
    Supply<T> from = supply;
    if (to == null || from == null) {
      return; // has run
    }
    subscriber = null;
    try {
      signalAll(from, to);
    } catch (SubscriberThrew e) {
      cancel();
      from.subscriberFailed(e.getCause());
    } finally {
      supply = null;
      from.ended();
    }
  }

  private void signalAll(Supply<T> from, Flow.Subscriber<? super T> to) throws SubscriberThrew {
    signal(() -> to.onSubscribe(this));
    try {
      for (boolean go = awaitDemand(); go; go = awaitDemandOrEnd(from)) {
        T item = from.pull();
        boolean unwanted = hasPulled();
        Thread.interrupted(); // a cancel may have come a moment too late to interrupt the pull
        if (item != null) {
          // Even if it was cancelled meanwhile: it was asked for, and is nowhere else any more.
          signal(() -> to.onNext(item));
        } else if (unwanted) {
          return;
        } else {
          finish(to::onComplete);
          return;
        }
      }
    } catch (SubscriberThrew e) {
      throw e;
    } catch (Throwable e) {
      if (hasPulled()) {
        from.failedAfterCancel(e);
      } else {
        Throwable told = whatEnded(e);
        finish(() -> to.onError(told));
      }
    }
  }

  /** Returns what to tell the subscriber of, given what a wait or a pull threw. */
  private Throwable whatEnded(Throwable thrown) {
    lock.lock();
    try {
      if (illegalRequest != null) {
        return illegalRequest;
      }
    } finally {
      lock.unlock();
    }
    return thrown instanceof InterruptedException
        ? new CancellationException("the items are not to be had any more")
        : thrown;
  }

  /**
   * Waits, behind the first item, until another one is wanted, or the end has come, which is
   * signalled without being asked for; returns false if neither will be.
   */
  private boolean awaitDemandOrEnd(Supply<T> from) throws InterruptedException {
    if (isNothingAskedFor()) {
      boolean item = from.awaitItem();
      if (hasPulled()) {
        return false;
      }
      if (!item) {
        return true;
      }
    }
    return awaitDemand();
  }

  private boolean isNothingAskedFor() {
    lock.lock();
    try {
      boolean nothing = demand == 0 && !cancelled && !over && illegalRequest == null;
      if (nothing) {
        pulling = Thread.currentThread();
      }
      return nothing;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until an item is wanted, and returns false if none will be. */
  private boolean awaitDemand() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (demand == 0 && !cancelled && !over && illegalRequest == null) {
        changed.await();
      }
      if (cancelled) {
        return false;
      }
      if (illegalRequest != null) {
        throw new IllegalArgumentException(illegalRequest);
      }
      if (over) {
        throw new InterruptedException();
      }
      if (demand != Long.MAX_VALUE) {
        demand--;
      }
      pulling = Thread.currentThread();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that the pull is over, and returns whether nobody wants to know of it. */
  private boolean hasPulled() {
    lock.lock();
    try {
      pulling = null;
      return cancelled;
    } finally {
      lock.unlock();
    }
  }

  /** Gives the last signal: the subscription counts as cancelled from there on. */
  private void finish(Runnable last) throws SubscriberThrew {
    lock.lock();
    try {
      cancelled = true;
    } finally {
      lock.unlock();
    }
    signal(last);
  }

  private static void signal(Runnable signal) throws SubscriberThrew {
    try {
      signal.run();
    } catch (Throwable e) {
      throw new SubscriberThrew(e);
    }
  }

  /** Tells an exception of the subscriber from one of the supply. */
  private static final class SubscriberThrew extends Exception {
    @Serial private static final long serialVersionUID = 1;

    SubscriberThrew(Throwable cause) {
      super(null, cause); // or else it would be asked for its text
    }

    @Override
    public synchronized Throwable getCause() {
      return Objects.requireNonNull(super.getCause());
    }
  }
}
