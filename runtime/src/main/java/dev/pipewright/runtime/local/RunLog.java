package dev.pipewright.runtime.local;

import org.jspecify.annotations.Nullable;

/**
 * What an operator hears of runs that nobody else can be told of, all by one logger. It never
 * throws: loggers, and the exceptions that they print, run the program's own code, and nothing that
 * fails in there may keep a run from going on or from being stopped.
 */
final class RunLog {

  /** The name of the logger. */
  static final String NAME = "dev.pipewright.runtime";

  private RunLog() {}

  /**
   * Logs a warning.
   *
   * @param message what has happened
   * @param thrown what was thrown, or shows where something is; or null
   */
  static void warn(String message, @Nullable Throwable thrown) {
    if (!isLogged(message, thrown) && thrown != null) {
      isLogged(message + " (it cannot be printed: " + classesOf(thrown) + ")", null);
    }
  }

  private static boolean isLogged(String message, @Nullable Throwable thrown) {
    try {
      System.getLogger(NAME).log(System.Logger.Level.WARNING, message, thrown);
      return true;
    } catch (Throwable e) {
      return false;
    }
  }

  /** Names the classes of an exception and of its causes, as far as it can be asked for them. */
  private static String classesOf(Throwable thrown) {
    StringBuilder names = new StringBuilder();
    int depth = 0;
    for (Throwable e = thrown; e != null && depth < 10; e = Interruption.causeOf(e), depth++) {
      names.append(depth == 0 ? "" : ", caused by ").append(e.getClass().getName());
    }
    return names.toString();
  }
}
