package dev.pipewright.runtime.graph;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the elements of what a branching task returned, one by one: a method for every kind of
 * result.
 *
 * <p>Iterators are asked for an element only when the one before it was handed on. Streams are
 * drained by pushing, made sequential: a stream's own iterator would buffer the whole of what
 * {@code flatMap} makes of one element, and never return where that is infinite. When nobody takes
 * the elements any more, {@code put} throws and so unwinds the stream.
 *
 * <p>A source that can be closed is closed by the worker that reads it, on every way out. A failure
 * to close it fails the task, or is told of after the failure that came first.
 */
@SuppressWarnings("try") // the resources are there to be closed, not to be used
public final class Branch {

  private Branch() {}

  /**
   * Hands on the elements of a collection or another {@code Iterable}.
   *
   * @param <O> the type of the elements
   * @param elements what the task returned
   * @param out takes the elements
   * @throws Exception if a source cannot be closed
   */
  @SuppressWarnings("ReferenceEquality") // whether one object is both, and so closed once
  public static <O> void putAll(@Nullable Iterable<? extends O> elements, Output<O> out)
      throws Exception {
    Iterable<? extends O> source = present(elements);
    try (Output.@Nullable Source open = open(source, out)) {
      Iterator<? extends O> iterator =
          Objects.requireNonNull(
              source.iterator(), "iterator() of the task's result returned null");
      if (iterator == source) {
        drain(iterator, out);
      } else {
        putAll(iterator, out);
      }
      exhausted(open);
    }
  }

  /**
   * Hands on what an iterator returns.
   *
   * @param <O> the type of the elements
   * @param elements what the task returned
   * @param out takes the elements
   * @throws Exception if a source cannot be closed
   */
  public static <O> void putAll(@Nullable Iterator<? extends O> elements, Output<O> out)
      throws Exception {
    Iterator<? extends O> source = present(elements);
    try (Output.@Nullable Source open = open(source, out)) {
      drain(source, out);
      exhausted(open);
    }
  }

  /**
   * Hands on the elements of a stream.
   *
   * @param <O> the type of the elements
   * @param elements what the task returned
   * @param out takes the elements
   * @throws Exception if a source cannot be closed
   */
  public static <O> void putAll(@Nullable Stream<? extends O> elements, Output<O> out)
      throws Exception {
    Stream<? extends O> source = present(elements);
    try (Output.Source open = out.open(source)) {
      source.sequential().forEachOrdered(out::putElement);
      open.exhausted();
    }
  }

  /**
   * Hands on the elements of a stream of {@code int}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   * @throws Exception if a source cannot be closed
   */
  public static void putAll(@Nullable IntStream elements, Output<Integer> out) throws Exception {
    IntStream source = present(elements);
    try (Output.Source open = out.open(source)) {
      source.sequential().forEachOrdered(out::putElement);
      open.exhausted();
    }
  }

  /**
   * Hands on the elements of a stream of {@code long}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   * @throws Exception if a source cannot be closed
   */
  public static void putAll(@Nullable LongStream elements, Output<Long> out) throws Exception {
    LongStream source = present(elements);
    try (Output.Source open = out.open(source)) {
      source.sequential().forEachOrdered(out::putElement);
      open.exhausted();
    }
  }

  /**
   * Hands on the elements of a stream of {@code double}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   * @throws Exception if a source cannot be closed
   */
  public static void putAll(@Nullable DoubleStream elements, Output<Double> out) throws Exception {
    DoubleStream source = present(elements);
    try (Output.Source open = out.open(source)) {
      source.sequential().forEachOrdered(out::putElement);
      open.exhausted();
    }
  }

  /**
   * Hands on what a publisher publishes, asking for one element at a time.
   *
   * @param <O> the type of the elements
   * @param elements what the task returned
   * @param out takes the elements
   * @throws Throwable what the publisher fails with
   */
  public static <O> void putAll(Flow.@Nullable Publisher<? extends O> elements, Output<O> out)
      throws Throwable {
    Flow.Publisher<? extends O> source = present(elements);
    PublisherReader<O> reader = new PublisherReader<>();
    try (Output.Source open = out.open(reader)) {
      source.subscribe(reader);
      for (O element = reader.next(); element != null; element = reader.next()) {
        out.putElement(element);
      }
      open.exhausted();
    }
  }

  /**
   * Hands on the value of an {@code Optional}, if there is one.
   *
   * @param <O> the type of the element
   * @param element what the task returned
   * @param out takes the element
   */
  @SuppressWarnings("NullableOptional") // what is told of here is that the task returned null
  public static <O> void putAll(@Nullable Optional<? extends O> element, Output<O> out) {
    Optional<? extends O> value = present(element);
    if (value.isPresent()) {
      out.putElement(value.get());
    }
  }

  /**
   * Hands on the elements of an array.
   *
   * @param <O> the type of the elements
   * @param elements what the task returned
   * @param out takes the elements
   */
  public static <O> void putAll(O @Nullable [] elements, Output<O> out) {
    for (O element : present(elements)) {
      out.putElement(element);
    }
  }

  /**
   * Hands on the elements of an array of {@code boolean}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   */
  public static void putAll(boolean @Nullable [] elements, Output<Boolean> out) {
    for (boolean element : present(elements)) {
      out.putElement(element);
    }
  }

  /**
   * Hands on the elements of an array of {@code byte}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   */
  public static void putAll(byte @Nullable [] elements, Output<Byte> out) {
    for (byte element : present(elements)) {
      out.putElement(element);
    }
  }

  /**
   * Hands on the elements of an array of {@code short}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   */
  public static void putAll(short @Nullable [] elements, Output<Short> out) {
    for (short element : present(elements)) {
      out.putElement(element);
    }
  }

  /**
   * Hands on the elements of an array of {@code char}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   */
  public static void putAll(char @Nullable [] elements, Output<Character> out) {
    for (char element : present(elements)) {
      out.putElement(element);
    }
  }

  /**
   * Hands on the elements of an array of {@code int}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   */
  public static void putAll(int @Nullable [] elements, Output<Integer> out) {
    for (int element : present(elements)) {
      out.putElement(element);
    }
  }

  /**
   * Hands on the elements of an array of {@code long}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   */
  public static void putAll(long @Nullable [] elements, Output<Long> out) {
    for (long element : present(elements)) {
      out.putElement(element);
    }
  }

  /**
   * Hands on the elements of an array of {@code float}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   */
  public static void putAll(float @Nullable [] elements, Output<Float> out) {
    for (float element : present(elements)) {
      out.putElement(element);
    }
  }

  /**
   * Hands on the elements of an array of {@code double}s.
   *
   * @param elements what the task returned
   * @param out takes the elements
   */
  public static void putAll(double @Nullable [] elements, Output<Double> out) {
    for (double element : present(elements)) {
      out.putElement(element);
    }
  }

  private static <S> S present(@Nullable S result) {
    if (result == null) {
      throw new NullPointerException(
          "the task returned null; a branch that has no elements returns an empty result");
    }
    return result;
  }

  private static Output.@Nullable Source open(Object source, Output<?> out) {
    return source instanceof AutoCloseable closeable ? out.open(closeable) : null;
  }

  private static void exhausted(Output.@Nullable Source open) {
    if (open != null) {
      open.exhausted();
    }
  }

  private static <O> void drain(Iterator<? extends O> elements, Output<O> out) {
    while (elements.hasNext()) {
      out.putElement(elements.next());
    }
  }
}
