package dev.pipewright.processor.model;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Solves the type variables of a generic method or type from what it is called with.
 *
 * <p>A small part of Java's own inference: a variable stands for the type that is found in its
 * place when the input's type and the item's are laid side by side, from the outside in. Where it
 * is found in several places, one of them has to be a supertype of the others, and stands for it.
 * What it stands for has to keep the variable's bounds.
 */
public final class TypeVariables {

  private final Types types;
  private final TypeSystem typeSystem;
  private final Map<Element, TypeMirror> solved = new HashMap<>();

  TypeVariables(TypeSystem typeSystem) {
    this.types = typeSystem.types();
    this.typeSystem = typeSystem;
  }

  /**
   * Returns the types of a method's parameters where it is called with arguments of given types;
   * variables that these do not determine, or whose bounds they do not keep, are left.
   */
  static List<TypeMirror> inferred(
      ExecutableType method, List<? extends TypeMirror> arguments, TypeSystem typeSystem) {
    TypeVariables variables = new TypeVariables(typeSystem);
    for (int i = 0; i < arguments.size(); i++) {
      variables.lay(method.getParameterTypes().get(i), arguments.get(i));
    }
    for (TypeVariable variable : method.getTypeVariables()) {
      if (!variables.keepsBounds(variable)) {
        variables.solved.remove(declared(variable));
      }
    }
    return method.getParameterTypes().stream().map(variables::substitute).toList();
  }

  /**
   * Returns a permitted subtype of a sealed type with the type arguments that its values have if
   * they are of that sealed type; variables that are not determined by those of the sealed type are
   * left. Nothing if there are no such values: those of {@code record Num(int n) implements
   * Expr<Integer>} are none of an {@code Expr<String>}.
   */
  static Optional<DeclaredType> permitted(
      TypeElement subtype, DeclaredType of, TypeSystem typeSystem) {
    TypeElement element = (TypeElement) of.asElement();
    DeclaredType declared = (DeclaredType) subtype.asType();
    DeclaredType seen = typeSystem.supertype(declared, element).orElseThrow();
    TypeVariables variables = new TypeVariables(typeSystem);
    for (int i = 0; i < seen.getTypeArguments().size(); i++) {
      TypeMirror given = of.getTypeArguments().get(i);
      if (given instanceof WildcardType wildcard) {
        given =
            wildcard.getExtendsBound() != null
                ? wildcard.getExtendsBound()
                : typeSystem.types().erasure(element.getTypeParameters().get(i).asType());
      }
      variables.lay(seen.getTypeArguments().get(i), given);
    }
    return variables.isWithinBounds(declared, of)
        ? Optional.of((DeclaredType) variables.substitute(declared))
        : Optional.empty();
  }

  /** Narrows what wildcards let be wider than a variable's bound, and looks whether all fits. */
  private boolean isWithinBounds(DeclaredType subtype, DeclaredType of) {
    for (TypeMirror argument : subtype.getTypeArguments()) {
      TypeVariable variable = (TypeVariable) argument;
      TypeMirror value = solved.get(declared(variable));
      for (TypeMirror bound : typeSystem.boundsOf(variable)) {
        TypeMirror limit = substitute(bound);
        if (value != null && !types.isSubtype(value, limit) && types.isSubtype(limit, value)) {
          solved.put(declared(variable), limit);
        } else if (value != null && !types.isSubtype(value, limit)) {
          return false;
        }
      }
    }
    TypeMirror result = substitute(subtype);
    return TypeSystem.variable(result).isPresent() || types.isSubtype(result, of);
  }

  /**
   * Returns a variable as it is declared: for Eclipse's compiler one that is annotated where it is
   * used is another one.
   */
  static Element declared(TypeVariable variable) {
    Element used = variable.asElement();
    return used instanceof TypeParameterElement parameter
            && parameter.getGenericElement() instanceof Parameterizable generic
        ? generic.getTypeParameters().stream()
            .filter(declared -> declared.getSimpleName().equals(used.getSimpleName()))
            .map(Element.class::cast)
            .findFirst()
            .orElse(used)
        : used;
  }

  /** Returns the variables that a type mentions. */
  public static Set<Element> in(TypeMirror type) {
    Set<Element> mentioned = new LinkedHashSet<>();
    type.accept(MENTIONED, mentioned);
    return mentioned;
  }

  boolean keepsBounds(TypeVariable variable) {
    TypeMirror value = solved.get(declared(variable));
    return value != null
        && typeSystem.boundsOf(variable).stream()
            .allMatch(bound -> types.isSubtype(value, substitute(bound)));
  }

