package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.Taking;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.type.TypeMirror;

/** What a pipeline method takes and returns, given its tasks. */
final class CallRules {

  private final PipelineModel pipeline;
  private final GraphModel graph;
  private final TypeSystem types;
  private final Predicate<PipelineModel> isRight;

  /**
   * Makes the rules for one pipeline whose graph is right.
   *
   * @param pipeline the pipeline
   * @param graph its stages
   * @param types answers questions about types
   * @param isRight tells whether a changed pipeline would be right, so that it is worth offering
   */
  CallRules(
      PipelineModel pipeline,
      GraphModel graph,
      TypeSystem types,
      Predicate<PipelineModel> isRight) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.types = types;
    this.isRight = isRight;
  }

  /** Returns the first fault of the method's parameters, or else of its result. */
  Optional<Finding> check() {
    return checkInputs()
        .or(this::checkFurtherParameters)
        .map(this::together)
        .or(this::checkResult)
        .or(this::checkThrows);
  }

  /** Returns how the caller takes the outputs, if that was found right. */
  Taking taking() {
    return readResult().orElseThrow();
  }

  private TaskModel last() {
    return graph.task(graph.last());
  }

  private int inputs() {
    return graph.firstTasks().stream().mapToInt(task -> task.inputs().size()).sum();
  }

  private Finding missing() {
    List<TaskModel> firsts = graph.firstTasks();
    return Problem.ParametersMissing.at(
        pipeline.atMethod(),
        gap("pipeline", pipeline.name()),
        gap(
            "parameters",
            pipeline.parameters().isEmpty()
                ? Problem.Wordings.NO_PARAMETERS
                : Problem.Wordings.PARAMETERS.formatted(
                    Wording.declarationOf(pipeline.parameters()))),
        gap("firstTasks", Wording.firstTasksTake(firsts)),
        gap(
            "remedy",
            completed()
                .map(Problem.Wordings.DECLARE::formatted)
                .orElse(Problem.Wordings.BEGIN_WITH.formatted(Wording.namesOfTasks(firsts)))));
  }

  /** Puts the inputs of the first tasks before parameters that are for bound ones. */
  private Optional<String> completed() {
    List<ParameterModel> all = new ArrayList<>();
    graph.firstTasks().forEach(task -> all.addAll(task.inputs()));
    List<String> inputs = all.stream().map(ParameterModel::name).toList();
    pipeline.parameters().stream().filter(p -> !inputs.contains(p.name())).forEach(all::add);
    boolean namesDiffer = all.stream().map(ParameterModel::name).distinct().count() == all.size();
    return namesDiffer && isRight.test(pipeline.withParameters(all))
        ? Optional.of(Wording.declarationOf(all))
        : Optional.empty();
  }

  /** Tells of all parameters at once where another order, or other types of several, mend it. */
  private Finding together(Finding first) {
    Optional<String> order = new Rewriting(pipeline, isRight).withParametersInOrder();
    if (order.isPresent()) {
      return Problem.ParametersOrder.at(
          pipeline.atMethod(),
          gap("pipeline", pipeline.name()),
          gap("parameters", Wording.declarationOf(pipeline.parameters())),
          gap("firstTasks", Wording.firstTasksTake(graph.firstTasks())),
          gap("declaration", order.get()));
    }
    boolean allBound =
        pipeline.parameters().stream().allMatch(p -> bindingOf(p.name()).isPresent());
    if (allBound && completed().isPresent()) {
      return missing();
    }
    List<ParameterModel> retyped = retyped();
    List<ParameterModel> wrong =
        pipeline.parameters().stream().filter(p -> !retyped.contains(p)).toList();
    return wrong.size() > 1 && isRight.test(pipeline.withParameters(retyped))
        ? Problem.ParametersTypes.at(
            pipeline.atMethod(),
            gap("pipeline", pipeline.name()),
            gap("parameters", Wording.declarationOf(pipeline.parameters())),
            gap("wrong", Wording.namesOf(wrong)),
            gap("declaration", Wording.declarationOf(retyped)))
        : first;
  }

  /** Returns the parameters with the types that the tasks take. */
  private List<ParameterModel> retyped() {
    List<ParameterModel> inputs =
        graph.firstTasks().stream().flatMap(task -> task.inputs().stream()).toList();
    List<ParameterModel> retyped = new ArrayList<>();
    for (int i = 0; i < pipeline.parameters().size(); i++) {
      ParameterModel parameter = pipeline.parameters().get(i);
      Optional<ParameterModel> taking =
          i < inputs.size() ? Optional.of(inputs.get(i)) : bindingOf(parameter.name());
      retyped.add(
          taking
              .map(ParameterModel::type)
              .filter(type -> !types.accepts(type, parameter.type()))
              .map(parameter::withType)
              .orElse(parameter));
    }
    return retyped;
  }

  private Optional<ParameterModel> bindingOf(String name) {
    return graph.stages().stream()
        .flatMap(stage -> stage.task().bindings().stream())
        .filter(binding -> binding.bound().equals(Optional.of(name)))
        .findFirst();
  }

  private Optional<Finding> checkInputs() {
    List<TaskModel> firsts = graph.firstTasks();
    if (pipeline.parameters().size() < inputs()) {
      return Optional.of(missing());
    }
    for (int first : graph.firsts()) {
      List<ParameterModel> inputs = graph.task(first).inputs();
      List<ParameterModel> arguments = pipeline.argumentsOf(graph, first).orElseThrow();
      for (int i = 0; i < inputs.size(); i++) {
        ParameterModel parameter = arguments.get(i);
        ParameterModel input = inputs.get(i);
        if (!types.accepts(input.type(), parameter.type())) {
          List<String> names = TypeNames.of(List.of(parameter.type(), input.type()));
          Optional<String> each = new EachElement(pipeline, graph, types).remedy(first);
          Problem problem = each.isPresent() ? Problem.ParameterElements : Problem.ParameterType;
          return Optional.of(
              problem.at(
                  Location.of(parameter.element()),
                  gap("parameter", parameter.name()),
                  gap("pipeline", pipeline.name()),
                  gap("type", names.get(0)),
                  gap("input", input.name()),
                  gap("task", Wording.firstTask(graph.task(first), firsts)),
                  gap("taken", names.get(1)),
                  gap("each", each.orElse(""))));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> checkFurtherParameters() {
    for (ParameterModel parameter :
        pipeline.parameters().subList(inputs(), pipeline.parameters().size())) {
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
    for (Stage stage : graph.stages()) {
      for (ParameterModel binding : stage.task().bindings()) {
        if (!binding.bound().equals(Optional.of(parameter.name()))) {
          continue;
        }
        if (!types.accepts(binding.type(), parameter.type())) {
          Optional<Finding> conflict = new BindRules(types).conflict(graph, parameter.name());
          if (conflict.isPresent()) {
            return conflict;
          }
          List<String> names = TypeNames.of(List.of(parameter.type(), binding.type()));
          return Optional.of(
              Problem.ParameterBoundType.at(
                  at,
                  gap("parameter", parameter.name()),
                  gap("pipeline", pipeline.name()),
                  gap("type", names.get(0)),
                  gap("task", stage.task().name()),
                  gap("bound", names.get(1))));
        }
        used = true;
      }
    }
    return used ? Optional.empty() : Optional.of(unused(parameter, at));
  }

  private Finding unused(ParameterModel parameter, Location at) {
    List<String> names = pipeline.parameters().stream().map(ParameterModel::name).toList();
    List<String> missing =
        graph.stages().stream()
            .flatMap(stage -> stage.task().bindings().stream())
            .map(binding -> binding.bound().orElseThrow())
            .filter(name -> !names.contains(name))
            .toList();
    String near = Suggestion.didYouMean(parameter.name(), missing);
    return Problem.ParameterUnused.at(
        at,
        gap("parameter", parameter.name()),
        gap("pipeline", pipeline.name()),
        gap("firstTasks", Wording.firstTasksTaking(graph.firstTasks())),
        gap(
            "remedy",
            near.isEmpty() ? Problem.Wordings.NO_BINDING.formatted(parameter.name()) : near));
  }

  private Optional<Taking> readResult() {
    return Taking.of(pipeline.returnType(), last().outputItem(), types);
  }

  private Optional<Finding> checkResult() {
    Optional<Taking> taking = readResult();
    Optional<TypeMirror> output = last().outputItem();
    String returned = TypeNames.of(pipeline.returnType());
    if (taking.isEmpty() && output.isEmpty()) {
      return Optional.of(
          Problem.ResultOfSink.at(
              pipeline.atMethod(),
              gap("pipeline", pipeline.name()),
              gap("result", returned),
              gap("task", last().name()),
              gap("returned", TypeNames.of(last().returnType()))));
    }
    OutputCounts.Count count = new OutputCounts(graph).of(graph.last());
    if (taking.isEmpty()) {
      return Optional.of(result(output.orElseThrow(), count.isOne()));
    }
    if (taking.get().isSingle() && !count.isOne()) {
      boolean later = taking.get().kind() == Taking.Kind.SINGLE_LATER;
      return Optional.of(
          (later ? Problem.SingleFuture : Problem.SingleResult)
              .at(
                  pipeline.atMethod(),
                  gap("pipeline", pipeline.name()),
                  gap("result", returned),
                  gap("reason", reason(count)),
                  gap("item", TypeNames.of(types.boxed(output.orElseThrow()))),
                  gap(
                      "excerpt",
                      Excerpt.of(pipeline, graph.stages().get(count.since()).reference()))));
    }
    return Optional.empty();
  }

  /** Says what to return instead of what does not take the outputs: what is likest to it. */
  private Finding result(TypeMirror output, boolean one) {
    TypeMirror returned = pipeline.returnType();
    Optional<Shape> future = types.futureOf(returned);
    TypeMirror wanted =
        future
            .map(value -> value instanceof Shape.Many many ? many.item() : output)
            .orElse(returned);
    List<String> names =
        TypeNames.of(List.of(returned, output, types.boxed(output), types.boxed(wanted)));
    String way;
    if (future.isPresent()) {
      way = one ? Problem.Wordings.ONE_AS_FUTURE : Problem.Wordings.AS_FUTURE;
    } else if (types.elementsOf(returned) instanceof Shape.Many many
        && many.kind() == Shape.Kind.PUBLISHER) {
      way = Problem.Wordings.AS_PUBLISHER;
    } else {
      way = one ? Problem.Wordings.ONE_AS_RESULT : Problem.Wordings.AS_RESULT;
    }
    String remedy = way.formatted(names.get(2), names.get(1));
    return Problem.Result.at(
        pipeline.atMethod(),
        gap("pipeline", pipeline.name()),
        gap("result", names.get(0)),
        gap("task", last().name()),
        gap("given", names.get(1)),
        gap(
            "remedy",
            types.isCollectionOf(wanted, output)
                ? Problem.Wordings.COLLECTED.formatted(remedy, names.get(3))
                : remedy));
  }

  private Optional<Finding> checkThrows() {
    boolean lazy =
        switch (taking().kind()) {
          case LIST, SINGLE, VOID -> false;
          default -> true;
        };
    List<TypeMirror> checked = types.withoutRedundant(pipeline.thrown(), List.of());
    return lazy && !checked.isEmpty()
        ? Optional.of(
            Problem.Throws.at(
                pipeline.atMethod(),
                gap("pipeline", pipeline.name()),
                gap("thrown", Wording.and(checked.stream().map(TypeNames::of).toList())),
                gap("result", TypeNames.of(pipeline.returnType()))))
        : Optional.empty();
  }

  /** Says why there may be another number of outputs than one. */
  private String reason(OutputCounts.Count count) {
    TaskModel task = graph.task(count.since());
    if (task.branch()) {
      return Problem.Wordings.BRANCHES.formatted(task.name());
    }
    if (task.join()) {
      return Problem.Wordings.JOINS.formatted(task.name(), task.workers());
    }
    if (count.share().isPresent() || !graph.failuresOf(count.since()).isEmpty()) {
      int failing = count.share().map(OutputCounts.Share::stage).orElse(count.since());
      return Problem.Wordings.FAILS.formatted(graph.task(failing).name());
    }
    String before =
        Wording.namesOfTasks(
            graph.into(count.since()).stream()
                .filter(edge -> count.isKnown() || edge.routed())
                .map(edge -> graph.task(edge.from()))
                .toList());
    return count.isKnown()
        ? Problem.Wordings.MERGES.formatted(task.name(), before, count.number())
        : Problem.Wordings.ROUTED.formatted(task.name(), before);
  }
}
