package dev.pipewright.processor.check;

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
 * What to do where a pipeline is given a collection of what its first task takes: that task is
 * called once, and was probably meant to be called for each element.
 */
final class EachElement {

  /** Queues that a loop over them does not read in their order, or whose elements come later. */
  private static final List<String> QUEUES =
      List.of(
          "java.util.PriorityQueue",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentLinkedDeque");

  private final PipelineModel pipeline;
  private final GraphModel graph;
  private final TypeSystem types;

  /** Makes the answer findable for one pipeline. */
  EachElement(PipelineModel pipeline, GraphModel graph, TypeSystem types) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.types = types;
  }

  /**
   * Returns how to have a first task called for each element of its argument, if it takes those.
   */
  Optional<String> remedy(int first) {
    TaskModel task = graph.task(first);
    return task.inputs().size() == 1
        ? pipeline
            .argumentsOf(graph, first)
            .map(arguments -> arguments.get(0))
            .flatMap(argument -> branching(argument, task.inputItem(types)))
            .map(
                branching ->
                    Problem.Wordings.EACH_ELEMENT.formatted(
                        task.name(),
                        branching.code(),
                        Rewriting.withBefore(
                                pipeline, branching.name(), graph.stages().get(first).reference())
                            + Wording.resultOfMany(pipeline, graph, types)
                                .map(Problem.Wordings.AND_RETURN::formatted)
                                .orElse("")))
        : Optional.empty();
  }

  /** A task to begin with, as it is written. */
  private record Branching(String name, String code) {}

  private Optional<Branching> branching(ParameterModel argument, TypeMirror input) {
    TypeMirror type = argument.type();
    if (types.elementsOf(type) instanceof Shape.Many many) {
      return many.kind() != Shape.Kind.OPTIONAL
              && types.accepts(input, many.item())
              && !isOfItsOwnKind(type, many.item())
          ? Optional.of(reading(argument, many.item()))
          : Optional.empty();
    }
    return types.viewsOf(type).stream()
        .filter(view -> types.accepts(input, view.item()) && !types.accepts(input, type))
        .findFirst()
        .map(view -> returning(argument, view.type(), argument.name() + "." + view.call()));
  }

  /** Returns whether a type's elements are what it is itself: a {@code Path} is not many paths. */
  private boolean isOfItsOwnKind(TypeMirror type, TypeMirror item) {
    return types.accepts(item, type) && !types.isExactly(item, "java.lang.Object");
  }

  private Branching reading(ParameterModel argument, TypeMirror item) {
    TypeMirror type = argument.type();
    String name = argument.name();
    if (types.isA(type, "java.util.concurrent.BlockingQueue")) {
      List<String> names = TypeNames.of(List.of(type, item));
      String free = freeName(argument);
      return new Branching(
          free,
          Problem.Wordings.TAKING.formatted(free, names.get(0), name, names.get(1), emitter(name)));
    }
    if (types.isExactly(type, "java.util.Queue")
        || QUEUES.stream().anyMatch(queue -> types.isA(type, queue))) {
      return returning(
          argument,
          types.declared("java.util.stream.Stream", types.boxed(item)),
          "Stream.generate(" + name + "::poll).takeWhile(Objects::nonNull)");
    }
    return returning(argument, type, name);
  }

  private static String emitter(String other) {
    return other.equals("out") ? "emitter" : "out";
  }

  private Branching returning(ParameterModel argument, TypeMirror result, String value) {
    List<String> names = TypeNames.of(List.of(result, argument.type()));
    String free = freeName(argument);
    return new Branching(
        free,
        Problem.Wordings.RETURNING.formatted(
            names.get(0), free, names.get(1), argument.name(), value));
  }

  private String freeName(ParameterModel argument) {
    return Wording.freeName(argument.name(), pipeline, graph);
  }
}
