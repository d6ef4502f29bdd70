package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;

/**
 * How many outputs each stage gives in a run, as far as that is certain: one at the start, any
 * number behind a task that branches and on a routed edge, as many as it has workers behind a task
 * that joins, and the sum of what is merged. What is zipped has one number, or the run fails.
 */
final class OutputCounts {

  private static final long ANY = -1;

  /**
   * A number of outputs.
   *
   * @param number how many, or {@link #ANY}
   * @param since the stage because of which it is not one
   */
  record Count(long number, int since) {

    boolean isKnown() {
      return number != ANY;
    }

    boolean isOne() {
      return number == 1;
    }
  }

  private final GraphModel graph;
  private final List<Count> counts = new ArrayList<>();

  /** Counts for a graph whose first tasks are called once. */
  OutputCounts(GraphModel graph) {
    this(graph, 1);
  }

  private OutputCounts(GraphModel graph, long callsOfFirst) {
    this.graph = graph;
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      counts.add(outputs(stage, new Count(callsOfFirst, stage)));
    }
  }

  /** Counts for a graph that stands for a part of another one, with any number of inputs. */
  static OutputCounts ofPart(GraphModel graph) {
    return new OutputCounts(graph, ANY);
  }

  /** Returns how many outputs a stage gives. */
  Count of(int stage) {
    return counts.get(stage);
  }

  /**
   * Returns whether a stage with several inputs may be given equally many on all of them. It is not
   * where one of them stands behind a task that changes the number, such as one that branches, and
   * another one before it.
   */
  boolean mayPair() {
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      if (graph.isZip(stage)) {
        List<List<Object>> inputs = graph.into(stage).stream().map(this::changesOn).toList();
        for (List<Object> a : inputs) {
          for (List<Object> b : inputs) {
            if (a.size() < b.size() && b.subList(0, a.size()).equals(a)) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private List<Object> changesOn(Edge edge) {
    List<Object> changes = new ArrayList<>(changes(edge.from()));
    if (edge.routed()) {
      changes.add(edge);
    }
    return changes;
  }

  /** Returns what changes the number of items up to a stage, one after the other. */
  private List<Object> changes(int stage) {
    TaskModel task = graph.task(stage);
    if (task.join()) { // however many there were
      return task.branch() ? List.of(stage) : List.of();
    }
    List<Object> changes = new ArrayList<>();
    graph.into(stage).stream().findFirst().map(this::changesOn).ifPresent(changes::addAll);
    if (task.branch() || graph.isMerge(stage)) {
      changes.add(stage);
    }
    return changes;
  }

  private Count outputs(int stage, Count callsOfFirst) {
    TaskModel task = graph.task(stage);
    if (task.branch()) {
      return new Count(ANY, stage);
    }
    if (task.join()) {
      return new Count(task.workers(), stage);
    }
    List<Count> inputs = graph.into(stage).stream().map(this::on).toList();
    if (inputs.isEmpty()) {
      return callsOfFirst;
    }
    Count first = inputs.get(0);
    for (Count other : inputs.subList(1, inputs.size())) {
      if (!first.isKnown() || !other.isKnown()) {
        return first.isKnown() ? other : first;
      }
      first =
          graph.isMerge(stage)
              ? new Count(first.number() + other.number(), stage)
              : first.isOne() ? other : first;
    }
    return first;
  }

  private Count on(Edge edge) {
    return edge.routed() ? new Count(ANY, edge.to()) : of(edge.from());
  }
}
