package dev.pipewright.runtime.local;

import dev.pipewright.runtime.TaskException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator hears of a run that nobody else can be told of, all by one logger. It never
 * throws: loggers, and the exceptions that they print, run the program's own code, and nothing that
 * fails in there may keep a run from going on or from being stopped.
 */
final class RunLog {

  private static final String LOGGER = "dev.pipewright.runtime";

  private final String pipeline;

  RunLog(String pipeline) {
    this.pipeline = pipeline;
  }

  /** Warns that nobody held a run any more, with its failure if it had one. */
  void dropped(@Nullable TaskException failure) {
    warn(
        "A run of pipeline "
            + pipeline
            + " was dropped before its end, and has been closed; close it, or take its outputs in"
            + " a try-with-resources statement",
        failure);
  }

  /** Warns that a subscriber threw an exception. */
  void subscriberFailed(Throwable thrown) {
    warn(
        "A subscriber of pipeline " + pipeline + " threw an exception; its run has been closed",
        thrown);
  }

  /** Warns that a run failed which its subscriber, or future, had cancelled. */
  void failedAfterCancel(TaskException failure) {
    warn("A run of pipeline " + pipeline + " failed after it had been cancelled", failure);
  }

  /** Warns that a run failed whose caller gets an exception of its own instead. */
  void failedBehindCaller(TaskException failure) {
    warn("A run of pipeline " + pipeline + " failed while its caller did, and was closed", failure);
  }

  /** Warns of what else failed in a run whose caller gets the first task's exception. */
  void failedFurther(TaskException failure) {
    warn("In a run of pipeline " + pipeline + " more failed than its caller is told of", failure);
  }

  /**
   * Warns of workers that do not end.
   *
   * @param names their names
   * @param where where they are
   */
  void stubborn(List<String> names, @Nullable Whereabouts where) {
    warn(
        " waits for workers that were stopped ten seconds ago and ignore interruption: ",
        names,
        where);
  }

  /**
   * Warns of workers, and of what helps them, that are waited for no more.
   *
   * @param names their names
   * @param where where the workers are
   */
  void abandoned(List<String> names, @Nullable Whereabouts where) {
    warn(" is left alone with workers that were stopped and have not ended: ", names, where);
  }

  private void warn(String what, List<String> names, @Nullable Whereabouts where) {
    warn("A run of pipeline " + pipeline + what + String.join(", ", names), where);
  }

  private static void warn(String message, @Nullable Throwable thrown) {
    if (!isLogged(message, thrown) && thrown != null) {
      isLogged(message + " (it cannot be printed: " + classesOf(thrown) + ")", null);
    }
  }

  private static boolean isLogged(String message, @Nullable Throwable thrown) {
    try {
      System.getLogger(LOGGER).log(System.Logger.Level.WARNING, message, thrown);
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
