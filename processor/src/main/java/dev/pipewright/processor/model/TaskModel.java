package dev.pipewright.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A method that is a task.
 *
 * @param method the method
 * @param annotation its {@code @Task}
 * @param owner the type that declares it
 * @param via the type by which a pipeline came to it: its own type, or one that it uses
 * @param branch whether the elements of its result are the outputs
 * @param join whether it is called once with all its inputs
 * @param workers how many workers it asks for
 * @param throttle how many outputs may wait, as written: 0 for the default, negative for no bound
 * @param cpuBound whether it asks for platform threads
 * @param parameters all its parameters
 * @param returnType what it returns
 * @param thrown what it declares to throw
 * @param output what its outputs are made of
 */
public record TaskModel(
    ExecutableElement method,
    AnnotationMirror annotation,
    TypeElement owner,
    TypeElement via,
    boolean branch,
    boolean join,
    int workers,
    int throttle,
    boolean cpuBound,
    List<ParameterModel> parameters,
    TypeMirror returnType,
    List<? extends TypeMirror> thrown,
    Shape output) {

  /** How many outputs may wait where the user says nothing. */
  public static final int DEFAULT_THROTTLE = 0;

  /** How the user says that any number of outputs may wait. */
  public static final int UNBOUNDED = -1;

  /** Returns the name by which an expression calls it. */
  public String name() {
    return method.getSimpleName().toString();
  }

  /** Returns whether it is called without an instance. */
  public boolean isStatic() {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  /** Returns whether it gives no outputs. */
  public boolean isSink() {
    return output instanceof Shape.Nothing;
  }

  /** Returns the parameters that are inputs. */
  public List<ParameterModel> inputs() {
    return parameters.stream().filter(p -> p.bound().isEmpty()).toList();
  }

  /** Returns the parameters that are bound. */
  public List<ParameterModel> bindings() {
    return parameters.stream().filter(p -> p.bound().isPresent()).toList();
  }

  /** Returns what holds the inputs of a task that joins, given that its declaration is right. */
  public Shape.Many joined(TypeSystem types) {
    return (Shape.Many) types.viewOf(inputs().get(0).type());
  }

  /** Returns the type of the items that it takes, given that it has one input and is right. */
  public TypeMirror inputItem(TypeSystem types) {
    return join ? joined(types).item() : inputs().get(0).type();
  }

  /** Returns the type of the items that it gives; nothing for a sink or where it is wrong. */
  public Optional<TypeMirror> outputItem() {
    if (output instanceof Shape.One one) {
      return Optional.of(one.item());
    }
    return output instanceof Shape.Many many ? Optional.of(many.item()) : Optional.empty();
  }

  /** Points at the place where an attribute is written, or else at the method. */
  public Location at(String attribute) {
    return Annotations.written(annotation, attribute)
        .map(value -> new Location(method, annotation, value))
        .orElse(Location.of(method));
  }
}
