package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.GraphSolver;
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
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Which tasks may stand where in a graph, and behind which others. */
final class GraphRules {

  private final PipelineModel pipeline;
  private final GraphModel unsolved;
  private final GraphSolver.Solution solution;
  private final GraphModel graph;
  private final TypeSystem types;
  private final AccessRules access;
  private final ProcessRules processes;
  private final Predicate<TypeElement> isInSource;
  private final Predicate<PipelineModel> isRight;

  /**
   * Makes the rules for one pipeline.
   *
   * @param pipeline the pipeline
   * @param unsolved its stages, with tasks as they are declared
   * @param solution the same, with generic tasks solved as far as all fits
   * @param types answers questions about types
   * @param access the rules for what its class can call
   * @param processes the rules for what crosses to processes of that class
   * @param isInSource tells whether a type is declared in the source that is being compiled
   * @param isRight tells whether a changed pipeline would be right, so that it is worth offering
   */
  GraphRules(
      PipelineModel pipeline,
      GraphModel unsolved,
      GraphSolver.Solution solution,
      TypeSystem types,
      AccessRules access,
      ProcessRules processes,
      Predicate<TypeElement> isInSource,
      Predicate<PipelineModel> isRight) {
    this.pipeline = pipeline;
    this.unsolved = unsolved;
    this.solution = solution;
    this.graph = solution.graph();
    this.types = types;
    this.access = access;
    this.processes = processes;
    this.isInSource = isInSource;
    this.isRight = isRight;
  }

  /** Returns the first fault, in the order in which items pass the stages. */
  Optional<Finding> check() {
    int last = solution.isComplete() ? solution.solved() - 1 : solution.solved();
    for (int stage = 0; stage <= last; stage++) {
      Optional<Finding> finding = checkTask(stage);
      if (finding.isEmpty()) {
        finding = checkFirst(stage);
      }
      if (finding.isPresent()) {
        return finding;
      }
    }
    return solution.isComplete()
        ? checkWhole().or(this::checkProcesses)
        : Optional.of(misfit(solution.solved()));
  }

  /** Returns whether the stages fit together, whatever else may be wrong with them. */
  boolean fitsTogether() {
    return solution.isComplete() && checkWhole().isEmpty();
  }

  /** Checks what only shows when all stages are known. */
  private Optional<Finding> checkWhole() {
    return new FailureRules(pipeline, graph, types)
        .check()
        .or(this::checkOutputs)
        .or(() -> new RouteRules(pipeline, graph, types).check())
        .or(() -> new OrderRules(pipeline, graph).check())
        .or(() -> new LivenessRules(pipeline, graph, types).check());
  }

  /** Says why a stage does not take what it is given. */
  private Finding misfit(int stage) {
    if (graph.into(stage).isEmpty()) {
      return unfitArguments(stage);
    }
    FailureRules failures = new FailureRules(pipeline, graph, types);
    Optional<Finding> ofFailures = failures.misfit(stage);
    if (ofFailures.isPresent()) {
      return ofFailures.get();
    }
    if (graph.isHandler(stage)) {
      return failures.unfit(solution.unfit().orElseThrow());
    }
    for (Edge edge : graph.into(stage)) {
      Optional<Finding> finding = checkGivesOutputs(edge).or(() -> checkInputCount(edge));
      if (finding.isPresent()) {
        return finding.get();
      }
    }
    return checkInputs(stage)
        .orElseGet(
            () ->
                new MismatchRules(pipeline, graph, types, isRight)
                    .at(solution.unfit().orElseThrow()));
  }

  private Finding unfitArguments(int stage) {
    TaskModel task = graph.task(stage);
    return Problem.ParametersUnfit.at(
        pipeline.atMethod(),
        gap("pipeline", pipeline.name()),
        gap("parameters", Wording.declarationOf(pipeline.parameters())),
        gap("firstTask", Wording.firstTask(task, graph.firstTasks())),
        gap("inputs", Wording.declarationOf(task.inputs()) + Wording.boundsOf(task.method())));
  }

  private Optional<Finding> checkTask(int stage) {
    return access.check(unsolved.task(stage)).or(() -> checkNames(stage));
  }

