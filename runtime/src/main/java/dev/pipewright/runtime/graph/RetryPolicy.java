package dev.pipewright.runtime.graph;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * When and how often a call that failed is made again. Immutable.
 *
 * @param times how many further attempts there may be, at least 0
 * @param pause how long to wait before the first of them, at most
 * @param maxPause the longest pause
 * @param on the exceptions after which there is another attempt
 * @param checkedOnly whether there is none after a {@code RuntimeException} even so
 */
public record RetryPolicy(
    int times,
    Duration pause,
    Duration maxPause,
    List<Class<? extends Exception>> on,
    boolean checkedOnly) {

  /** No further attempts. */
  public static final RetryPolicy NONE = of(0, Duration.ZERO, Duration.ZERO);

  /** A pause can be doubled as often as that, and no more. */
  private static final int MOST_DOUBLINGS = 62;

  /**
   * Copies the list.
   *
   * @param times how many further attempts there may be, at least 0
   * @param pause how long to wait before the first of them, at most
   * @param maxPause the longest pause
   * @param on the exceptions after which there is another attempt
   * @param checkedOnly whether there is none after a {@code RuntimeException} even so
   */
  public RetryPolicy {
    on = List.copyOf(on);
  }

  /**
   * Makes a policy.
   *
   * @param times how many further attempts there may be, at least 0
   * @param pause how long to wait before the first of them, at most
   * @param maxPause the longest pause
   * @param on the exceptions after which there is another attempt
   * @return the policy
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is copied
  public static RetryPolicy of(
      int times, Duration pause, Duration maxPause, Class<? extends Exception>... on) {
    return new RetryPolicy(times, pause, maxPause, List.of(on), false);
  }

  /**
   * Returns this policy for a task that declares an exception which includes bugs, such as {@code
   * Exception} itself, and names none.
   *
   * @return the changed copy
   */
  public RetryPolicy ofCheckedOnly() {
    return new RetryPolicy(times, pause, maxPause, on, true);
  }

  /**
   * Returns whether there is another attempt after a failed one.
   *
   * @param attempts how many there were, at least 1
   * @param thrown what the last one threw; an interrupt or a cancellation is never answered by
   *     another
   * @return whether there is another one
   */
  public boolean goesOn(int attempts, Exception thrown) {
    return attempts <= times
        && !(thrown instanceof InterruptedException)
        && !(thrown instanceof CancellationException)
        && !(checkedOnly && thrown instanceof RuntimeException)
        && on.stream().anyMatch(type -> type.isInstance(thrown));
  }

  /**
   * Returns how long to wait before the next attempt: up to the pause, which doubles each time, by
   * chance (<i>full jitter</i>, Brooker, <i>Exponential Backoff and Jitter</i>, 2015), so that
   * calls that failed together are not made again together.
   *
   * @param attempts how many attempts there were, at least 1
   * @param chance a number from 0, inclusive, to 1, exclusive
   * @return the pause, in nanoseconds
   */
  public long pauseNanos(int attempts, double chance) {
    long longest = maxPause.toNanos();
    int doublings = Math.min(attempts - 1, MOST_DOUBLINGS);
    long first = pause.toNanos();
    long bound = first > longest >> doublings ? longest : first << doublings;
    return (long) (chance * bound);
  }
}
