package dev.pipewright.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * A method that is a task.
 *
 * @param method the method
 * @param annotation its {@code @Task}
 * @param via the type by which a pipeline came to it: its own type, or one that it uses
 * @param options what its annotation says
 * @param retry when it is called again, if it is
 * @param variables its type variables, with their bounds as seen from there
 * @param parameters all its parameters
 * @param returnType what it returns
 * @param result what comes of a call: what it returns, or what its future is completed with
 * @param isAsync whether it returns a future
 * @param thrown what it declares to throw
 * @param output what its outputs are made of
 */
public record TaskModel(
    ExecutableElement method,
    AnnotationMirror annotation,
    TypeElement via,
    TaskOptions options,
    Optional<RetryOptions> retry,
    List<? extends TypeVariable> variables,
    List<ParameterModel> parameters,
    TypeMirror returnType,
    TypeMirror result,
    boolean isAsync,
    List<? extends TypeMirror> thrown,
    Shape output)
    implements Named {

  /** Returns whether the elements of its result are the outputs. */
  public boolean branch() {
    return options.branch();
  }

  /** Returns whether it is called once with all its inputs. */
  public boolean join() {
    return options.join();
  }

  /** Returns whether its workers are processes. */
  public boolean multiprocess() {
    return options.multiprocess();
  }

  /** Returns how many workers it asks for. */
  public int workers() {
    return options.workers();
  }

  /** Returns whether it is called without an instance. */
  public boolean isStatic() {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * Returns the class or interface that code names to call it, if it is static: its own, or, where
   * that cannot be named, the one by which the code came to it, which inherits it.
   */
  public TypeElement calledBy(Visibility visible) {
    return visible.hidden(owner()).isPresent() && owner().getKind().isClass() ? via : owner();
  }

  /** Returns whether it has type variables of its own. */
  public boolean isGeneric() {
    return !variables.isEmpty();
  }

  /** Returns whether it gives no outputs. */
  public boolean isSink() {
    return output instanceof Shape.Nothing;
  }

  /** Returns the parameters that are inputs. */
  public List<ParameterModel> inputs() {
    return parameters.stream().filter(ParameterModel::isInput).toList();
  }

  /** Returns the parameters that are bound. */
  public List<ParameterModel> bindings() {
    return parameters.stream().filter(p -> p.bound().isPresent()).toList();
  }

  /** Returns the parameters that take what it pushes; one at most, if it is right. */
  public List<ParameterModel> emitters() {
    return parameters.stream().filter(ParameterModel::isEmitter).toList();
  }

  /** Returns what holds the inputs of a task that joins, given that its declaration is right. */
  public Shape.Many joined(TypeSystem types) {
    return (Shape.Many) types.viewOf(inputs().get(0).type());
  }

  /** Returns the type of the items that it takes, given that it has one input and is right. */
  public TypeMirror inputItem(TypeSystem types) {
    return itemOf(inputs().get(0), types);
  }

  /** Returns the type of the items that one of its inputs takes, given that it is right. */
  public TypeMirror itemOf(ParameterModel input, TypeSystem types) {
    return join() ? joined(types).item() : input.type();
  }

  /** Returns one of its inputs by its name. */
  public Optional<ParameterModel> input(String name) {
    return inputs().stream().filter(input -> input.name().equals(name)).findFirst();
  }

  /** Returns the type of the items that it gives; nothing for a sink or where it is wrong. */
  public Optional<TypeMirror> outputItem() {
    if (output instanceof Shape.One one) {
      return Optional.of(one.item());
    }
    return output instanceof Shape.Many many ? Optional.of(many.item()) : Optional.empty();
  }

  /** Returns whether its calls are made in attempts, which may be several or end in time. */
  public boolean hasAttempts() {
    return retry.isPresent() || !options.timeout().isEmpty();
  }

  /** Returns after which exceptions it is called again, given that it is. */
  public List<TypeMirror> retriedOn(TypeSystem types) {
    List<TypeMirror> named = retry.map(RetryOptions::on).orElse(List.of());
    if (!named.isEmpty()) {
      return named;
    }
    return types.withoutRedundant(
        thrown.stream().flatMap(declared -> types.retriableIn(declared).stream()).toList(),
        options.timeout().isEmpty() ? List.of() : List.of(TypeSystem.TIMEOUT));
  }

  /** Returns the same task with its types changed. */
  TaskModel withTypes(UnaryOperator<TypeMirror> change) {
    return new TaskModel(
        method,
        annotation,
        via,
        options,
        retry,
        variables,
        parameters.stream().map(p -> p.withType(change.apply(p.type()))).toList(),
        change.apply(returnType),
        change.apply(result),
        isAsync,
        thrown.stream().map(change).toList(),
        output instanceof Shape.Many many
            ? new Shape.Many(many.kind(), change.apply(many.item()))
            : output instanceof Shape.One one ? new Shape.One(change.apply(one.item())) : output);
  }

  /** Points at the place where an attribute is written, or else at the method. */
  public Location at(String attribute) {
    return Annotations.written(annotation, attribute)
        .map(value -> new Location(method, annotation, value))
        .orElse(Location.of(method));
  }
}
