package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Tasks whose type variables are solved from what they are given. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class GenericTasksTest {

  private Compiled.Made x;

  @BeforeAll
  void compile() {
    x =
        Compiling.compile(
                """
                interface X {
                  record Pair<A, B>(A a, B b) {}
                  @Task static <T> T first(List<? extends T> l) { return l.get(0); }
                  @Task static <K, V> Map<V, K> invert(Map<? extends K, ? extends V> map) {
                    Map<V, K> inverse = new TreeMap<>();
                    map.forEach((k, v) -> inverse.put(v, k));
                    return inverse;
                  }
                  @Task(branch = true) static <K, V> Set<Map.Entry<K, V>> entries(Map<K, V> map) { return map.entrySet(); }
                  @Task static <A, B> Pair<B, A> turn(Map.Entry<A, B> entry) { return new Pair<>(entry.getValue(), entry.getKey()); }
                  @Task static <A, B> Pair<B, A> swap(Pair<A, B> pair) { return new Pair<>(pair.b(), pair.a()); }
                  @Task static <T> T[] twice(T t, @Bind("fill") java.util.function.Function<T, T[]> fill) { return fill.apply(t); }
                  @Task(branch = true) static <T> T[] elements(T[] array) { return array; }
                  @Task static <T extends Comparable<? super T>> T greatest(Collection<T> all) { return Collections.max(all); }
                  @Task static <N extends Number & Comparable<N>> int sign(N n) { return Double.compare(n.doubleValue(), 0); }
                  @Task(branch = true) static <T> Iterable<T> each(Iterable<T> t) { return t; }
                  @Task(join = true) static <T> List<T> all(Iterable<T> in) { List<T> all = new ArrayList<>(); in.forEach(all::add); return all; }
                  @Task(join = true) static <T> Optional<T> last(Stream<? extends T> in) { return in.<T>map(t -> t).reduce((a, b) -> b); }
                  @Task static <T> java.util.concurrent.CompletableFuture<T> later(T t) {
                    return java.util.concurrent.CompletableFuture.supplyAsync(() -> t);
                  }
                  @Task(branch = true) static <T> java.util.concurrent.CompletionStage<? extends List<? extends T>> laterEach(List<T> t) {
                    return java.util.concurrent.CompletableFuture.supplyAsync(() -> t);
                  }
                  @Task(branch = true) static <T> void emitTwice(T t, Emitter<? super T> out) { out.emit(t); out.emit(t); }
                  @Task static <T> List<T> pairOf(T a, T b) { return List.of(a, b); }
                  @Task static <T> T least(List<T> all, @Bind Comparator<? super T> order) { return Collections.min(all, order); }
                  @Task static <T> void store(T t, @Bind Collection<? super T> into) { into.add(t); }

                  @Pipeline("first") String throughAList(List<String> l);
                  @Pipeline("invert -> entries -> turn -> swap") List<Pair<Integer, String>> throughMaps(Map<String, Integer> map);
                  @Pipeline("twice -> elements -> all -> greatest -> sign") int throughArrays(int n, java.util.function.Function<Integer, Integer[]> fill);
                  @Pipeline("each -> later -> emitTwice -> all -> laterEach -> last") Optional<String> throughJoinsAndFutures(Set<String> all);
                  @Pipeline("pairOf -> greatest") Integer fromArguments(int a, Integer b);
                  @Pipeline("pairOf -> first") Number fromDifferentArguments(Integer a, Number b);
                  @Pipeline("pairOf -> least") String bound(String a, String b, Comparator<? super String> order);
                  @Pipeline("each -> store") void sink(List<Long> all, Collection<? super Long> into);
                  @Pipeline("first -> later") Map<? extends Number, List<int[]>> nested(List<Map<? extends Number, List<int[]>>> l);
                }
                """)
            .make("p.PipewrightX");
  }

  @Test
  void throughListsMapsAndRecords() {
    assertThat(x.call("throughAList", List.of("a", "b"))).isEqualTo("a");
    assertThat(x.call("throughMaps", new TreeMap<>(Map.of("a", 2, "b", 1))))
        .hasToString("[Pair[a=1, b=b], Pair[a=2, b=a]]");
    Map<Integer, List<int[]>> map = Map.of(1, List.of());
    assertThat(x.call("nested", List.of(map))).isSameAs(map);
  }

  @Test
  void throughArraysAndBounds() {
    Function<Integer, Integer[]> fill = n -> new Integer[] {n, -n};
    assertThat(x.call("throughArrays", -5, fill)).isEqualTo(1);
    assertThat(x.call("throughArrays", 0, fill)).isEqualTo(0);
  }

  @Test
  void throughJoinsBranchesFuturesAndEmitters() {
    assertThat(x.call("throughJoinsAndFutures", Set.of("a"))).isEqualTo(Optional.of("a"));
    assertThat(x.call("throughJoinsAndFutures", Set.of())).isEqualTo(Optional.empty());
  }

  @Test
  void firstTasksAreSolvedFromTheArguments() {
    assertThat(x.call("fromArguments", 3, 4)).isEqualTo(4);
    assertThat(x.call("fromDifferentArguments", 3, 4.5)).isEqualTo(3);
    assertThat(x.call("bound", "a", "b", Comparator.<String>reverseOrder())).isEqualTo("b");
    List<Object> into = new ArrayList<>();
    x.call("sink", List.of(1L, 2L), into);
    assertThat(into).containsExactly(1L, 2L);
  }

  @Test
  void inheritedGenericMethodsWhoseBoundsTheContractFixes() {
    Compiled compiled =
        Compiling.compile(
            """
            interface Base<T> {
              @Task default <U extends T> U same(U u) { return u; }
              @Task default <U extends T, L extends Collection<? super U>> Map<U, L> map(Map<U, L> map) { return map; }
              @Task default <U> Map<U, T> with(U u, @Bind T value) { return Map.of(u, value); }
            }
            """,
            """
            @Stages interface X extends Base<Number> {
              @Pipeline("same -> same") Integer narrow(Integer n);
              @Pipeline("map") Map<Integer, List<Number>> bounded(Map<Integer, List<Number>> map);
              @Pipeline("with") Map<String, Number> valued(String s);
            }
            """,
            """
            class Use {
              static List<Long> use(PipewrightX x) { return x.stages().<Long>same().run(3L).toList(); }
            }
            """);
    Compiled.Made made = compiled.make("p.PipewrightX", 7);
    assertThat(made.call("narrow", 5)).isEqualTo(5);
    assertThat(made.call("valued", "a")).isEqualTo(Map.of("a", 7));
    assertThat(made.call("bounded", Map.of(1, List.of(2)))).isEqualTo(Map.of(1, List.of(2)));
    assertThat(compiled.call("p.Use", "use", made.object())).isEqualTo(List.of(3L));
    assertThat(
            Compiling.check(
                    "interface Base<T> { @Task default <U extends T> U same(U u) { return u; } }",
                    "interface X extends Base<Number> { @Pipeline(\"same\") String p(String s); }")
                .errors())
        .hasSize(1)
        .allMatch(error -> error.contains("[Pipewright/Parameters]"));
  }
}
