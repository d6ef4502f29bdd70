package dev.pipewright.processor.model;

import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Writes types without their annotations. Subclasses say how classes and interfaces are named. */
abstract class TypeWriter extends SimpleTypeVisitor14<String, @Nullable Void> {

  @Override
  public String visitArray(ArrayType type, @Nullable Void unused) {
    return type.getComponentType().accept(this, null) + "[]";
  }

  @Override
  public String visitTypeVariable(TypeVariable type, @Nullable Void unused) {
    return type.asElement().getSimpleName().toString();
  }

  @Override
  public String visitWildcard(WildcardType type, @Nullable Void unused) {
    if (type.getExtendsBound() != null) {
      return "? extends " + type.getExtendsBound().accept(this, null);
    }
    return type.getSuperBound() == null
        ? "?"
        : "? super " + type.getSuperBound().accept(this, null);
  }
}
