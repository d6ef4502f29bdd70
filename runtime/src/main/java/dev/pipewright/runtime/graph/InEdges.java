package dev.pipewright.runtime.graph;

import java.util.List;

/**
 * What a task takes its inputs from: one {@link Edge}, several that are {@link Merged}, or several
 * that are {@link Zipped}. Immutable.
 *
 * @param <I> the type of the inputs
 */
public abstract sealed class InEdges<I> permits Edge, InEdges.Merged, InEdges.Zipped {

  InEdges() {}

  /**
   * Merges edges: what they bring is taken in order of arrival.
   *
   * @param <I> a type that all items have
   * @param edges the edges, at least two
   * @return the merged inputs
   * @throws IllegalArgumentException if there are fewer, or one comes from a {@linkplain Node#given
   *     given} input
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is copied
  public static <I> InEdges<I> merged(Edge<? extends I>... edges) {
    return new Merged<>(List.of(edges));
  }

  /**
   * Zips edges: each input is an array of one item of each, paired by position. Edges that bring
   * different numbers of items fail the run.
   *
   * @param parameters the names of the task's input parameters, for messages
   * @param edges the edges, one for each parameter, at least two
   * @return the zipped inputs
   * @throws IllegalArgumentException if there are fewer edges, or more or fewer than parameters
   */
  public static InEdges<Object[]> zipped(List<String> parameters, Edge<?>... edges) {
    return new Zipped(parameters, List.of(edges));
  }

  /**
   * Returns the edges.
   *
   * @return the edges, at least one, in the order in which they were named, unmodifiable
   */
  public abstract List<Edge<?>> edges();

  /**
   * Places a task behind these inputs.
   *
   * @param <P> the type of the task's outputs
   * @param loop the task
   * @return its place
   */
  public final <P> Node<P> then(Loop<? super I, P> loop) {
    return new Node<>(loop.attributes(), new Work.Each<>(loop), this);
  }

  /**
   * Places an asynchronous task behind these inputs.
   *
   * @param <S> the type of the results of the task's futures
   * @param <P> the type of the task's outputs
   * @param calls the task
   * @param delivery what becomes of its results
   * @return its place
   */
  public final <S, P> Node<P> thenAsync(
      AsyncLoop<? super I, S> calls, Delivery<? super S, P> delivery) {
    return new Node<>(calls.attributes(), new Work.Async<>(calls, delivery), this);
  }

  /**
   * Places an asynchronous sink behind these inputs: the results of its futures are dropped.
   *
   * @param <S> the type of the results of the task's futures
   * @param calls the task
   * @return its place
   */
  public final <S> Node<Void> thenAsync(AsyncLoop<? super I, S> calls) {
    return new Node<>(calls.attributes(), new Work.Async<>(calls, null), this);
  }

  private static List<Edge<?>> several(List<Edge<?>> edges) {
    if (edges.size() < 2) {
      throw new IllegalArgumentException(edges.size() + " edges; at least two can be joined");
    }
    return edges;
  }

  /**
   * Several edges whose items are taken in order of arrival.
   *
   * @param <I> a type that all items have
   */
  public static final class Merged<I> extends InEdges<I> {
    private final List<Edge<?>> edges;

    private Merged(List<Edge<?>> edges) {
      this.edges = several(edges);
      if (edges.stream().anyMatch(edge -> edge.from().work() instanceof Work.Given)) {
        throw new IllegalArgumentException("a given input, which never arrives, cannot be merged");
      }
    }

    @Override
    public List<Edge<?>> edges() {
      return edges;
    }
  }

  /** Several edges of which each gives one item for every input, which is an array of them. */
  public static final class Zipped extends InEdges<Object[]> {
    private final List<String> parameters;
    private final List<Edge<?>> edges;

    private Zipped(List<String> parameters, List<Edge<?>> edges) {
      if (parameters.size() != edges.size()) {
        throw new IllegalArgumentException(edges.size() + " edges for " + parameters);
      }
      this.parameters = List.copyOf(parameters);
      this.edges = several(edges);
    }

    @Override
    public List<Edge<?>> edges() {
      return edges;
    }

    /**
     * Returns the names of the input parameters.
     *
     * @return the names, in the order of the edges, unmodifiable
     */
    public List<String> parameters() {
      return parameters;
    }
  }
}
