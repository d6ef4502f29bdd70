package dev.pipewright.runtime.graph;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task's place in a graph, with the way that leads to it. Immutable; the same task may have
 * several places, each with workers and a queue of its own.
 *
 * @param <O> the type of the task's outputs; {@code Void} for a sink
 */
public final class Node<O> {

  private final Attributes attributes;
  private final @Nullable FirstLoop<O> first;
  private final @Nullable Loop<?, O> loop;
  private final @Nullable Node<?> upstream;

  private Node(
      Attributes attributes,
      @Nullable FirstLoop<O> first,
      @Nullable Loop<?, O> loop,
      @Nullable Node<?> upstream) {
    this.attributes = attributes;
    this.first = first;
    this.loop = loop;
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
    return new Node<>(loop.attributes(), loop, null, null);
  }

  /**
   * Places a task behind this one.
   *
   * @param <P> the type of the task's outputs
   * @param loop the task
   * @return its place
   */
  public <P> Node<P> then(Loop<? super O, P> loop) {
    return new Node<>(loop.attributes(), null, loop, this);
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
   * Returns the place before this one.
   *
   * @return where the inputs come from, or null for the first task
   */
  public @Nullable Node<?> upstream() {
    return upstream;
  }

  /**
   * Returns whether this is the task that the pipeline starts with.
   *
   * @return whether it takes the arguments of the run, and not items
   */
  public boolean isFirst() {
    return first != null;
  }

  /**
   * Returns the first task.
   *
   * @return what its worker does
   * @throws NullPointerException if this is not the {@linkplain #isFirst first} task
   */
  public FirstLoop<O> firstLoop() {
    return Objects.requireNonNull(first);
  }

  /**
   * Returns a task that is not the first.
   *
   * @return what its workers do
   * @throws NullPointerException if this is the {@linkplain #isFirst first} task
   */
  public Loop<?, O> loop() {
    return Objects.requireNonNull(loop);
  }
}
