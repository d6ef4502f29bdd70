package dev.pipewright.processor.model;

import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The place in the user's source that a message is about, as narrow as javac can show it.
 *
 * @param element the method, parameter or type
 * @param annotation the annotation on it, if the message is about that
 * @param value the annotation's value, if the message is about that
 */
public record Location(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

  /** Returns the type that it is in. */
  public TypeElement type() {
    Element inside = element;
    while (!(inside instanceof TypeElement)) {
      inside = Objects.requireNonNull(inside.getEnclosingElement());
    }
    return (TypeElement) inside;
  }

  /** Points at an element. */
  public static Location of(Element element) {
    return new Location(element, null, null);
  }
}
