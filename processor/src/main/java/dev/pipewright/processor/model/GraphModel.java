package dev.pipewright.processor.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import javax.lang.model.type.TypeMirror;

/**
 * The stages of a pipeline and the ways between them. A line is the graph in which each stage but
 * the last has one next one.
 *
 * <p>Stages are known by their numbers, which are their places in the list. In a graph that is
 * {@linkplain #sorted sorted} every edge leads from a lower number to a higher one, and stages that
 * no edge puts in order stand in that of the expression: whatever is made of a graph is the same
 * each time.
 */
public final class GraphModel {

  private final List<Stage> stages;
  private final List<Edge> edges;
  private final List<List<Edge>> into = new ArrayList<>();
  private final List<List<Edge>> outOf = new ArrayList<>();

  /**
   * Makes a graph.
   *
   * @param stages the stages
   * @param edges the ways between them, in the order of the expression
   */
  public GraphModel(List<Stage> stages, List<Edge> edges) {
    this.stages = List.copyOf(stages);
    this.edges = List.copyOf(edges);
    for (int stage = 0; stage < stages.size(); stage++) {
      into.add(new ArrayList<>());
      outOf.add(new ArrayList<>());
    }
    for (Edge edge : edges) {
      into.get(edge.to()).add(edge);
      outOf.get(edge.from()).add(edge);
    }
  }

  /** Returns the stages. */
  public List<Stage> stages() {
    return stages;
  }

  /** Returns the ways between them, in the order of the expression. */
  public List<Edge> edges() {
    return edges;
  }

  /** Returns the task of a stage. */
  public TaskModel task(int stage) {
    return stages.get(stage).task();
  }

  /** Returns the ways that lead to a stage. */
  public List<Edge> into(int stage) {
    return Collections.unmodifiableList(into.get(stage));
  }

  /** Returns the ways that lead to one of a stage's inputs. */
  public List<Edge> into(int stage, ParameterModel input) {
    return into(stage).stream()
        .filter(edge -> edge.input().filter(input.name()::equals).isPresent())
        .toList();
  }

  /** Returns the ways that lead from a stage. */
  public List<Edge> outOf(int stage) {
    return Collections.unmodifiableList(outOf.get(stage));
  }

  /** Returns the ways on which a stage's outputs leave. */
  public List<Edge> outputsOf(int stage) {
    return outOf(stage).stream().filter(edge -> !edge.takesFailures()).toList();
  }

  /** Returns the ways that take calls of a stage's task that failed. */
  public List<Edge> failuresOf(int stage) {
    return outOf(stage).stream().filter(Edge::takesFailures).toList();
  }

  /** Returns whether a stage takes calls that failed, as all that lead to it are failures. */
  public boolean isHandler(int stage) {
    return !into(stage).isEmpty() && into(stage).stream().allMatch(Edge::takesFailures);
  }

  /** Returns whether it is not certain that a way takes something for each call before it. */
  public boolean isPartial(Edge edge) {
    return edge.routed() || !failuresOf(edge.from()).isEmpty();
  }

  /** Returns the stages that no edge leads to: those that the pipeline's arguments are for. */
  public List<Integer> firsts() {
    return numbers().filter(stage -> into(stage).isEmpty()).boxed().toList();
  }

  /** Returns the tasks of the first stages. */
  public List<TaskModel> firstTasks() {
    return firsts().stream().map(this::task).toList();
  }

  /** Returns the stages whose outputs go nowhere, but for sinks that ways of failures lead from. */
  public List<Integer> ends() {
    return numbers()
        .filter(stage -> outputsOf(stage).isEmpty())
        .filter(stage -> !task(stage).isSink() || outOf(stage).isEmpty())
        .boxed()
        .toList();
  }

  /** Returns the stages whose outputs are the pipeline's: one, or none if all ends are sinks. */
  public List<Integer> outputs() {
    return ends().stream().filter(stage -> !task(stage).isSink()).toList();
  }

  /**
   * Returns the stage that the pipeline ends with for its caller: the one that gives the outputs,
   * or else the last sink.
   */
  public int last() {
    List<Integer> candidates = outputs().isEmpty() ? ends() : outputs();
    return candidates.get(candidates.size() - 1);
  }

  /** Returns whether a stage takes what comes on any of several ways. */
  public boolean isMerge(int stage) {
    return into(stage).size() > 1 && (task(stage).inputs().size() == 1 || isHandler(stage));
  }

  /** Returns whether a stage takes an item of each of several inputs at a time. */
  public boolean isZip(int stage) {
    return task(stage).inputs().size() > 1 && !into(stage).isEmpty() && !isHandler(stage);
  }

