package dev.pipewright.processor.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a graph together while the names of an expression are read. */
public final class GraphBuilder {

  private final List<Stage> stages = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Set<List<Object>> ways = new HashSet<>();

  /** Makes a builder of one graph. */
  public GraphBuilder() {}

  /**
   * What a name stands for: a stage, or those of a pipeline.
   *
   * @param entry the stage that ways to it lead to
   * @param input the input of that stage that they lead to by its bare name, if there is just one
   * @param exit the stage that ways from it begin with
   */
  public record Place(int entry, Optional<String> input, int exit) {}

  /** Adds a stage. */
  public Place add(Reference reference, TaskModel task) {
    stages.add(new Stage(reference, task));
    int stage = stages.size() - 1;
    return new Place(stage, onlyInput(List.of(task)), stage);
  }

  /** Adds the stages of a pipeline whose name stands in the expression. */
  public Place add(Reference reference, GraphModel pipeline) {
    int offset = stages.size();
    pipeline.stages().forEach(stage -> stages.add(new Stage(reference, stage.task())));
    for (Edge edge : pipeline.edges()) {
      Edge moved =
          new Edge(
              offset + edge.from(),
              offset + edge.to(),
              edge.input(),
              edge.arrow(),
              reference,
              edge.routed());
      edges.add(moved);
      ways.add(moved.way());
    }
    return new Place(
        offset + pipeline.firsts().get(0),
        onlyInput(pipeline.firstTasks()),
        offset + pipeline.last());
  }

  private static Optional<String> onlyInput(List<TaskModel> firsts) {
    List<ParameterModel> inputs = firsts.get(0).inputs();
    return firsts.size() == 1 && inputs.size() == 1
        ? Optional.of(inputs.get(0).name())
        : Optional.empty();
  }

  /**
   * Adds a way, unless there is one already: chains may begin with the same names.
   *
   * @param from where it begins
   * @param to where it leads to
   * @param input the input that it leads to, if the expression names one
   * @param reference the name that it leads to, and the arrow before it
   */
  public void connect(Place from, Place to, Optional<String> input, Reference reference) {
    Arrow arrow = reference.arrow();
    Optional<String> leadsTo = arrow == Arrow.FAILURES ? input : input.or(to::input);
    Edge edge = new Edge(from.exit(), to.entry(), leadsTo, arrow, reference, false);
    if (ways.add(edge.way())) {
      edges.add(edge);
    }
  }

  /** Returns the graph, which may have cycles. */
  public GraphModel graph() {
    return new GraphModel(stages, edges);
  }
}
