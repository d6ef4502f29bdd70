package dev.pipewright.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** How the values of one type cross to another process. */
public sealed interface CodecModel {

  /** Returns the type of the values, which is no primitive one. */
  TypeMirror type();

  /** Returns the types whose codecs this one calls, among them primitive ones. */
  List<TypeMirror> parts();

  /**
   * By a constant of the runtime.
   *
   * @param constant its name
   */
  record BuiltIn(TypeMirror type, String constant) implements CodecModel {
    @Override
    public List<TypeMirror> parts() {
      return List.of();
    }
  }

  /**
   * By a codec of the user's.
   *
   * @param codec its class
   */
  record OfUser(TypeMirror type, TypeElement codec) implements CodecModel {
    @Override
    public List<TypeMirror> parts() {
      return List.of();
    }
  }

  /** As the place of an enum's constant among the others. */
  record OfEnum(TypeMirror type) implements CodecModel {
    @Override
    public List<TypeMirror> parts() {
      return List.of();
    }
  }

  /**
   * As the components of a record.
   *
   * @param components the components, in their order
   */
  record OfRecord(TypeMirror type, List<Component> components) implements CodecModel {
    @Override
    public List<TypeMirror> parts() {
      return components.stream().map(Component::type).toList();
    }
  }

  /**
   * A component of a record.
   *
   * @param name its name
   * @param type its type, with the record's type arguments in place of its variables
   */
  record Component(String name, TypeMirror type) {}

  /**
   * As one of the types that a sealed one consists of.
   *
   * @param alternatives those types; none of them is sealed itself, unless the user has a codec for
   *     it
   */
  record OfSealed(TypeMirror type, List<TypeMirror> alternatives) implements CodecModel {
    @Override
    public List<TypeMirror> parts() {
      return alternatives;
    }
  }

  /**
   * As the elements of a collection, map or {@code Optional}.
   *
   * @param factory the method of the runtime that makes such a codec
   * @param parts the types of the elements, or of keys and values
   */
  record OfElements(TypeMirror type, String factory, List<TypeMirror> parts)
      implements CodecModel {}

  /**
   * As the elements of an array.
   *
   * @param component their type, which is no primitive one
   */
  record OfArray(TypeMirror type, TypeMirror component) implements CodecModel {
    @Override
    public List<TypeMirror> parts() {
      return List.of(component);
    }
  }

  /**
   * As a type with wildcards: {@code List<? extends Shape>} is written as {@code List<Shape>}.
   *
   * @param as the type without them
   */
  record OfWildcards(TypeMirror type, TypeMirror as) implements CodecModel {
    @Override
    public List<TypeMirror> parts() {
      return List.of(as);
    }
  }
}
