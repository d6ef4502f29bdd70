package dev.pipewright.runtime.graph;

import java.time.Duration;

/**
 * What a task's declaration says of how it is run. Immutable.
 *
 * @param type the simple name of the type that declares the task, where a graph may have tasks of
 *     that name of several types; empty elsewhere
 * @param task the name of the task, for messages and thread names
 * @param workers how many workers run it at once, at least 1
 * @param throttle the most outputs that wait on each edge behind the task, at least 1; {@link
 *     #UNBOUNDED} for no bound
 * @param ordered whether the outputs of several workers leave in the order of their inputs
 * @param cpuBound whether the workers have to be platform threads
 * @param branch whether an input may have another number of outputs than one
 * @param join whether each worker calls it once, also where there is no input
 * @param timeout how long an attempt of a call may take; zero for any time
 * @param retry when a call that failed is made again
 */
public record Attributes(
    String type,
    String task,
    int workers,
    int throttle,
    boolean ordered,
    boolean cpuBound,
    boolean branch,
    boolean join,
    Duration timeout,
    RetryPolicy retry) {

  /** The {@link #throttle} of a task that declares none. */
  public static final int DEFAULT_THROTTLE = 1024;

  /** The {@link #throttle} of a task whose outputs may wait in any number. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /**
   * Checks the ranges; the processor has reported what the user can get wrong.
   *
   * @param type the simple name of the type that declares the task, or empty
   * @param task the name of the task
   * @param workers how many workers run it at once
   * @param throttle the most outputs that wait for the next task
   * @param ordered whether the order of the inputs is kept
   * @param cpuBound whether the workers have to be platform threads
   * @param branch whether an input may have another number of outputs than one
   * @param join whether each worker calls it once, also where there is no input
   * @param timeout how long an attempt of a call may take; zero for any time
   * @param retry when a call that failed is made again
   * @throws IllegalArgumentException if {@code workers} or {@code throttle} is less than 1
   */
  public Attributes {
    if (workers < 1 || throttle < 1) {
      throw new IllegalArgumentException(
          "task " + task + ": workers = " + workers + ", throttle = " + throttle);
    }
  }

  /**
   * Returns the attributes of a task that declares none.
   *
   * @param task the name of the task
   * @return one worker, the default throttle, neither ordered nor bound to the CPU; one output for
   *     each input, or for none
   */
  public static Attributes of(String task) {
    return of("", task);
  }

  /**
   * Returns the attributes of a task that declares none, and is not the only one of its name.
   *
   * @param type the simple name of the type that declares the task
   * @param task the name of the task
   * @return as above
   */
  public static Attributes of(String type, String task) {
    return new Attributes(
        type,
        task,
        1,
        DEFAULT_THROTTLE,
        false,
        false,
        false,
        false,
        Duration.ZERO,
        RetryPolicy.NONE);
  }

  /**
   * Returns these attributes with another number of workers.
   *
   * @param count at least 1
   * @return the changed copy
   */
  public Attributes withWorkers(int count) {
    return new Attributes(
        type, task, count, throttle, ordered, cpuBound, branch, join, timeout, retry);
  }

  /**
   * Returns these attributes with another throttle.
   *
   * @param outputs at least 1, or {@link #UNBOUNDED}
   * @return the changed copy
   */
  public Attributes withThrottle(int outputs) {
    return new Attributes(
        type, task, workers, outputs, ordered, cpuBound, branch, join, timeout, retry);
  }

  /**
   * Returns these attributes for a task whose outputs leave in the order of their inputs.
   *
   * @return the changed copy
   */
  public Attributes withOrder() {
    return new Attributes(
        type, task, workers, throttle, true, cpuBound, branch, join, timeout, retry);
  }

  /**
   * Returns these attributes for a task whose workers have to be platform threads.
   *
   * @return the changed copy
   */
  public Attributes withCpuBound() {
    return new Attributes(
        type, task, workers, throttle, ordered, true, branch, join, timeout, retry);
  }

  /**
   * Returns these attributes for a task whose inputs may have another number of outputs than one.
   *
   * @return the changed copy
   */
  public Attributes withBranch() {
    return new Attributes(
        type, task, workers, throttle, ordered, cpuBound, true, join, timeout, retry);
  }

  /**
   * Returns these attributes for a task that each worker calls once, with all its inputs.
   *
   * @return the changed copy
   */
  public Attributes withJoin() {
    return new Attributes(
        type, task, workers, throttle, ordered, cpuBound, branch, true, timeout, retry);
  }

  /**
   * Returns these attributes for a task whose attempts may take only so long.
   *
   * @param longest more than zero
   * @return the changed copy
   */
  public Attributes withTimeout(Duration longest) {
    return new Attributes(
        type, task, workers, throttle, ordered, cpuBound, branch, join, longest, retry);
  }

  /**
   * Returns these attributes for a task whose calls are made again.
   *
   * @param policy when
   * @return the changed copy
   */
  public Attributes withRetry(RetryPolicy policy) {
    return new Attributes(
        type, task, workers, throttle, ordered, cpuBound, branch, join, timeout, policy);
  }

  /**
   * Returns whether the task's calls are made in {@linkplain Attempts attempts}.
   *
   * @return whether there is a time-out, or there may be further attempts
   */
  public boolean hasAttempts() {
    return !timeout.isZero() || retry.times() > 0;
  }
}
