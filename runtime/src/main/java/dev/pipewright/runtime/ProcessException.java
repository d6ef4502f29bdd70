package dev.pipewright.runtime;

import java.io.Serial;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Tells what went wrong in a worker process: what the task threw there, or that the process ended
 * or could not be started. It is the cause of a {@link TaskException}.
 *
 * <p>What a task threw does not cross as an object, whose class might be anything, but as text: its
 * class name, message and stack, those of its causes and of what it suppressed. They stand in this
 * exception, its causes and its suppressed exceptions, and are printed as those of the original.
 */
public final class ProcessException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** The name of the class of what was thrown; null where nothing was. */
  private final @Nullable String className;

  /** The exit code of a process that ended; null where none did. */
  private final @Nullable Integer exitCode;

  private ProcessException(
      @Nullable String message,
      @Nullable Throwable cause,
      @Nullable String className,
      @Nullable Integer exitCode) {
    super(message, cause);
    this.className = className;
    this.exitCode = exitCode;
  }

  /**
   * Tells of what was thrown in a worker process. For the runtime.
   *
   * @param className the name of its class
   * @param message its message, or null
   * @param cause its cause, or null
   * @return the exception
   */
  public static ProcessException thrown(
      String className, @Nullable String message, @Nullable ProcessException cause) {
    return new ProcessException(message, cause, className, null);
  }

  /**
   * Tells of a worker process that ended before its work was done. For the runtime.
   *
   * @param message what is known of it
   * @param exitCode its exit code
   * @return the exception
   */
  public static ProcessException ended(String message, int exitCode) {
    return new ProcessException(message, null, null, exitCode);
  }

  /**
   * Tells of a worker process that cannot be started or understood. For the runtime.
   *
   * @param message what is wrong
   * @param cause why, or null
   * @return the exception
   */
  public static ProcessException failed(String message, @Nullable Throwable cause) {
    return new ProcessException(message, cause, null, null);
  }

  /**
   * Returns the class of what the task threw.
   *
   * @return its binary name; null where the task threw nothing, but the process failed
   */
  public @Nullable String className() {
    return className;
  }

  /**
   * Returns the exit code of a process that ended before its work was done; where a signal ended
   * it, that is 128 and the signal's number.
   *
   * @return the exit code; empty where the process did not end of itself
   */
  public OptionalInt exitCode() {
    return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
  }

  /**
   * Returns what the original would return: its class name and message.
   *
   * @return a short description
   */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // it is the class name that differs
  public String toString() {
    String name = className == null ? ProcessException.class.getName() : className;
    String message = getLocalizedMessage();
    return message == null ? name : name + ": " + message;
  }
}
