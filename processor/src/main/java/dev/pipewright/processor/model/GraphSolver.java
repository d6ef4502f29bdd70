package dev.pipewright.processor.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * Goes through a graph from its first stages on, solves the type variables of generic tasks from
 * what they are given, and finds out which edges are routed.
 */
public final class GraphSolver {

  private final PipelineModel pipeline;
  private final GraphModel graph;
  private final TypeSystem types;
  private final TaskModel[] tasks;
  private final Map<Edge, Edge> edges = new HashMap<>();

  private GraphSolver(PipelineModel pipeline, GraphModel graph, TypeSystem types) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.types = types;
    this.tasks = graph.stages().stream().map(Stage::task).toArray(TaskModel[]::new);
  }

  /**
   * What came of it.
   *
   * @param graph the graph, with the stages solved that could be
   * @param solved how many these are: all stages before the first one that is at fault
   * @param unfit an edge that leads to that one with items which its task does not take, if that is
   *     the fault
   */
  public record Solution(GraphModel graph, int solved, Optional<Edge> unfit) {

    /** Returns whether each stage takes what it is given. */
    public boolean isComplete() {
      return solved == graph.stages().size();
    }
  }

  /** Solves a graph that is sorted. */
  public static Solution solve(PipelineModel pipeline, GraphModel graph, TypeSystem types) {
    return new GraphSolver(pipeline, graph, types).solve();
  }

  private Solution solve() {
    int stage = 0;
    Optional<Edge> unfit = Optional.empty();
    while (stage < tasks.length && unfit.isEmpty()) {
      if (graph.into(stage).isEmpty()) {
        if (!solveFirst(stage)) {
          break;
        }
      } else if (isFed(stage)) {
        unfit = fit(stage);
      } else {
        break;
      }
      stage += unfit.isEmpty() ? 1 : 0;
    }
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < tasks.length; i++) {
      stages.add(new Stage(graph.stages().get(i).reference(), tasks[i]));
    }
    List<Edge> routed = graph.edges().stream().map(edge -> edges.getOrDefault(edge, edge)).toList();
    return new Solution(new GraphModel(stages, routed), stage, unfit);
  }

  /** Solves a generic first task from the parameters, whose types are checked elsewhere. */
  private boolean solveFirst(int stage) {
    TaskModel task = tasks[stage];
    Optional<List<ParameterModel>> arguments = pipeline.argumentsOf(graph, stage);
    return !task.isGeneric()
        || arguments.isEmpty()
        || solve(stage, arguments.get().stream().map(p -> List.of(p.type())).toList());
  }

  private boolean solve(int stage, List<List<TypeMirror>> given) {
    Optional<TaskModel> fitting = TaskVariables.solve(tasks[stage], given, types);
    fitting.ifPresent(task -> tasks[stage] = task);
    return fitting.isPresent();
  }

  /** Returns whether it is clear which items each input of a stage is given. */
  private boolean isFed(int stage) {
    if (graph.isHandler(stage)) {
      return graph.into(stage).stream().allMatch(edge -> isTaken(edge));
    }
    for (Edge edge : graph.into(stage)) {
      if (edge.takesFailures() || tasks[edge.from()].isSink() || edge.input().isEmpty()) {
        return false;
      }
    }
    List<ParameterModel> inputs = tasks[stage].inputs();
    return inputs.size() < 2
        || inputs.stream().allMatch(input -> graph.into(stage, input).size() == 1);
  }

  /** Returns whether a task has an input for each of one that may fail, or for none of them. */
  private boolean isTaken(Edge failures) {
    int before = tasks[failures.to()].inputs().size() - 1;
    int inputs = tasks[failures.from()].inputs().size();
    return failures.input().isEmpty()
        && !tasks[failures.from()].join()
        && !tasks[failures.to()].join()
        && (before == 0 || before == inputs);
  }

  /** Lets a stage take what it is given, or returns an edge because of which it does not. */
  private Optional<Edge> fit(int stage) {
    TaskModel unsolved = tasks[stage];
    List<Edge> into = graph.into(stage);
    if (graph.isHandler(stage)) {
      return fitHandler(stage);
    }
    if (unsolved.isGeneric()) {
      List<List<TypeMirror>> given = new ArrayList<>();
      for (ParameterModel input : unsolved.inputs()) {
        given.add(graph.into(stage, input).stream().map(this::given).toList());
      }
      if (!solve(stage, given)) {
        return Optional.of(
            into.stream()
                .filter(edge -> !types.acceptsErased(taken(edge), given(edge)))
                .findFirst()
                .orElse(into.get(into.size() - 1)));
      }
    }
    for (Edge edge : into) {
      boolean all = types.accepts(taken(edge), given(edge));
      if (!all && !types.isPartOf(taken(edge), given(edge))) {
        tasks[stage] = unsolved;
        return Optional.of(edge);
      }
      edges.put(edge, edge.withRouted(!all));
    }
    return Optional.empty();
  }

  /** Lets a stage take calls that failed, or returns an edge because of which it does not. */
  private Optional<Edge> fitHandler(int stage) {
    List<Edge> into = graph.into(stage);
    int before = tasks[stage].inputs().size() - 1;
    if (tasks[stage].isGeneric()) {
      List<List<TypeMirror>> given = new ArrayList<>();
      for (int i = 0; i <= before; i++) {
        int input = i;
        given.add(
            i == before
                ? List.of()
                : into.stream().map(edge -> inputOf(edge.from(), input)).toList());
      }
      if (!solve(stage, given)) {
        return Optional.of(into.get(into.size() - 1));
      }
    }
    for (Edge edge : into) {
      for (int i = 0; i < before; i++) {
        if (!types.accepts(inputOf(stage, i), inputOf(edge.from(), i))) {
          return Optional.of(edge);
        }
      }
    }
    return Optional.empty();
  }

  private TypeMirror inputOf(int stage, int input) {
    return tasks[stage].inputs().get(input).type();
  }

  private TypeMirror given(Edge edge) {
    return tasks[edge.from()].outputItem().orElseThrow();
  }

  private TypeMirror taken(Edge edge) {
    TaskModel task = tasks[edge.to()];
    return task.itemOf(task.input(edge.input().orElseThrow()).orElseThrow(), types);
  }
}
