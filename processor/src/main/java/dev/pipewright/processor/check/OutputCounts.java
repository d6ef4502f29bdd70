package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many outputs each stage gives in a run, as far as that is certain: one at the start, any
 * number behind a task that branches and on a routed edge, as many as it has workers behind a task
 * that joins, and the sum of what is merged. Calls that may fail are fewer than all of them; but
 * where their outputs and what is made of their failures meet again, they are all. What is zipped
 * has one number, or the run fails.
 */
final class OutputCounts {

  private static final long ANY = -1;

  /**
   * A number of outputs.
   *
   * @param number how many, or {@link #ANY}
   * @param since the stage because of which it is not one
   * @param share which part they are of what is known, if that is so
   */
  record Count(long number, int since, Optional<Share> share) {

    private Count(long number, int since) {
      this(number, since, Optional.empty());
    }

    boolean isKnown() {
      return number != ANY;
    }

    boolean isOne() {
      return number == 1;
    }
  }

  /**
   * One of the parts that the calls of a task fall into which may fail: those that give an output,
   * and those that each of its ways for failures takes.
   *
   * @param stage the stage of the task
   * @param part which part, the outputs the first
   * @param parts how many there are
   * @param calls how many calls there are
   */
  record Share(int stage, int part, int parts, Count calls) {}

  private final GraphModel graph;

  /** For each stage as many outputs as it gives where no call of it fails. */
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
    return graph.failuresOf(stage).isEmpty() ? counts.get(stage) : part(stage, 0);
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
    if (graph.isPartial(edge)) {
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
    List<Count> inputs =
        together(graph.into(stage).stream().map(this::on).toList(), graph.isMerge(stage));
    if (inputs.isEmpty()) {
      return callsOfFirst;
    }
    Count first = inputs.get(0);
    for (Count other : inputs.subList(1, inputs.size())) {
      if (!first.isKnown() || !other.isKnown()) {
        return new Count(ANY, (first.isKnown() ? other : first).since());
      }
      first =
          graph.isMerge(stage)
              ? new Count(first.number() + other.number(), stage)
              : first.isOne() ? other : first;
    }
    return first;
  }

  /** Puts together again what has all come to a merge: each part of a task's calls once. */
  private static List<Count> together(List<Count> inputs, boolean merged) {
    List<Count> left = new ArrayList<>(inputs);
    boolean changed = merged;
    while (changed) {
      changed = false;
      for (Count input : List.copyOf(left)) {
        if (input.share().isPresent() && !changed) {
          Share share = input.share().get();
          List<Count> parts =
              left.stream()
                  .filter(c -> c.share().filter(s -> s.stage() == share.stage()).isPresent())
                  .toList();
          long different =
              parts.stream().map(c -> c.share().orElseThrow().part()).distinct().count();
          if (parts.size() == share.parts() && different == share.parts()) {
            left.removeAll(parts);
            left.add(share.calls());
            changed = true;
          }
        }
      }
    }
    return left;
  }

  /** Returns how many items an edge takes. */
  Count on(Edge edge) {
    if (edge.routed()) {
      return new Count(ANY, edge.to());
    }
    return edge.takesFailures()
        ? part(edge.from(), 1 + graph.failuresOf(edge.from()).indexOf(edge))
        : of(edge.from());
  }

  /** Returns one part of the calls of a stage, whose failures arrows take. */
  private Count part(int stage, int part) {
    int parts = 1 + graph.failuresOf(stage).size();
    return new Count(ANY, stage, Optional.of(new Share(stage, part, parts, counts.get(stage))));
  }
}
