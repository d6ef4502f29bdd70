package dev.pipewright.processor.model;

import com.google.auto.common.MoreTypes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * The other methods of a task's name that what it is called on has as well.
 *
 * <p>Java chooses among them by the types of the arguments (JLS 15.12.2). If these are the very
 * types of the task's parameters, the task takes them without any conversion; whatever else takes
 * them has wider parameters, and is passed over. So the task is chosen, but for the few methods
 * that Java holds for no wider though they take the same arguments.
 */
public final class Overloads {

  private static final List<TypeKind> PRIMITIVES =
      Arrays.stream(TypeKind.values()).filter(TypeKind::isPrimitive).toList();

  private final Types types;
  private final TypeSystem typeSystem;
  private final TaskModel task;
  private final TypeElement calledOn;

  /** Finds those of one task. */
  public Overloads(TaskModel task, TypeSystem typeSystem) {
    this.task = task;
    this.types = typeSystem.types();
    this.typeSystem = typeSystem;
    this.calledOn = task.isStatic() ? task.owner() : task.via();
  }

  /**
   * Returns whether a call of the task could mean one of them, unless its arguments are of the very
   * types of the task's parameters.
   */
  public boolean areDangerous() {
    return ofSameLength().anyMatch(this::mayTakeTheArguments);
  }

  /** Returns one that Java cannot tell from the task whatever the types of the arguments are. */
  public Optional<ExecutableElement> ambiguous() {
    return ofSameLength().filter(this::isAmbiguous).findFirst();
  }

  private Stream<ExecutableElement> ofSameLength() {
    return typeSystem.methodsCalledOn(calledOn, task.method().getSimpleName()).stream()
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

  /**
   * Returns whether a method takes the very types of the task's parameters, and these are no
   * narrower to Java than its own: the task takes those as well, or it has a {@code Collection<A>},
   * say, for a {@code List<?>}. That takes a list of any one type, but is not held for wider than
   * what takes a list of unknown type.
   */
  private boolean isAmbiguous(ExecutableElement method) {
    ExecutableType declared = seen(task.method());
    ExecutableType other = seen(method);
    Set<Element> forWildcards = new HashSet<>();
    if (!takes(other, declared.getParameterTypes(), forWildcards)) {
      return false;
    }
    return !forWildcards.isEmpty()
        || (!declared.getTypeVariables().isEmpty()
            && takes(declared, other.getParameterTypes(), new HashSet<>()));
  }

  /**
   * Returns whether arguments of the given types can be passed, none of them boxed or unboxed.
   *
   * @param forWildcards to which the variables of the method are added that take what a wildcard
   *     stands for
   */
  private boolean takes(
      ExecutableType method, List<? extends TypeMirror> arguments, Set<Element> forWildcards) {
    List<TypeMirror> inferred = TypeVariables.inferred(method, arguments, typeSystem);
    for (int i = 0; i < arguments.size(); i++) {
      Optional<TypeVariable> variable =
          variableForWildcard(method, inferred.get(i), arguments.get(i));
      if (variable.isPresent()
          ? !forWildcards.add(variable.get().asElement())
          : !types.isSubtype(arguments.get(i), inferred.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a method's variable that stands where an argument has a wildcard, and is not solved.
   */
  private Optional<TypeVariable> variableForWildcard(
      ExecutableType method, TypeMirror taken, TypeMirror argument) {
    if (!(taken instanceof DeclaredType holder)) {
      return Optional.empty();
    }
    return typeSystem
        .supertype(argument, (TypeElement) holder.asElement())
        .filter(seen -> seen.getTypeArguments().size() == 1)
        .filter(seen -> seen.getTypeArguments().get(0) instanceof WildcardType)
        .map(seen -> holder.getTypeArguments().get(0))
        .filter(TypeVariable.class::isInstance)
        .map(TypeVariable.class::cast)
        .filter(
            variable ->
                method.getTypeVariables().stream()
                    .anyMatch(own -> own.asElement().equals(variable.asElement())))
        .filter(variable -> MoreTypes.isTypeOf(Object.class, variable.getUpperBound()));
  }
}
