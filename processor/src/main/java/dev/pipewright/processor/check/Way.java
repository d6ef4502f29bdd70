package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import java.util.List;

/** Writes the ways of a graph as they could stand in an expression: {@code read -> merge.left}. */
final class Way {

  private Way() {}

  /** Writes a way of at least one edge. */
  static String of(GraphModel graph, List<Edge> edges) {
    StringBuilder way = new StringBuilder(graph.task(edges.get(0).from()).name());
    for (Edge edge : edges) {
      way.append(' ').append(edge.arrow().text()).append(' ').append(end(graph, edge));
    }
    return way.toString();
  }

  /** Names what an edge leads to, with the input if the task has several. */
  static String end(GraphModel graph, Edge edge) {
    String task = graph.task(edge.to()).name();
    return graph.task(edge.to()).inputs().size() > 1
        ? edge.input().map(input -> task + "." + input).orElse(task)
        : task;
  }
}
