package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * What to say where a task does not take what one before it gives: which of the mistakes that lead
 * to it was probably made, and so what mends it.
 */
final class MismatchRules {

  private final PipelineModel pipeline;
  private final GraphModel graph;
  private final TypeSystem types;

  /** Makes the rules for one pipeline. */
  MismatchRules(PipelineModel pipeline, GraphModel graph, TypeSystem types) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.types = types;
  }

  /** Returns what is wrong, given that the tasks at the ends of an edge do not fit. */
  Finding at(Edge edge) {
    TaskModel before = graph.task(edge.from());
    TypeMirror given = graph.given(edge);
    TypeMirror taken = graph.taken(edge, types);
    TypeMirror boxed = types.boxed(given);
    List<String> names = TypeNames.of(List.of(taken, given, boxed, promised(given).orElse(boxed)));
    return problem(edge, given, taken)
        .at(
            pipeline.atValue(),
            Way.end(graph, edge),
            names.get(0),
            before.name(),
            names.get(1),
            names.get(2),
            Excerpt.of(pipeline, edge.reference()),
            names.get(3));
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
        && types.accepts(taken, many.item())) {
      return many.kind() == Shape.Kind.OPTIONAL
          ? Problem.MismatchOptional
          : Problem.MismatchElements;
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
    if (fitTheOtherWayRound(edge)) {
      return Problem.MismatchOrder;
    }
    return types.acceptsUnboxed(taken, given) ? Problem.MismatchBox : Problem.TypeMismatch;
  }

  /** Returns whether two tasks of a line would fit if they changed places. */
  private boolean fitTheOtherWayRound(Edge edge) {
    TaskModel before = graph.task(edge.from());
    TaskModel task = graph.task(edge.to());
    Optional<TypeMirror> output = task.outputItem();
    Optional<TypeMirror> earlier = givenTo(edge.from());
    boolean wouldBeFirst = graph.into(edge.from()).isEmpty();
    boolean swappable =
        before.inputs().size() == 1
            && task.inputs().size() == 1
            && graph.outOf(edge.from()).size() == 1
            && graph.into(edge.to()).size() == 1
            && !before.isGeneric()
            && !task.isGeneric();
    return swappable
        && output.isPresent()
        && earlier.isPresent()
        && types.accepts(before.inputItem(types), output.get())
        && types.accepts(task.inputItem(types), earlier.get())
        && (!wouldBeFirst || (!task.join() && task.workers() == 1));
  }

  /** Returns what a stage with one input is given: an output, or an argument of the pipeline. */
  private Optional<TypeMirror> givenTo(int stage) {
    List<Edge> into = graph.into(stage);
    if (into.isEmpty()) {
      return pipeline
          .argumentsOf(graph, stage)
          .flatMap(arguments -> arguments.stream().findFirst())
          .map(ParameterModel::type);
    }
    return into.size() == 1 ? graph.task(into.get(0).from()).outputItem() : Optional.empty();
  }
}
