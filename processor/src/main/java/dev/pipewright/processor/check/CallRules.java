package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Delivery;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** What a pipeline method takes and returns, given its tasks. */
public final class CallRules {

  private final PipelineModel pipeline;
  private final List<Stage> stages;
  private final TypeSystem types;

  /** Makes the rules for one pipeline whose chain is right. */
  public CallRules(PipelineModel pipeline, List<Stage> stages, TypeSystem types) {
    this.pipeline = pipeline;
    this.stages = stages;
    this.types = types;
  }

  /** Returns the first fault of the method's parameters, or else of its result. */
  public Optional<Finding> check() {
    return checkInputs()
        .or(this::checkFurtherParameters)
        .or(this::checkResult)
        .or(this::checkThrows);
  }

  /** Returns how the caller takes the outputs, if that was found right. */
  public Delivery delivery() {
    return readResult().orElseThrow();
  }

  private TaskModel first() {
    return stages.get(0).task();
  }

  private TaskModel last() {
    return stages.get(stages.size() - 1).task();
  }

  private Optional<Finding> checkInputs() {
    List<ParameterModel> inputs = first().inputs();
    if (pipeline.parameters().size() < inputs.size()) {
      return Optional.of(
          Problem.ParametersMissing.at(
              pipeline.atMethod(),
              pipeline.name(),
              pipeline.parameters().isEmpty()
                  ? "no parameters"
                  : "the parameters " + Wording.declarationOf(pipeline.parameters()),
              first().name(),
              Wording.declarationOf(inputs)));
    }
    for (int i = 0; i < inputs.size(); i++) {
      ParameterModel parameter = pipeline.parameters().get(i);
      ParameterModel input = inputs.get(i);
      if (!types.accepts(input.type(), parameter.type())) {
        List<String> names = TypeNames.of(List.of(parameter.type(), input.type()));
        return Optional.of(
            Problem.ParameterType.at(
                Location.of(parameter.element()),
                parameter.name(),
                pipeline.name(),
                names.get(0),
                input.name(),
                first().name(),
                names.get(1)));
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> checkFurtherParameters() {
    int inputs = first().inputs().size();
    for (ParameterModel parameter :
        pipeline.parameters().subList(inputs, pipeline.parameters().size())) {
      Optional<Finding> finding = checkBound(parameter);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> checkBound(ParameterModel parameter) {
    Location at = Location.of(parameter.element());
    boolean used = false;
    for (Stage stage : stages) {
      for (ParameterModel binding : stage.task().bindings()) {
        if (!binding.bound().equals(Optional.of(parameter.name()))) {
          continue;
        }
        if (!types.accepts(binding.type(), parameter.type())) {
          List<String> names = TypeNames.of(List.of(parameter.type(), binding.type()));
          return Optional.of(
              Problem.ParameterBoundType.at(
                  at,
                  parameter.name(),
                  pipeline.name(),
                  names.get(0),
                  stage.task().name(),
                  names.get(1)));
        }
        used = true;
      }
    }
    return used
        ? Optional.empty()
        : Optional.of(
            Problem.ParameterUnused.at(
                at,
                parameter.name(),
                pipeline.name(),
                first().name(),
                Wording.declarationOf(first().inputs())));
  }

  private Optional<Delivery> readResult() {
    return Delivery.of(pipeline.returnType(), last().outputItem(), types);
  }

  private Optional<Finding> checkResult() {
    Optional<Delivery> delivery = readResult();
    Optional<TypeMirror> output = last().outputItem();
    String returned = TypeNames.of(pipeline.returnType());
    if (delivery.isEmpty() && output.isEmpty()) {
      return Optional.of(
          Problem.ResultOfSink.at(
              pipeline.atMethod(),
              pipeline.name(),
              returned,
              last().name(),
              TypeNames.of(last().returnType())));
    }
    Optional<Stage> several = whyNotExactlyOne();
    if (delivery.isEmpty()) {
      List<String> names =
          TypeNames.of(
              List.of(
                  pipeline.returnType(), output.orElseThrow(), types.boxed(output.orElseThrow())));
      return Optional.of(
          Problem.Result.at(
              pipeline.atMethod(),
              pipeline.name(),
              names.get(0),
              last().name(),
              names.get(1),
              names.get(2),
              several.isEmpty() ? ", or the " + names.get(1) + " itself" : ""));
    }
    if (delivery.get().isSingle() && several.isPresent()) {
      return Optional.of(
          Problem.SingleResult.at(
              pipeline.atMethod(),
              pipeline.name(),
              returned,
              reason(several.get().task()),
              TypeNames.of(types.boxed(output.orElseThrow())),
              Excerpt.of(pipeline.expression(), several.get().reference())));
    }
    return Optional.empty();
  }

  private Optional<Finding> checkThrows() {
    boolean lazy =
        switch (delivery().kind()) {
          case LIST, SINGLE, VOID -> false;
          default -> true;
        };
    List<TypeMirror> checked = types.withoutRedundant(pipeline.thrown(), List.of());
    return lazy && !checked.isEmpty()
        ? Optional.of(
            Problem.Throws.at(
                pipeline.atMethod(),
                pipeline.name(),
                Wording.and(checked.stream().map(TypeNames::of).toList()),
                TypeNames.of(pipeline.returnType())))
        : Optional.empty();
  }

  private static String reason(TaskModel task) {
    return task.branch()
        ? "task " + task.name() + " branches, so there may be any number of outputs"
        : String.format(
            "task %s joins with %s workers, so there are %2$s outputs",
            task.name(), task.workers());
  }

  /**
   * Counts along the chain: one output at the start, any number behind a task that branches, and as
   * many as it has workers behind a task that joins.
   *
   * @return the task for which the end may have another number of outputs than one
   */
  private Optional<Stage> whyNotExactlyOne() {
    Optional<Stage> several = Optional.empty();
    for (Stage stage : stages) {
      TaskModel task = stage.task();
      if (task.branch() || (task.join() && task.workers() > 1)) {
        several = Optional.of(stage);
      } else if (task.join()) {
        several = Optional.empty();
      }
    }
    return several;
  }
}
