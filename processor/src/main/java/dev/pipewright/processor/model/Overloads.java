package dev.pipewright.processor.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/**
 * The other methods of a task's name that what it is called on has as well.
 *
 * <p>Java chooses among them by the types of the arguments (JLS 15.12.2). If these are the very
 * types of the task's parameters, the task takes them without any conversion; whatever else takes
 * them has wider parameters, and is passed over. So the task is chosen, but for the few methods
 * that Java holds for no wider though they take the same arguments.
 */
final class Overloads {

  private static final List<TypeKind> PRIMITIVES =
      Arrays.stream(TypeKind.values()).filter(TypeKind::isPrimitive).toList();

  private final Types types;
  private final TypeSystem typeSystem;
  private final TaskModel task;
  private final TypeElement calledOn;

  Overloads(TaskModel task, Types types, TypeSystem typeSystem) {
    this.task = task;
    this.types = types;
    this.typeSystem = typeSystem;
    this.calledOn = task.isStatic() ? task.owner() : task.via();
  }

  /** Returns whether a call with other types of arguments could mean one of them. */
  boolean areDangerous() {
    return ofSameLength().anyMatch(this::mayTakeTheArguments);
  }

  /** Returns one that Java cannot tell from the task whatever the types of the arguments are. */
  Optional<ExecutableElement> ambiguous() {
    return ofSameLength().filter(this::isAmbiguous).findFirst();
  }

  private Stream<ExecutableElement> ofSameLength() {
    return typeSystem.methodsCalledOn(calledOn).stream()
        .filter(method -> method.getSimpleName().contentEquals(task.name()))
        .filter(method -> method.getParameters().size() == task.parameters().size())
        .filter(method -> !method.equals(task.method()))
        .filter(method -> !typeSystem.overrides(method, task.method(), calledOn));
  }

  private ExecutableType seen(ExecutableElement method) {
    return typeSystem.memberOf(calledOn, method);
  }

  /** Leaves type arguments aside, and takes any box for what a primitive may be unboxed from. */
  private boolean mayTakeTheArguments(ExecutableElement other) {
    List<? extends TypeMirror> taken = seen(other).getParameterTypes();
    for (int i = 0; i < taken.size(); i++) {
      if (!mayTake(taken.get(i), task.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean mayTake(TypeMirror taken, ParameterModel parameter) {
    if (parameter.type().getKind().isPrimitive()) {
      return PRIMITIVES.stream()
          .anyMatch(kind -> typeSystem.acceptsErased(taken, types.getPrimitiveType(kind)));
    }
    return typeSystem.acceptsErased(taken, parameter.type())
        || (parameter.isEmitter() && typeSystem.acceptsErased(parameter.type(), taken));
  }

  private boolean isAmbiguous(ExecutableElement method) {
    ExecutableType declared = seen(task.method());
    ExecutableType other = seen(method);
    List<? extends TypeMirror> own = declared.getParameterTypes();
    List<TypeMirror> captured = own.stream().map(types::capture).toList();
    return takes(other, captured)
        && (hasVariableForWildcard(other, own)
            || (!declared.getTypeVariables().isEmpty()
                && takes(declared, other.getParameterTypes())));
  }

  /** Returns whether arguments of the given types can be passed, none of them boxed or unboxed. */
  private boolean takes(ExecutableType method, List<? extends TypeMirror> arguments) {
    return TypeVariables.inferred(method, arguments, types, typeSystem)
        .filter(
            parameters -> {
              for (int i = 0; i < arguments.size(); i++) {
                if (!types.isSubtype(arguments.get(i), parameters.get(i))) {
                  return false;
                }
              }
              return true;
            })
        .isPresent();
  }

  /**
   * Returns whether a method takes a {@code Collection<A>}, say, for a {@code List<?>}: that takes
   * a list of any one type, and so is no wider to Java than what takes a list of unknown type.
   */
  private boolean hasVariableForWildcard(
      ExecutableType method, List<? extends TypeMirror> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (method.getParameterTypes().get(i) instanceof DeclaredType taken
          && isWildcardForVariable(method, taken, arguments.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isWildcardForVariable(
      ExecutableType method, DeclaredType taken, TypeMirror argument) {
    List<TypeMirror> given = new ArrayList<>();
    typeSystem
        .supertype(argument, (TypeElement) taken.asElement())
        .ifPresent(seen -> given.addAll(seen.getTypeArguments()));
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).getKind() == TypeKind.WILDCARD
          && taken.getTypeArguments().get(i) instanceof TypeVariable variable
          && method.getTypeVariables().stream()
              .anyMatch(own -> own.asElement().equals(variable.asElement()))) {
        return true;
      }
    }
    return false;
  }
}
