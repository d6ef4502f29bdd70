package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** That no run can block itself, whatever its tasks give and however long they take. */
final class LivenessRules {

  private final PipelineModel pipeline;
  private final GraphModel graph;
  private final TypeSystem types;

  /** Makes the rules for a pipeline whose edges are known to be routed or not. */
  LivenessRules(PipelineModel pipeline, GraphModel graph, TypeSystem types) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.types = types;
  }

  /** Returns how the pipeline can block itself, if it can. */
  Optional<Finding> check() {
    List<Waits.Step> circle = circle(new OutputCounts(graph), Set.of(), Set.of());
    return circle.isEmpty() ? Optional.empty() : Optional.of(finding(circle));
  }

  /** Returns whether it can block itself as a part of another one, with any number of inputs. */
  boolean canBlockAsPart() {
    return !circle(OutputCounts.ofPart(graph), Set.of(), Set.of()).isEmpty();
  }

  /**
   * Returns for each stage the lowest throttle with which no edge behind it may fill that may not
   * with the declared one. That depends on no other setting, so it is sound for all together.
   *
   * @param alsoAsPart whether the pipeline may become a part of another one
   */
  List<Integer> leastThrottles(boolean alsoAsPart) {
    List<OutputCounts> counts = new ArrayList<>(List.of(new OutputCounts(graph)));
    if (alsoAsPart) {
      counts.add(OutputCounts.ofPart(graph));
    }
    boolean pairs = IntStream.range(0, graph.stages().size()).anyMatch(graph::isZip);
    return IntStream.range(0, graph.stages().size())
        .map(
            stage ->
                pairs ? counts.stream().mapToInt(c -> leastThrottle(stage, c)).max().orElse(1) : 1)
        .boxed()
        .toList();
  }

  private int leastThrottle(int stage, OutputCounts counts) {
    if (mayFill(stage, counts)) {
      return 1;
    }
    OutputCounts.Count count = counts.of(stage);
    return count.isKnown() ? (int) Math.min(count.number(), Integer.MAX_VALUE) : Integer.MAX_VALUE;
  }

  private List<Waits.Step> circle(OutputCounts counts, Set<Integer> unbounded, Set<Integer> even) {
    List<Waits.Passing> stages = new ArrayList<>();
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      stages.add(passing(stage, even.contains(stage)));
    }
    List<Waits.Channel> channels = new ArrayList<>();
    for (Edge edge : graph.edges()) {
      channels.add(
          new Waits.Channel(
              edge.from(),
              edge.to(),
              !unbounded.contains(edge.from()) && mayFill(edge.from(), counts),
              graph.isPartial(edge)));
    }
    return new Waits(stages, channels).circle();
  }

  private Waits.Passing passing(int stage, boolean even) {
    TaskModel task = graph.task(stage);
    if (even) {
      return new Waits.Passing(graph.isMerge(stage), graph.isMerge(stage), false);
    }
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
    } else if (!circle.get(0).full() && graph.isPartial(uneven)) {
      problem = Problem.LivenessOfFailures;
      task = graph.task(uneven.to());
      passed = uneven.from();
    } else if (!circle.get(0).full()) {
      problem = task.join() ? Problem.LivenessOfJoin : Problem.LivenessOfFewer;
    } else {
      problem = graph.isMerge(passed) ? Problem.LivenessOfMerge : Problem.LivenessOfMore;
    }
    List<List<Edge>> ways = ways(circle);
    List<String> remedies = new ArrayList<>();
    switch (problem) {
      case LivenessOfMerge -> remedies.add(Problem.Wordings.ONE_TASK);
      case LivenessOfRoute -> {}
      case LivenessOfFailures ->
          remedies.add(Problem.Wordings.CATCH.formatted(graph.task(uneven.from()).name()));
      default -> oneForEach().ifPresent(remedies::add);
    }
    Optional<String> unbound = unbounded();
    if (unbound.isPresent()) {
      remedies.add(unbound.get());
    } else if (problem == Problem.LivenessOfJoin) {
      remedies.add(Problem.Wordings.JOIN_TOO.formatted(Way.of(graph, ways.get(0))));
    } else if (problem == Problem.LivenessOfFewer) {
      remedies.add(Problem.Wordings.LEAVE_OUT_BEFORE);
    } else if (problem == Problem.LivenessOfMore && remedies.isEmpty()) {
      remedies.add(Problem.Wordings.ONE_FOR_EACH);
    }
    if (problem == Problem.LivenessOfRoute) {
      remedies.add(allTaken(uneven.from()));
    }
    return problem.at(
        pipeline.atValue(),
        gap("pipeline", pipeline.name()),
        gap(
            "waits",
            Wording.and(
                ways.stream().map(way -> describe(way, ways.indexOf(way) % 2 == 0)).toList())),
        gap("task", task.name()),
        gap("before", graph.task(uneven.from()).name()),
        gap("remedy", Wording.sentence(String.join(", or ", remedies))),
        gap("excerpt", Excerpt.of(pipeline, graph.stages().get(passed).reference())));
  }

  /**
   * Says what to change so that the tasks give one output for each input, each on which it depends;
   * nothing where that is not for a task alone to do.
   */
  private Optional<String> oneForEach() {
    OutputCounts counts = new OutputCounts(graph);
    Set<Integer> even = new TreeSet<>();
    List<String> changes = new ArrayList<>();
    List<Waits.Step> circle = circle(counts, Set.of(), even);
    while (!circle.isEmpty()) {
      Edge first = edge(circle.get(0));
      boolean full = circle.get(0).full();
      int passed = full ? first.to() : first.from();
      if (graph.isMerge(passed) || (!full && graph.isPartial(first)) || !even.add(passed)) {
        return Optional.empty();
      }
      changes.add(oneForEach(graph.task(passed), full ? edge(circle.get(1)) : first));
      circle = circle(counts, Set.of(), even);
    }
    return Optional.of(String.join("; ", changes));
  }

  private String oneForEach(TaskModel task, Edge next) {
    List<String> changes = new ArrayList<>();
    if (task.join()) {
      changes.add(
          Problem.Wordings.NO_JOIN.formatted(
              task.name(), TypeNames.of(types.boxed(task.inputItem(types)))));
    }
    if (task.branch()) {
      changes.add(
          task.emitters().isEmpty()
              ? Problem.Wordings.NO_BRANCH.formatted(
                  task.name(), Way.end(graph, next), TypeNames.of(types.boxed(task.result())))
              : Problem.Wordings.ONE_EMITTED.formatted(task.name()));
    }
    return String.join("; ", changes);
  }

  private String allTaken(int stage) {
    List<Edge> route = graph.outOf(stage).stream().filter(Edge::routed).toList();
    return Problem.Wordings.TAKE_ALL.formatted(
        Wording.and(route.stream().map(edge -> Way.end(graph, edge)).toList()),
        TypeNames.of(graph.given(route.get(0))));
  }

  /**
   * Says which tasks need room for any number of outputs so that the pipeline cannot block itself;
   * nothing where it would then fail, since a task that pairs items would not get equally many.
   */
  private Optional<String> unbounded() {
    OutputCounts counts = new OutputCounts(graph);
    if (!counts.mayPair()) {
      return Optional.empty();
    }
    Set<Integer> unbounded = new TreeSet<>();
    List<Waits.Step> circle = circle(counts, unbounded, Set.of());
    while (!circle.isEmpty()) {
      unbounded.add(ways(circle).get(0).get(0).from());
      circle = circle(counts, unbounded, Set.of());
    }
    List<String> names =
        unbounded.stream().map(stage -> graph.task(stage).name()).distinct().toList();
    return Optional.of(Problem.Wordings.UNBOUND.formatted(Wording.and(names)));
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
