package dev.pipewright.runtime.queue;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A side of a queue that several threads are on. As many as there are processors yield and nap at
 * first. All others, and these after that, sleep.
 *
 * <p>Sleepers are woken one by one: whoever is woken, and leaves something for others, wakes the
 * next. While one is on its way, no other is woken, so that a burst of items costs the other side
 * one wake-up.
 *
 * <p>Where there is room for many of them after a moment, they nap for their first millisecond, and
 * are not woken for a single place.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // all of them are under the lock
final class MultiWaiter implements WaitStrategy {

  private static final int YIELDS = 16;
  private static final int NAPS_BEFORE_SLEEP = 4;

  private final boolean patient;
  private final AtomicInteger waitingLightly = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();

  /** How many have said that they wait. Written under the lock. */
  private volatile int waiting;

  /** How many of them sleep, being out of patience. Written under the lock. */
  private volatile int sleeping;

  /** Whether one was woken that has not looked yet. Written under the lock. */
  private volatile boolean waking;

  /** Makes a side whose sleepers are patient at first, or not. */
  MultiWaiter(boolean patient) {
    this.patient = patient;
  }

  @Override
  public void wakeSleeper() {
    if (sleeping > 0) {
      wake();
    }
  }

  @Override
  public void awaitInterruptibly(BooleanSupplier condition, long position)
      throws InterruptedException {
    if (!awaitLightly(condition)) {
      napAndSleep(condition);
    }
  }

  /** Waits for a short time, if not too many do, and returns whether the condition came true. */
  @SuppressWarnings("ThreadPriorityCheck") // a matter of speed: sleeping is what is relied on
  private boolean awaitLightly(BooleanSupplier condition) throws InterruptedException {
    if (waitingLightly.get() >= LIGHT) {
      return condition.getAsBoolean();
    }
    waitingLightly.incrementAndGet();
    try {
      for (int i = 0; i < YIELDS && !Thread.currentThread().isInterrupted(); i++) {
        if (condition.getAsBoolean()) {
          return true;
        }
        Thread.yield();
      }
      for (int i = 0; i < NAPS_BEFORE_SLEEP; i++) {
        if (condition.getAsBoolean()) {
          return true;
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        LockSupport.parkNanos(this, NAP_NANOS);
      }
      return condition.getAsBoolean();
    } finally {
      waitingLightly.decrementAndGet();
    }
  }

  private void napAndSleep(BooleanSupplier condition) throws InterruptedException {
    lock.lockInterruptibly();
    waiting++;
    try {
      if (!patient || !napPatiently(condition)) {
        sleeping++;
        try {
          VarHandle.fullFence(); // before it looks, the other side sees that it sleeps
          while (!condition.getAsBoolean()) {
            woken.await();
            waking = false;
          }
        } finally {
          sleeping--;
        }
      }
    } catch (InterruptedException e) {
      waking = false;
      woken.signal(); // who was to be woken in place of this thread
      throw e;
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  /** Waits for as long as the patience lasts, and returns whether the condition came true. */
  private boolean napPatiently(BooleanSupplier condition) throws InterruptedException {
    VarHandle.fullFence(); // as below
    long left = PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (left <= 0) {
        return false;
      }
      left = woken.awaitNanos(left);
      waking = false;
    }
    return true;
  }

  @Override
  public void wake() {
    if (waiting > 0 && !waking) {
      lock.lock();
      try {
        if (waiting > 0 && !waking) {
          waking = true;
          woken.signal();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void wakeAll() {
    lock.lock();
    try {
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
