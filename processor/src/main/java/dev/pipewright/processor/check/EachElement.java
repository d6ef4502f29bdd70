package dev.pipewright.processor.check;

import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.Optional;

/**
 * What to do where a pipeline is given a collection of what its first task takes: that task is
 * called once, and was probably meant to be called for each element.
 */
final class EachElement {

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
            .filter(argument -> holdsMany(argument, task.inputs().get(0)))
            .map(argument -> branching(task, argument))
        : Optional.empty();
  }

  private boolean holdsMany(ParameterModel argument, ParameterModel input) {
    return types.elementsOf(argument.type()) instanceof Shape.Many many
        && many.kind() != Shape.Kind.OPTIONAL
        && types.accepts(input.type(), many.item());
  }

  private String branching(TaskModel task, ParameterModel argument) {
    return Problem.Wordings.EACH_ELEMENT.formatted(
        task.name(), TypeNames.of(argument.type()), Wording.freeName(argument.name(), graph));
  }
}
