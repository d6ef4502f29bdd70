package dev.pipewright.runtime.local;

import java.io.Serial;

/** Shows in the log where a worker is, by the stack of its thread. */
final class Whereabouts extends Throwable {

  @Serial private static final long serialVersionUID = 1;

  Whereabouts(String worker, StackTraceElement[] stack) {
    super("where " + worker + " is");
    setStackTrace(stack);
  }
}
