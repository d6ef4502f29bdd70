package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Annotations;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.Expression;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Reference;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TaskScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;

/** What an expression has to be: it parses, and each of its names means one task. */
public final class ExpressionRules {

  private final ContractModel contract;
  private final PipelineModel pipeline;
  private final TaskScope scope;

  /** Makes the rules for one pipeline. */
  public ExpressionRules(ContractModel contract, PipelineModel pipeline, TaskScope scope) {
    this.contract = contract;
    this.pipeline = pipeline;
    this.scope = scope;
  }

  /** Returns the first fault of the expression. */
  public Optional<Finding> check() {
    return checkUses().or(this::checkSyntax).or(this::checkNames);
  }

  /** Returns the tasks that the names of an expression without fault mean. */
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    for (Reference reference : pipeline.expression().references()) {
      stages.add(new Stage(reference, scope.resolve(reference).get(0)));
    }
    return stages;
  }

  private Optional<Finding> checkUses() {
    for (TaskScope.Used used : scope.used()) {
      if (used.tasks().isEmpty()) {
        return Optional.of(Problem.EmptyUses.at(atUses(used), used.type().getSimpleName()));
      }
    }
    return Optional.empty();
  }

  private Location atUses(TaskScope.Used used) {
    for (AnnotationValue value : Annotations.elements(pipeline.annotation(), "uses")) {
      if (String.valueOf(value.getValue()).equals(used.type().getQualifiedName().toString())) {
        return new Location(pipeline.method(), pipeline.annotation(), value);
      }
    }
    return pipeline.atValue();
  }

  private Optional<Finding> checkSyntax() {
    if (pipeline.chains().size() != 1) {
      return Optional.of(
          pipeline.chains().isEmpty()
              ? Problem.PipelineEmpty.at(pipeline.atValue(), pipeline.name())
              : Problem.PipelineChains.at(
                  pipeline.atValue(), pipeline.name(), pipeline.chains().size()));
    }
    Expression expression = pipeline.expression();
    if (expression.text().isBlank()) {
      return Optional.of(Problem.PipelineEmpty.at(pipeline.atValue(), pipeline.name()));
    }
    return expression
        .fault()
        .map(
            fault ->
                Problem.PipelineSyntax.at(
                    pipeline.atValue(),
                    pipeline.name(),
                    fault.found(),
                    fault.expected(),
                    Excerpt.of(expression, fault.index())));
  }

  private Optional<Finding> checkNames() {
    for (Reference reference : pipeline.expression().references()) {
      List<TaskModel> candidates = scope.resolve(reference);
      if (candidates.isEmpty()) {
        return Optional.of(unknown(reference));
      }
      if (candidates.size() > 1 && !isOverload(candidates)) {
        return Optional.of(ambiguous(reference, candidates));
      }
    }
    return Optional.empty();
  }

  /** Returns whether the tasks are overloads in one type, which is reported there. */
  private static boolean isOverload(List<TaskModel> tasks) {
    return tasks.stream().map(TaskModel::owner).distinct().count() == 1;
  }

  private Finding unknown(Reference reference) {
    String where =
        scope.used().isEmpty()
            ? contract.type().getSimpleName().toString()
            : contract.type().getSimpleName() + " and the types it uses";
    return Problem.UnknownTask.at(
        pipeline.atValue(),
        pipeline.name(),
        reference.text(),
        where + (scope.used().isEmpty() ? "" : ","),
        Suggestion.didYouMean(reference.name(), scope.all().stream().map(TaskModel::name).toList()),
        Excerpt.of(pipeline.expression(), reference));
  }

  private Finding ambiguous(Reference reference, List<TaskModel> candidates) {
    List<String> names =
        candidates.stream().map(t -> t.owner().getSimpleName() + "." + t.name()).sorted().toList();
    return Problem.AmbiguousTask.at(
        pipeline.atValue(),
        pipeline.name(),
        reference.text(),
        Wording.and(names),
        names.get(0),
        Excerpt.of(pipeline.expression(), reference));
  }
}
