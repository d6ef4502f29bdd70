package dev.pipewright.processor.model;

import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Writes types so that the same ones look the same: with qualified names and without annotations.
 */
final class TypeKey extends TypeWriter {

  private static final TypeKey KEY = new TypeKey();

  private TypeKey() {}

  /** Returns the key of a type. */
  static String of(TypeMirror type) {
    return type.accept(KEY, null);
  }

  @Override
  protected String defaultAction(TypeMirror type, @Nullable Void unused) {
    return type.getKind().isPrimitive() ? type.getKind().name() : type.toString();
  }

  @Override
  public String visitDeclared(DeclaredType type, @Nullable Void unused) {
    DeclaredType outer = TypeSystem.outer(type);
    String name = ((TypeElement) type.asElement()).getQualifiedName().toString();
    return (outer == null ? "" : outer.accept(this, null) + ".")
        + name
        + (type.getTypeArguments().isEmpty()
            ? ""
            : type.getTypeArguments().stream()
                .map(argument -> argument.accept(this, null))
                .collect(Collectors.joining(",", "<", ">")));
  }
}
