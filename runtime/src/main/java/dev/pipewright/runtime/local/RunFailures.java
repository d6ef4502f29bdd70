package dev.pipewright.runtime.local;

import dev.pipewright.runtime.TaskException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The failures of one run: the first surfaces, with the later ones suppressed in it, at every pull,
 * and at a {@code close()} if no pull came before.
 *
 * <p>A failure is noted as it is. The {@code TaskException} is made, and the exception of the
 * program asked for its text, only when somebody is told of it, in that thread.
 */
final class RunFailures {

  /** A failure as it is noted. */
  private record Failure(String task, @Nullable Object input, int attempts, Throwable cause) {

    TaskException of(String pipeline) {
      return new TaskException(task, pipeline, input, attempts, cause);
    }
  }

  private final String pipeline;
  private final ReentrantLock lock = new ReentrantLock();

  // The first failure is kept without the memory of an object, which may have run out.
  private @Nullable String failedTask;
  private @Nullable Object failedInput;
  private int failedAttempts;
  private @Nullable Throwable cause;

  private final List<Failure> later = new ArrayList<>();

  /** The first failure as it is told, and whether it has surfaced. */
  private @Nullable TaskException told;

  private boolean surfaced;

  RunFailures(String pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Notes a failure; throws nothing.
   *
   * @param task the name of the task
   * @param input what it was called with
   * @param attempts how often it was called with that
   * @param thrown what it threw, or completed its future with
   */
  void note(String task, @Nullable Object input, int attempts, Throwable thrown) {
    lock.lock();
    try {
      if (cause == null) {
        failedTask = task;
        failedInput = input;
        failedAttempts = attempts;
        cause = thrown;
      } else {
        later.add(new Failure(task, input, attempts, thrown));
      }
    } catch (OutOfMemoryError e) {
      return; // then the first one has to do
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether there is a failure that has not surfaced. */
  boolean isUntold() {
    lock.lock();
    try {
      return cause != null && !surfaced;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Throws the failure, if there is one; unless it is for a pull, only if it has not surfaced.
   *
   * @throws TaskException the failure
   */
  void surface(boolean pull) {
    lock.lock();
    try {
      if (cause == null || (surfaced && !pull)) {
        return;
      }
      surfaced = true;
    } finally {
      lock.unlock();
    }
    TaskException failed = asTold();
    if (failed != null) {
      throw failed;
    }
  }

  /**
   * Returns the failure as it is told, with all later ones suppressed in it; null if there is none.
   * Its stack is that of the first who is told: the worker's is that of its cause.
   */
  @Nullable TaskException asTold() {
    Failure first;
    List<Failure> added;
    lock.lock();
    try {
      if (cause == null || failedTask == null) {
        return null;
      }
      first = new Failure(failedTask, failedInput, failedAttempts, cause);
      added = List.copyOf(later);
      later.clear();
    } finally {
      lock.unlock();
    }
    TaskException failed = firstAsTold(first);
    added.forEach(each -> failed.addSuppressed(each.of(pipeline)));
    return failed;
  }

  private TaskException firstAsTold(Failure first) {
    TaskException made = first.of(pipeline); // without the lock, as it calls the program's code
    lock.lock();
    try {
      if (told == null) {
        told = made;
      }
      return told;
    } finally {
      lock.unlock();
    }
  }
}
