package dev.pipewright.runtime.graph;

import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.codec.ItemWriter;
import java.io.IOException;
import java.util.List;

/**
 * What a {@link Loop} or {@link FirstCall} says besides if its workers are processes of their own:
 * how its inputs and outputs cross, and what it is constructed with at the other end. Its class has
 * a {@code main} method, with which such a process begins.
 *
 * @param <I> the type of the inputs; {@code Void} for a first task
 * @param <O> the type of the outputs; {@code Void} for a sink
 */
public interface Remote<I, O> {

  /**
   * Returns the codec of the inputs.
   *
   * @return the codec; for a first task that of nothing
   */
  ItemCodec<I> inputs();

  /**
   * Returns the codec of the outputs.
   *
   * @return the codec; for a sink that of nothing
   */
  ItemCodec<O> outputs();

  /**
   * Writes what the loop was constructed with.
   *
   * @param out takes the values, in the order in which the process reads them
   * @throws IOException if a codec of the user's does
   */
  void writeValues(ItemWriter out) throws IOException;

  /**
   * Returns whether the task is called once with all its inputs, and so has none of them in hand.
   *
   * @return whether it joins
   */
  default boolean joins() {
    return false;
  }

  /**
   * Returns the options that the task names for its processes.
   *
   * @return options of the Java virtual machine
   */
  default List<String> jvmOptions() {
    return List.of();
  }
}
