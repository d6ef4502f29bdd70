package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;
import static java.util.Comparator.comparingInt;

import dev.pipewright.processor.model.Annotations;
import dev.pipewright.processor.model.Arrow;
import dev.pipewright.processor.model.Chain;
import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.Named;
import dev.pipewright.processor.model.Names;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Reference;
import dev.pipewright.processor.model.Repair;
import dev.pipewright.processor.model.Scope;
import dev.pipewright.processor.model.Scopes;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What an expression has to be: it parses, each of its names means one task, pipeline or input, no
 * pipeline contains itself, and its chains do not go round.
 */
final class ExpressionRules {

  private final Scopes scopes;
  private final TypeSystem types;
  private final Predicate<TypeElement> isInSource;
  private final Predicate<PipelineModel> isRight;

  /**
   * Makes the rules for pipelines with the given scopes.
   *
   * @param scopes what pipelines can name
   * @param types answers questions about types
   * @param isInSource tells whether a type is declared in the source that is being compiled
   * @param isRight tells whether a changed pipeline would be right, so that it is worth offering
   */
  ExpressionRules(
      Scopes scopes,
      TypeSystem types,
      Predicate<TypeElement> isInSource,
      Predicate<PipelineModel> isRight) {
    this.scopes = scopes;
    this.types = types;
    this.isInSource = isInSource;
    this.isRight = isRight;
  }

  /**
   * Returns what is wrong with an expression by itself, whatever the pipelines are that it names.
   */
  Optional<Finding> check(PipelineModel pipeline) {
    Scope scope = scopes.of(pipeline);
    Optional<Finding> fault = checkUses(pipeline, scope).or(() -> checkSyntax(pipeline, scope));
    for (Chain chain : pipeline.chains()) {
      for (Reference reference : chain.references()) {
        if (fault.isPresent()) {
          return fault;
        }
        fault = checkName(pipeline, scope, reference);
      }
    }
    return fault;
  }

  /** Returns what is wrong with a graph that comes of one, and that may go round. */
  static Optional<Finding> checkCycle(PipelineModel pipeline, GraphModel graph) {
    List<Edge> cycle = graph.cycle();
    if (cycle.isEmpty()) {
      return Optional.empty();
    }
    Reference last =
        cycle.stream()
            .map(Edge::reference)
            .max(comparingInt(Reference::chain).thenComparingInt(Reference::start))
            .orElseThrow();
    return Optional.of(
        Problem.GraphCycle.at(
            pipeline.atValue(),
            gap("pipeline", pipeline.name()),
            gap("cycle", Way.of(graph, cycle)),
            gap("excerpt", Excerpt.of(pipeline, last))));
  }

  /** Says that pipelines contain each other: each the next one, and the last the first. */
  static Finding cycle(List<PipelineModel> cycle, Reference back) {
    PipelineModel first = cycle.get(0);
    PipelineModel last = cycle.get(cycle.size() - 1);
    List<String> names = new ArrayList<>(cycle.stream().map(Named::name).toList());
    names.add(first.name());
    return Problem.PipelineCycle.at(
        last.atValue(),
        gap("pipeline", first.name()),
        gap("cycle", String.join(" -> ", names)),
        gap("excerpt", Excerpt.of(last, back)));
  }

  private Optional<Finding> checkName(PipelineModel pipeline, Scope scope, Reference reference) {
    List<Named> candidates = scope.resolve(reference);
    Optional<Reference> owner = reference.owner();
    List<Named> owners = owner.map(scope::resolve).orElse(List.of());
    Optional<TaskModel> taking =
        owners.stream()
            .filter(TaskModel.class::isInstance)
            .map(TaskModel.class::cast)
            .filter(task -> task.input(reference.name()).isPresent())
            .findFirst();
    if (!candidates.isEmpty() && taking.isPresent()) {
      return Optional.of(ambiguousInput(pipeline, reference, taking.get(), candidates.get(0)));
    }
    if (candidates.size() > 1) {
      return Optional.of(ambiguous(pipeline, reference, candidates));
    }
    if (candidates.size() == 1) {
      return Optional.empty();
    }
    if (owners.size() > 1) {
      return Optional.of(ambiguous(pipeline, owner.orElseThrow(), owners));
    }
    return owners.size() == 1 && owners.get(0) instanceof TaskModel task
        ? checkInput(pipeline, reference, task)
        : Optional.of(unknown(pipeline, scope, reference));
  }

