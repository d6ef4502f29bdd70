package dev.pipewright.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads annotations by name. */
public final class Annotations {

  private Annotations() {}

  /** Returns the annotation of the given qualified name on an element. */
  public static Optional<AnnotationMirror> find(Element element, String qualifiedName) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      Element type = mirror.getAnnotationType().asElement();
      if (((QualifiedNameable) type).getQualifiedName().contentEquals(qualifiedName)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** Returns the value that the user wrote for an attribute, or nothing if it has its default. */
  public static Optional<AnnotationValue> written(AnnotationMirror annotation, String attribute) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(attribute)) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  /** Returns a boolean attribute, false unless the user wrote another value. */
  static boolean isTrue(AnnotationMirror annotation, String attribute) {
    return written(annotation, attribute).map(v -> Boolean.TRUE.equals(v.getValue())).orElse(false);
  }

  /** Returns an int attribute. */
  static int number(AnnotationMirror annotation, String attribute, int otherwise) {
    return written(annotation, attribute)
        .map(AnnotationValue::getValue)
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast)
        .orElse(otherwise);
  }

  /** Returns a text attribute. */
  static String text(AnnotationMirror annotation, String attribute, String otherwise) {
    return written(annotation, attribute)
        .map(AnnotationValue::getValue)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .orElse(otherwise);
  }

  /** Returns the elements of an array attribute, none if the user wrote none. */
  public static List<? extends AnnotationValue> elements(
      AnnotationMirror annotation, String attribute) {
    Object value = written(annotation, attribute).map(AnnotationValue::getValue).orElse(null);
    if (value instanceof List<?> list) {
      return list.stream().map(AnnotationValue.class::cast).toList();
    }
    return List.of();
  }

  /** Returns whether an element, or the given type of it, is marked {@code @Nullable} by anyone. */
  static boolean isNullable(Element element, TypeMirror type) {
    return hasNullable(element.getAnnotationMirrors()) || hasNullable(type.getAnnotationMirrors());
  }

  private static boolean hasNullable(List<? extends AnnotationMirror> mirrors) {
    return mirrors.stream()
        .map(AnnotationMirror::getAnnotationType)
        .map(DeclaredType::asElement)
        .anyMatch(type -> type.getSimpleName().contentEquals("Nullable"));
  }
}
