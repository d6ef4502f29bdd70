package dev.pipewright.runtime.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
   * @return the places, each once, behind all that feed it; the last one is the last, unless it
   *     feeds others; unmodifiable
   */
  public List<Node<?>> nodes() {
    Set<Node<?>> nodes = new LinkedHashSet<>();
    for (Node<?> end : ends()) {
      addWithFeeding(end, nodes);
    }
    return List.copyOf(nodes);
  }

  /** Returns the last place, behind all that are beside one. */
  private List<Node<?>> ends() {
    Set<Node<?>> found = new LinkedHashSet<>(List.of(last));
    Deque<Node<?>> ends = new ArrayDeque<>(List.of(last));
    Deque<Node<?>> open = new ArrayDeque<>(List.of(last));
    while (!open.isEmpty()) {
      Node<?> node = open.remove();
      List<Node<?>> beside = node.beside();
      for (int i = beside.size() - 1; i >= 0; i--) {
        if (found.add(beside.get(i))) {
          ends.push(beside.get(i));
          open.add(beside.get(i));
        }
      }
      for (Node<?> feeding : feeding(node)) {
        if (found.add(feeding)) {
          open.add(feeding);
        }
      }
    }
    return List.copyOf(ends);
  }

  /** Adds a place behind all that feed it. */
  private static void addWithFeeding(Node<?> end, Set<Node<?>> nodes) {
    Deque<Node<?>> open = new ArrayDeque<>(List.of(end)); // not by recursion: a line may be long
    while (!open.isEmpty()) {
      Node<?> node = open.element();
      int before = open.size();
      List<Node<?>> feeding = feeding(node);
      for (int i = feeding.size() - 1; i >= 0; i--) {
        if (!nodes.contains(feeding.get(i))) {
          open.push(feeding.get(i));
        }
      }
      if (open.size() == before) {
        nodes.add(open.remove());
      }
    }
  }

  private static List<Node<?>> feeding(Node<?> node) {
    InEdges<?> inputs = node.inputs();
    List<Node<?>> feeding = new ArrayList<>();
    if (inputs != null) {
      inputs.edges().forEach(edge -> feeding.add(edge.from()));
    }
    return feeding;
  }
}
