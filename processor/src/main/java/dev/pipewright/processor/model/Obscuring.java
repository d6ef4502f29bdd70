package dev.pipewright.processor.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The variables that a generated class sees under names which are not its own choice: the fields
 * that it inherits, and what every loop calls its input and output. In an expression, a variable
 * obscures a type, and a package, of its name. A type whose simple name is obscured can be named in
 * full, unless that does not help either.
 */
public final class Obscuring {

  /** What a loop sees beside the fields; its other variables are renamed where need be. */
  private static final Set<String> IN_LOOPS = Set.of("in", "out", "items", "emitter");

  private final TypeSystem types;
  private final Set<String> fields;
  private final Set<String> memberTypes;

  /** Finds the variables that the class for a type sees. */
  public Obscuring(ContractModel contract, TypeSystem types) {
    this.types = types;
    this.fields = fieldsOf(contract.type());
    this.memberTypes = new HashSet<>();
    for (TypeElement declaring : types.withSupertypes(contract.type())) {
      ElementFilter.typesIn(declaring.getEnclosedElements())
          .forEach(type -> memberTypes.add(type.getSimpleName().toString()));
    }
  }

  /** Returns the names of the fields that the class inherits. */
  public Set<String> fields() {
    return fields;
  }

  /** Returns the names of the classes and interfaces that the class inherits. */
  public Set<String> memberTypes() {
    return memberTypes;
  }

  /**
   * Returns the name by which an expression has to name a type: the full one, where its simple name
   * is obscured, and otherwise nothing in particular.
   */
  public Optional<String> fullNameOf(TypeElement type) {
    return isVariable(outermost(type).getSimpleName().toString())
        ? Optional.of(type.getQualifiedName().toString())
        : Optional.empty();
  }

  /** Returns the variable for which no expression can name a type, if there is one. */
  public Optional<String> hides(TypeElement type) {
    for (Element e = type; e.getEnclosingElement() instanceof TypeElement around; e = around) {
      String name = e.getSimpleName().toString();
      if (fieldsOf(around).contains(name)) {
        return Optional.of(name);
      }
    }
    return fullNameOf(type)
        .map(full -> full.replaceFirst("\\..*", ""))
        .filter(
            first -> isVariable(first) || outermost(type).getQualifiedName().contentEquals(first));
  }

  private boolean isVariable(String name) {
    return fields.contains(name) || IN_LOOPS.contains(name);
  }

  private Set<String> fieldsOf(TypeElement type) {
    Set<String> names = new HashSet<>();
    for (TypeElement declaring : types.withSupertypes(type)) {
      ElementFilter.fieldsIn(declaring.getEnclosedElements()).stream()
          .filter(f -> declaring.equals(type) || !f.getModifiers().contains(Modifier.PRIVATE))
          .forEach(field -> names.add(field.getSimpleName().toString()));
    }
    return names;
  }

  /** Returns the type of a package that a type is in, or itself. */
  public static TypeElement outermost(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement around ? outermost(around) : type;
  }
}
