package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** That no run can block itself, whatever its tasks give and however long they take. */
final class LivenessRules {

  private final PipelineModel pipeline;
  private final GraphModel graph;

  /** Makes the rules for a pipeline whose edges are known to be routed or not. */
  LivenessRules(PipelineModel pipeline, GraphModel graph) {
    this.pipeline = pipeline;
    this.graph = graph;
  }

  /** Returns how the pipeline can block itself, if it can. */
  Optional<Finding> check() {
    List<Waits.Step> circle = circle(new OutputCounts(graph));
    return circle.isEmpty() ? Optional.empty() : Optional.of(finding(circle));
  }

  /** Returns whether it can block itself as a part of another one, with any number of inputs. */
  boolean canBlockAsPart() {
    return !circle(OutputCounts.ofPart(graph)).isEmpty();
  }

  private List<Waits.Step> circle(OutputCounts counts) {
    List<Waits.Passing> stages = new ArrayList<>();
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      stages.add(passing(stage));
    }
    List<Waits.Channel> channels = new ArrayList<>();
    for (Edge edge : graph.edges()) {
      channels.add(
          new Waits.Channel(edge.from(), edge.to(), mayFill(edge.from(), counts), edge.routed()));
    }
    return new Waits(stages, channels).circle();
  }

  private Waits.Passing passing(int stage) {
    TaskModel task = graph.task(stage);
    boolean atMostOne =
        task.output() instanceof Shape.Many many && many.kind() == Shape.Kind.OPTIONAL;
    boolean several = (task.branch() && !atMostOne) || (task.join() && task.workers() > 1);
    return new Waits.Passing(
        graph.isMerge(stage), graph.isMerge(stage) || several, task.branch() || task.join());
  }

  /** Returns whether a stage may give more outputs in a run than can wait behind it. */
  private boolean mayFill(int stage, OutputCounts counts) {
    OutputCounts.Count count = counts.of(stage);
    OptionalInt bound = graph.task(stage).options().throttleBound();
    return bound.isPresent() && !(count.isKnown() && count.number() <= bound.getAsInt());
  }

  private Finding finding(List<Waits.Step> circle) {
    Edge uneven = edge(circle.get(0));
    int passed = circle.get(0).full() ? uneven.to() : uneven.from();
    TaskModel task = graph.task(passed);
    Problem problem;
    if (!circle.get(0).full() && uneven.routed()) {
      problem = Problem.LivenessOfRoute;
      task = graph.task(uneven.to());
      passed = uneven.to();
    } else if (!circle.get(0).full()) {
      problem = task.join() ? Problem.LivenessOfJoin : Problem.LivenessOfFewer;
    } else {
      problem = graph.isMerge(passed) ? Problem.LivenessOfMerge : Problem.LivenessOfMore;
    }
    List<List<Edge>> ways = ways(circle);
    return problem.at(
        pipeline.atValue(),
        pipeline.name(),
        Wording.and(ways.stream().map(way -> describe(way, ways.indexOf(way) % 2 == 0)).toList()),
        task.name(),
        graph.task(uneven.from()).name(),
        graph.task(ways.get(0).get(0).from()).name(),
        Excerpt.of(pipeline, graph.stages().get(passed).reference()));
  }

  private String describe(List<Edge> way, boolean full) {
    Edge last = way.get(way.size() - 1);
    return full
        ? Problem.Wordings.FULL.formatted(graph.task(way.get(0).from()).name(), Way.of(graph, way))
        : Problem.Wordings.EMPTY.formatted(graph.task(last.to()).name(), Way.of(graph, way));
  }

  private Edge edge(Waits.Step step) {
    return graph.edges().get(step.channel());
  }

  /** Returns the full and the empty ways of a circle in turn, a full one first. */
  private List<List<Edge>> ways(List<Waits.Step> circle) {
    List<Waits.Step> steps = new ArrayList<>(circle);
    while (!steps.get(0).full() || steps.get(steps.size() - 1).full()) {
      Collections.rotate(steps, 1);
    }
    List<List<Edge>> ways = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (i == 0 || steps.get(i).full() != steps.get(i - 1).full()) {
        ways.add(new ArrayList<>());
      }
      List<Edge> way = ways.get(ways.size() - 1);
      way.add(steps.get(i).full() ? way.size() : 0, edge(steps.get(i)));
    }
    return ways;
  }
}
