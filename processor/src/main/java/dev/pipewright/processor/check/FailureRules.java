package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * That what an arrow for failures leads to can take them: the inputs of the call that failed, or
 * none, and an exception that it may throw.
 */
final class FailureRules {

  private final PipelineModel pipeline;
  private final GraphModel graph;
  private final TypeSystem types;
  private final AttemptRules attempts;

  /** Makes the rules for a pipeline. */
  FailureRules(PipelineModel pipeline, GraphModel graph, TypeSystem types) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.types = types;
    this.attempts = new AttemptRules(types);
  }

  /** Returns why a stage to which such arrows lead cannot take what comes. */
  Optional<Finding> misfit(int stage) {
    Optional<Edge> outputs =
        graph.into(stage).stream().filter(edge -> !edge.takesFailures()).findFirst();
    for (Edge edge : graph.into(stage)) {
      Optional<Finding> finding = edge.takesFailures() ? misfit(edge, outputs) : Optional.empty();
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> misfit(Edge edge, Optional<Edge> outputs) {
    TaskModel failing = graph.task(edge.from());
    TaskModel task = graph.task(edge.to());
    if (edge.input().isPresent()) {
      return found(Problem.FailureInput, edge, gap("input", edge.input().get()));
    }
    if (outputs.isPresent()) {
      return found(
          Problem.FailureBesideOutputs,
          edge,
          gap("before", graph.task(outputs.get().from()).name()));
    }
    if (failing.join() || task.join()) {
      return found(failing.join() ? Problem.FailureOfJoin : Problem.FailureIntoJoin, edge);
    }
    List<ParameterModel> inputs = task.inputs();
    if (inputs.isEmpty()) {
      return found(Problem.FailureNothing, edge, gap("example", example(failing)));
    }
    if (!isException(exception(task))) {
      return notAnException(edge);
    }
    List<ParameterModel> before = inputs.subList(0, inputs.size() - 1);
    return before.isEmpty() || takesInputsOf(failing, before)
        ? Optional.empty()
        : Optional.of(unfit(edge));
  }

  /** Says that a task takes other inputs than those of the one whose failures it takes. */
  Finding unfit(Edge edge) {
    TaskModel failing = graph.task(edge.from());
    TaskModel task = graph.task(edge.to());
    TypeMirror exception = exception(task);
    if (exception.getKind() == TypeKind.TYPEVAR) {
      return Problem.TypeVariable.at(
          Location.of(task.method()),
          gap("task", task.name()),
          gap("variable", TypeNames.of(exception)));
    }
    List<ParameterModel> before = task.inputs().subList(0, task.inputs().size() - 1);
    return found(
            Problem.FailureParameter,
            edge,
            gap("taken", Wording.declarationOf(before)),
            gap("inputs", Wording.declarationOf(failing.inputs())),
            gap("exception", TypeNames.of(exception)),
            gap("example", parameters(failing, TypeNames.of(exception))))
        .orElseThrow();
  }

  private boolean takesInputsOf(TaskModel failing, List<ParameterModel> taken) {
    List<ParameterModel> inputs = failing.inputs();
    if (inputs.size() != taken.size()) {
      return false;
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (!types.acceptsErased(taken.get(i).type(), inputs.get(i).type())) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first fault of arrows whose ends fit. */
  Optional<Finding> check() {
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      List<Edge> failures = graph.failuresOf(stage);
      for (Edge edge : failures) {
        Optional<Finding> finding =
            checkException(edge)
                .or(() -> checkOverlap(edge, failures.subList(0, failures.indexOf(edge))));
        if (finding.isPresent()) {
          return finding;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> checkException(Edge edge) {
    TaskModel failing = graph.task(edge.from());
    TypeMirror exception = exception(graph.task(edge.to()));
    if (!isException(exception)) {
      return notAnException(edge);
    }
    if (types.isNeverRetried(exception)) {
      return found(Problem.FailureNever, edge, gap("exception", TypeNames.of(exception)));
    }
    if (failing.multiprocess()
        && !types.isSubtype(types.declared(TypeSystem.PROCESS_EXCEPTION), exception)) {
      return found(Problem.FailureOfProcess, edge, gap("exception", TypeNames.of(exception)));
    }
    return attempts.mayThrow(failing, exception)
        ? Optional.empty()
        : found(Problem.FailureImpossible, edge, gap("exception", TypeNames.of(exception)));
  }

  private Optional<Finding> checkOverlap(Edge edge, List<Edge> earlier) {
    TypeMirror exception = exception(graph.task(edge.to()));
    return earlier.stream()
        .filter(other -> types.isSame(exception, exception(graph.task(other.to()))))
        .findFirst()
        .flatMap(
            other ->
                found(
                    Problem.FailureOverlap,
                    edge,
                    gap("other", graph.task(other.to()).name()),
                    gap("exception", TypeNames.of(exception))));
  }

  private Optional<Finding> notAnException(Edge edge) {
    TaskModel task = graph.task(edge.to());
    ParameterModel last = task.inputs().get(task.inputs().size() - 1);
    return found(
        Problem.FailureType,
        edge,
        gap("parameter", last.name()),
        gap("type", TypeNames.of(last.type())),
        gap("example", example(graph.task(edge.from()))));
  }

  private boolean isException(TypeMirror type) {
    return types.isSubtype(type, types.declared("java.lang.Exception"));
  }

  /** Returns the type of the exceptions that a task takes, given that it has inputs. */
  static TypeMirror exception(TaskModel task) {
    return task.inputs().get(task.inputs().size() - 1).type();
  }

  /** Writes the parameters of a task that takes the failures of another one. */
  private String example(TaskModel failing) {
    String exception =
        failing.multiprocess()
            ? "ProcessException"
            : failing.thrown().stream()
                .filter(thrown -> isException(thrown) && !types.isNeverRetried(thrown))
                .findFirst()
                .map(TypeNames::of)
                .orElse("Exception");
    return parameters(failing, exception);
  }

  private static String parameters(TaskModel failing, String exception) {
    String inputs = failing.inputs().isEmpty() ? "()" : Wording.declarationOf(failing.inputs());
    return inputs.substring(0, inputs.length() - 1)
        + (failing.inputs().isEmpty() ? "" : ", ")
        + exception
        + " "
        + (failing.inputs().stream().anyMatch(input -> input.name().equals("e")) ? "thrown" : "e")
        + ")";
  }

  private Optional<Finding> found(Problem problem, Edge edge, Gap... gaps) {
    Gap[] all = new Gap[gaps.length + 3];
    System.arraycopy(gaps, 0, all, 3, gaps.length);
    all[0] = gap("failing", graph.task(edge.from()).name());
    all[1] = gap("task", graph.task(edge.to()).name());
    all[2] = gap("excerpt", Excerpt.of(pipeline, edge.reference()));
    return Optional.of(problem.at(pipeline.atValue(), all));
  }
}
