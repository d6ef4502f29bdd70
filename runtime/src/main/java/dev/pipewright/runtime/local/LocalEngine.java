package dev.pipewright.runtime.local;

import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Node;
import java.util.Objects;
import java.util.concurrent.Flow;

/** Runs graphs in this JVM: each worker is a thread, or a process that a thread stands for. */
public final class LocalEngine {

  private LocalEngine() {}

  /**
   * Prepares a run. Nothing starts before its first output is asked for.
   *
   * @param <O> the type of the outputs
   * @param graph what to do
   * @return the run; its workers will have the current thread's context class loader
   */
  public static <O> LocalRun<O> run(Graph<O> graph) {
    return new LocalRun<>(graph, Thread.currentThread().getContextClassLoader());
  }

  /**
   * Publishes the outputs of a graph: every subscription is a run of its own, which starts with the
   * first request. All signals of a subscription come from one thread of its own. Cancelling it
   * closes the run, and does not wait for its workers.
   *
   * @param <O> the type of the outputs
   * @param graph what to do
   * @return a publisher by the rules of Reactive Streams
   */
  public static <O> Flow.Publisher<O> publish(Graph<O> graph) {
    ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
    return subscriber -> {
      Objects.requireNonNull(subscriber, "subscriber");
      new LocalRun<>(graph, contextLoader).publishTo(subscriber);
    };
  }

  /**
   * Makes a stage.
   *
   * @param <I> the type of the input
   * @param <O> the type of the outputs
   * @param name the name of its runs, for messages and thread names
   * @param placing places the tasks of the stage
   * @return the stage
   */
  public static <I, O> Stage<I, O> stage(String name, Placing<I, O> placing) {
    return new LocalStage<>(name, placing);
  }

  /**
   * Places the tasks of a stage behind whatever gives them inputs.
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
