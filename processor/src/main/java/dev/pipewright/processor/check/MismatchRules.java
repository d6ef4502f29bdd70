package dev.pipewright.processor.check;

import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * What to say where a task does not take what the one before it gives: which of the mistakes that
 * lead to it was probably made, and so what mends it.
 */
final class MismatchRules {

  private final PipelineModel pipeline;
  private final List<Stage> stages;
  private final TypeSystem types;

  /** Makes the rules for one pipeline. */
  MismatchRules(PipelineModel pipeline, List<Stage> stages, TypeSystem types) {
    this.pipeline = pipeline;
    this.stages = stages;
    this.types = types;
  }

  /** Returns what is wrong, given that the tasks at an index and before it do not fit. */
  Finding at(int index) {
    TaskModel before = stages.get(index - 1).task();
    TaskModel task = stages.get(index).task();
    TypeMirror given = before.outputItem().orElseThrow();
    TypeMirror taken = task.inputItem(types);
    TypeMirror boxed = types.boxed(given);
    List<String> names = TypeNames.of(List.of(taken, given, boxed));
    return problem(index, before, task, given, taken)
        .at(
            pipeline.atValue(),
            task.name(),
            names.get(0),
            before.name(),
            names.get(1),
            names.get(2),
            Excerpt.of(pipeline.expression(), stages.get(index).reference()));
  }

  private Problem problem(
      int index, TaskModel before, TaskModel task, TypeMirror given, TypeMirror taken) {
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
    if (!task.join()
        && types.viewOf(taken) instanceof Shape.Many many
        && types.accepts(many.item(), given)) {
      return Problem.MismatchStream;
    }
    if (task.join() && types.accepts(task.inputs().get(0).type(), given)) {
      return Problem.MismatchJoin;
    }
    if (!task.join()
        && types.elementsOf(taken) instanceof Shape.Many many
        && types.accepts(many.item(), given)) {
      return Problem.MismatchCollection;
    }
    if (fitTheOtherWayRound(index)) {
      return Problem.MismatchOrder;
    }
    return types.acceptsUnboxed(taken, given) ? Problem.MismatchBox : Problem.TypeMismatch;
  }

  private boolean fitTheOtherWayRound(int index) {
    TaskModel before = stages.get(index - 1).task();
    TaskModel task = stages.get(index).task();
    Optional<TypeMirror> output = task.outputItem();
    Optional<TypeMirror> earlier = givenTo(index - 1);
    boolean swappable = before.inputs().size() == 1 && !before.isGeneric() && !task.isGeneric();
    return swappable
        && output.isPresent()
        && earlier.isPresent()
        && types.accepts(before.inputItem(types), output.get())
        && types.accepts(task.inputItem(types), earlier.get())
        && (index > 1 || (!task.join() && task.workers() == 1));
  }

  /** Returns what the task at an index is given: an output, or the argument of the pipeline. */
  private Optional<TypeMirror> givenTo(int index) {
    return index > 0
        ? stages.get(index - 1).task().outputItem()
        : pipeline.parameters().stream().findFirst().map(ParameterModel::type);
  }
}
