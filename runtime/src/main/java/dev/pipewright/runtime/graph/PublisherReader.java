package dev.pipewright.runtime.graph;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads a publisher from a worker: a subscriber that asks for one element at a time, and hands it
 * to the thread that waits for it.
 *
 * @param <T> the type of the elements
 */
final class PublisherReader<T> implements Flow.Subscriber<T>, AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Flow.@Nullable Subscription subscription;
  private boolean asked;
  private @Nullable T element;
  private @Nullable Throwable failure;
  private boolean ended;
  private boolean closed;

  /**
   * Asks for the next element and waits for it.
   *
   * @return the element, or null at the end
   * @throws InterruptedException if the thread is interrupted
   * @throws Throwable what the publisher failed with
   */
  @Nullable T next() throws Throwable {
    Flow.Subscription source = awaitSubscription();
    if (source != null) {
      source.request(1); // outside the lock: the element may come before this returns
    }
    lock.lockInterruptibly();
    try {
      while (element == null && !ended) {
        changed.await();
      }
      T taken = element;
      element = null;
      if (taken == null && failure != null) {
        throw failure;
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private Flow.@Nullable Subscription awaitSubscription() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (subscription == null && !ended) {
        changed.await();
      }
      asked = !ended;
      return ended ? null : subscription;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription offered) {
    Objects.requireNonNull(offered, "subscription");
    boolean refused;
    lock.lock();
    try {
      refused = subscription != null || closed;
      if (!refused) {
        subscription = offered;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    if (refused) {
      offered.cancel();
    }
  }

  @Override
  public void onNext(T next) {
    Objects.requireNonNull(next, "element");
    Flow.Subscription generous;
    lock.lock();
    try {
      if (ended) {
        return;
      }
      if (asked) {
        asked = false;
        element = next;
        changed.signalAll();
        return;
      }
      ended = true; // there is no room for it, and it must not be lost without a word
      failure =
          new IllegalStateException(
              "the task's publisher gave an element that it was not asked for");
      changed.signalAll();
      generous = subscription;
    } finally {
      lock.unlock();
    }
    if (generous != null) {
      generous.cancel();
    }
  }

  @Override
  public void onError(Throwable thrown) {
    end(Objects.requireNonNull(thrown, "throwable"));
  }

  @Override
  public void onComplete() {
    end(null);
  }

  private void end(@Nullable Throwable thrown) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      failure = thrown;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Cancels the subscription, unless the publisher has ended. */
  @Override
  public void close() {
    Flow.Subscription cancelled = null;
    lock.lock();
    try {
      closed = true;
      element = null; // which the publisher would hold with this
      if (!ended) {
        cancelled = subscription;
        ended = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    if (cancelled != null) {
      cancelled.cancel();
    }
  }
}
