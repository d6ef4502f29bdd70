package dev.pipewright.processor.check;

import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Reference;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Which tasks may stand where in a graph, and behind which others. */
final class GraphRules {

  private final ContractModel contract;
  private final PipelineModel pipeline;
  private final TypeSystem types;
  private final ProcessRules processes;
  private final Predicate<TypeElement> isInSource;
  private final Predicate<PipelineModel> isRight;

  /** The graph; the type variables of tasks have been solved as far as it has been checked. */
  private GraphModel graph;

  /**
   * Makes the rules for one pipeline.
   *
   * @param contract the type that its class implements
   * @param pipeline the pipeline
   * @param graph its stages
   * @param types answers questions about types
   * @param processes the rules for what crosses to processes of that class
   * @param isInSource tells whether a type is declared in the source that is being compiled
   * @param isRight tells whether a changed pipeline would be right, so that it is worth offering
   */
  GraphRules(
      ContractModel contract,
      PipelineModel pipeline,
      GraphModel graph,
      TypeSystem types,
      ProcessRules processes,
      Predicate<TypeElement> isInSource,
      Predicate<PipelineModel> isRight) {
    this.contract = contract;
    this.pipeline = pipeline;
    this.graph = graph;
    this.types = types;
    this.processes = processes;
    this.isInSource = isInSource;
    this.isRight = isRight;
  }

  /** Returns the first fault, in the order in which items pass the stages. */
  Optional<Finding> check() {
    return each(stage -> checkTask(stage).or(() -> checkFirst(stage)).or(() -> checkFit(stage)))
        .or(this::checkWhole)
        .or(this::checkProcesses);
  }

  /** Returns whether the stages fit together, whatever else may be wrong with them. */
  boolean fitsTogether() {
    return each(this::checkFit).or(this::checkWhole).isEmpty();
  }

  /** Returns the graph, if it is right, with the type variables of tasks solved. */
  GraphModel solved() {
    return graph;
  }

  private Optional<Finding> each(IntFunction<Optional<Finding>> rule) {
    Optional<Finding> finding = Optional.empty();
    for (int stage = 0; stage < graph.stages().size() && finding.isEmpty(); stage++) {
      finding = rule.apply(stage);
    }
    return finding;
  }

  /** Checks what only shows when all stages are known. */
  private Optional<Finding> checkWhole() {
    return checkOutputs()
        .or(() -> new RouteRules(pipeline, graph, types).check())
        .or(() -> new OrderRules(pipeline, graph).check())
        .or(() -> new LivenessRules(pipeline, graph, types).check());
  }

  private Optional<Finding> checkFit(int stage) {
    if (graph.into(stage).isEmpty()) {
      return checkArguments(stage);
    }
    for (Edge edge : graph.into(stage)) {
      Optional<Finding> finding = checkGivesOutputs(edge).or(() -> checkInputCount(edge));
      if (finding.isPresent()) {
        return finding;
      }
    }
    return checkInputs(stage).or(() -> checkTypes(stage));
  }

  /** Solves a generic first task from the parameters, whose types are checked elsewhere. */
  private Optional<Finding> checkArguments(int stage) {
    TaskModel task = graph.task(stage);
    Optional<List<ParameterModel>> arguments = pipeline.argumentsOf(graph, stage);
    if (!task.isGeneric() || arguments.isEmpty()) {
      return Optional.empty();
    }
    Optional<TaskModel> fitting =
        types.solve(task, arguments.get().stream().map(p -> List.of(p.type())).toList());
    if (fitting.isEmpty()) {
      return Optional.of(
          Problem.ParametersUnfit.at(
              pipeline.atMethod(),
              pipeline.name(),
              Wording.declarationOf(pipeline.parameters()),
              Wording.firstTask(task, graph.firstTasks()),
              Wording.declarationOf(task.inputs()) + Wording.boundsOf(task.method())));
    }
    graph = graph.withTask(stage, fitting.get());
    return Optional.empty();
  }

  private Optional<Finding> checkTask(int stage) {
    return new AccessRules(contract, types).check(graph.task(stage)).or(() -> checkNames(stage));
  }

