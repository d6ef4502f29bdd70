package dev.pipewright.processor.check;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Writes types for messages: with simple names, unless two would look alike. */
final class TypeNames {

  private TypeNames() {}

  /** Writes a type with simple names. */
  static String of(TypeMirror type) {
    return type.accept(SIMPLE, null);
  }

  /**
   * Writes several types that stand in one message: with simple names, or with qualified ones if
   * two of them would look alike and are not the same.
   */
  static List<String> of(List<? extends TypeMirror> types) {
    List<String> simple = types.stream().map(TypeNames::of).toList();
    List<String> qualified = types.stream().map(t -> t.accept(QUALIFIED, null)).toList();
    return simple.stream().distinct().count() == qualified.stream().distinct().count()
        ? simple
        : qualified;
  }

  private static final Writer SIMPLE = new Writer(false);
  private static final Writer QUALIFIED = new Writer(true);

  /** Writes types without their annotations, which {@code toString} would show. */
  private static final class Writer extends SimpleTypeVisitor14<String, @Nullable Void> {
    private final boolean qualified;

    Writer(boolean qualified) {
      this.qualified = qualified;
    }

    @Override
    protected String defaultAction(TypeMirror type, @Nullable Void unused) {
      return type.getKind().isPrimitive() || type.getKind() == javax.lang.model.type.TypeKind.VOID
          ? type.getKind().name().toLowerCase(java.util.Locale.ROOT)
          : type.toString();
    }

    @Override
    public String visitDeclared(DeclaredType type, @Nullable Void unused) {
      TypeElement element = (TypeElement) type.asElement();
      String name = (qualified ? element.getQualifiedName() : element.getSimpleName()).toString();
      return type.getTypeArguments().isEmpty()
          ? name
          : type.getTypeArguments().stream()
              .map(argument -> argument.accept(this, null))
              .collect(Collectors.joining(", ", name + "<", ">"));
    }

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
}
