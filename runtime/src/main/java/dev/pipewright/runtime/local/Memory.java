package dev.pipewright.runtime.local;

import java.util.concurrent.locks.LockSupport;

/** What the engine does where there is no memory for a step that must not be lost. */
final class Memory {

  private static final long PAUSE_NANOS = 10_000_000;

  private Memory() {}

  /** Waits a moment, in which others may let go of some; takes none itself. */
  static void await() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
