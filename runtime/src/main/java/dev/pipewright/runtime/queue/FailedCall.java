package dev.pipewright.runtime.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is put in place of the outputs of a call that failed, for the edge that takes its failure.
 */
public final class FailedCall {

  private final List<@Nullable Object> inputs;
  private final Exception cause;
  private final Class<? extends Exception> taking;

  /**
   * Describes a call.
   *
   * @param inputs its inputs, in the order of the parameters
   * @param cause what it threw
   * @param taking which of the edges takes it: the one for exceptions of this class
   */
  public FailedCall(
      List<@Nullable Object> inputs, Exception cause, Class<? extends Exception> taking) {
    this.inputs = inputs;
    this.cause = cause;
    this.taking = taking;
  }

  /**
   * Returns what the call threw.
   *
   * @return the exception
   */
  public Exception cause() {
    return cause;
  }

  /** Returns the item for an edge, or null if that is not the one that takes it. */
  @Nullable Object on(FanOut.Failures edge) {
    if (!edge.type().equals(taking)) {
      return null;
    }
    return edge.withInputs() ? inputsAndCause() : cause;
  }

  private @Nullable Object[] inputsAndCause() {
    @Nullable Object[] all = inputs.toArray(new @Nullable Object[inputs.size() + 1]);
    all[inputs.size()] = cause;
    return all;
  }
}
