package dev.pipewright.runtime.scheduling;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a thread of a run goes on, and what time it is. Whatever makes one wait, and
 * whatever ends a wait, goes through here: parking, locks that are held by who waits, the starts,
 * ends and interrupts of threads, and timers. So an engine that supplies another one than {@link
 * #system} decides which thread runs, and time is what it says.
 *
 * <p>Nothing is called here for each item: a thread comes here when it has found that it has to
 * wait, or that another one does. Safe for use by any thread, also by one that no scheduler has
 * started, such as a caller's or one that completes a future.
 */
public interface Scheduler {

  /**
   * Returns the scheduler of the Java virtual machine, with the time of its clock.
   *
   * @return the scheduler, always the same
   */
  static Scheduler system() {
    return SystemScheduler.INSTANCE;
  }

  /**
   * Returns whether threads run at the same time, so that who waits may find what it waits for by
   * looking again after a moment. Where that is in vain, it is parked at once.
   *
   * @return false if a thread goes on only where another one waits; always the same
   */
  boolean isConcurrent();

  /**
   * Returns the time, which has a meaning only as the difference of two.
   *
   * @return nanoseconds from some moment, as of {@link System#nanoTime}
   */
  long nanoTime();

  /**
   * Returns a number by chance: for pauses, not for secrets.
   *
   * @return from 0, inclusive, to 1, exclusive
   */
  double chance();

  /**
   * Makes a thread and starts it. It may begin to work before this returns, or long after.
   *
   * @param factory makes the thread, which has to run what it is given and nothing else
   * @param work what the thread does
   * @return the thread
   */
  Thread start(ThreadFactory factory, Runnable work);

  /**
   * Waits until a thread has ended.
   *
   * @param thread a thread that was started here
   * @throws InterruptedException if the current thread is interrupted
   */
  void join(Thread thread) throws InterruptedException;

  /**
   * Interrupts a thread, and has it go on if it waits and can be interrupted.
   *
   * @param thread any thread
   */
  void interrupt(Thread thread);

  /**
   * Makes a lock: for whoever waits by its conditions, or may wait for something else while it
   * holds it. A lock that is held for a moment only need not be made here.
   *
   * @return a reentrant lock that has conditions
   */
  Lock newLock();

  /**
   * Parks the current thread until it is {@linkplain #unpark unparked}, unless that has happened
   * since it was parked last, or until it is interrupted. It may also go on for no reason.
   *
   * @param blocker what it waits at, for thread dumps
   */
  void park(Object blocker);

  /**
   * Parks the current thread as {@link #park} does, for so long at most.
   *
   * @param blocker what it waits at, for thread dumps
   * @param nanos how long, in nanoseconds
   */
  void parkNanos(Object blocker, long nanos);

  /**
   * Has a thread go on that is parked, or that parks next.
   *
   * @param thread the thread; null for none
   */
  void unpark(@Nullable Thread thread);

  /** Lets other threads go on for a moment, if they can. */
  void giveWay();

  /**
   * Runs something once, after a while, in a thread of the scheduler's. It has to be short, must
   * not wait and must call no code of the program.
   *
   * @param nanos after how long
   * @param work what to run
   * @return cancels it; what was cancelled is not held on to
   */
  Pending after(long nanos, Runnable work);

  /** What is to run later. */
  interface Pending {

    /** Cancels it, unless it has begun. */
    void cancel();
  }
}