  /** Without the parameters' names in the class file, the compiler calls them arg0, arg1 ... */
  private Optional<Finding> checkNames(int stage) {
    TaskModel task = graph.task(stage);
    if (isInSource.test(task.owner())) {
      return Optional.empty();
    }
    for (int i = 0; i < task.parameters().size(); i++) {
      ParameterModel parameter = task.parameters().get(i);
      if (parameter.bound().equals(Optional.of("arg" + i)) && parameter.name().equals("arg" + i)) {
        return Optional.of(
            Problem.ParameterName.at(
                pipeline.atValue(),
                task.name(),
                i + 1,
                TypeNames.of(parameter.type()),
                excerpt(stage)));
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> checkFirst(int stage) {
    TaskModel task = graph.task(stage);
    if (!graph.into(stage).isEmpty()) {
      return Optional.empty();
    }
    if (task.join()) {
      return Optional.of(
          Problem.FirstJoins.at(
              pipeline.atValue(),
              pipeline.name(),
              task.name(),
              itemsFirst(stage).orElse(Problem.Wordings.NO_JOIN_FIRST),
              excerpt(stage)));
    }
    Optional<String> each = itemsFirst(stage);
    if (task.options().ordered()) {
      return Optional.of(
          Problem.FirstOrdered.at(
              pipeline.atValue(),
              pipeline.name(),
              task.name(),
              each.orElse(Problem.Wordings.NO_ORDER),
              excerpt(stage)));
    }
    if (task.workers() > 1) {
      return Optional.of(
          Problem.FirstWorkers.at(
              pipeline.atValue(),
              pipeline.name(),
              task.name(),
              task.workers(),
              each.orElse(Problem.Wordings.ONE_WORKER),
              excerpt(stage)));
    }
    return Optional.empty();
  }

  /** Says which task gives items to one that must not be the first: one behind it, or a new one. */
  private Optional<String> itemsFirst(int stage) {
    return new Rewriting(pipeline, isRight)
        .inAnotherOrder()
        .map(Problem.Wordings.ONLY_WRITE::formatted)
        .or(() -> new EachElement(pipeline, graph, types).remedy(stage));
  }

  private Optional<Finding> checkGivesOutputs(Edge edge) {
    TaskModel before = graph.task(edge.from());
    TaskModel task = graph.task(edge.to());
    Rewriting rewriting = new Rewriting(pipeline, isRight);
    return before.isSink()
        ? Optional.of(
            Problem.SinkNotLast.at(
                pipeline.atValue(),
                before.name(),
                TypeNames.of(before.returnType()),
                task.name(),
                edge.input().isPresent()
                    ? TypeNames.of(graph.taken(edge, types))
                    : Problem.Wordings.WHAT_IT_TAKES.formatted(task.name()),
                rewriting
                    .inAnotherOrder()
                    .or(() -> rewriting.withEnd(referenceOf(edge.from())))
                    .map(Problem.Wordings.OR_WRITE::formatted)
                    .orElse(""),
                excerpt(edge.from())))
        : Optional.empty();
  }

  /** Checks that it is clear which input an edge leads to. */
  private Optional<Finding> checkInputCount(Edge edge) {
    TaskModel before = graph.task(edge.from());
    TaskModel task = graph.task(edge.to());
    List<ParameterModel> inputs = task.inputs();
    String excerpt = Excerpt.of(pipeline, edge.reference());
    if (edge.input().isPresent()) {
      return Optional.empty();
    }
    if (inputs.isEmpty()) {
      return Optional.of(
          Problem.InputNone.at(
              pipeline.atValue(),
              task.name(),
              before.name(),
              TypeNames.of(before.outputItem().orElseThrow()),
              orFirst(edge),
              excerpt));
    }
    if (!edge.reference().name().equals(task.name())) {
      return Optional.of(
          Problem.InputsOfPipeline.at(
              pipeline.atValue(),
              edge.reference().text(),
              Wording.tasksTaking(beginningOf(edge)),
              before.name(),
              orFirst(edge),
              excerpt));
    }
    return Optional.of(inputSeveral(edge, excerpt));
  }

  /** Says how the task's name can stand first instead, if that would be right. */
  private String orFirst(Edge edge) {
    return new Rewriting(pipeline, isRight)
        .withFirst(edge.reference())
        .map(Problem.Wordings.OR_WRITE::formatted)
        .orElse("");
  }

  /** Tells which inputs chains can lead to, or which to bind where only one takes the items. */
  private Finding inputSeveral(Edge edge, String excerpt) {
    TaskModel task = graph.task(edge.to());
    Rewriting rewriting = new Rewriting(pipeline, isRight);
    Optional<String> led =
        rewriting
            .toInputs(graph, edge.to())
            .or(
                () ->
                    rewriting
                        .toSomeInputs(graph, edge.to(), types)
                        .map(
                            some ->
                                Problem.Wordings.AND_BIND.formatted(
                                    some.getKey(), Wording.inputs(some.getValue()))));
    if (led.isPresent()) {
      return Problem.InputsMeet.at(
          pipeline.atValue(),
          task.name(),
          task.inputs().size(),
          Wording.namesOf(task.inputs()),
          led.get(),
          excerpt);
    }
    TypeMirror given = graph.given(edge);
    List<ParameterModel> inputs = task.inputs();
    List<ParameterModel> taking =
        inputs.stream()
            .filter(i -> types.acceptsErased(i.type(), given) || types.isPartOf(i.type(), given))
            .toList();
    boolean one = taking.size() == 1;
    List<ParameterModel> others = inputs.stream().filter(i -> !taking.contains(i)).toList();
    return Problem.InputSeveral.at(
        pipeline.atValue(),
        task.name(),
        inputs.size(),
        Wording.namesOf(inputs),
        graph.task(edge.from()).name(),
        one ? Wording.inputs(others) : Problem.Wordings.ALL_BUT_ONE,
        edge.reference().text() + "." + (one ? taking : inputs).get(0).name(),
        orFirst(edge),
        excerpt);
  }

  /** Returns the tasks that the spliced pipeline begins with that an edge leads to. */
  private List<TaskModel> beginningOf(Edge edge) {
    List<TaskModel> beginning = new ArrayList<>();
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      boolean first = stage == edge.to() || graph.into(stage).isEmpty();
      if (first && graph.stages().get(stage).reference().equals(referenceOf(edge.to()))) {
        beginning.add(graph.task(stage));
      }
    }
    return beginning;
  }

  /** Checks that each of several inputs is given one item at a time. */
  private Optional<Finding> checkInputs(int stage) {
    TaskModel task = graph.task(stage);
    if (task.inputs().size() < 2) {
      return Optional.empty();
    }
    for (ParameterModel input : task.inputs()) {
      List<Edge> into = graph.into(stage, input);
      if (into.isEmpty()) {
        return Optional.of(
            Problem.InputUnfed.at(
                pipeline.atValue(),
                task.name(),
                Wording.namesOf(task.inputs()),
                input.name(),
                excerpt(stage)));
      }
      if (into.size() > 1) {
        return Optional.of(
            Problem.InputTwice.at(
                pipeline.atValue(),
                task.name(),
                input.name(),
                Wording.and(into.stream().map(edge -> Way.of(graph, List.of(edge))).toList()),
                new Rewriting(pipeline, isRight)
                    .toInputs(graph, stage)
                    .map(Problem.Wordings.WRITE::formatted)
                    .orElse(Problem.Wordings.ONE_EACH),
                Excerpt.of(pipeline, into.get(1).reference())));
      }
    }
    return Optional.empty();
  }

  /** Solves a task from what it is given, and finds out which edges are routed. */
  private Optional<Finding> checkTypes(int stage) {
    TaskModel task = graph.task(stage);
    GraphModel solved = graph;
    if (task.isGeneric()) {
      Optional<TaskModel> fitting = types.solve(task, given(stage));
      if (fitting.isEmpty()) {
        return Optional.of(mismatch(unfit(stage)));
      }
      solved = graph.withTask(stage, fitting.get());
    }
    for (Edge edge : graph.into(stage)) {
      TypeMirror taken = solved.taken(edge, types);
      TypeMirror given = solved.given(edge);
      boolean all = types.accepts(taken, given);
      if (!all && !types.isPartOf(taken, given)) {
        return Optional.of(mismatch(edge));
      }
      solved = solved.withEdge(edge, edge.withRouted(!all));
    }
    graph = solved;
    return Optional.empty();
  }

  private Finding mismatch(Edge edge) {
    return new MismatchRules(pipeline, graph, types, isRight).at(edge);
  }

  /** Returns the types that a stage is given, for each of its inputs. */
  private List<List<TypeMirror>> given(int stage) {
    List<List<TypeMirror>> given = new ArrayList<>();
    for (ParameterModel input : graph.task(stage).inputs()) {
      given.add(graph.into(stage, input).stream().map(graph::given).toList());
    }
    return given;
  }

  /** Returns the edge because of which a generic task cannot be solved, as far as one is. */
  private Edge unfit(int stage) {
    List<Edge> edges = graph.into(stage);
    return edges.stream()
        .filter(edge -> !types.acceptsErased(graph.taken(edge, types), graph.given(edge)))
        .findFirst()
        .orElse(edges.get(edges.size() - 1));
  }

  private Optional<Finding> checkOutputs() {
    List<Integer> outputs = graph.outputs();
    return outputs.size() > 1
        ? Optional.of(
            Problem.GraphOutput.at(
                pipeline.atValue(),
                pipeline.name(),
                Wording.and(outputs.stream().map(stage -> graph.task(stage).name()).toList()),
                new Rewriting(pipeline, isRight)
                    .asOneChain()
                    .map(Problem.Wordings.OR_WRITE::formatted)
                    .orElse(""),
                excerpt(outputs.get(outputs.size() - 1))))
        : Optional.empty();
  }

  /** Checks what only shows here: types of generic tasks, and those not visible from here. */
  private Optional<Finding> checkProcesses() {
    for (int number = 0; number < graph.stages().size(); number++) {
      Stage stage = graph.stages().get(number);
      List<Finding> findings = processes.checkTypes(stage.task(), given(number));
      if (!findings.isEmpty()) {
        Finding finding = findings.get(0);
        return Optional.of(
            stage.task().isGeneric()
                ? finding.pointedOut(pipeline.atValue(), Excerpt.of(pipeline, stage.reference()))
                : finding);
      }
    }
    return Optional.empty();
  }

  private Reference referenceOf(int stage) {
    return graph.stages().get(stage).reference();
  }

  private String excerpt(int stage) {
    return Excerpt.of(pipeline, referenceOf(stage));
  }
}