  /** Checks a name that may mean an input of a task. */
  private Optional<Finding> checkInput(
      PipelineModel pipeline, Reference reference, TaskModel task) {
    String excerpt = Excerpt.of(pipeline, reference);
    if (task.input(reference.name()).isEmpty() && hasNoNames(task)) {
      return Optional.of(
          Problem.InputName.at(
              pipeline.atValue(),
              gap("task", task.name()),
              gap("name", reference.name()),
              gap("excerpt", excerpt)));
    }
    if (task.input(reference.name()).isEmpty()) {
      List<String> inputs = task.inputs().stream().map(ParameterModel::name).toList();
      String near = Suggestion.didYouMean(reference.name(), inputs);
      return Optional.of(
          Problem.InputUnknown.at(
              pipeline.atValue(),
              gap("task", task.name()),
              gap("name", reference.name()),
              gap("inputs", Wording.declarationOf(task.inputs())),
              gap(
                  "remedy",
                  near.isEmpty()
                      ? new Rewriting(pipeline, isRight)
                          .toInputs(reference.qualifier().orElseThrow(), task)
                          .map(Problem.Wordings.WRITE_INPUTS::formatted)
                          .orElse(Problem.Wordings.NO_INPUT)
                      : near),
              gap("excerpt", excerpt)));
    }
    boolean first = pipeline.chains().get(reference.chain()).references().indexOf(reference) == 0;
    return first
        ? Optional.of(
            Problem.InputFirst.at(
                pipeline.atValue(),
                gap("input", reference.text()),
                gap("task", reference.owner().orElseThrow().text()),
                gap("excerpt", excerpt)))
        : Optional.empty();
  }

  /** Returns whether a task comes from a class file without the names of its parameters. */
  private boolean hasNoNames(TaskModel task) {
    ParameterModel first = task.parameters().isEmpty() ? null : task.parameters().get(0);
    return first != null && !isInSource.test(task.owner()) && first.name().equals("arg0");
  }

