package dev.pipewright.runtime.process;

/**
 * What a worker process tells of its task, a byte for each: the content of a {@code STEPS} message
 * is a sequence of these.
 */
public final class Step {

  /** The task asks for an input: it is done with the one before. */
  public static final int TAKE = 1;

  /** So many inputs more may be sent; a number follows. */
  public static final int DEMAND = 2;

  /** The task gave an output, which follows. */
  public static final int OUTPUT = 3;

  /** The task waits until there is an input, or will be none, and does not take it yet. */
  public static final int AWAIT = 4;

  /** A call of the task failed, and the task goes on; what it threw follows. */
  public static final int FAILURE = 5;

  private Step() {}
}
