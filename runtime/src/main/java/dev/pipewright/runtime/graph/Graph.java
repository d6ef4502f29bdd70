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
  private final Node<? extends O> last;

  private Graph(String pipeline, Node<? extends O> last) {
    this.pipeline = pipeline;
    this.last = last;
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
    return new Graph<>(pipeline, last);
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
   * Returns the task whose outputs are those of the pipeline.
   *
   * @return the last task
   */
  public Node<? extends O> last() {
    return last;
  }

  /**
   * Returns all tasks, each behind the one that feeds it.
   *
   * @return the tasks, at least one, unmodifiable
   */
  public List<Node<?>> nodes() {
    Deque<Node<?>> nodes = new ArrayDeque<>();
    for (@Nullable Node<?> node = last; node != null; node = node.upstream()) {
      nodes.addFirst(node);
    }
    return List.copyOf(nodes);
  }
}