  /** Without the parameters' names in the class file, the compiler calls them arg0, arg1 ... */
  private Optional<Finding> checkNames(int stage) {
    TaskModel task = unsolved.task(stage);
    if (isInSource.test(task.owner())) {
      return Optional.empty();
    }
    for (int i = 0; i < task.parameters().size(); i++) {
      ParameterModel parameter = task.parameters().get(i);
      if (parameter.bound().equals(Optional.of("arg" + i)) && parameter.name().equals("arg" + i)) {
        return found(
            Problem.ParameterName,
            gap("task", task.name()),
            gap("number", i + 1),
            gap("type", TypeNames.of(parameter.type())),
            gap("excerpt", excerpt(stage)));
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> checkFirst(int stage) {
    TaskModel task = unsolved.task(stage);
    if (!graph.into(stage).isEmpty()) {
      return Optional.empty();
    }
    if (task.join()) {
      return found(
          Problem.FirstJoins,
          gap("pipeline", pipeline.name()),
          gap("task", task.name()),
          gap("remedy", itemsFirst(stage).orElse(Problem.Wordings.NO_JOIN_FIRST)),
          gap("excerpt", excerpt(stage)));
    }
    if (task.options().ordered()) {
      return found(
          Problem.FirstOrdered,
          gap("pipeline", pipeline.name()),
          gap("task", task.name()),
          gap("remedy", itemsFirst(stage).orElse(Problem.Wordings.NO_ORDER)),
          gap("excerpt", excerpt(stage)));
    }
    if (task.workers() > 1) {
      return found(
          Problem.FirstWorkers,
          gap("pipeline", pipeline.name()),
          gap("task", task.name()),
          gap("workers", task.workers()),
          gap("remedy", itemsFirst(stage).orElse(Problem.Wordings.ONE_WORKER)),
          gap("excerpt", excerpt(stage)));
    }
    return Optional.empty();
  }

  /** Says which task gives items to one that must not be the first: one behind it, or a new one. */
  private Optional<String> itemsFirst(int stage) {
    return new Rewriting(pipeline, isRight)
        .inAnotherOrder()
        .map(Problem.Wordings.ONLY_WRITE::formatted)
        .or(() -> new EachElement(pipeline, unsolved, types).remedy(stage));
  }

  private Optional<Finding> checkGivesOutputs(Edge edge) {
    TaskModel before = graph.task(edge.from());
    TaskModel task = graph.task(edge.to());
    Rewriting rewriting = new Rewriting(pipeline, isRight);
    return before.isSink()
        ? found(
            Problem.SinkNotLast,
            gap("before", before.name()),
            gap("result", TypeNames.of(before.returnType())),
            gap("task", task.name()),
            gap(
                "taken",
                edge.input().isPresent()
                    ? TypeNames.of(graph.taken(edge, types))
                    : Problem.Wordings.WHAT_IT_TAKES.formatted(task.name())),
            gap(
                "orWrite",
                rewriting
                    .inAnotherOrder()
                    .or(() -> rewriting.withEnd(referenceOf(edge.from())))
                    .map(Problem.Wordings.OR_WRITE::formatted)
                    .orElse("")),
            gap("excerpt", excerpt(edge.from())))
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
      return found(
          Problem.InputNone,
          gap("task", task.name()),
          gap("before", before.name()),
          gap("given", TypeNames.of(before.outputItem().orElseThrow())),
          gap("orFirst", orFirst(edge)),
          gap("excerpt", excerpt));
    }
    if (!edge.reference().name().equals(task.name())) {
      return found(
          Problem.InputsOfPipeline,
          gap("pipeline", edge.reference().text()),
          gap("tasks", Wording.tasksTaking(beginningOf(edge))),
          gap("before", before.name()),
          gap("orFirst", orFirst(edge)),
          gap("excerpt", excerpt));
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
          gap("task", task.name()),
          gap("count", task.inputs().size()),
          gap("inputs", Wording.namesOf(task.inputs())),
          gap("expression", led.get()),
          gap("excerpt", excerpt));
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
        gap("task", task.name()),
        gap("count", inputs.size()),
        gap("inputs", Wording.namesOf(inputs)),
        gap("before", graph.task(edge.from()).name()),
        gap("others", one ? Wording.inputs(others) : Problem.Wordings.ALL_BUT_ONE),
        gap("example", edge.reference().text() + "." + (one ? taking : inputs).get(0).name()),
        gap("orFirst", orFirst(edge)),
        gap("excerpt", excerpt));
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
        return found(
            Problem.InputUnfed,
            gap("task", task.name()),
            gap("inputs", Wording.namesOf(task.inputs())),
            gap("input", input.name()),
            gap("excerpt", excerpt(stage)));
      }
      if (into.size() > 1) {
        return found(
            Problem.InputTwice,
            gap("task", task.name()),
            gap("input", input.name()),
            gap(
                "ways",
                Wording.and(into.stream().map(edge -> Way.of(graph, List.of(edge))).toList())),
            gap(
                "remedy",
                new Rewriting(pipeline, isRight)
                    .toInputs(graph, stage)
                    .map(Problem.Wordings.WRITE::formatted)
                    .orElse(Problem.Wordings.ONE_EACH)),
            gap("excerpt", Excerpt.of(pipeline, into.get(1).reference())));
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> checkOutputs() {
    List<Integer> outputs = graph.outputs();
    return outputs.size() > 1
        ? found(
            Problem.GraphOutput,
            gap("pipeline", pipeline.name()),
            gap(
                "tasks",
                Wording.and(outputs.stream().map(stage -> graph.task(stage).name()).toList())),
            gap(
                "orWrite",
                new Rewriting(pipeline, isRight)
                    .asOneChain()
                    .map(Problem.Wordings.OR_WRITE::formatted)
                    .orElse("")),
            gap("excerpt", excerpt(outputs.get(outputs.size() - 1))))
        : Optional.empty();
  }

  /** Checks what only shows here: types of generic tasks, and those not visible from here. */
  private Optional<Finding> checkProcesses() {
    for (int number = 0; number < graph.stages().size(); number++) {
      Stage stage = graph.stages().get(number);
      List<Finding> findings = processes.checkTypes(stage.task(), graph.given(number, types));
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

  private Optional<Finding> found(Problem problem, Gap... gaps) {
    return Optional.of(problem.at(pipeline.atValue(), gaps));
  }

  private Reference referenceOf(int stage) {
    return graph.stages().get(stage).reference();
  }

  private String excerpt(int stage) {
    return Excerpt.of(pipeline, referenceOf(stage));
  }
}
