package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How several threads on a side of a queue wait. As many as there are processors yield at first,
 * and then park for short times. All others, and these after that, are parked until woken; where
 * items come {@linkplain Pace slowly}, all of them at once.
 *
 * <p>They are woken one by one: a thread that is woken, and leaves something for others, wakes the
 * next. While one is on its way, no other is woken, so that a burst of items costs the other side
 * one wake-up. Threads that are started on demand are started so, too, when none is left to wake.
 *
 * <p>Where there is room for many of them after a moment, their first park is for a millisecond,
 * and they are not woken from it for a single place.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // all of them are under the lock
final class MultiWaiter implements WaitStrategy {

  private static final int YIELDS = 16;
  private static final int TIMED_PARKS = 4;

  private final int threads;
  private final Scheduler scheduler;
  private final boolean patient;
  private final AtomicInteger spinners = new AtomicInteger();
  private final Pace pace = new Pace();
  private final Lock lock;
  private final Condition woken;

  /** How many have said that they wait. Written under the lock. */
  private volatile int waiting;

  /** How many of them are parked until woken, or not started. Written under the lock. */
  private volatile int parked;

  /** How many have not been started. Written under the lock. */
  private volatile int unstarted;

  /** Whether one was woken, or started, that has not looked yet. Written under the lock. */
  private volatile boolean waking;

  /** Starts threads; null if that is not to be done here. Written before there are any. */
  private @Nullable ConsumerStarter starter;

  /** Has so many threads wait, patiently at first or not. */
  MultiWaiter(int threads, boolean patient, Scheduler scheduler) {
    this.threads = threads;
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
    if ((waiting > 0 || unstarted > 0) && !waking && wakeOne() && starter != null) {
      starter.startOne();
    }
  }

  /** Wakes one, and returns whether one has to be started instead. */
  private boolean wakeOne() {
    lock.lock();
    try {
      // One that yields finds by itself what there is, and wakes the next for what it leaves.
      boolean starts = waiting == 0 && unstarted > 0 && spinners.get() == 0;
      if (waking || (waiting == 0 && !starts)) {
        return false;
      }
      waking = true;
      if (starts) {
        unstarted--;
        parked--;
      } else {
        woken.signal();
      }
      return starts;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void startOnDemand(ConsumerStarter starter) {
    this.starter = starter;
    unstarted = threads;
    parked = threads;
  }

  @Override
  public void began() {
    lock.lock();
    try {
      waking = false;
    } finally {
      lock.unlock();
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
