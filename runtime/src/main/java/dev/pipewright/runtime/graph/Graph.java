package dev.pipewright.runtime.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline with the arguments of one run: what has to be done, for an engine to do.
 *
 * @param <O> the type of the outputs; {@code Void} where the pipeline ends in a sink
 */
public final class Graph<O> {

  private final String pipeline;
  private final List<Node<?>> nodes;

  private Graph(String pipeline, List<Node<?>> nodes) {
    this.pipeline = pipeline;
    this.nodes = nodes;
  }

  /**
   * Describes a pipeline by its last task.
   *
   * @param <O> the type that the caller takes the outputs as
   * @param pipeline the name of the pipeline, for messages and thread names
   * @param last the last task, with the way that leads to it
   * @return the description
   */
  public static <O> Graph<O> of(String pipeline, Node<? extends O> last) {
    Deque<Node<?>> nodes = new ArrayDeque<>();
    for (@Nullable Node<?> node = last; node != null; node = node.upstream()) {
      nodes.addFirst(node);
    }
    return new Graph<>(pipeline, List.copyOf(nodes));
  }

  /**
   * Returns the name of the pipeline.
   *
   * @return the name
   */
  public String pipeline() {
    return pipeline;
  }

  /**
   * Returns the tasks, each behind the one that feeds it.
   *
   * @return the tasks, at least one, unmodifiable; the last gives the outputs
   */
  public List<Node<?>> nodes() {
    return nodes;
  }
}
