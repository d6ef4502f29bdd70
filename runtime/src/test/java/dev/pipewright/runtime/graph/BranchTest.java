package dev.pipewright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BranchTest {

  /** Keeps what it is given. */
  @SuppressWarnings("try") // how a source is closed is up to the test
  private static class Kept<O> extends Output<O> {
    final List<O> items = new ArrayList<>();
    int opened;

    @Override
    protected void send(O item) {
      items.add(item);
    }

    @Override
    public void divert(Exception thrown) throws Exception {
      throw thrown;
    }

    @Override
    public <R> Attempts<R> attempts(Attempts.Call<? extends R> call) {
      throw new UnsupportedOperationException("a branch does not call its task");
    }

    @Override
    protected Source open(AutoCloseable source) {
      opened++;
      return new Source() {
        @Override
        protected void closeSource() throws Exception {
          source.close();
        }

        @Override
        protected void closingFailed(Throwable thrown) {
          throw new AssertionError(thrown);
        }
      };
    }
  }

  /** A call of one of the overloads. */
  private interface PutAll<O> {
    void to(Output<O> out) throws Exception;
  }

  private static <O> Arguments putting(String kind, PutAll<O> call, Object... expected) {
    return Arguments.of(kind, call, List.of(expected));
  }

  static Stream<Arguments> results() {
    return Stream.of(
        putting("list", (Output<String> out) -> Branch.putAll(List.of("a", "b"), out), "a", "b"),
        putting("subtype", (Output<Object> out) -> Branch.putAll(List.of("a"), out), "a"),
        putting("empty list", (Output<String> out) -> Branch.putAll(List.of(), out)),
        putting(
            "iterator",
            (Output<String> out) -> Branch.putAll(List.of("a", "b").iterator(), out),
            "a",
            "b"),
        putting(
            "stream", (Output<String> out) -> Branch.putAll(Stream.of("a", "b"), out), "a", "b"),
        putting(
            "parallel stream",
            (Output<Integer> out) ->
                Branch.putAll(List.of(1, 2, 3, 4, 5, 6, 7, 8).parallelStream(), out),
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8),
        putting("ints", (Output<Integer> out) -> Branch.putAll(IntStream.of(1, 2), out), 1, 2),
        putting("longs", (Output<Long> out) -> Branch.putAll(LongStream.of(1, 2), out), 1L, 2L),
        putting(
            "doubles", (Output<Double> out) -> Branch.putAll(DoubleStream.of(1, 2), out), 1.0, 2.0),
        putting("optional", (Output<String> out) -> Branch.putAll(Optional.of("a"), out), "a"),
        putting("no optional", (Output<String> out) -> Branch.putAll(Optional.empty(), out)),
        putting(
            "array", (Output<String> out) -> Branch.putAll(new String[] {"a", "b"}, out), "a", "b"),
        putting(
            "boolean[]",
            (Output<Boolean> out) -> Branch.putAll(new boolean[] {true, false}, out),
            true,
            false),
        putting(
            "byte[]",
            (Output<Byte> out) -> Branch.putAll(new byte[] {1, -2}, out),
            (byte) 1,
            (byte) -2),
        putting(
            "short[]",
            (Output<Short> out) -> Branch.putAll(new short[] {1, -2}, out),
            (short) 1,
            (short) -2),
        putting(
            "char[]",
            (Output<Character> out) -> Branch.putAll(new char[] {'a', 'b'}, out),
            'a',
            'b'),
        putting("int[]", (Output<Integer> out) -> Branch.putAll(new int[] {1, -2}, out), 1, -2),
        putting("long[]", (Output<Long> out) -> Branch.putAll(new long[] {1, -2}, out), 1L, -2L),
        putting("float[]", (Output<Float> out) -> Branch.putAll(new float[] {1, -2}, out), 1f, -2f),
        putting(
            "double[]",
            (Output<Double> out) -> Branch.putAll(new double[] {1, -2}, out),
            1.0,
            -2.0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("results")
  void handsOnEveryElementInOrder(String kind, PutAll<Object> call, List<Object> expected)
      throws Exception {
    Kept<Object> out = new Kept<>();
    call.to(out);
    assertThat(out.items).isEqualTo(expected);
  }

  static Stream<Arguments> nulls() {
    return Stream.of(
        putting("Iterable", (Output<String> out) -> Branch.putAll((Iterable<String>) null, out)),
        putting("Iterator", (Output<String> out) -> Branch.putAll((Iterator<String>) null, out)),
        putting("Stream", (Output<String> out) -> Branch.putAll((Stream<String>) null, out)),
        putting("IntStream", (Output<Integer> out) -> Branch.putAll((IntStream) null, out)),
        putting("LongStream", (Output<Long> out) -> Branch.putAll((LongStream) null, out)),
        putting("DoubleStream", (Output<Double> out) -> Branch.putAll((DoubleStream) null, out)),
        putting("Optional", (Output<String> out) -> Branch.putAll((Optional<String>) null, out)),
        putting("array", (Output<String> out) -> Branch.putAll((String[]) null, out)),
        putting("boolean[]", (Output<Boolean> out) -> Branch.putAll((boolean[]) null, out)),
        putting("byte[]", (Output<Byte> out) -> Branch.putAll((byte[]) null, out)),
        putting("short[]", (Output<Short> out) -> Branch.putAll((short[]) null, out)),
        putting("char[]", (Output<Character> out) -> Branch.putAll((char[]) null, out)),
        putting("int[]", (Output<Integer> out) -> Branch.putAll((int[]) null, out)),
        putting("long[]", (Output<Long> out) -> Branch.putAll((long[]) null, out)),
        putting("float[]", (Output<Float> out) -> Branch.putAll((float[]) null, out)),
        putting("double[]", (Output<Double> out) -> Branch.putAll((double[]) null, out)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nulls")
  void refusesNullInPlaceOfAResult(String kind, PutAll<Object> call, List<Object> none) {
    Kept<Object> out = new Kept<>();
    assertThatThrownBy(() -> call.to(out))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("returned null")
        .hasMessageContaining("empty");
    assertThat(out.items).isEmpty();
  }

  static Stream<Arguments> nullElements() {
    List<String> elements = Arrays.asList("a", null, "b");
    return Stream.of(
        putting("Iterable", (Output<String> out) -> Branch.putAll(elements, out)),
        putting("Iterator", (Output<String> out) -> Branch.putAll(elements.iterator(), out)),
        putting("Stream", (Output<String> out) -> Branch.putAll(elements.stream(), out)),
        putting(
            "array", (Output<String> out) -> Branch.putAll(elements.toArray(new String[0]), out)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nullElements")
  void refusesANullElement(String kind, PutAll<Object> call, List<Object> none) {
    Kept<Object> out = new Kept<>();
    assertThatThrownBy(() -> call.to(out))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("null element");
    assertThat(out.items).containsExactly("a");
  }

  static Stream<Arguments> lazyResults() {
    return Stream.of(
        putting(
            "Iterable",
            (Output<Integer> out) -> Branch.putAll((Iterable<Integer>) () -> counting(out), out)),
        putting("Iterator", (Output<Integer> out) -> Branch.putAll(counting(out), out)),
        putting(
            "Stream",
            (Output<Integer> out) ->
                Branch.putAll(Stream.iterate(0, i -> i + 1).peek(i -> made(out, i)), out)),
        putting(
            "flatMap to infinite",
            (Output<Integer> out) ->
                Branch.putAll(
                    Stream.of(0)
                        .flatMap(zero -> Stream.iterate(zero, i -> i + 1))
                        .peek(i -> made(out, i)),
                    out)),
        putting(
            "IntStream",
            (Output<Integer> out) ->
                Branch.putAll(IntStream.iterate(0, i -> i + 1).peek(i -> made(out, i)), out)),
        putting(
            "LongStream",
            (Output<Long> out) ->
                Branch.putAll(LongStream.iterate(0, i -> i + 1).peek(i -> made(out, i)), out)),
        putting(
            "DoubleStream",
            (Output<Double> out) ->
                Branch.putAll(DoubleStream.iterate(0, i -> i + 1).peek(i -> made(out, i)), out)));
  }

  private static Iterator<Integer> counting(Output<?> out) {
    AtomicInteger next = new AtomicInteger();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Integer next() {
        made(out, next.get());
        return next.getAndIncrement();
      }
    };
  }

  /** Takes five elements, and checks that each was made only when those before it were taken. */
  private static final class Five<O> extends Kept<O> {
    @Override
    protected void send(O item) {
      super.send(item);
      if (items.size() == 5) {
        throw new EnoughException();
      }
    }
  }

  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static void made(Output<?> out, Number element) {
    assertThat(((Kept<?>) out).items).hasSize(element.intValue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lazyResults")
  void takesAnElementOnlyWhenThoseBeforeItAreHandedOn(
      String kind, PutAll<Object> call, List<Object> none) {
    Five<Object> out = new Five<>();
    assertThatThrownBy(() -> call.to(out)).isInstanceOf(EnoughException.class);
    assertThat(out.items).hasSize(5);
  }

  @Test
  void opensOnlyWhatCanBeClosed() throws Exception {
    Kept<String> out = new Kept<>();
    Branch.putAll(List.of("a"), out);
    Branch.putAll(List.of("a").iterator(), out);
    Branch.putAll(Set.of("a"), out);
    assertThat(out.opened).isZero();
    Branch.putAll(Stream.of("a"), out);
    assertThat(out.opened).isOne();
  }

  @Test
  void asksAnIterableForOneIterator() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Collection<String> elements = List.of("a", "b");
    Iterable<String> counting =
        () -> {
          asked.incrementAndGet();
          return elements.iterator();
        };
    Kept<String> out = new Kept<>();
    Branch.putAll(counting, out);
    assertThat(out.items).containsExactly("a", "b");
    assertThat(asked).hasValue(1);
  }
}
