package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
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
    x = Compiling.compile(Sources.of("X.java")).make("p.PipewrightX");
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