  void lay(TypeMirror pattern, TypeMirror given) {
    switch (pattern.getKind()) {
      case TYPEVAR -> found(declared((TypeVariable) pattern), given);
      case ARRAY -> {
        if (given.getKind() == TypeKind.ARRAY) {
          lay(((ArrayType) pattern).getComponentType(), ((ArrayType) given).getComponentType());
        }
      }
      case DECLARED -> layArguments((DeclaredType) pattern, given);
      default -> {}
    }
  }

  private void layArguments(DeclaredType pattern, TypeMirror given) {
    Optional<DeclaredType> same = typeSystem.supertype(given, (TypeElement) pattern.asElement());
    if (same.isEmpty()
        || same.get().getTypeArguments().size() != pattern.getTypeArguments().size()) {
      return;
    }
    for (int i = 0; i < pattern.getTypeArguments().size(); i++) {
      layArgument(pattern.getTypeArguments().get(i), same.get().getTypeArguments().get(i));
    }
  }

  private void layArgument(TypeMirror pattern, TypeMirror given) {
    if (!(pattern instanceof WildcardType wildcard)) {
      lay(pattern, given);
    } else if (wildcard.getExtendsBound() != null) {
      TypeMirror upper =
          given instanceof WildcardType w && w.getExtendsBound() != null
              ? w.getExtendsBound()
              : given;
      lay(wildcard.getExtendsBound(), upper);
    } else if (wildcard.getSuperBound() != null) {
      TypeMirror lower =
          given instanceof WildcardType w && w.getSuperBound() != null ? w.getSuperBound() : given;
      lay(wildcard.getSuperBound(), lower);
    }
  }

  private void found(Element variable, TypeMirror given) {
    if (given.getKind() == TypeKind.WILDCARD) {
      return; // no type that could be written down
    }
    TypeMirror before = solved.get(variable);
    if (before == null || types.isSubtype(before, given)) {
      solved.put(variable, given);
    }
  }

  TypeMirror substitute(TypeMirror type) {
    return type.accept(substitution, null);
  }

  private final SimpleTypeVisitor14<TypeMirror, @Nullable Void> substitution =
      new SimpleTypeVisitor14<>() {
        @Override
        protected TypeMirror defaultAction(TypeMirror type, @Nullable Void unused) {
          return type;
        }

        @Override
        public TypeMirror visitTypeVariable(TypeVariable type, @Nullable Void unused) {
          TypeMirror value = solved.get(declared(type));
          return value == null ? type : value;
        }

        @Override
        public TypeMirror visitArray(ArrayType type, @Nullable Void unused) {
          return types.getArrayType(type.getComponentType().accept(this, null));
        }

        @Override
        public TypeMirror visitWildcard(WildcardType type, @Nullable Void unused) {
          TypeMirror upper = type.getExtendsBound();
          TypeMirror lower = type.getSuperBound();
          return types.getWildcardType(
              upper == null ? null : upper.accept(this, null),
              lower == null ? null : lower.accept(this, null));
        }

        @Override
        public TypeMirror visitDeclared(DeclaredType type, @Nullable Void unused) {
          if (type.getTypeArguments().isEmpty()) {
            return type;
          }
          TypeMirror[] arguments =
              type.getTypeArguments().stream()
                  .map(argument -> argument.accept(this, null))
                  .toArray(TypeMirror[]::new);
          TypeElement element = (TypeElement) type.asElement();
          DeclaredType outer = TypeSystem.outer(type);
          return outer == null
              ? types.getDeclaredType(element, arguments)
              : types.getDeclaredType(outer, element, arguments);
        }
      };

  private static final SimpleTypeVisitor14<@Nullable Void, Set<Element>> MENTIONED =
      new SimpleTypeVisitor14<>() {
        @Override
        public @Nullable Void visitTypeVariable(TypeVariable type, Set<Element> mentioned) {
          mentioned.add(declared(type));
          return null;
        }

        @Override
        public @Nullable Void visitArray(ArrayType type, Set<Element> mentioned) {
          return type.getComponentType().accept(this, mentioned);
        }

        @Override
        public @Nullable Void visitWildcard(WildcardType type, Set<Element> mentioned) {
          if (type.getExtendsBound() != null) {
            type.getExtendsBound().accept(this, mentioned);
          }
          if (type.getSuperBound() != null) {
            type.getSuperBound().accept(this, mentioned);
          }
          return null;
        }

        @Override
        public @Nullable Void visitDeclared(DeclaredType type, Set<Element> mentioned) {
          type.getTypeArguments().forEach(argument -> argument.accept(this, mentioned));
          return null;
        }
      };
}
