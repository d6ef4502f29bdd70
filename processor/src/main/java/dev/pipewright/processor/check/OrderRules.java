package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That what a task with several inputs pairs by position still has its position: no stage changes
 * the order of items, or leaves some out because its calls fail, that stands on one of two ways
 * from a common ancestor to the pairing task, and not on the other; and that it is not one item of
 * several ways that is paired with itself.
 */
final class OrderRules {

  private final PipelineModel pipeline;
  private final GraphModel graph;
  private final Map<Integer, BitSet> upTo = new HashMap<>();

  /** Makes the rules for a pipeline whose stages fit. */
  OrderRules(PipelineModel pipeline, GraphModel graph) {
    this.pipeline = pipeline;
    this.graph = graph;
  }

  /** Returns the first fault. */
  Optional<Finding> check() {
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      List<Edge> into = graph.isZip(stage) ? graph.into(stage) : List.of();
      for (Edge edge : into) {
        for (Edge other : into) {
          Optional<Finding> finding = check(edge, other);
          if (finding.isPresent()) {
            return finding;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Checks the stages on the ways that one edge of a zip ends, and another one does not. */
  private Optional<Finding> check(Edge edge, Edge other) {
    if (!edge.equals(other) && edge.from() == other.from() && !edge.routed() && !other.routed()) {
      Optional<Integer> merge = mergeBehind(edge.from());
      if (merge.isPresent()) {
        return Optional.of(withItself(edge, other, merge.get()));
      }
    }
    BitSet own = upTo(edge.from());
    BitSet shared = (BitSet) own.clone();
    shared.and(upTo(other.from()));
    for (int stage = own.nextSetBit(0); stage >= 0; stage = own.nextSetBit(stage + 1)) {
      if (!shared.get(stage) && !keepsOrder(stage)) {
        BitSet forks = (BitSet) upTo(stage).clone();
        forks.and(shared);
        if (!forks.isEmpty()) {
          return Optional.of(finding(stage, forks.length() - 1, edge, other));
        }
      }
    }
    return Optional.empty();
  }

  private BitSet upTo(int stage) {
    return upTo.computeIfAbsent(stage, graph::upTo);
  }

  /** Returns the merge that a stage's outputs are made of, one by one. */
  private Optional<Integer> mergeBehind(int stage) {
    int last = stage;
    while (!graph.isMerge(last)) {
      if (graph.into(last).size() != 1 || graph.task(last).join()) {
        return Optional.empty();
      }
      last = graph.into(last).get(0).from();
    }
    return Optional.of(last);
  }

  /** Items of several ways that are all given to two inputs: somebody took one task for two. */
  private Finding withItself(Edge edge, Edge other, int merge) {
    return Problem.OrderOfOne.at(
        pipeline.atValue(),
        gap("zip", graph.task(edge.to()).name()),
        gap("input", edge.input().orElseThrow()),
        gap("otherInput", other.input().orElseThrow()),
        gap("before", graph.task(edge.from()).name()),
        gap("merge", graph.task(merge).name()),
        gap("excerpt", Excerpt.of(pipeline, graph.stages().get(merge).reference())));
  }

  private boolean keepsOrder(int stage) {
    TaskModel task = graph.task(stage);
    return !graph.isMerge(stage)
        && graph.failuresOf(stage).isEmpty()
        && (task.workers() == 1 || task.options().ordered());
  }

  private Finding finding(int stage, int fork, Edge edge, Edge other) {
    TaskModel task = graph.task(stage);
    List<Edge> way = new ArrayList<>(graph.way(fork, stage));
    way.addAll(graph.way(stage, edge.from()));
    way.add(edge);
    List<Edge> otherWay = new ArrayList<>(graph.way(fork, other.from()));
    otherWay.add(other);
    List<TaskModel> merged =
        graph.into(stage).stream().map(e -> graph.task(e.from())).distinct().toList();
    Problem problem =
        graph.isMerge(stage)
            ? Problem.OrderOfMerge
            : !graph.failuresOf(stage).isEmpty()
                ? Problem.OrderOfFailures
                : task.join() ? Problem.OrderOfJoin : Problem.OrderOfWorkers;
    return problem.at(
        pipeline.atValue(),
        gap("zip", graph.task(edge.to()).name()),
        gap("way", Way.of(graph, way)),
        gap("otherWay", Way.of(graph, otherWay)),
        gap("task", task.name()),
        gap("workers", task.workers()),
        gap("merged", Wording.namesOfTasks(merged)),
        gap("excerpt", Excerpt.of(pipeline, graph.stages().get(stage).reference())));
  }
}
