package dev.pipewright.runtime.engine;

import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Node;
import java.util.concurrent.Flow;

/**
 * Runs the graphs of one generated class on an engine, with the settings that the class was given.
 * Immutable; any thread may call it. For engines and generated code.
 */
public abstract class GraphRunner {

  /** Makes a runner; for engines. */
  protected GraphRunner() {}

  /**
   * Prepares a run. Nothing starts before its first output is asked for.
   *
   * @param <O> the type of the outputs
   * @param graph what to do
   * @return the run; its workers will have the current thread's context class loader
   */
  public abstract <O> GraphRun<O> run(Graph<O> graph);

  /**
   * Publishes the outputs of a graph: every subscription is a run of its own, which starts with the
   * first request. All signals of a subscription come from one thread of its own. Cancelling it
   * closes the run, and does not wait for its workers.
   *
   * @param <O> the type of the outputs
   * @param graph what to do
   * @return a publisher by the rules of Reactive Streams
   */
  public abstract <O> Flow.Publisher<O> publish(Graph<O> graph);

  /**
   * Makes a stage.
   *
   * @param <I> the type of the input
   * @param <O> the type of the outputs
   * @param name the name of its runs, for messages and thread names
   * @param placing places the tasks of the stage
   * @return the stage
   */
  public abstract <I, O> Stage<I, O> stage(String name, Placing<I, O> placing);

  /**
   * Places the tasks of a stage downstream of whatever gives them inputs.
   *
   * @param <I> the type of the inputs
   * @param <O> the type of the outputs
   */
  @FunctionalInterface
  public interface Placing<I, O> {

    /**
     * Places the tasks.
     *
     * @param input gives the inputs
     * @return gives the outputs
     */
    Node<O> behind(Node<? extends I> input);
  }
}
