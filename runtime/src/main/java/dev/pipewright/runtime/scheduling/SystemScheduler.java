package dev.pipewright.runtime.scheduling;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Leaves everything to the Java virtual machine. */
final class SystemScheduler implements Scheduler {

  static final Scheduler INSTANCE = new SystemScheduler();

  private SystemScheduler() {}

  @Override
  public boolean isConcurrent() {
    return true;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public Thread start(ThreadFactory factory, Runnable work) {
    Thread thread = factory.newThread(work);
    thread.start();
    return thread;
  }

  @Override
  public void join(Thread thread) throws InterruptedException {
    thread.join();
  }

  @Override
  public void interrupt(Thread thread) {
    thread.interrupt();
  }

  @Override
  public Lock newLock() {
    return new ReentrantLock();
  }

  @Override
  public void park(Object blocker) {
    LockSupport.park(blocker);
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    LockSupport.parkNanos(blocker, nanos);
  }

  @Override
  public void unpark(@Nullable Thread thread) {
    LockSupport.unpark(thread);
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // a matter of speed: nobody relies on it
  public void giveWay() {
    Thread.yield(); // which takes milliseconds where the processors are busy
  }

  @Override
  public Pending after(long nanos, Runnable work) {
    Future<?> scheduled = Timer.THREAD.schedule(work, nanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  /**
   * The engine's own timer: one daemon thread for all runs, started when there is something to wait
   * for, and gone when there has been nothing for a while. The timer of {@code CompletableFuture}
   * is one for the whole program, which can hold its thread.
   */
  private static final class Timer {

    private static final long IDLE_SECONDS = 5;

    static final ScheduledThreadPoolExecutor THREAD = thread();

    private Timer() {}

    private static ScheduledThreadPoolExecutor thread() {
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
  }
}
