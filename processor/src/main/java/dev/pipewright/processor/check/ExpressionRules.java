package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Annotations;
import dev.pipewright.processor.model.Expression;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.Named;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Reference;
import dev.pipewright.processor.model.Scope;
import dev.pipewright.processor.model.Scopes;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What an expression has to be: it parses, each of its names means one task or pipeline, and no
 * pipeline contains itself.
 */
public final class ExpressionRules {

  private final Scopes scopes;
  private final TypeSystem types;

  /** Makes the rules for pipelines with the given scopes. */
  public ExpressionRules(Scopes scopes, TypeSystem types) {
    this.scopes = scopes;
    this.types = types;
  }

  /**
   * What the names of an expression mean.
   *
   * @param stages the tasks, those of spliced pipelines in their place
   * @param spliced the pipelines that it contains, directly or not
   * @param fault what is wrong, if anything is
   * @param cycle the pipelines that contain each other, if that is the fault
   */
  public record Resolution(
      List<Stage> stages,
      List<Spliced> spliced,
      Optional<Finding> fault,
      List<PipelineModel> cycle) {

    private static Resolution wrong(Finding fault) {
      return wrong(fault, List.of());
    }

    private static Resolution wrong(Finding fault, List<PipelineModel> cycle) {
      return new Resolution(List.of(), List.of(), Optional.of(fault), cycle);
    }
  }

  /**
   * A pipeline that another one contains.
   *
   * @param pipeline the pipeline
   * @param stages its tasks
   */
  public record Spliced(PipelineModel pipeline, List<Stage> stages) {}

  /** Finds out what the names of a pipeline's expression mean, up to the first fault. */
  public Resolution resolve(PipelineModel pipeline) {
    return resolve(pipeline, List.of(pipeline));
  }

  /**
   * Resolves an expression.
   *
   * @param pipeline the pipeline
   * @param trail the pipelines that lead to it, itself the last
   */
  private Resolution resolve(PipelineModel pipeline, List<PipelineModel> trail) {
    Scope scope = scopes.of(pipeline);
    Optional<Finding> fault = checkUses(pipeline, scope).or(() -> checkSyntax(pipeline));
    if (fault.isPresent()) {
      return Resolution.wrong(fault.get());
    }
    List<Stage> stages = new ArrayList<>();
    List<Spliced> contained = new ArrayList<>();
    for (Reference reference : pipeline.expression().references()) {
      List<Named> candidates = scope.resolve(reference);
      if (candidates.isEmpty()) {
        return Resolution.wrong(unknown(pipeline, scope, reference));
      }
      if (candidates.size() > 1) {
        return Resolution.wrong(ambiguous(pipeline, reference, candidates));
      }
      if (candidates.get(0) instanceof TaskModel task) {
        stages.add(new Stage(reference, task));
      } else if (candidates.get(0) instanceof PipelineModel inner) {
        Resolution spliced = splice(inner, reference, trail);
        if (spliced.fault().isPresent()) {
          return spliced;
        }
        contained.add(new Spliced(inner, spliced.stages()));
        contained.addAll(spliced.spliced());
        for (Stage stage : spliced.stages()) {
          stages.add(new Stage(reference, stage.task()));
        }
      }
    }
    return new Resolution(stages, contained, Optional.empty(), List.of());
  }

  private Resolution splice(PipelineModel inner, Reference reference, List<PipelineModel> trail) {
    for (int i = 0; i < trail.size(); i++) {
      if (trail.get(i).method().equals(inner.method())) {
        List<PipelineModel> cycle = trail.subList(i, trail.size());
        return Resolution.wrong(cycle(cycle, reference), cycle);
      }
    }
    List<PipelineModel> longer = new ArrayList<>(trail);
    longer.add(inner);
    return resolve(inner, longer);
  }

  private static Finding cycle(List<PipelineModel> cycle, Reference back) {
    PipelineModel first = cycle.get(0);
    PipelineModel last = cycle.get(cycle.size() - 1);
    List<String> names = new ArrayList<>(cycle.stream().map(Named::name).toList());
    names.add(first.name());
    return Problem.PipelineCycle.at(
        last.atValue(),
        first.name(),
        String.join(" -> ", names),
        Excerpt.of(last.expression(), back));
  }

  private static Optional<Finding> checkUses(PipelineModel pipeline, Scope scope) {
    for (AnnotationValue value : Annotations.elements(pipeline.annotation(), "uses")) {
      if (value.getValue() instanceof TypeMirror type && !declaresAny(type, scope)) {
        Location at = new Location(pipeline.method(), pipeline.annotation(), value);
        return Optional.of(Problem.EmptyUses.at(at, TypeNames.of(type)));
      }
    }
    return Optional.empty();
  }

  private static boolean declaresAny(TypeMirror type, Scope scope) {
    return type instanceof DeclaredType declared
        && scope.used().stream()
            .filter(used -> used.type().equals(declared.asElement()))
            .anyMatch(used -> !used.declared().isEmpty());
  }

  private static Optional<Finding> checkSyntax(PipelineModel pipeline) {
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

  private static Finding unknown(PipelineModel pipeline, Scope scope, Reference reference) {
    String near =
        Suggestion.didYouMean(reference.name(), scope.all().stream().map(Named::name).toList());
    return Problem.UnknownTask.at(
        pipeline.atValue(),
        pipeline.name(),
        reference.text(),
        pipeline.via().getSimpleName() + (scope.used().isEmpty() ? "" : " or the types it uses"),
        near.isEmpty() ? " Annotate the method with @Task, or add its type to uses." : near,
        Excerpt.of(pipeline.expression(), reference));
  }

  private Finding ambiguous(PipelineModel pipeline, Reference reference, List<Named> candidates) {
    if (candidates.stream().map(Named::owner).distinct().count() == 1) {
      return candidates.get(1) instanceof TaskModel second
          ? TaskRules.overload(second) // which is reported there
          : Problem.AmbiguousPipeline.at(
              pipeline.atValue(),
              pipeline.name(),
              reference.text(),
              candidates.get(0).owner().getSimpleName(),
              Excerpt.of(pipeline.expression(), reference));
    }
    List<String> owners =
        TypeNames.of(candidates.stream().map(c -> types.erased(c.owner())).toList());
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
