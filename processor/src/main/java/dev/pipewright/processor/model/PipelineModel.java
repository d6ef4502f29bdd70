package dev.pipewright.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A method that is a pipeline.
 *
 * @param method the method
 * @param via the type by which another pipeline came to it: its own type, or one that it uses
 * @param annotation its {@code @Pipeline}
 * @param value the annotation's value; null if the user forgot it, of which the compiler tells
 * @param chains the chains of its expression
 * @param uses further types whose tasks it may name
 * @param parameters its parameters
 * @param returnType what it returns
 * @param thrown what it declares to throw
 */
public record PipelineModel(
    ExecutableElement method,
    TypeElement via,
    AnnotationMirror annotation,
    @Nullable AnnotationValue value,
    List<Chain> chains,
    List<TypeMirror> uses,
    List<ParameterModel> parameters,
    TypeMirror returnType,
    List<? extends TypeMirror> thrown)
    implements Named {

  /**
   * Returns the parameters that are the inputs of a first stage: the first stages' inputs are the
   * first parameters, in their order.
   *
   * @return the parameters, or nothing if there are too few of them
   */
  public Optional<List<ParameterModel>> argumentsOf(GraphModel graph, int first) {
    int from = 0;
    for (int earlier : graph.firsts()) {
      if (earlier < first) {
        from += graph.task(earlier).inputs().size();
      }
    }
    int to = from + graph.task(first).inputs().size();
    return to > parameters.size() ? Optional.empty() : Optional.of(parameters.subList(from, to));
  }

  /**
   * Returns the parameter that a task's bound parameter takes its value from: the one of that name,
   * if its type fits. There is none where the value comes from the constructor.
   */
  public Optional<ParameterModel> sourceOf(ParameterModel bound, TypeSystem types) {
    return parameters.stream()
        .filter(p -> p.name().equals(bound.bound().orElseThrow()))
        .filter(p -> types.accepts(bound.type(), p.type()))
        .findFirst();
  }

  /** Returns the same pipeline with another expression. */
  public PipelineModel withChains(List<String> texts) {
    List<Chain> other = new ArrayList<>();
    texts.forEach(text -> other.add(Chain.parse(other.size(), text)));
    return new PipelineModel(
        method, via, annotation, value, other, uses, parameters, returnType, thrown);
  }

  /** Returns the same pipeline with other parameters. */
  public PipelineModel withParameters(List<ParameterModel> other) {
    return new PipelineModel(
        method, via, annotation, value, chains, uses, other, returnType, thrown);
  }

  /** Points at the expression. */
  public Location atValue() {
    return new Location(method, annotation, value);
  }

  /** Points at the method. */
  public Location atMethod() {
    return Location.of(method);
  }
}
