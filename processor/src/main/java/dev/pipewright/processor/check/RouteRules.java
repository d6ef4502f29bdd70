package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import com.google.auto.common.MoreTypes;
import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * That the edges by which a task's outputs are routed take each of them, and none twice: they cover
 * the sealed type, and no value is of the types of two of them.
 */
final class RouteRules {

  private final PipelineModel pipeline;
  private final GraphModel graph;
  private final TypeSystem types;

  /** Makes the rules for a pipeline whose edges are known to be routed or not. */
  RouteRules(PipelineModel pipeline, GraphModel graph, TypeSystem types) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.types = types;
  }

  /** Returns the first fault. */
  Optional<Finding> check() {
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      List<Edge> route = graph.outOf(stage).stream().filter(Edge::routed).toList();
      if (!route.isEmpty()) {
        Optional<Finding> finding = checkOverlap(route).or(() -> checkCoverage(route));
        if (finding.isPresent()) {
          return finding;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> found(Problem problem, Gap... gaps) {
    return Optional.of(problem.at(pipeline.atValue(), gaps));
  }

  private DeclaredType taken(Edge edge) {
    return (DeclaredType) graph.taken(edge, types);
  }

  private Optional<Finding> checkCoverage(List<Edge> route) {
    TaskModel task = graph.task(route.get(0).from());
    DeclaredType given = (DeclaredType) task.outputItem().orElseThrow();
    List<DeclaredType> left = notTaken(given, route.stream().map(this::taken).toList());
    if (left.isEmpty()) {
      return Optional.empty();
    }
    List<TypeMirror> named = new ArrayList<>(List.of(given));
    route.forEach(edge -> named.add(taken(edge)));
    named.addAll(left);
    List<String> names = TypeNames.of(named);
    List<String> takers = new ArrayList<>();
    for (int i = 0; i < route.size(); i++) {
      takers.add(Problem.Wordings.TAKER.formatted(Way.end(graph, route.get(i)), names.get(1 + i)));
    }
    String excerpt = Excerpt.of(pipeline, graph.stages().get(route.get(0).from()).reference());
    int first = 1 + route.size();
    for (int i = 0; i < left.size(); i++) {
      if (isConcreteSealedClass(left.get(i))) {
        return found(
            Problem.RouteItself,
            gap("task", task.name()),
            gap("given", names.get(0)),
            gap("takers", Wording.and(takers)),
            gap("left", names.get(first + i)),
            gap("excerpt", excerpt));
      }
    }
    return found(
        Problem.RouteCoverage,
        gap("task", task.name()),
        gap("given", names.get(0)),
        gap("takers", Wording.and(takers)),
        gap("left", Wording.and(names.subList(first, names.size()))),
        gap(
            "remedy",
            (left.size() == 1 ? Problem.Wordings.LEAD_ONE : Problem.Wordings.LEAD_SEVERAL)
                    .formatted(task.name(), Wording.and(names.subList(first, names.size())))
                + widened(route, given)),
        gap("excerpt", excerpt));
  }

  /** Says which of the tasks could take what is left, if it took a wider type. */
  private String widened(List<Edge> route, DeclaredType given) {
    for (Edge edge : route) {
      List<DeclaredType> others =
          route.stream().filter(other -> !other.equals(edge)).map(this::taken).toList();
      for (DeclaredType wider : sealedAround(taken(edge), given)) {
        List<DeclaredType> all = new ArrayList<>(others);
        all.add(wider);
        if (notTaken(given, all).isEmpty()
            && others.stream().allMatch(other -> inBoth(other, wider).isEmpty())) {
          return Problem.Wordings.WIDER.formatted(Way.end(graph, edge), TypeNames.of(wider));
        }
      }
    }
    return "";
  }

  /** Returns the sealed types from a given one down to a part of it, the narrowest first. */
  private List<DeclaredType> sealedAround(DeclaredType part, DeclaredType given) {
    List<DeclaredType> around = new ArrayList<>();
    if (TypeSystem.isSealed(MoreTypes.asTypeElement(given)) && types.isSubtype(part, given)) {
      types.permitted(given).forEach(type -> around.addAll(sealedAround(part, type)));
      around.add(given);
    }
    return around;
  }

  private static boolean isConcreteSealedClass(DeclaredType type) {
    TypeElement element = MoreTypes.asTypeElement(type);
    Set<Modifier> modifiers = element.getModifiers();
    return element.getKind() == ElementKind.CLASS
        && modifiers.contains(Modifier.SEALED)
        && !modifiers.contains(Modifier.ABSTRACT);
  }

  /** Returns what a type holds besides types that are taken: parts of it, or all of it. */
  private List<DeclaredType> notTaken(DeclaredType type, List<DeclaredType> taken) {
    if (taken.stream().anyMatch(t -> types.isSubtype(type, t))) {
      return List.of();
    }
    if (!TypeSystem.isSealed(MoreTypes.asTypeElement(type))) {
      return List.of(type);
    }
    List<DeclaredType> left = new ArrayList<>();
    boolean all = true;
    for (DeclaredType part : types.permitted(type)) {
      List<DeclaredType> ofPart = notTaken(part, taken);
      all &= ofPart.equals(List.of(part));
      ofPart.stream()
          .filter(found -> left.stream().noneMatch(t -> types.isIdentical(t, found)))
          .forEach(left::add);
    }
    return all && !left.isEmpty() ? List.of(type) : left;
  }

  private Optional<Finding> checkOverlap(List<Edge> route) {
    for (int i = 1; i < route.size(); i++) {
      for (Edge earlier : route.subList(0, i)) {
        Optional<List<DeclaredType>> both = inBoth(taken(earlier), taken(route.get(i)));
        if (both.isPresent()) {
          return Optional.of(overlap(earlier, route.get(i), both.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Finding overlap(Edge earlier, Edge edge, List<DeclaredType> both) {
    List<TypeMirror> named = new ArrayList<>(List.of(taken(edge), taken(earlier)));
    named.addAll(both);
    List<String> names = TypeNames.of(named);
    Problem problem =
        both.size() > 1
            ? Problem.RouteOpen
            : types.isIdentical(taken(edge), taken(earlier))
                ? Problem.RouteTwice
                : Problem.RouteOverlap;
    return problem.at(
        pipeline.atValue(),
        gap("taker", Way.end(graph, edge)),
        gap("taken", names.get(0)),
        gap("otherTaker", Way.end(graph, earlier)),
        gap("otherTaken", names.get(1)),
        gap("both", Wording.and(names.subList(2, names.size()))),
        gap("before", graph.task(edge.from()).name()),
        gap(
            "remedy",
            without(earlier, edge, both.get(0))
                .or(() -> without(edge, earlier, both.get(0)))
                .orElse(Problem.Wordings.ONLY_ONE.formatted(names.get(2)))),
        gap("name", Wording.nameLike(MoreTypes.asTypeElement(taken(edge)), pipeline, graph)),
        gap("excerpt", Excerpt.of(pipeline, edge.reference())));
  }

  /** Says what a task should take instead, if another one takes a part of what it takes now. */
  private Optional<String> without(Edge edge, Edge other, DeclaredType both) {
    List<DeclaredType> rest = notTaken(taken(edge), List.of(taken(other)));
    return rest.size() == 1
            && !types.isIdentical(rest.get(0), taken(edge))
            && !types.isIdentical(both, taken(edge))
        ? Optional.of(
            Problem.Wordings.TAKE_REST.formatted(Way.end(graph, edge), TypeNames.of(rest.get(0))))
        : Optional.empty();
  }

  /** Returns the type, or the two types, of values that are of both the given types. */
  private Optional<List<DeclaredType>> inBoth(DeclaredType a, DeclaredType b) {
    for (DeclaredType ofA : parts(a).toList()) {
      for (DeclaredType ofB : parts(b).toList()) {
        TypeElement classA = MoreTypes.asTypeElement(ofA);
        TypeElement classB = MoreTypes.asTypeElement(ofB);
        if (types.isSubclass(classA, classB)) {
          return Optional.of(List.of(ofA));
        }
        if (types.isSubclass(classB, classA)) {
          return Optional.of(List.of(ofB));
        }
        if (mayHaveSubclassesIn(classA, classB) && mayHaveSubclassesIn(classB, classA)) {
          return Optional.of(List.of(ofA, ofB));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the types of the values of a type: it, or what it permits if it is sealed. */
  private Stream<DeclaredType> parts(DeclaredType type) {
    return TypeSystem.isSealed(MoreTypes.asTypeElement(type))
        ? types.permitted(type).stream().flatMap(this::parts)
        : Stream.of(type);
  }

  /** Returns whether a class of anybody's may extend a type and another one. */
  private static boolean mayHaveSubclassesIn(TypeElement type, TypeElement other) {
    boolean closed =
        type.getKind() == ElementKind.ENUM
            || type.getModifiers().contains(Modifier.FINAL)
            || type.getModifiers().contains(Modifier.SEALED);
    return !closed && (type.getKind().isInterface() || other.getKind().isInterface());
  }
}
