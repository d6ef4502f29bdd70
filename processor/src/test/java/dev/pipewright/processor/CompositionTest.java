package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pipelines whose names stand in other expressions, and pipelines that tasks call. */
@Timeout(60)
class CompositionTest {

  @Test
  void splicedTwiceNestedAndFromAUsedType() {
    Compiled compiled =
        Compiling.compile(
            """
            class Text {
              private final String mark;
              Text(String mark) { this.mark = mark; }
              @Task String marked(String s) { return s + mark; }
              @Task static String doubled(String s) { return s + s; }
            }
            """,
            """
            interface Lib {
              @Task default String lib(String s) { return s + getClass().getSimpleName().charAt(0); }
              @Pipeline(value = "lib -> marked", uses = Text.class) String inLib(String s);
            }
            """,
            """
            interface X {
              @Task static String x(String s) { return s + "x"; }
              @Pipeline("x -> x") String two(String s);
              @Pipeline("two -> two -> x") String five(String s);
              @Pipeline(value = "five -> doubled -> two", uses = Text.class) String nested(String s);
              @Pipeline(value = "inLib -> two -> Lib.inLib", uses = Lib.class) String foreign(String s);
            }
            """,
            "class TheLib implements Lib { @Override public String inLib(String s) { throw new AssertionError(); } }");
    Object text = compiled.make("p.Text", "!").object();
    Object lib = compiled.make("p.TheLib").object();
    Compiled.Made x = compiled.make("p.PipewrightX", lib, text);
    assertThat(x.call("two", "a")).isEqualTo("axx");
    assertThat(x.call("five", "a")).isEqualTo("axxxxx");
    assertThat(x.call("nested", "a")).isEqualTo("axxxxxaxxxxxxx");
    assertThat(x.call("foreign", "a")).as("the tasks, on the objects given").isEqualTo("aT!xxT!");
  }

  @Test
  void branchesJoinsAndSinksKeepTheirMeaning() {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task(join = true) static int sum(Stream<Integer> all) { return all.mapToInt(n -> n).sum(); }
              @Task static void store(int n, @Bind List<Object> into) { into.add(n); }
              @Pipeline("upTo -> sum") int triangle(int n);
              @Pipeline("upTo -> triangle") int tetrahedron(int n);
              @Pipeline("triangle -> store") void stored(int n, List<Object> into);
              @Pipeline("upTo -> stored") void storedOnce(int n, List<Object> into);
            }
            """);
    Compiled.Made x = compiled.make("p.PipewrightX");
    assertThat(x.call("triangle", 5)).isEqualTo(10);
    // Spliced, not called: all numbers below 5, each with those below it, in one sum.
    assertThat(x.call("tetrahedron", 5)).isEqualTo(1 + 3 + 6);
    List<Object> seen = new ArrayList<>();
    x.call("storedOnce", 5, seen);
    assertThat(seen).containsExactly(10);
  }

  @Test
  void boundNamesOfSplicedTasksAreThoseOfTheOuterPipeline() {
    Compiled.Made x =
        Compiling.compile(
                """
                interface X {
                  @Task static String end(String s, @Bind String with) { return s + with; }
                  @Pipeline("end") String inner(String s, String with);
                  @Pipeline("inner -> end") String outer(String s, String with);
                  @Pipeline("inner -> end") String fromConstructor(String s);
                  @Pipeline("inner") String firstIsBoundToo(String with);
                }
                """)
            .make("p.PipewrightX", "C");
    assertThat(x.call("inner", "s", "P")).isEqualTo("sP");
    assertThat(x.call("outer", "s", "P")).isEqualTo("sPP");
    assertThat(x.call("fromConstructor", "s")).isEqualTo("sCC");
    assertThat(x.call("firstIsBoundToo", "s")).isEqualTo("ss");
  }

  @Test
  void pipelineNamedLikeATask() {
    Compiled compiled =
        Compiling.compile(
            "class Lib { @Task static int half(int n) { return n / 2; } @Task static int third(int n) { return n / 3; } }",
            """
            interface X {
              @Task static int half(int n, @Bind int unit) { return n / 2 * unit; }
              @Pipeline("half") int half(int n);
              @Pipeline(value = "third", uses = Lib.class) int third(int n);
              @Pipeline(value = "half -> third", uses = Lib.class) int sixth(int n);
            }
            """);
    Compiled.Made x = compiled.make("p.PipewrightX", 1);
    assertThat(x.call("half", 12)).isEqualTo(6);
    assertThat(x.call("third", 12)).as("the task of the used type").isEqualTo(4);
    assertThat(x.call("sixth", 12)).isEqualTo(2);
  }

  @Test
  void typesThatUseEachOther() {
    Compiled compiled =
        Compiling.compile(
            """
            interface A {
              @Task static String a(String s) { return s + "a"; }
              @Pipeline(value = "a -> b", uses = B.class) String p(String s);
            }
            """,
            """
            interface B {
              @Task static String b(String s) { return s + "b"; }
              @Pipeline(value = "p -> b -> a", uses = A.class) String q(String s);
            }
            """);
    assertThat(compiled.make("p.PipewrightB").call("q", "")).isEqualTo("abba");
  }

  @Test
  void pipelinesThatATaskCallsForEachItem() {
    Compiled.Made x =
        Compiling.compile(
                """
                abstract class X {
                  @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
                  @Task(join = true) static int sum(Iterable<Integer> all) { int sum = 0; for (int n : all) { sum += n; } return sum; }
                  @Task(workers = 4, ordered = true) int triangleOf(int n) { return triangle(n); }
                  @Task int viaRun(int n) { try (Run<Integer> run = numbers(n)) { int last = -1; for (int i : run) { last = i; } return last; } }
                  @Pipeline("upTo -> sum") abstract int triangle(int n);
                  @Pipeline("upTo") abstract Run<Integer> numbers(int n);
                  @Pipeline("upTo -> triangleOf") abstract List<Integer> triangles(int n);
                  @Pipeline("upTo -> viaRun") abstract List<Integer> runs(int n);
                }
                """)
            .make("p.PipewrightX");
    assertThat(x.call("triangles", 50))
        .isEqualTo(IntStream.range(0, 50).mapToObj(n -> n * (n - 1) / 2).toList());
    assertThat(x.call("runs", 20)).isEqualTo(IntStream.range(0, 20).mapToObj(n -> n - 1).toList());
  }

  @Test
  void eightThreadsOnOneObject() throws Exception {
    Compiled.Made x =
        Compiling.compile(
                """
                interface X {
                  @Task(branch = true) static IntStream some(int from) { return IntStream.range(from, from + 3); }
                  @Task(workers = 2) static String text(int n, @Bind String caller) { return caller + n; }
                  @Pipeline("some -> text") List<String> texts(int from, String caller);
                }
                """)
            .make("p.PipewrightX");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> callers = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        String caller = "caller " + t + ": ";
        int first = t * 10_000;
        callers.add(
            threads.submit(
                () -> {
                  for (int i = first; i < first + 1000; i++) {
                    assertThat((List<?>) x.call("texts", i, caller))
                        .extracting(Object::toString)
                        .containsExactlyInAnyOrder(caller + i, caller + (i + 1), caller + (i + 2));
                  }
                }));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
