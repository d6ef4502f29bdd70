package dev.pipewright.runtime.queue;

import java.io.Serial;
import java.util.concurrent.CancellationException;

/**
 * Thrown by a queue that was closed, to unwind the worker that puts or takes. It has no stack
 * trace: it tells of no fault, and a stop may throw one in each of thousands of workers. It is
 * never shared, since a failure to close a source on the way out is suppressed in it.
 */
public final class QueueClosedException extends CancellationException {

  @Serial private static final long serialVersionUID = 1;

  /** Makes an exception, for one worker. */
  public QueueClosedException() {
    super("the run was stopped");
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it changes nothing
  public Throwable fillInStackTrace() {
    return this;
  }
}
