package dev.pipewright.runtime.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the only worker of a pipeline's first task does: one call with the pipeline's arguments.
 *
 * @param <O> the type of the outputs; {@code Void} for a sink
 */
public abstract class FirstCall<O> {

  private final Attributes attributes;
  private final List<@Nullable Object> arguments;

  /**
   * Takes what the task's declaration says, and the arguments of the run.
   *
   * @param attributes the task's attributes
   * @param arguments the task's arguments, without its bound ones, for messages
   */
  protected FirstCall(Attributes attributes, @Nullable Object... arguments) {
    this.attributes = attributes;
    this.arguments = Collections.unmodifiableList(Arrays.asList(arguments));
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
   * Returns what the task is called with, without its bound values.
   *
   * @return the arguments, in the order of the parameters, among which may be nulls
   */
  public final List<@Nullable Object> arguments() {
    return arguments;
  }

  /**
   * Calls the task.
   *
   * @param out takes the outputs
   * @throws Throwable what the task throws; it fails the run
   */
  public abstract void run(Output<O> out) throws Throwable;
}
