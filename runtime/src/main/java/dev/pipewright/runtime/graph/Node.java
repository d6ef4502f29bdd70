package dev.pipewright.runtime.graph;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A task's place in a graph, with the way that leads to it. Immutable; the same task may have
 * several places, each with workers and a queue of its own.
 *
 * @param <O> the type of the task's outputs; {@code Void} for a sink
 */
public final class Node<O> {

  private final Attributes attributes;
  private final Work<O> work;
  private final @Nullable Node<?> upstream;

  private Node(Attributes attributes, Work<O> work, @Nullable Node<?> upstream) {
    this.attributes = attributes;
    this.work = work;
    this.upstream = upstream;
  }

  /**
   * Places the task that a pipeline starts with.
   *
   * @param <O> the type of the task's outputs
   * @param loop the task
   * @return its place
   */
  public static <O> Node<O> first(FirstLoop<O> loop) {
    return new Node<>(loop.attributes(), new Work.First<>(loop), null);
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
   * Places a task behind this one.
   *
   * @param <P> the type of the task's outputs
   * @param loop the task
   * @return its place
   */
  public <P> Node<P> then(Loop<? super O, P> loop) {
    return new Node<>(loop.attributes(), new Work.Each<>(loop), this);
  }

  /**
   * Places an asynchronous task behind this one.
   *
   * @param <S> the type of the results of the task's futures
   * @param <P> the type of the task's outputs
   * @param calls the task
   * @param delivery what becomes of its results
   * @return its place
   */
  public <S, P> Node<P> thenAsync(
      Loop<? super O, CompletionStage<S>> calls, Delivery<? super S, P> delivery) {
    return new Node<>(calls.attributes(), new Work.Async<>(calls, delivery), this);
  }

  /**
   * Places an asynchronous sink behind this one: the results of its futures are dropped.
   *
   * @param <S> the type of the results of the task's futures
   * @param calls the task
   * @return its place
   */
  public <S> Node<Void> thenAsync(Loop<? super O, CompletionStage<S>> calls) {
    return new Node<>(calls.attributes(), new Work.Async<>(calls, null), this);
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
   * Returns the place before this one.
   *
   * @return where the inputs come from, or null where the pipeline starts
   */
  public @Nullable Node<?> upstream() {
    return upstream;
  }
}
