package dev.pipewright.runtime.graph;

/**
 * What one worker of a task does from its first input to its last. Generated code has a subclass
 * per task whose {@link #run} calls the user's method directly. An instance holds the task's bound
 * values and nothing that changes: all workers of a task run the same one.
 *
 * @param <I> the type of the inputs
 * @param <O> the type of the outputs; {@code Void} for a sink
 */
public abstract class Loop<I, O> {

  private final Attributes attributes;

  /**
   * Takes what the task's declaration says.
   *
   * @param attributes the task's attributes
   */
  protected Loop(Attributes attributes) {
    this.attributes = attributes;
  }

  /**
   * Returns what the task's declaration says.
   *
   * @return the task's attributes
   */
  public final Attributes attributes() {
    return attributes;
  }

  /**
   * Runs the task until its input ends. Called once by each worker.
   *
   * @param in the worker's own view of the task's inputs
   * @param out takes the worker's outputs
   * @throws Throwable what the task throws; it fails the run
   */
  public abstract void run(Input<I> in, Output<O> out) throws Throwable;
}
