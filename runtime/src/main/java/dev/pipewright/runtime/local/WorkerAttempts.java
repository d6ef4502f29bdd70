package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attempts;
import dev.pipewright.runtime.graph.RetryPolicy;
import dev.pipewright.runtime.queue.QueueClosedException;
import dev.pipewright.runtime.scheduling.Scheduler;

/**
 * The calls that one worker makes of a task with a time-out or further attempts, in its own thread.
 * The worker keeps its input while it pauses.
 *
 * @param <R> the type of what a call returns
 */
final class WorkerAttempts<R> extends Attempts<R> {

  private final Worker<?, ?> worker;
  private final Call<? extends R> call;
  private final RetryPolicy retry;
  private final Deadline deadline;
  private final Scheduler scheduler;

  WorkerAttempts(Worker<?, ?> worker, Call<? extends R> call, Deadline deadline) {
    this.worker = worker;
    this.call = call;
    this.retry = worker.pool().attributes().retry();
    this.deadline = deadline;
    this.scheduler = worker.pool().execution().scheduler();
  }

  @Override
  public R result() throws Throwable {
    for (int attempt = 1; ; attempt++) {
      worker.setAttempts(attempt);
      try {
        return deadline.call(call);
      } catch (Exception e) {
        if (!retry.goesOn(attempt, e)) {
          throw e;
        }
      }
      pause(retry.pauseNanos(attempt, scheduler.chance()));
    }
  }

  /** Waits, whatever interrupts the task has left behind; a stop ends it at once. */
  private void pause(long nanos) {
    long end = scheduler.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - scheduler.nanoTime()) {
      Thread.interrupted(); // which would end every park; that of a stop comes after the stop
      if (worker.isStopped()) {
        throw new QueueClosedException();
      }
      scheduler.parkNanos(this, left);
    }
  }
}
