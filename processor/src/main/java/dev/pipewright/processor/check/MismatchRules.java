package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.type.TypeMirror;

/**
 * What to say where a task does not take what one before it gives: which of the mistakes that lead
 * to it was probably made, and so what mends it.
 */
final class MismatchRules {

  private final PipelineModel pipeline;
  private final GraphModel graph;
  private final TypeSystem types;
  private final Predicate<PipelineModel> isRight;

  /** Makes the rules for one pipeline; the last argument tells which changed one is right. */
  MismatchRules(
      PipelineModel pipeline,
      GraphModel graph,
      TypeSystem types,
      Predicate<PipelineModel> isRight) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.types = types;
    this.isRight = isRight;
  }

  /** Returns what is wrong, given that the tasks at the ends of an edge do not fit. */
  Finding at(Edge edge) {
    TaskModel before = graph.task(edge.from());
    TypeMirror given = graph.given(edge);
    TypeMirror taken = graph.taken(edge, types);
    TypeMirror boxed = types.boxed(given);
    List<String> names = TypeNames.of(List.of(taken, given, boxed, promised(given).orElse(boxed)));
    Rewriting rewriting = new Rewriting(pipeline, isRight);
    Optional<String> inputs = rewriting.toInputs(graph, edge.to());
    Optional<String> order = rewriting.inAnotherOrder();
    Problem problem =
        inputs.isPresent()
            ? Problem.MismatchInputs
            : order.isPresent() ? Problem.MismatchOrder : problem(edge, given, taken);
    return problem.at(
        pipeline.atValue(),
        gap("task", Way.end(graph, edge)),
        gap("taken", names.get(0)),
        gap("before", before.name()),
        gap("given", names.get(1)),
        gap("boxed", names.get(2)),
        gap("excerpt", Excerpt.of(pipeline, edge.reference())),
        gap("promised", names.get(3)),
        gap("expression", inputs.or(() -> order).orElse("")),
        gap("view", view(edge).map(MismatchRules::returned).orElse("")),
        gap(
            "thenReturn",
            Wording.resultOfMany(pipeline, graph, types)
                .map(result -> Problem.Wordings.THEN_RETURN.formatted(pipeline.name(), result))
                .orElse("")));
  }

  /** Returns what gives the elements of an output that the task takes, such as a map's entries. */
  private Optional<TypeSystem.View> view(Edge edge) {
    TypeMirror taken = graph.taken(edge, types);
    return graph.task(edge.from()).branch()
        ? Optional.empty()
        : types.viewsOf(graph.given(edge)).stream()
            .filter(view -> types.accepts(taken, view.item()))
            .findFirst();
  }

  private static String returned(TypeSystem.View view) {
    return Problem.Wordings.VIEW.formatted(TypeNames.of(view.type()), view.call());
  }

  /** Returns what a future gives. */
  private Optional<TypeMirror> promised(TypeMirror given) {
    return types
        .futureOf(given)
        .flatMap(f -> f instanceof Shape.Many many ? Optional.of(many.item()) : Optional.empty());
  }

  private Problem problem(Edge edge, TypeMirror given, TypeMirror taken) {
    TaskModel before = graph.task(edge.from());
    TaskModel task = graph.task(edge.to());
    if (!before.branch()
        && types.elementsOf(given) instanceof Shape.Many many
        && types.accepts(taken, many.item())
        && !types.isA(given, "java.util.concurrent.BlockingQueue")) { // filled while it is read
      return many.kind() == Shape.Kind.OPTIONAL
          ? Problem.MismatchOptional
          : Problem.MismatchElements;
    }
    if (view(edge).isPresent()) {
      return Problem.MismatchView;
    }
    if (before.branch() && before.emitters().isEmpty() && types.accepts(taken, before.result())) {
      return Problem.MismatchWhole;
    }
    if (!before.branch()
        && !before.isAsync()
        && promised(given).filter(value -> types.accepts(taken, value)).isPresent()) {
      return Problem.MismatchFuture;
    }
    boolean mayJoin = !task.join() && task.inputs().size() == 1;
    if (mayJoin
        && types.viewOf(taken) instanceof Shape.Many many
        && types.accepts(many.item(), given)) {
      return Problem.MismatchStream;
    }
    if (task.join() && types.accepts(task.inputs().get(0).type(), given)) {
      return Problem.MismatchJoin;
    }
    if (mayJoin
        && types.elementsOf(taken) instanceof Shape.Many many
        && types.accepts(many.item(), given)) {
      return Problem.MismatchCollection;
    }
    return types.acceptsUnboxed(taken, given) ? Problem.MismatchBox : Problem.TypeMismatch;
  }
}
