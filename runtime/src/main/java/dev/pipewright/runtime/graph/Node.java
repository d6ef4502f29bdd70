package dev.pipewright.runtime.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage: a task's place in a graph, with the edges that lead to it. It does not change once its
 * graph has been put together, by one thread; the same task may have several places, each with
 * workers of its own. Several tasks may be placed behind one place: each gets all its outputs.
 *
 * @param <O> the type of the task's outputs; {@code Void} for a sink
 */
public final class Node<O> extends Edge<O> {

  private final Attributes attributes;
  private final Work<O> work;
  private final @Nullable InEdges<?> inputs;
  private List<Node<?>> beside = List.of();

  Node(Attributes attributes, Work<O> work, @Nullable InEdges<?> inputs) {
    this.attributes = attributes;
    this.work = work;
    this.inputs = inputs;
  }

  /**
   * Places a task that a pipeline starts with.
   *
   * @param <O> the type of the task's outputs
   * @param call the task
   * @return its place
   */
  public static <O> Node<O> first(FirstCall<O> call) {
    return new Node<>(call.attributes(), new Work.First<>(call), null);
  }

  /**
   * Places the one input of a run whose first task takes items.
   *
   * @param <O> the type of the input
   * @param input the input, not null
   * @return its place
   */
  public static <O> Node<O> given(O input) {
    return new Node<>(Attributes.of("input"), new Work.Given<>(input), null);
  }

  /**
   * Returns a place as one that gives a wider type, which is safe since items are only taken from
   * it.
   *
   * @param <O> the wider type
   * @param node the place
   * @return the same place
   */
  @SuppressWarnings("unchecked")
  public static <O> Node<O> widened(Node<? extends O> node) {
    return (Node<O>) node;
  }

  /**
   * Returns an edge from here that lets pass only what is an instance of a class.
   *
   * @param <S> the type of the items that pass
   * @param type its class
   * @return the edge
   */
  public <S extends O> Route<S> route(Class<? super S> type) {
    return new Route<>(this, type);
  }

  /**
   * Returns an edge from here that the task's failed calls take, each with its inputs: an array of
   * these, in the order of the parameters, and of what the call threw. A call whose failure an edge
   * takes does not fail the run.
   *
   * @param type the class of the exceptions that the edge takes
   * @return the edge
   */
  public Edge<Object[]> failures(Class<? extends Exception> type) {
    return new Failures<>(this, type, true);
  }

  /**
   * As {@link #failures}, without the inputs.
   *
   * @param <E> the type of the exceptions
   * @param type its class
   * @return the edge
   */
  public <E extends Exception> Edge<E> exceptions(Class<E> type) {
    return new Failures<>(this, type, false);
  }

  /**
   * Notes which other places belong to the same run though no way leads from them to here: the
   * sinks of other branches, also behind this one.
   *
   * @param sinks the other places
   * @return this place
   */
  public Node<O> beside(List<? extends Node<?>> sinks) {
    beside = List.copyOf(sinks);
    return this;
  }

  @Override
  public Node<O> from() {
    return this;
  }

  /**
   * Returns what the task's declaration says.
   *
   * @return the task's attributes
   */
  public Attributes attributes() {
    return attributes;
  }

  /**
   * Returns what is done here.
   *
   * @return the work
   */
  public Work<O> work() {
    return work;
  }

  /**
   * Returns what the task takes its inputs from.
   *
   * @return the inputs, or null where the pipeline starts
   */
  public @Nullable InEdges<?> inputs() {
    return inputs;
  }

  /**
   * Returns the places that belong to the same run though no way leads from them to here.
   *
   * @return the places, unmodifiable
   */
  public List<Node<?>> beside() {
    return beside;
  }
}
