package dev.pipewright.processor.model;

import javax.lang.model.type.TypeMirror;

/** What a task's input or result is made of. */
public sealed interface Shape {

  /** Nothing: no input, or {@code void}. */
  record Nothing() implements Shape {}

  /**
   * One item.
   *
   * @param item its type
   */
  record One(TypeMirror item) implements Shape {}

  /**
   * Any number of items.
   *
   * @param kind what holds them
   * @param item their type
   */
  record Many(Kind kind, TypeMirror item) implements Shape {}

  /**
   * A type that would have to hold items, and does not.
   *
   * @param type the type
   */
  record NoElements(TypeMirror type) implements Shape {}

  /**
   * A type that holds items of an unknown type: it is raw, or its argument a wildcard.
   *
   * @param type the type
   */
  record UnknownElements(TypeMirror type) implements Shape {}

  /** The types that hold items. */
  enum Kind {
    ITERABLE,
    ITERATOR,
    STREAM,
    INT_STREAM,
    LONG_STREAM,
    DOUBLE_STREAM,
    ARRAY,
    OPTIONAL,
    PUBLISHER,
    EMITTER
  }
}
