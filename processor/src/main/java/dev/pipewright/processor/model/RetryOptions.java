package dev.pipewright.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The attributes of a task's {@code @Retry}, as written.
 *
 * @param annotation the annotation
 * @param times how many further attempts there are
 * @param pause how long to wait before the first of them
 * @param maxPause the longest pause
 * @param on after which exceptions; none for those that the task declares
 */
public record RetryOptions(
    AnnotationMirror annotation, int times, String pause, String maxPause, List<TypeMirror> on) {

  /** Reads that of a method, if it has one. */
  public static Optional<RetryOptions> of(ExecutableElement method) {
    return Annotations.find(method, Names.RETRY)
        .map(
            retry ->
                new RetryOptions(
                    retry,
                    Annotations.number(retry, "times", 0),
                    Annotations.text(retry, "pause", "100ms"),
                    Annotations.text(retry, "maxPause", "30s"),
                    Annotations.elements(retry, "on").stream()
                        .map(value -> value.getValue())
                        .filter(TypeMirror.class::isInstance)
                        .map(TypeMirror.class::cast)
                        .toList()));
  }
}
