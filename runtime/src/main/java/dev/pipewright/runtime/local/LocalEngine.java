package dev.pipewright.runtime.local;

import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Graph;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;

/** Runs graphs in this JVM: each worker is a thread, or a process that a thread stands for. */
public final class LocalEngine extends GraphRunner {

  private static final LocalEngine PLAIN = new LocalEngine(Tuning.NONE);

  private final Tuning tuning;

  private LocalEngine(Tuning tuning) {
    this.tuning = tuning;
  }

  /**
   * Returns the engine that changes nothing of what tasks declare.
   *
   * @return the engine
   */
  public static LocalEngine plain() {
    return PLAIN;
  }

  /**
   * Returns an engine with settings for some tasks.
   *
   * @param declaration the tasks that there are
   * @param workers how many workers run which task
   * @param throttles how many outputs of which task may wait, {@code Integer.MAX_VALUE} for any
   *     number
   * @return the engine
   * @throws IllegalArgumentException if one of the settings does not fit the tasks
   */
  public static LocalEngine tuned(
      Declaration declaration, Map<String, Integer> workers, Map<String, Integer> throttles) {
    return workers.isEmpty() && throttles.isEmpty()
        ? PLAIN
        : new LocalEngine(Tuning.of(declaration, workers, throttles));
  }

  @Override
  public <O> LocalRun<O> run(Graph<O> graph) {
    return new LocalRun<>(graph, node -> tuning, Thread.currentThread().getContextClassLoader());
  }

  @Override
  public <O> Flow.Publisher<O> publish(Graph<O> graph) {
    ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
    return subscriber -> {
      Objects.requireNonNull(subscriber, "subscriber");
      new LocalRun<>(graph, node -> tuning, contextLoader).publishTo(subscriber);
    };
  }

  @Override
  public <I, O> Stage<I, O> stage(String name, Placing<I, O> placing) {
    return new LocalStage<>(name, tuning, placing);
  }
}
