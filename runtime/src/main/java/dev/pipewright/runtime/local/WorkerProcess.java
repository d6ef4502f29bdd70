package dev.pipewright.runtime.local;

import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.graph.FirstLoop;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Remote;
import java.io.IOException;

/** What a process does that is a worker of another one's run. */
public final class WorkerProcess {

  private WorkerProcess() {}

  /**
   * Runs the loop of a task until its input ends. Called by the main method of the loop's class.
   *
   * @param <I> the type of the inputs
   * @param <O> the type of the outputs
   * @param <L> the loop
   * @param construction makes the loop
   */
  public static <I, O, L extends Loop<I, O> & Remote<I, O>> void run(Construction<L> construction) {
    throw new UnsupportedOperationException();
  }

  /**
   * Calls a first task. Called by the main method of the loop's class.
   *
   * @param <O> the type of the outputs
   * @param <L> the loop
   * @param construction makes the loop
   */
  public static <O, L extends FirstLoop<O> & Remote<Void, O>> void runFirst(
      Construction<L> construction) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes a loop from the values that the other end wrote.
   *
   * @param <L> the loop
   */
  @FunctionalInterface
  public interface Construction<L> {

    /**
     * Makes the loop.
     *
     * @param values gives what the loop is constructed with
     * @return the loop
     * @throws IOException if the values cannot be read
     */
    L read(ItemReader values) throws IOException;
  }
}
