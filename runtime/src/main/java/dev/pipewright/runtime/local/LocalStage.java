package dev.pipewright.runtime.local;

import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.engine.GraphRunner.Placing;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A stage whose runs are local ones: it places its tasks downstream of whatever gives them inputs.
 * Chained stages keep the settings of the engines that they come from.
 */
final class LocalStage<I, O> implements Stage<I, O> {

  /** Places the tasks of a stage, and notes for each of its nodes which settings hold there. */
  private interface TunedPlacing<I, O> {
    Node<O> behind(Node<? extends I> input, Map<Node<?>, Tuning> tunings);
  }

  private final String name;
  private final TunedPlacing<I, O> placing;

  LocalStage(String name, Tuning tuning, Placing<I, O> placing) {
    this(
        name,
        (input, tunings) -> {
          Node<O> output = placing.behind(input);
          Graph.of(name, output).nodes().forEach(node -> tunings.putIfAbsent(node, tuning));
          return output;
        });
  }

  private LocalStage(String name, TunedPlacing<I, O> placing) {
    this.name = name;
    this.placing = placing;
  }

  @Override
  public <P> Stage<I, P> then(Stage<? super O, ? extends P> next) {
    if (!(Objects.requireNonNull(next, "next")
        instanceof LocalStage<? super O, ? extends P> other)) {
      throw new IllegalArgumentException(
          "only stages of the same kind of engine can be chained: this one is of Engine.local(), and "
              + next.getClass().getName()
              + " is not");
    }
    return new LocalStage<>(
        name + "->" + other.name,
        (input, tunings) ->
            Node.widened(other.placing.behind(placing.behind(input, tunings), tunings)));
  }

  @Override
  public Run<O> run(I input) {
    Node<I> given = Node.given(Objects.requireNonNull(input, "input"));
    Map<Node<?>, Tuning> tunings = new HashMap<>();
    Graph<O> graph = Graph.of(name, placing.behind(given, tunings));
    return new LocalRun<>(
        graph,
        node -> tunings.getOrDefault(node, Tuning.NONE),
        Thread.currentThread().getContextClassLoader());
  }

  /** Returns the names of what it is chained of, for people. */
  @Override
  public String toString() {
    return "Stage[" + name + "]";
  }
}
