package dev.pipewright.runtime.graph;

import java.util.List;

/**
 * An edge from one stage to another: all outputs of a {@link Node}, or those that a {@link Route}
 * lets pass. Each use of it, as inputs or among them, is an edge of its own, that brings every
 * item.
 *
 * @param <I> the type of the items
 */
public abstract sealed class Edge<I> extends InEdges<I> permits Node, Edge.Route {

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
}
