package dev.pipewright.processor.model;

import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Looks for something in the types that a type is made of, from left to right, and returns the
 * first that is found, or null. Subclasses say what they look for.
 *
 * @param <R> what is looked for
 */
abstract class FirstPart<R> extends SimpleTypeVisitor14<@Nullable R, @Nullable Void> {

  @Override
  public @Nullable R visitDeclared(DeclaredType type, @Nullable Void unused) {
    for (TypeMirror argument : type.getTypeArguments()) {
      R part = argument.accept(this, null);
      if (part != null) {
        return part;
      }
    }
    DeclaredType outer = TypeSystem.outer(type);
    return outer == null ? null : outer.accept(this, null);
  }

  @Override
  public @Nullable R visitArray(ArrayType type, @Nullable Void unused) {
    return type.getComponentType().accept(this, null);
  }

  @Override
  public @Nullable R visitWildcard(WildcardType type, @Nullable Void unused) {
    TypeMirror bound =
        type.getExtendsBound() != null ? type.getExtendsBound() : type.getSuperBound();
    return bound == null ? null : bound.accept(this, null);
  }
}
