package dev.pipewright.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A method that is a pipeline.
 *
 * @param method the method
 * @param annotation its {@code @Pipeline}
 * @param value the annotation's value; null if the user forgot it, of which the compiler tells
 * @param chains the chains of its expression
 * @param uses further types whose tasks it may name
 * @param parameters its parameters
 * @param returnType what it returns
 */
public record PipelineModel(
    ExecutableElement method,
    AnnotationMirror annotation,
    @Nullable AnnotationValue value,
    List<Expression> chains,
    List<TypeMirror> uses,
    List<ParameterModel> parameters,
    TypeMirror returnType) {

  /** Returns the pipeline's name. */
  public String name() {
    return method.getSimpleName().toString();
  }

  /** Returns its only chain. */
  public Expression expression() {
    return chains.get(0);
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

  /** Points at the expression. */
  public Location atValue() {
    return new Location(method, annotation, value);
  }

  /** Points at the method. */
  public Location atMethod() {
    return Location.of(method);
  }
}
