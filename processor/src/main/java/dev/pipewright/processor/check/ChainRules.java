package dev.pipewright.processor.check;

import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Which tasks may stand where in a chain, and behind which others. */
public final class ChainRules {

  private final ContractModel contract;
  private final PipelineModel pipeline;
  private final List<Stage> stages;
  private final TypeSystem types;
  private final Predicate<TypeElement> isInSource;
  private final List<Stage> solved = new ArrayList<>();

  /** Makes the rules for one pipeline. */
  public ChainRules(
      ContractModel contract,
      PipelineModel pipeline,
      List<Stage> stages,
      TypeSystem types,
      Predicate<TypeElement> isInSource) {
    this.contract = contract;
    this.pipeline = pipeline;
    this.stages = stages;
    this.types = types;
    this.isInSource = isInSource;
  }

  /** Returns the first fault along the chain. */
  public Optional<Finding> check() {
    Stage first = stages.get(0);
    Optional<Finding> finding =
        checkTask(first).or(() -> checkFirst(first)).or(() -> checkArguments(first));
    for (int i = 1; i < stages.size() && finding.isEmpty(); i++) {
      Stage before = solved.get(i - 1);
      Stage stage = stages.get(i);
      finding = checkTask(stage).or(() -> checkBehind(before, stage));
    }
    return finding.or(this::checkProcesses);
  }

  /** Returns whether each task takes what the one before it gives, whatever else may be wrong. */
  boolean fitsTogether() {
    Optional<Finding> finding = checkArguments(stages.get(0));
    for (int i = 1; i < stages.size() && finding.isEmpty(); i++) {
      finding = checkBehind(solved.get(i - 1), stages.get(i));
    }
    return finding.isEmpty();
  }

  private Optional<Finding> checkBehind(Stage before, Stage stage) {
    return checkGivesOutputs(before, stage)
        .or(() -> checkInputCount(before, stage))
        .or(() -> checkTypes(before, stage));
  }

  /** Returns the stages of a chain without fault, with the type variables of tasks solved. */
  public List<Stage> solved() {
    return solved;
  }

  /** Solves a generic first task from the parameters, whose types are checked elsewhere. */
  private Optional<Finding> checkArguments(Stage first) {
    TaskModel task = first.task();
    List<ParameterModel> inputs = task.inputs();
    if (task.isGeneric() && pipeline.parameters().size() >= inputs.size()) {
      List<TypeMirror> given =
          pipeline.parameters().subList(0, inputs.size()).stream()
              .map(ParameterModel::type)
              .toList();
      Optional<TaskModel> fitting = types.solve(task, given);
      if (fitting.isEmpty()) {
        return Optional.of(
            Problem.ParametersUnfit.at(
                pipeline.atMethod(),
                pipeline.name(),
                Wording.declarationOf(pipeline.parameters()),
                task.name(),
                Wording.declarationOf(inputs) + Wording.boundsOf(task.method())));
      }
      solved.add(new Stage(first.reference(), fitting.get()));
    } else {
      solved.add(first);
    }
    return Optional.empty();
  }

  private Optional<Finding> checkTask(Stage stage) {
    return new AccessRules(contract, types).check(stage.task()).or(() -> checkNames(stage));
  }

  /** Without the parameters' names in the class file, the compiler calls them arg0, arg1 ... */
  private Optional<Finding> checkNames(Stage stage) {
    TaskModel task = stage.task();
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

  private Optional<Finding> checkFirst(Stage first) {
    TaskModel task = first.task();
    if (task.join()) {
      return Optional.of(
          Problem.FirstJoins.at(pipeline.atValue(), pipeline.name(), task.name(), excerpt(first)));
    }
    if (task.options().ordered()) {
      return Optional.of(
          Problem.FirstOrdered.at(
              pipeline.atValue(), pipeline.name(), task.name(), excerpt(first)));
    }
    if (task.workers() > 1) {
      return Optional.of(
          Problem.FirstWorkers.at(
              pipeline.atValue(), pipeline.name(), task.name(), task.workers(), excerpt(first)));
    }
    return Optional.empty();
  }

  private Optional<Finding> checkGivesOutputs(Stage before, Stage stage) {
    return before.task().isSink()
        ? Optional.of(
            Problem.SinkNotLast.at(
                pipeline.atValue(),
                before.task().name(),
                TypeNames.of(before.task().returnType()),
                stage.task().name(),
                excerpt(before)))
        : Optional.empty();
  }

  private Optional<Finding> checkInputCount(Stage before, Stage stage) {
    TaskModel task = stage.task();
    List<ParameterModel> inputs = task.inputs();
    if (inputs.isEmpty()) {
      return Optional.of(
          Problem.InputNone.at(
              pipeline.atValue(),
              task.name(),
              before.task().name(),
              TypeNames.of(before.task().outputItem().orElseThrow()),
              excerpt(stage)));
    }
    if (inputs.size() > 1) {
      return Optional.of(
          Problem.InputSeveral.at(
              pipeline.atValue(),
              task.name(),
              inputs.size(),
              Wording.namesOf(inputs),
              before.task().name(),
              excerpt(stage)));
    }
    return Optional.empty();
  }

  private Optional<Finding> checkTypes(Stage before, Stage stage) {
    TypeMirror given = before.task().outputItem().orElseThrow();
    Optional<TaskModel> fitting =
        stage.task().isGeneric()
            ? types.solve(stage.task(), List.of(given))
            : Optional.of(stage.task());
    fitting = fitting.filter(task -> types.accepts(task.inputItem(types), given));
    if (fitting.isPresent()) {
      solved.add(new Stage(stage.reference(), fitting.get()));
      return Optional.empty();
    }
    return Optional.of(new MismatchRules(pipeline, stages, types).at(solved.size()));
  }

  /** Checks what only shows here: types of generic tasks, and those not visible from here. */
  private Optional<Finding> checkProcesses() {
    ProcessRules processes = new ProcessRules(types, contract.inPackage());
    for (Stage stage : solved) {
      List<Finding> findings = processes.checkTypes(stage.task());
      if (!findings.isEmpty()) {
        Finding finding = findings.get(0);
        return Optional.of(
            stage.task().isGeneric()
                ? finding.pointedOut(pipeline.atValue(), excerpt(stage))
                : finding);
      }
    }
    return Optional.empty();
  }

  private String excerpt(Stage stage) {
    return Excerpt.of(pipeline.expression(), stage.reference());
  }
}
