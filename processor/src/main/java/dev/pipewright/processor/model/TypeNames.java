package dev.pipewright.processor.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Writes types as the user does, without their annotations, which {@code toString} would show: each
 * class and interface with its simple name, unless two in one message would look alike.
 */
public final class TypeNames extends TypeWriter {

  /** The qualified names that each simple one stands for, as far as types were written. */
  private final Map<String, Set<String>> meanings = new HashMap<>();

  private TypeNames() {}

  /** Writes a type. */
  public static String of(TypeMirror type) {
    return of(List.of(type)).get(0);
  }

  /** Writes several types that stand in one message. */
  public static List<String> of(List<? extends TypeMirror> types) {
    TypeNames names = new TypeNames();
    types.forEach(type -> type.accept(names, null)); // to know what looks alike
    return types.stream().map(type -> type.accept(names, null)).toList();
  }

  @Override
  protected String defaultAction(TypeMirror type, @Nullable Void unused) {
    return type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID
        ? type.getKind().name().toLowerCase(Locale.ROOT)
        : type.toString();
  }

  @Override
  public String visitDeclared(DeclaredType type, @Nullable Void unused) {
    TypeElement element = (TypeElement) type.asElement();
    String simple = simpleName(element);
    String qualified = element.getQualifiedName().toString();
    Set<String> alike = meanings.computeIfAbsent(simple, key -> new HashSet<>());
    alike.add(qualified);
    String name = alike.size() == 1 ? simple : qualified;
    return type.getTypeArguments().isEmpty()
        ? name
        : type.getTypeArguments().stream()
            .map(argument -> argument.accept(this, null))
            .collect(Collectors.joining(", ", name + "<", ">"));
  }

  /**
   * Returns the name under which a type is imported: {@code Map.Entry} is by that of {@code Map}.
   */
  private static String simpleName(TypeElement element) {
    boolean ofJava = element.getQualifiedName().toString().startsWith("java.");
    return ofJava && element.getEnclosingElement() instanceof TypeElement outer
        ? simpleName(outer) + "." + element.getSimpleName()
        : element.getSimpleName().toString();
  }
}