  /** Returns the stages from which a way leads to the given one, and that one itself. */
  public BitSet upTo(int stage) {
    BitSet found = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(stage));
    while (!open.isEmpty()) {
      int next = open.remove();
      if (!found.get(next)) {
        found.set(next);
        into(next).forEach(edge -> open.add(edge.from()));
      }
    }
    return found;
  }

  /** Returns the shortest way, the first one in the order of edges, from a stage to another. */
  public List<Edge> way(int from, int to) {
    Edge[] reachedBy = new Edge[stages.size()];
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty() && reachedBy[to] == null) {
      for (Edge edge : outOf(open.remove())) {
        if (reachedBy[edge.to()] == null) {
          reachedBy[edge.to()] = edge;
          open.add(edge.to());
        }
      }
    }
    Deque<Edge> way = new ArrayDeque<>();
    for (Edge edge = reachedBy[to]; edge != null; edge = reachedBy[edge.from()]) {
      way.addFirst(edge);
      if (edge.from() == from) {
        break;
      }
    }
    return List.copyOf(way);
  }

  /** Returns a way that leads from a stage back to it, the shortest one; nothing if none does. */
  public List<Edge> cycle() {
    return waitingForThemselves()
        .mapToObj(stage -> way(stage, stage))
        .filter(way -> !way.isEmpty())
        .min((a, b) -> Integer.compare(a.size(), b.size()))
        .orElse(List.of());
  }

  /** Returns the stages that no order of all puts behind those before them. */
  private IntStream waitingForThemselves() {
    int[] waitsFor = new int[stages.size()];
    edges.forEach(edge -> waitsFor[edge.to()]++);
    Deque<Integer> ready = new ArrayDeque<>(firsts());
    while (!ready.isEmpty()) {
      for (Edge edge : outOf(ready.remove())) {
        if (--waitsFor[edge.to()] == 0) {
          ready.add(edge.to());
        }
      }
    }
    return numbers().filter(stage -> waitsFor[stage] > 0);
  }

  /**
   * Returns the types that the items have which the inputs of a stage's task are given, for each of
   * them: several where they are merged.
   */
  public List<List<TypeMirror>> given(int stage, TypeSystem types) {
    List<List<TypeMirror>> given = new ArrayList<>();
    List<ParameterModel> inputs = task(stage).inputs();
    for (int i = 0; i < inputs.size(); i++) {
      List<TypeMirror> items =
          isHandler(stage)
              ? failing(stage, i, types)
              : into(stage, inputs.get(i)).stream().map(this::given).toList();
      given.add(items.isEmpty() ? List.of(types.boxed(inputs.get(i).type())) : items);
    }
    return given;
  }

  /** Returns the types of what one input of a task is given that takes calls which failed. */
  private List<TypeMirror> failing(int handler, int input, TypeSystem types) {
    List<TypeMirror> items = new ArrayList<>();
    if (input < task(handler).inputs().size() - 1) {
      for (Edge edge : into(handler)) {
        TypeMirror taken = task(edge.from()).inputs().get(input).type();
        if (taken.getKind().isPrimitive()) {
          items.addAll(given(edge.from(), types).get(input));
        } else {
          items.add(taken);
        }
      }
    }
    return items;
  }

  /** Returns the type of the items that the input takes to which an edge leads. */
  public TypeMirror taken(Edge edge, TypeSystem types) {
    TaskModel task = task(edge.to());
    return task.itemOf(task.input(edge.input().orElseThrow()).orElseThrow(), types);
  }

  /** Returns the type of the items that the stage gives from which an edge leads. */
  public TypeMirror given(Edge edge) {
    return task(edge.from()).outputItem().orElseThrow();
  }

  /** Returns a graph without cycles with its stages in an order that no edge goes against. */
  public GraphModel sorted() {
    int[] waitsFor = new int[stages.size()];
    edges.forEach(edge -> waitsFor[edge.to()]++);
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    numbers().filter(stage -> waitsFor[stage] == 0).forEach(ready::add);
    int[] places = new int[stages.size()];
    Stage[] inOrder = new Stage[stages.size()];
    for (int place = 0; !ready.isEmpty(); place++) {
      int stage = ready.remove();
      places[stage] = place;
      inOrder[place] = stages.get(stage);
      for (Edge edge : outOf(stage)) {
        if (--waitsFor[edge.to()] == 0) {
          ready.add(edge.to());
        }
      }
    }
    List<Edge> moved = new ArrayList<>();
    edges.forEach(edge -> moved.add(edge.between(places[edge.from()], places[edge.to()])));
    return new GraphModel(Arrays.asList(inOrder), moved);
  }

  private IntStream numbers() {
    return IntStream.range(0, stages.size());
  }
}
