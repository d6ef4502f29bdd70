package dev.pipewright.runtime.local;

import java.util.Arrays;

/** What there is to know of the shutdown of this JVM, where whoever waits may wait for itself. */
final class JvmShutdown {

  /** Is never started, unless the JVM shuts down in the moment in which it is asked. */
  private static final Thread PROBE = probe();

  private JvmShutdown() {}

  /** Makes a thread that has nothing of whoever happens to need it first. */
  private static Thread probe() {
    Thread probe = new Thread(null, () -> {}, "pipewright-shutdown-probe", 0, false);
    probe.setContextClassLoader(null);
    return probe;
  }

  /** Returns whether the JVM has begun to shut down: then it takes no more shutdown hooks. */
  static synchronized boolean isUnderWay() {
    try {
      Runtime.getRuntime().addShutdownHook(PROBE);
      Runtime.getRuntime().removeShutdownHook(PROBE);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /**
   * Returns whether a thread has called {@code System.exit}, which returns only when the shutdown
   * is over, and so never.
   *
   * @param stack where the thread is
   */
  static boolean isWaitedForBy(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(
            frame ->
                frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit"));
  }
}
