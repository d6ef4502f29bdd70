package dev.pipewright.processor.check;

import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Which tasks may stand where in a chain, and behind which others. */
public final class ChainRules {

  private final ContractModel contract;
  private final PipelineModel pipeline;
  private final List<Stage> stages;
  private final TypeSystem types;
  private final Predicate<TypeElement> isInSource;

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
    Optional<Finding> finding = checkTask(stages.get(0)).or(() -> checkFirst(stages.get(0)));
    for (int i = 1; i < stages.size() && finding.isEmpty(); i++) {
      Stage before = stages.get(i - 1);
      Stage stage = stages.get(i);
      finding =
          checkTask(stage)
              .or(() -> checkGivesOutputs(before, stage))
              .or(() -> checkInputCount(before, stage))
              .or(() -> checkTypes(before, stage));
    }
    return finding;
  }

  private Optional<Finding> checkTask(Stage stage) {
    return checkAccess(stage.task())
        .or(() -> checkVariables(stage.task()))
        .or(() -> checkNames(stage));
  }

  private Optional<Finding> checkAccess(TaskModel task) {
    Location method = Location.of(task.method());
    Optional<TypeElement> hidden = types.hidden(task.owner(), contract.inPackage());
    if (hidden.isPresent()) {
      return Optional.of(hidden(method, task, hidden.get()));
    }
    boolean inherited =
        task.method().getModifiers().contains(Modifier.PROTECTED)
            && types.isSubclass(contract.type(), task.owner());
    if (!inherited && !types.isAccessibleMember(task.method(), contract.inPackage())) {
      return Optional.of(
          Problem.TaskHidden.at(
              method, task.name(), task.name(), Wording.nameOf(contract.inPackage())));
    }
    return Stream.concat(signatureOf(task), task.thrown().stream())
        .flatMap(type -> types.inaccessiblePart(type, contract.inPackage()).stream())
        .findFirst()
        .map(part -> hidden(method, task, part));
  }

  private static Stream<TypeMirror> signatureOf(TaskModel task) {
    return Stream.concat(
        task.parameters().stream().map(ParameterModel::type), Stream.of(task.returnType()));
  }

  /** A variable of the type that declares the task, which the pipeline's type leaves open. */
  private Optional<Finding> checkVariables(TaskModel task) {
    return signatureOf(task)
        .flatMap(type -> types.variableIn(type).stream())
        .findFirst()
        .map(
            variable ->
                Problem.TypeVariable.at(
                    Location.of(task.method()), task.name(), TypeNames.of(variable)));
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

  private Finding hidden(Location method, TaskModel task, TypeElement type) {
    return Problem.TaskHidden.at(
        method, task.name(), type.getSimpleName(), Wording.nameOf(contract.inPackage()));
  }

  private Optional<Finding> checkFirst(Stage first) {
    TaskModel task = first.task();
    if (task.join()) {
      return Optional.of(
          Problem.FirstJoins.at(pipeline.atValue(), pipeline.name(), task.name(), excerpt(first)));
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
                pipeline.atValue(), before.task().name(), stage.task().name(), excerpt(before)))
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
    TypeMirror taken = stage.task().inputItem(types);
    if (types.accepts(taken, given)) {
      return Optional.empty();
    }
    List<String> names = TypeNames.of(List.of(taken, given));
    return Optional.of(
        Problem.TypeMismatch.at(
            pipeline.atValue(),
            stage.task().name(),
            names.get(0),
            before.task().name(),
            names.get(1),
            remedy(before.task(), stage.task(), taken, given, names),
            excerpt(stage)));
  }

  private String remedy(
      TaskModel before, TaskModel task, TypeMirror taken, TypeMirror given, List<String> names) {
    if (!before.branch()
        && types.elementsOf(given) instanceof Shape.Many many
        && types.accepts(taken, many.item())) {
      return "Declare branch = true on " + before.name() + " to hand on its elements one by one.";
    }
    if (!task.join()
        && types.viewOf(taken) instanceof Shape.Many many
        && types.accepts(many.item(), given)) {
      return String.format(
          "Declare join = true on %s to give it all outputs of %s in one call.",
          task.name(), before.name());
    }
    return String.format(
        "Let %s take %s, or put a task between them that turns %2$s into %s.",
        task.name(), names.get(1), names.get(0));
  }

  private String excerpt(Stage stage) {
    return Excerpt.of(pipeline.expression(), stage.reference());
  }
}
