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
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Which tasks may stand where in a chain, and behind which others. */
public final class ChainRules {

  private final ContractModel contract;
  private final PipelineModel pipeline;
  private final List<Stage> stages;
  private final TypeSystem types;

  /** Makes the rules for one pipeline. */
  public ChainRules(
      ContractModel contract, PipelineModel pipeline, List<Stage> stages, TypeSystem types) {
    this.contract = contract;
    this.pipeline = pipeline;
    this.stages = stages;
    this.types = types;
  }

  /** Returns the first fault along the chain. */
  public Optional<Finding> check() {
    Optional<Finding> finding = checkAccess(stages.get(0)).or(() -> checkFirst(stages.get(0)));
    for (int i = 1; i < stages.size() && finding.isEmpty(); i++) {
      Stage before = stages.get(i - 1);
      Stage stage = stages.get(i);
      finding =
          checkAccess(stage)
              .or(() -> checkGivesOutputs(before, stage))
              .or(() -> checkInputCount(before, stage))
              .or(() -> checkTypes(before, stage));
    }
    return finding;
  }

  private Optional<Finding> checkAccess(Stage stage) {
    TaskModel task = stage.task();
    Location method = Location.of(task.method());
    if (!types.isAccessible(task.owner(), contract.inPackage())) {
      return Optional.of(hidden(method, task, task.owner()));
    }
    boolean inherited =
        task.method().getModifiers().contains(Modifier.PROTECTED)
            && types.isSubclass(contract.type(), task.owner());
    if (!inherited && !types.isAccessibleMember(task.method(), contract.inPackage())) {
      return Optional.of(
          Problem.TaskHidden.at(
              method, task.name(), task.name(), contract.inPackage().getQualifiedName()));
    }
    for (ParameterModel parameter : task.parameters()) {
      Optional<TypeElement> part = types.inaccessiblePart(parameter.type(), contract.inPackage());
      if (part.isPresent()) {
        return Optional.of(hidden(method, task, part.get()));
      }
    }
    return types
        .inaccessiblePart(task.returnType(), contract.inPackage())
        .map(part -> hidden(method, task, part));
  }

  private Finding hidden(Location method, TaskModel task, TypeElement type) {
    return Problem.TaskHidden.at(
        method, task.name(), type.getSimpleName(), contract.inPackage().getQualifiedName());
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
      return "Declare join = true on " + task.name() + " to give it all of them in one call.";
    }
    return String.format(
        "Let %s take %s, or put a task between that makes a %s of it.",
        task.name(), names.get(1), names.get(0));
  }

  private String excerpt(Stage stage) {
    return Excerpt.of(pipeline.expression(), stage.reference());
  }
}
