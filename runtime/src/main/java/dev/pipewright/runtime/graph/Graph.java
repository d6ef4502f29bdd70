package dev.pipewright.runtime.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A pipeline with the arguments of one run: what has to be done, for an engine to do. It is a
 * directed acyclic graph: a place is made from those that feed it.
 *
 * @param <O> the type of the outputs; {@code Void} where the pipeline ends in sinks
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
   * @param last the last task, with the ways that lead to it, and what is {@linkplain Node#beside
   *     beside} it
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
   * Returns all places: those that lead to the last one, and those beside any of them with what
   * leads there.
   *
   * @return the places, each once, behind all that feed it; the last one is the last; unmodifiable
   */
  public List<Node<?>> nodes() {
    Set<Node<?>> nodes = new LinkedHashSet<>();
    Deque<Node<?>> open = new ArrayDeque<>(); // not by recursion: a line may be long
    open.push(last);
    while (!open.isEmpty()) {
      Node<?> node = open.element();
      int before = open.size();
      pushMissing(node, nodes, open);
      if (open.size() == before) {
        nodes.add(open.remove());
      }
    }
    return List.copyOf(nodes);
  }

  /** Puts before a place what has to come before it, such that what feeds it comes first. */
  private static void pushMissing(Node<?> node, Set<Node<?>> nodes, Deque<Node<?>> open) {
    List<Node<?>> beside = node.beside();
    for (int i = beside.size() - 1; i >= 0; i--) {
      if (!nodes.contains(beside.get(i))) {
        open.push(beside.get(i));
      }
    }
    InEdges<?> inputs = node.inputs();
    List<Edge<?>> edges = inputs == null ? List.of() : inputs.edges();
    for (int i = edges.size() - 1; i >= 0; i--) {
      Node<?> from = edges.get(i).from();
      if (!nodes.contains(from)) {
        open.push(from);
      }
    }
  }
}
