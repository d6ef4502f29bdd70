package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attempts;
import dev.pipewright.runtime.scheduling.Scheduler;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Gives each attempt of one worker's calls so much time. One that has had it is interrupted, and
 * has timed out, whatever it returns or throws then, unless that is an {@code Error}. The interrupt
 * is for that attempt alone: it is over before the attempt has an outcome.
 *
 * <p>One timer runs for all attempts of the worker, and looks how much time the present one has
 * left when it goes off: an attempt that is over in time costs no timer of its own.
 */
final class Deadline {

  private final Worker<?, ?> worker;
  private final Duration timeout;
  private final Scheduler scheduler;
  private final Lock lock;

  // Guarded by the lock.
  private @Nullable Thread attempting;
  private long due;
  private Scheduler.@Nullable Pending timer;

  Deadline(Worker<?, ?> worker) {
    this.worker = worker;
    this.timeout = worker.pool().attributes().timeout();
    this.scheduler = worker.pool().execution().scheduler();
    this.lock = scheduler.newLock();
  }

  /**
   * Makes an attempt.
   *
   * @throws TimeoutException if it took too long, with what it threw as the cause
   * @throws Throwable what it threw
   */
  <R> R call(Attempts.Call<? extends R> call) throws Throwable {
    if (timeout.isZero()) {
      return call.call();
    }
    begin();
    R result;
    try {
      result = call.call();
    } catch (Exception e) {
      throw end() ? late(e) : e;
    } catch (Throwable e) {
      end();
      throw e;
    }
    if (end()) {
      throw late(null);
    }
    return result;
  }

  private TimeoutException late(@Nullable Exception thrown) {
    TimeoutException timedOut = timedOut(timeout);
    timedOut.initCause(thrown);
    return timedOut;
  }

  /** Makes the exception that tells of an attempt that has taken too long. */
  static TimeoutException timedOut(Duration timeout) {
    return new TimeoutException(
        "an attempt took longer than "
            + timeout.toString().substring("PT".length()).toLowerCase(Locale.ROOT));
  }

  private void begin() {
    lock.lock();
    try {
      attempting = Thread.currentThread();
      due = scheduler.nanoTime() + timeout.toNanos();
      if (timer == null) {
        timer = scheduler.after(timeout.toNanos(), this::goOff);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends an attempt, and returns whether it has timed out; what a stop interrupted has not. */
  private boolean end() {
    boolean late;
    lock.lock();
    try {
      late = attempting != null && scheduler.nanoTime() - due >= 0;
      attempting = null;
    } finally {
      lock.unlock();
    }
    if (late) {
      Thread.interrupted();
    }
    return late && !worker.isStopped();
  }

  /** Has the attempt interrupted if its time is over; called by the timer. */
  private void goOff() {
    lock.lock();
    try {
      timer = null;
      if (attempting == null) {
        return;
      }
      long left = due - scheduler.nanoTime();
      if (left > 0) {
        timer = scheduler.after(left, this::goOff);
        return;
      }
    } finally {
      lock.unlock();
    }
    // Interrupting a thread closes the channel that it reads, which may be of the program's making.
    worker.pool().execution().startRescue("timeout-", this::interrupt);
  }

  private void interrupt() {
    lock.lock();
    try {
      Thread late = attempting;
      if (late != null && scheduler.nanoTime() - due >= 0) {
        scheduler.interrupt(late);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the timer, since the worker makes no further attempts. */
  void cancel() {
    lock.lock();
    try {
      if (timer != null) {
        timer.cancel();
      }
    } finally {
      lock.unlock();
    }
  }
}
