package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * How several threads on a side of a queue wait. As many as there are processors yield at first,
 * and then park for short times. All others, and these after that, are parked until woken; where
 * items come {@linkplain Pace slowly}, all of them at once.
 *
 * <p>They are woken one by one: a thread that is woken, and leaves something for others, wakes the
 * next. While one is on its way, no other is woken, so that a burst of items costs the other side
 * one wake-up.
 *
 * <p>Where there is room for many of them after a moment, their first park is for a millisecond,
 * and they are not woken from it for a single place.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // all of them are under the lock
final class MultiWaiter implements WaitStrategy {

  private static final int YIELDS = 16;
  private static final int TIMED_PARKS = 4;

  private final Scheduler scheduler;
  private final boolean patient;
  private final AtomicInteger spinners = new AtomicInteger();
  private final Pace pace = new Pace();
  private final Lock lock;
  private final Condition woken;

  /** How many have said that they wait. Written under the lock. */
  private volatile int waiting;

  /** How many of them are parked until woken. Written under the lock. */
  private volatile int parked;

  /** Whether one was woken that has not looked yet. Written under the lock. */
  private volatile boolean waking;

  /** Waits patiently at first, or not. */
  MultiWaiter(boolean patient, Scheduler scheduler) {
    this.scheduler = scheduler;
    this.patient = patient && scheduler.isConcurrent();
    this.lock = scheduler.newLock();
    this.woken = lock.newCondition();
  }

  @Override
  public void wakeParked() {
    if (parked > 0) {
      wake();
    }
  }

  @Override
  public void awaitInterruptibly(BooleanSupplier condition, long position)
      throws InterruptedException {
    if (pace.isSlow(position, scheduler) || !awaitSpinning(condition)) {
      parkUntil(condition);
    }
  }

  /** Waits for a short time, if not too many do, and returns whether the condition came true. */
  private boolean awaitSpinning(BooleanSupplier condition) throws InterruptedException {
    if (spinners.get() >= MAX_SPINNERS || !scheduler.isConcurrent()) {
      return condition.getAsBoolean();
    }
    spinners.incrementAndGet();
    try {
      for (int i = 0; i < YIELDS && !Thread.currentThread().isInterrupted(); i++) {
        if (condition.getAsBoolean()) {
          return true;
        }
        scheduler.giveWay();
      }
      for (int i = 0; i < TIMED_PARKS; i++) {
        if (condition.getAsBoolean()) {
          return true;
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        scheduler.parkNanos(this, SHORT_PARK_NANOS);
      }
      return condition.getAsBoolean();
    } finally {
      spinners.decrementAndGet();
    }
  }

  private void parkUntil(BooleanSupplier condition) throws InterruptedException {
    lock.lockInterruptibly();
    waiting++;
    try {
      if (!patient || !parkPatiently(condition)) {
        parked++;
        try {
          VarHandle.fullFence(); // before it looks, the other side sees that it is parked
          while (!condition.getAsBoolean()) {
            woken.await();
            waking = false;
          }
        } finally {
          parked--;
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
  private boolean parkPatiently(BooleanSupplier condition) throws InterruptedException {
    VarHandle.fullFence(); // as below
    long left = PATIENT_PARK_NANOS;
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
