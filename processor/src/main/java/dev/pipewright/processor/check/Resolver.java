package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Chain;
import dev.pipewright.processor.model.GraphBuilder;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.Named;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Reference;
import dev.pipewright.processor.model.Scope;
import dev.pipewright.processor.model.Scopes;
import dev.pipewright.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Makes graphs of expressions, given {@link ExpressionRules} that say which names mean something.
 * What a pipeline stands for is found out once, however many others contain it.
 */
final class Resolver {

  private final Scopes scopes;
  private final Map<List<Element>, Resolution> known = new HashMap<>();

  Resolver(Scopes scopes) {
    this.scopes = scopes;
  }

  /**
   * What the names of an expression mean.
   *
   * @param graph the stages, those of spliced pipelines in their place, sorted; none if there is a
   *     fault
   * @param spliced the pipelines that it contains, directly or not, with their stages
   * @param fault what is wrong, if anything is
   * @param cycle the pipelines that contain each other, if that is the fault
   */
  record Resolution(
      GraphModel graph,
      Map<PipelineModel, GraphModel> spliced,
      Optional<Finding> fault,
      List<PipelineModel> cycle) {

    private static Resolution wrong(Finding fault) {
      return wrong(fault, List.of());
    }

    private static Resolution wrong(Finding fault, List<PipelineModel> cycle) {
      return new Resolution(
          new GraphModel(List.of(), List.of()), Map.of(), Optional.of(fault), cycle);
    }
  }

  /** What a name means: a task or pipeline, and perhaps an input of that task. */
  private record Meaning(Reference reference, Named named, Optional<String> input) {}

  /** Finds out what the names of a pipeline's expression mean, up to the first fault. */
  Resolution resolve(PipelineModel pipeline, ExpressionRules rules) {
    return resolve(List.of(pipeline), rules);
  }

  /**
   * Resolves an expression.
   *
   * @param trail the pipelines that lead to it, its own the last
   */
  private Resolution resolve(List<PipelineModel> trail, ExpressionRules rules) {
    PipelineModel pipeline = trail.get(trail.size() - 1);
    Optional<Finding> fault = rules.check(pipeline);
    if (fault.isPresent()) {
      return Resolution.wrong(fault.get());
    }
    Scope scope = scopes.of(pipeline);
    List<List<Meaning>> chains = new ArrayList<>();
    for (Chain chain : pipeline.chains()) {
      chains.add(chain.references().stream().map(name -> meaning(scope, name)).toList());
    }
    return connect(chains, trail, rules);
  }

  private static Meaning meaning(Scope scope, Reference reference) {
    List<Named> candidates = scope.resolve(reference);
    return candidates.isEmpty()
        ? new Meaning(
            reference,
            scope.resolve(reference.owner().orElseThrow()).get(0),
            Optional.of(reference.name()))
        : new Meaning(reference, candidates.get(0), Optional.empty());
  }

  /** Puts the chains together: a name that several of them share is one place. */
  private Resolution connect(
      List<List<Meaning>> chains, List<PipelineModel> trail, ExpressionRules rules) {
    GraphBuilder builder = new GraphBuilder();
    Set<ExecutableElement> inSeveral = inSeveral(chains);
    Map<ExecutableElement, GraphBuilder.Place> shared = new HashMap<>();
    Map<PipelineModel, GraphModel> contained = new LinkedHashMap<>();
    for (List<Meaning> chain : chains) {
      GraphBuilder.Place before = null;
      for (Meaning meaning : chain) {
        GraphBuilder.Place place = shared.get(meaning.named().method());
        if (place == null && meaning.named() instanceof TaskModel task) {
          place = builder.add(meaning.reference(), task);
        } else if (place == null && meaning.named() instanceof PipelineModel inner) {
          Resolution spliced = splice(inner, meaning.reference(), trail, rules);
          if (spliced.fault().isPresent()) {
            return spliced;
          }
          contained.put(inner, spliced.graph());
          contained.putAll(spliced.spliced());
          place = builder.add(meaning.reference(), spliced.graph());
        }
        GraphBuilder.Place here = Objects.requireNonNull(place);
        if (inSeveral.contains(meaning.named().method())) {
          shared.put(meaning.named().method(), here);
        }
        if (before != null) {
          builder.connect(before, here, meaning.input(), meaning.reference());
        }
        before = here;
      }
    }
    GraphModel graph = builder.graph();
    return ExpressionRules.checkCycle(trail.get(trail.size() - 1), graph)
        .map(Resolution::wrong)
        .orElseGet(() -> new Resolution(graph.sorted(), contained, Optional.empty(), List.of()));
  }

  /** Returns the methods that several chains name. */
  private static Set<ExecutableElement> inSeveral(List<List<Meaning>> chains) {
    Set<ExecutableElement> before = new HashSet<>();
    Set<ExecutableElement> inSeveral = new HashSet<>();
    for (List<Meaning> chain : chains) {
      Set<ExecutableElement> here = new HashSet<>();
      chain.forEach(meaning -> here.add(meaning.named().method()));
      here.stream().filter(method -> !before.add(method)).forEach(inSeveral::add);
    }
    return inSeveral;
  }

  private Resolution splice(
      PipelineModel inner, Reference reference, List<PipelineModel> trail, ExpressionRules rules) {
    for (int i = 0; i < trail.size(); i++) {
      if (trail.get(i).method().equals(inner.method())) {
        List<PipelineModel> cycle = trail.subList(i, trail.size());
        return Resolution.wrong(ExpressionRules.cycle(cycle, reference), cycle);
      }
    }
    List<Element> key = List.of(inner.method(), inner.via());
    Resolution earlier = known.get(key);
    if (earlier != null && !containsAny(earlier, trail)) {
      return earlier;
    }
    List<PipelineModel> longer = new ArrayList<>(trail);
    longer.add(inner);
    Resolution resolution = resolve(longer, rules);
    if (resolution.fault().isEmpty()) {
      known.put(key, resolution);
    }
    return resolution;
  }

  /** Returns whether what was right by itself contains a pipeline that is to contain it. */
  private static boolean containsAny(Resolution resolution, List<PipelineModel> trail) {
    Set<ExecutableElement> contained = new HashSet<>();
    resolution.spliced().keySet().forEach(inner -> contained.add(inner.method()));
    return trail.stream().anyMatch(outer -> contained.contains(outer.method()));
  }
}
