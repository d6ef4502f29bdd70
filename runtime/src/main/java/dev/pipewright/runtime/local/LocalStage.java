package dev.pipewright.runtime.local;

import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Node;
import java.util.Objects;

/** A stage whose runs are local ones: it places its tasks behind whatever gives them inputs. */
final class LocalStage<I, O> implements Stage<I, O> {

  private final String name;
  private final LocalEngine.Placing<I, O> placing;

  LocalStage(String name, LocalEngine.Placing<I, O> placing) {
    this.name = name;
    this.placing = placing;
  }

  @Override
  public <P> Stage<I, P> then(Stage<? super O, ? extends P> next) {
    if (!(Objects.requireNonNull(next, "next")
        instanceof LocalStage<? super O, ? extends P> other)) {
      throw new IllegalArgumentException(
          "stages are made by generated classes, and " + next.getClass().getName() + " is not");
    }
    return new LocalStage<>(
        name + "->" + other.name,
        input -> Node.widened(other.placing.behind(placing.behind(input))));
  }

  @Override
  public Run<O> run(I input) {
    Node<I> given = Node.given(Objects.requireNonNull(input, "input"));
    return LocalEngine.run(Graph.of(name, placing.behind(given)));
  }

  /** Returns the names of what it is chained of, for people. */
  @Override
  public String toString() {
    return "Stage[" + name + "]";
  }
}
