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
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What an expression has to be: it parses, and each of its names means one task. */
public final class ExpressionRules {

  private final ContractModel contract;
  private final PipelineModel pipeline;
  private final TaskScope scope;
  private final TypeSystem types;

  /** Makes the rules for one pipeline. */
  public ExpressionRules(
      ContractModel contract, PipelineModel pipeline, TaskScope scope, TypeSystem types) {
    this.contract = contract;
    this.pipeline = pipeline;
    this.scope = scope;
    this.types = types;
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
    for (AnnotationValue value : Annotations.elements(pipeline.annotation(), "uses")) {
      if (value.getValue() instanceof TypeMirror type && !hasTasks(type)) {
        Location at = new Location(pipeline.method(), pipeline.annotation(), value);
        return Optional.of(Problem.EmptyUses.at(at, TypeNames.of(type)));
      }
    }
    return Optional.empty();
  }

  private boolean hasTasks(TypeMirror type) {
    return type instanceof DeclaredType declared
        && scope.used().stream()
            .filter(used -> used.type().equals(declared.asElement()))
            .anyMatch(used -> !used.tasks().isEmpty());
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
        contract.type().getSimpleName() + (scope.used().isEmpty() ? "" : " or the types it uses");
    String near =
        Suggestion.didYouMean(reference.name(), scope.all().stream().map(TaskModel::name).toList());
    return Problem.UnknownTask.at(
        pipeline.atValue(),
        pipeline.name(),
        reference.text(),
        where,
        near.isEmpty() ? " Annotate the method with @Task, or add its type to uses." : near,
        Excerpt.of(pipeline.expression(), reference));
  }

  private Finding ambiguous(Reference reference, List<TaskModel> candidates) {
    List<String> owners =
        TypeNames.of(candidates.stream().map(t -> types.erased(t.owner())).toList());
    List<String> names = owners.stream().map(o -> o + "." + reference.name()).sorted().toList();
    return Problem.AmbiguousTask.at(
        pipeline.atValue(),
        pipeline.name(),
        reference.text(),
        Wording.and(names),
        names.get(0),
        Excerpt.of(pipeline.expression(), reference));
  }
}
