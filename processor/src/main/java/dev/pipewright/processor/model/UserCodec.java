package dev.pipewright.processor.model;

import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * A class that {@code @Codecs} names.
 *
 * @param at where it is named
 * @param named what is named there
 * @param codec what it implements, if it is a class that is a codec
 */
public record UserCodec(Location at, TypeMirror named, Optional<TypeMirror> codec) {

  /** Reads the annotation of an element; none are named if it has none. */
  public static List<UserCodec> on(Element element, TypeSystem types) {
    List<UserCodec> codecs = new ArrayList<>();
    Optional<AnnotationMirror> annotation = Annotations.find(element, Names.CODECS);
    if (annotation.isPresent()) {
      for (AnnotationValue value : Annotations.elements(annotation.get(), "value")) {
        if (value.getValue() instanceof TypeMirror named) {
          codecs.add(
              new UserCodec(
                  new Location(element, annotation.get(), value),
                  named,
                  named.getKind() == TypeKind.DECLARED
                      ? types.codecOf(MoreTypes.asTypeElement(named))
                      : Optional.empty()));
        }
      }
    }
    return codecs;
  }

  /** Returns its class. */
  public TypeElement type() {
    return MoreTypes.asTypeElement(named);
  }

  /** Returns the type of the values that it is for, if it says so. */
  public Optional<TypeMirror> values() {
    return codec
        .map(type -> MoreTypes.asDeclared(type).getTypeArguments())
        .filter(arguments -> arguments.size() == 1)
        .<TypeMirror>map(arguments -> arguments.get(0))
        .filter(type -> TypeSystem.variable(type).isEmpty());
  }
}