  private static Optional<Finding> checkUses(PipelineModel pipeline, Scope scope) {
    for (AnnotationValue value : Annotations.elements(pipeline.annotation(), "uses")) {
      if (value.getValue() instanceof TypeMirror type && !declaresAny(type, scope)) {
        Location at = new Location(pipeline.method(), pipeline.annotation(), value);
        return Optional.of(Problem.EmptyUses.at(at, gap("type", TypeNames.of(type))));
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

  private Optional<Finding> checkSyntax(PipelineModel pipeline, Scope scope) {
    if (pipeline.chains().stream().allMatch(chain -> chain.text().isBlank())) {
      return Optional.of(
          Problem.PipelineEmpty.at(pipeline.atValue(), gap("pipeline", pipeline.name())));
    }
    for (int chain = 0; chain < pipeline.chains().size(); chain++) {
      Optional<Chain.Fault> found = pipeline.chains().get(chain).fault();
      if (found.isPresent()) {
        Chain.Fault fault = found.get();
        return Optional.of(
            Problem.PipelineSyntax.at(
                pipeline.atValue(),
                gap("pipeline", pipeline.name()),
                gap("found", fault.found().isEmpty() ? "the end" : quoted(fault.found())),
                gap("expected", expected(fault)),
                gap(
                    "remedy",
                    repaired(pipeline, scope)
                        .map(wordingOfRepair(fault)::formatted)
                        .orElse(Problem.Wordings.WRITE_NAMES)),
                gap("excerpt", Excerpt.of(pipeline, chain, fault.index()))));
      }
    }
    return Optional.empty();
  }

  /**
   * Writes what the expression was meant to be: what would be right, or has known names at least.
   */
  private Optional<String> repaired(PipelineModel pipeline, Scope scope) {
    List<PipelineModel> known =
        Repair.candidates(pipeline.chains().stream().map(Chain::text).toList()).stream()
            .map(pipeline::withChains)
            .filter(candidate -> hasKnownNames(candidate, scope))
            .toList();
    return known.stream()
        .filter(isRight)
        .findFirst()
        .or(() -> known.stream().findFirst())
        .map(Wording::expressionOf);
  }

  private boolean hasKnownNames(PipelineModel pipeline, Scope scope) {
    return pipeline.chains().stream()
        .allMatch(
            chain ->
                chain.fault().isEmpty()
                    && chain.references().stream()
                        .allMatch(name -> checkName(pipeline, scope, name).isEmpty()));
  }

  /** Between two arrows, or behind one, a name may have been forgotten. */
  private static String wordingOfRepair(Chain.Fault fault) {
    boolean lacksName =
        fault.expected() == Chain.Expected.NAME
            && (fault.found().isEmpty() || Arrow.is(fault.found()));
    return lacksName ? Problem.Wordings.NAME_OR_WRITE : Problem.Wordings.WRITE;
  }

  private static String expected(Chain.Fault fault) {
    return switch (fault.expected()) {
      case NAME -> "the name of a task";
      case ARROW -> quoted("->");
    };
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private Finding unknown(PipelineModel pipeline, Scope scope, Reference reference) {
    String near =
        Suggestion.didYouMean(reference.name(), scope.all().stream().map(Named::name).toList());
    return Problem.UnknownTask.at(
        pipeline.atValue(),
        gap("pipeline", pipeline.name()),
        gap("name", reference.text()),
        gap(
            "types",
            pipeline.via().getSimpleName()
                + (scope.used().isEmpty() ? "" : " or the types it uses")),
        gap(
            "remedy",
            lacking(pipeline, reference).orElse(near.isEmpty() ? Problem.Wordings.NO_TASK : near)),
        gap("excerpt", Excerpt.of(pipeline, reference)));
  }

  /** Says what a method lacks that has the name and cannot be named here, if there is one. */
  private Optional<String> lacking(PipelineModel pipeline, Reference reference) {
    Optional<String> qualifier = reference.qualifier();
    Stream<TypeElement> owners =
        qualifier.isPresent()
            ? types.typeNamed(qualifier.get(), pipeline.via()).stream()
            : Stream.concat(
                Stream.concat(Stream.of(pipeline.via()), usedBy(pipeline)),
                types.neighboursOf(pipeline.via()).stream()
                    .filter(type -> declaresTask(type, reference.name())));
    return owners
        .filter(type -> types.hasMethod(type, reference.name()))
        .findFirst()
        .map(type -> lacking(pipeline, reference, type));
  }

  private String lacking(PipelineModel pipeline, Reference reference, TypeElement owner) {
    String type = reference.qualifier().orElse(owner.getSimpleName().toString());
    boolean own = types.isSubclass(pipeline.via(), owner);
    String method = own ? reference.name() : type + "." + reference.name();
    if (own || usedBy(pipeline).anyMatch(owner::equals)) {
      return Problem.Wordings.NOT_ANNOTATED.formatted(method);
    }
    List<String> uses =
        Stream.concat(usedBy(pipeline).map(TypeElement::getSimpleName), Stream.of(type))
            .map(name -> name + ".class")
            .toList();
    String all = uses.size() == 1 ? uses.get(0) : "{" + String.join(", ", uses) + "}";
    return declaresTask(owner, reference.name())
        ? Problem.Wordings.NOT_USED.formatted(all)
        : Problem.Wordings.NEITHER.formatted(method, all);
  }

  private static Stream<TypeElement> usedBy(PipelineModel pipeline) {
    return pipeline.uses().stream()
        .filter(DeclaredType.class::isInstance)
        .map(type -> (TypeElement) ((DeclaredType) type).asElement());
  }

  private static boolean declaresTask(TypeElement type, String name) {
    return type.getEnclosedElements().stream()
        .filter(member -> member.getSimpleName().contentEquals(name))
        .anyMatch(member -> Annotations.find(member, Names.TASK).isPresent());
  }

  private Finding ambiguous(PipelineModel pipeline, Reference reference, List<Named> candidates) {
    if (candidates.stream().map(Named::owner).distinct().count() == 1) {
      return candidates.get(1) instanceof TaskModel second
          ? TaskRules.overload(second) // which is reported there
          : Problem.AmbiguousPipeline.at(
              pipeline.atValue(),
              gap("pipeline", pipeline.name()),
              gap("name", reference.text()),
              gap("type", candidates.get(0).owner().getSimpleName()),
              gap("excerpt", Excerpt.of(pipeline, reference)));
    }
    List<String> owners =
        TypeNames.of(candidates.stream().map(c -> types.erased(c.owner())).toList());
    List<String> names = owners.stream().map(o -> o + "." + reference.name()).sorted().toList();
    return Problem.AmbiguousTask.at(
        pipeline.atValue(),
        gap("pipeline", pipeline.name()),
        gap("name", reference.text()),
        gap("candidates", Wording.and(names)),
        gap("example", names.get(0)),
        gap("excerpt", Excerpt.of(pipeline, reference)));
  }

  private static Finding ambiguousInput(
      PipelineModel pipeline, Reference reference, TaskModel taking, Named other) {
    return Problem.AmbiguousInput.at(
        pipeline.atValue(),
        gap("pipeline", pipeline.name()),
        gap("name", reference.text()),
        gap("input", reference.name()),
        gap("task", taking.name()),
        gap("type", other.owner().getSimpleName()),
        gap("excerpt", Excerpt.of(pipeline, reference)));
  }
}
