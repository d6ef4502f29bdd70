package dev.pipewright.runtime;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Tells the caller of a pipeline that one of its tasks failed.
 *
 * <p>The {@linkplain #getCause() cause} is what the task threw, whatever that is. Failures of other
 * workers that became known while the run was being stopped are {@linkplain #getSuppressed()
 * suppressed}, each as a {@code TaskException} of its own. The message names task and pipeline and
 * holds the cause's message; it does not print the item. The stack trace is that of the thread that
 * was told first, as a rule the pipeline's caller; where the task threw is in the cause's.
 */
public final class TaskException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** The name of the task. */
  private final String task;

  /** The name of the pipeline. */
  private final String pipeline;

  private final transient @Nullable Object input;

  /** How often the task was called with that. */
  private final int attempts;

  /**
   * Makes an exception for a task that failed. For the runtime, and for tests of what catches it.
   *
   * @param task the name of the task
   * @param pipeline the name of the pipeline
   * @param input the item that the task was called with, or null
   * @param cause what the task threw
   */
  public TaskException(String task, String pipeline, @Nullable Object input, Throwable cause) {
    this(task, pipeline, input, 1, cause);
  }

  /**
   * Makes an exception for a task whose call failed several times. For the runtime, and for tests
   * of what catches it.
   *
   * @param task the name of the task
   * @param pipeline the name of the pipeline
   * @param input the item that the task was called with, or null
   * @param attempts how often it was called with that, at least 1
   * @param cause what the task threw the last time
   */
  public TaskException(
      String task, String pipeline, @Nullable Object input, int attempts, Throwable cause) {
    super(
        "Task "
            + task
            + " of pipeline "
            + pipeline
            + " failed"
            + (attempts > 1 ? " in " + attempts + " attempts: " : ": ")
            + text(cause),
        cause);
    this.task = task;
    this.pipeline = pipeline;
    this.input = input;
    this.attempts = attempts;
  }

  /** A cause that cannot be printed is a cause nevertheless. */
  private static String text(Throwable cause) {
    try {
      return cause.toString();
    } catch (Throwable e) {
      return cause.getClass().getName();
    }
  }

  /**
   * Returns the name of the task that failed: that of its method.
   *
   * @return the name of the task
   */
  public String task() {
    return task;
  }

  /**
   * Returns the name of the pipeline in which it failed: that of the pipeline method.
   *
   * @return the name of the pipeline
   */
  public String pipeline() {
    return pipeline;
  }

  /**
   * Returns what the task was called with: the item; for a task with several inputs the {@code
   * List} of its items, in the order of the parameters; for a pipeline's first task the {@code
   * List} of its arguments, among which may be nulls; for a join null, and where inputs of a task
   * differ in length. The lists are unmodifiable. It is null, too, after the exception was
   * serialized.
   *
   * @return the input, or null
   */
  public @Nullable Object input() {
    return input;
  }

  /**
   * Returns how often the task was called with its input: once, unless it declares to be tried
   * again.
   *
   * @return the number of attempts, at least 1
   */
  public int attempts() {
    return attempts;
  }
}
