package dev.pipewright.runtime.local;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The engine's own timer: one daemon thread for all runs, started when there is something to wait
 * for, and gone when there has been nothing for a while. The timer of {@code CompletableFuture} is
 * one for the whole program, which can hold its thread.
 *
 * <p>What runs on it is short, never waits, and calls no code of the program: what may do so is
 * given to a thread of its own.
 */
final class EngineTimer {

  private static final long IDLE_SECONDS = 5;

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private EngineTimer() {}

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> { // it has nothing of whoever happens to need it first
              Thread thread = new Thread(null, work, "engine-timer", 0, false);
              thread.setDaemon(true);
              thread.setContextClassLoader(null);
              thread.setUncaughtExceptionHandler((t, e) -> {}); // memory ran out as it ended
              return thread;
            });
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /**
   * Runs something once, after a while.
   *
   * @param nanos after how long
   * @param work what to run
   * @return cancels it; what was cancelled is not held on to
   */
  static Pending after(long nanos, Runnable work) {
    Future<?> scheduled = TIMER.schedule(work, nanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  /** What is to run later. */
  interface Pending {

    /** Cancels it, unless it has begun. */
    void cancel();
  }
}
