package dev.pipewright.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * How the caller of a pipeline takes its outputs.
 *
 * @param kind in which of the ways
 * @param item the type that the caller takes each output as; {@code void} where they are dropped
 */
public record Taking(Kind kind, TypeMirror item) {

  /** The ways in which a caller can take outputs. */
  public enum Kind {
    RUN,
    STREAM,
    LIST,
    SINGLE,
    VOID,
    LIST_LATER,
    SINGLE_LATER,
    VOID_LATER,
    PUBLISHER
  }

  /** A future of a list of wildcards is none of a list of the items, and is no such future. */
  private static TypeMirror futureOfList(TypeMirror item, TypeSystem types) {
    return types.declared(
        "java.util.concurrent.CompletableFuture", types.declared("java.util.List", item));
  }

  /** Returns whether it takes exactly one output. */
  public boolean isSingle() {
    return kind == Kind.SINGLE || kind == Kind.SINGLE_LATER;
  }

  /**
   * Reads a return type. A type that holds items may be meant as that, or as the one output itself,
   * which the type of the outputs decides: where both readings fit, the one in which that type is
   * the very same.
   *
   * @param returnType what the pipeline method returns
   * @param output the type of the outputs, if there are any
   * @param types answers questions about types
   * @return the way, or nothing if that type does not take these outputs
   */
  public static Optional<Taking> of(
      TypeMirror returnType, Optional<TypeMirror> output, TypeSystem types) {
    if (returnType.getKind() == TypeKind.VOID) {
      return Optional.of(new Taking(Kind.VOID, returnType));
    }
    Optional<TypeMirror> later =
        types.argumentOf(returnType, "java.util.concurrent.CompletableFuture");
    if (later.isPresent() && types.isNothing(later.get())) {
      return Optional.of(new Taking(Kind.VOID_LATER, later.get()));
    }
    if (output.isEmpty()) {
      return Optional.empty();
    }
    List<Taking> readings = new ArrayList<>();
    types
        .argumentOf(returnType, Names.RUN)
        .ifPresent(item -> readings.add(new Taking(Kind.RUN, item)));
    types
        .argumentOf(returnType, "java.util.stream.Stream")
        .ifPresent(item -> readings.add(new Taking(Kind.STREAM, item)));
    types
        .argumentOf(returnType, "java.util.List")
        .ifPresent(item -> readings.add(new Taking(Kind.LIST, item)));
    types
        .argumentOf(returnType, "java.util.concurrent.Flow.Publisher")
        .ifPresent(item -> readings.add(new Taking(Kind.PUBLISHER, item)));
    later
        .flatMap(type -> types.argumentOf(type, "java.util.List"))
        .filter(item -> types.accepts(returnType, futureOfList(item, types)))
        .ifPresent(item -> readings.add(new Taking(Kind.LIST_LATER, item)));
    later.ifPresent(type -> readings.add(new Taking(Kind.SINGLE_LATER, type)));
    readings.add(new Taking(Kind.SINGLE, returnType));
    return readings.stream()
        .filter(reading -> types.isSame(reading.item(), output.get()))
        .findFirst()
        .or(
            () ->
                readings.stream()
                    .filter(reading -> types.accepts(reading.item(), output.get()))
                    .findFirst());
  }
}
