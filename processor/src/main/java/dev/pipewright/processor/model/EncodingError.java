package dev.pipewright.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Why the values of a type cannot cross to another process.
 *
 * @param path the way from that type to the one that has no codec
 * @param type the type that has no codec
 * @param reason why it has none
 */
public record EncodingError(List<Step> path, TypeMirror type, Reason reason) implements Encoding {

  /** A step on the way into a type. */
  public sealed interface Step {}

  /**
   * From a record to the type of a component.
   *
   * @param of the record
   * @param component the component's name
   * @param type the component's type
   */
  public record Component(DeclaredType of, String component, TypeMirror type) implements Step {}

  /** From a collection, array or the like to the type of its elements. */
  public record Element() implements Step {}

  /**
   * From a sealed type to one that it permits.
   *
   * @param of the sealed type
   * @param permitted the other one
   */
  public record Permitted(DeclaredType of, TypeMirror permitted) implements Step {}

  /** Why a type has no codec. */
  public sealed interface Reason {}

  /** It is {@code Object}. */
  public record Anything() implements Reason {}

  /** It is an interface or abstract class that is not sealed. */
  public record Open() implements Reason {}

  /** It is a class with a state of its own. */
  public record Opaque() implements Reason {}

  /** It is a class or interface of Java's own. */
  public record Foreign() implements Reason {}

  /**
   * It is a special kind of collection.
   *
   * @param general the kind that has a codec
   */
  public record Special(TypeMirror general) implements Reason {}

  /** It does not say what it holds. */
  public record Raw() implements Reason {}

  /**
   * It is a permitted type with a variable that the sealed one does not determine.
   *
   * @param variable the variable
   */
  public record Undetermined(TypeMirror variable) implements Reason {}

  /**
   * It, or its codec, cannot be named by the generated class.
   *
   * @param hidden the type that is not visible
   */
  public record Hidden(TypeElement hidden) implements Reason {}

  /** It is a generic record that holds itself with ever longer type arguments. */
  public record Endless() implements Reason {}
}
