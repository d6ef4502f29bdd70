package dev.pipewright.runtime.local;

import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * One side of a queue that several threads are on, when they have to wait. As many as there are
 * processors wait lightly at first: they yield, then park for some microseconds a few times. All
 * others, and these after that, <em>sleep</em> until they are woken.
 *
 * <p>Sleepers are woken one by one: whoever is woken, and leaves something for others, wakes the
 * next. While one is on its way, no other is woken, so that a burst of items costs the other side
 * one wake-up.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // all of them are under the lock
final class WaitingThreads {

  private static final int YIELDS = 16;
  private static final int NAPS = 4;
  private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
  private static final int LIGHT = Runtime.getRuntime().availableProcessors();

  private final AtomicInteger waitingLightly = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();

  /** How many sleep. Written under the lock. */
  private volatile int sleeping;

  /** Whether a sleeper was woken that has not looked yet. Written under the lock. */
  private volatile boolean waking;

  /**
   * Waits for a condition, whose change is followed by {@link #wakeOne} or {@link #wakeAll}.
   * Ignores interruption.
   */
  void await(BooleanSupplier condition) {
    boolean interrupted = Thread.interrupted(); // or parking would not wait
    try {
      if (!awaitLightly(condition)) {
        sleep(condition);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits for a condition, whose change is followed by {@link #wakeOne} or {@link #wakeAll}.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void awaitInterruptibly(BooleanSupplier condition) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (awaitLightly(condition)) {
      return;
    }
    lock.lockInterruptibly();
    try {
      sleeping++;
      VarHandle.fullFence(); // before it looks, the other side sees that it sleeps
      while (!condition.getAsBoolean()) {
        woken.await();
        waking = false;
      }
    } catch (InterruptedException e) {
      waking = false;
      woken.signal(); // who was to be woken in place of this thread
      throw e;
    } finally {
      sleeping--;
      lock.unlock();
    }
  }

  private void sleep(BooleanSupplier condition) {
    lock.lock();
    try {
      sleeping++;
      VarHandle.fullFence(); // before it looks, the other side sees that it sleeps
      while (!condition.getAsBoolean()) {
        woken.awaitUninterruptibly();
        waking = false;
      }
    } finally {
      sleeping--;
      lock.unlock();
    }
  }

  /** Waits for a short time, if not too many do, and returns whether the condition came true. */
  @SuppressWarnings("ThreadPriorityCheck") // a matter of speed: sleeping is what is relied on
  private boolean awaitLightly(BooleanSupplier condition) {
    if (waitingLightly.get() >= LIGHT) {
      return condition.getAsBoolean();
    }
    waitingLightly.incrementAndGet();
    try {
      for (int i = 0; i < YIELDS; i++) {
        if (condition.getAsBoolean()) {
          return true;
        }
        Thread.yield();
      }
      for (int i = 0; i < NAPS; i++) {
        if (condition.getAsBoolean()) {
          return true;
        }
        LockSupport.parkNanos(this, NAP_NANOS);
      }
      return condition.getAsBoolean();
    } finally {
      waitingLightly.decrementAndGet();
    }
  }

  /**
   * Wakes a sleeper, if there is one and none is on its way. What it waits for has to be seen by
   * all before: a volatile write comes last, or a fence.
   */
  void wakeOne() {
    if (sleeping > 0 && !waking) {
      lock.lock();
      try {
        if (sleeping > 0 && !waking) {
          waking = true;
          woken.signal();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** Wakes all. */
  void wakeAll() {
    lock.lock();
    try {
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
