package dev.pipewright.runtime.local;

import java.io.Serial;
import java.util.concurrent.CancellationException;

/**
 * Unwinds a worker whose queue was closed. It has no stack trace: it tells of no fault, and a stop
 * may throw one in each of thousands of workers. It is never shared, since a failure to close a
 * source on the way out is suppressed in it.
 */
final class Stopped extends CancellationException {

  @Serial private static final long serialVersionUID = 1;

  Stopped() {
    super("the run was stopped");
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it changes nothing
  public Throwable fillInStackTrace() {
    return this;
  }
}
