package dev.pipewright.runtime;

import org.reactivestreams.tck.TestEnvironment;

/** What the Reactive Streams TCK is run with. */
final class Tck {

  /** How long it waits for a signal that has to come: for long, on a busy machine. */
  private static final long SIGNAL_MILLIS = 5_000;

  /** How long it waits for one that must not come. */
  private static final long NO_SIGNAL_MILLIS = 50;

  private Tck() {}

  static TestEnvironment environment() {
    return new TestEnvironment(SIGNAL_MILLIS, NO_SIGNAL_MILLIS, NO_SIGNAL_MILLIS, false);
  }
}
