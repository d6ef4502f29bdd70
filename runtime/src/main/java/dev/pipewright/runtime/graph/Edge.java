package dev.pipewright.runtime.graph;

import java.util.List;

/**
 * An edge from one stage to another: all outputs of a {@link Node}, those that a {@link Route} lets
 * pass, or the {@link Failures} of its calls. Each use of it, as inputs or among them, is an edge
 * of its own, that brings every item.
 *
 * @param <I> the type of the items
 */
public abstract sealed class Edge<I> extends InEdges<I> permits Node, Edge.Route, Edge.Failures {

  Edge() {}

  /**
   * Returns where the items come from.
   *
   * @return the place of the task that gives them
   */
  public abstract Node<?> from();

  @Override
  public final List<Edge<?>> edges() {
    return List.of(this);
  }

  /**
   * The outputs of a task that have a certain type.
   *
   * @param <I> the type of the items
   */
  public static final class Route<I> extends Edge<I> {
    private final Node<?> from;
    private final Class<? super I> type;

    Route(Node<?> from, Class<? super I> type) {
      this.from = from;
      this.type = type;
    }

    @Override
    public Node<?> from() {
      return from;
    }

    /**
     * Returns which outputs pass.
     *
     * @return the class that they are instances of
     */
    public Class<? super I> type() {
      return type;
    }
  }

  /**
   * The calls of a task that failed with an exception of a certain type. The most specific of a
   * task's edges of this kind takes a failure.
   *
   * @param <I> the type of the items: of the exceptions, or {@code Object[]} for the inputs of the
   *     call in the order of the parameters and the exception behind them
   */
  public static final class Failures<I> extends Edge<I> {
    private final Node<?> from;
    private final Class<? extends Exception> type;
    private final boolean withInputs;

    Failures(Node<?> from, Class<? extends Exception> type, boolean withInputs) {
      this.from = from;
      this.type = type;
      this.withInputs = withInputs;
    }

    @Override
    public Node<?> from() {
      return from;
    }

    /**
     * Returns which failures pass.
     *
     * @return the class that the exceptions are instances of
     */
    public Class<? extends Exception> type() {
      return type;
    }

    /**
     * Returns whether the items are the inputs of the calls and the exceptions.
     *
     * @return false if they are the exceptions
     */
    public boolean withInputs() {
      return withInputs;
    }
  }
}
