package dev.pipewright;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a {@link Task} called again with the same input where a call failed.
 *
 * <p>The worker keeps its input meanwhile, so that bounds and order hold; a stop of the run ends a
 * pause at once. An asynchronous task is called again by another thread of the task, and a call
 * that pauses counts as one in flight. Each attempt has the task's {@link Task#timeout} for itself.
 * Where the last attempt fails as well, its failure is that of the call, and {@code
 * TaskException.attempts()} says how many there were.
 *
 * <p>Not for a task that joins, nor for one whose outputs are made while they are read: it may
 * return a {@code Collection}, an array, an {@code Optional}, a future of one of these, or not
 * {@linkplain Task#branch branch}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Retry {

  /**
   * How many further attempts there are at most, after the first.
   *
   * @return the number, at least 1
   */
  int times();

  /**
   * How long to wait before the second attempt at most, written as a {@link Task#timeout}. It
   * doubles for each further one, and how much of it is waited is up to chance.
   *
   * @return the pause; 100 milliseconds by default
   */
  String pause() default "100ms";

  /**
   * What the pause does not exceed, written alike.
   *
   * @return the longest pause; 30 seconds by default
   */
  String maxPause() default "30s";

  /**
   * After which exceptions the task is called again. Never after an {@code InterruptedException} or
   * a {@code CancellationException}, whatever is named.
   *
   * @return the classes; empty, the default, for the checked exceptions that the task declares, and
   *     {@code TimeoutException} where it has a {@link Task#timeout}
   */
  Class<? extends Exception>[] on() default {};
}
