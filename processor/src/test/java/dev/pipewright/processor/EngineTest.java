package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generated classes on another engine: what is copied, and which settings their tasks take. */
@Timeout(60)
class EngineTest {

  /** Tasks that need as many workers at once as they are told, or never return. */
  private static final String TOGETHER =
      """
      class Together {
        static void meet(java.util.concurrent.CyclicBarrier workers) {
          try { workers.await(50, java.util.concurrent.TimeUnit.SECONDS); }
          catch (Exception e) { throw new IllegalStateException(e); }
        }
      }
      """;

  private static Object call(Compiled compiled, String method, Object... arguments) {
    return compiled.call("p.Use", method, arguments);
  }

  @Test
  void aCopyHasTheSameValuesAndTheOriginalKeepsItsEngine() {
    Compiled compiled =
        Compiling.compile(
            TOGETHER,
            """
            interface X {
              @Task(branch = true) static List<Integer> split(int n) { return Collections.nCopies(n, 1); }
              @Task(workers = 2) default int each(int n, @Bind java.util.concurrent.CyclicBarrier workers) {
                Together.meet(workers);
                return n;
              }
              @Task static int plus(int n, @Bind int more, @Bind Ref own) { return n + more + own.n; }
              record Ref(int n) {}
              @Pipeline("split -> each -> plus") List<Integer> p(int n);
            }
            """,
            """
            class Use {
              static List<Integer> on(int workers, int n) {
                PipewrightX plain = new PipewrightX(new java.util.concurrent.CyclicBarrier(workers), 10, new X.Ref(100));
                return plain.on(Engine.local().workers("each", workers)).p(n);
              }
              static List<Integer> original(int n) {
                PipewrightX plain = new PipewrightX(new java.util.concurrent.CyclicBarrier(2), 10, new X.Ref(100));
                plain.on(Engine.local().workers("each", 1));
                return plain.p(n);
              }
              static List<Integer> back(int n) {
                PipewrightX plain = new PipewrightX(new java.util.concurrent.CyclicBarrier(2), 10, new X.Ref(100));
                return plain.on(Engine.local().workers("each", 1)).on(Engine.local()).p(n);
              }
            }
            """);

    assertThat(call(compiled, "on", 5, 10)).isEqualTo(Collections.nCopies(10, 111));
    assertThat(call(compiled, "original", 4)).isEqualTo(Collections.nCopies(4, 111));
    assertThat(call(compiled, "back", 4)).isEqualTo(Collections.nCopies(4, 111));
  }

  @Test
  void aCopyOfAClassRunsNoConstructorAndItsTasksRunOnTheCopy() {
    Compiled compiled =
        Compiling.compile(
            """
            public abstract class X {
              static int made;
              final List<Object> calledOn = new ArrayList<>();
              int number;
              public X() { made++; }
              @Task(branch = true) List<Integer> split(int n) { calledOn.add(this); return List.of(n, n); }
              @Task(workers = 2, ordered = true) int add(int n, @Bind int more) { return n + number + more; }
              @Pipeline("split -> add") public abstract List<Integer> p(int n);
            }
            """,
            """
            class Use {
              static Object[] use() {
                PipewrightX plain = new PipewrightX(1000);
                plain.number = 10;
                PipewrightX copy = plain.on(Engine.local().workers("add", 3));
                copy.number = 20;
                return new Object[] {
                  plain.p(1), copy.p(1), X.made, copy != plain, copy.calledOn == plain.calledOn,
                  plain.calledOn.get(0) == plain, plain.calledOn.get(1) == copy
                };
              }
            }
            """);

    assertThat((Object[]) call(compiled, "use"))
        .containsExactly(List.of(1011, 1011), List.of(1021, 1021), 1, true, true, true, true);
  }

  @Test
  void aConstructorOfTheContractMayCallAPipeline() {
    Compiled compiled =
        Compiling.compile(
            """
            public abstract class X {
              final int held;
              @SuppressWarnings("this-escape") public X() { held = p(20); }
              @Task static int twice(int n) { return 2 * n; }
              @Pipeline("twice") public abstract int p(int n);
            }
            """);

    assertThat(compiled.make("p.PipewrightX").object()).extracting("held").isEqualTo(40);
  }

  @Test
  void aTaskIsNamedWithItsTypeWhereOthersHaveItsName() {
    Compiled compiled =
        Compiling.compile(
            TOGETHER,
            """
            class Left {
              static final java.util.concurrent.CyclicBarrier THREE = new java.util.concurrent.CyclicBarrier(3);
              @Task(workers = 2) static int load(int n) { Together.meet(THREE); return n; }
            }
            """,
            """
            class Right {
              static final java.util.concurrent.CyclicBarrier FOUR = new java.util.concurrent.CyclicBarrier(4);
              @Task(workers = 2) static int load(int n) { Together.meet(FOUR); return n; }
            }
            """,
            """
            interface X {
              @Task(branch = true) static List<Integer> split(int n) { return Collections.nCopies(n, 1); }
              @Pipeline(value = "split -> Left.load -> Right.load", uses = {Left.class, Right.class})
              List<Integer> p(int n);
            }
            """,
            """
            class Use {
              static Object both() {
                return new PipewrightX().on(Engine.local().workers("Left.load", 3).workers("Right.load", 4)).p(12);
              }
              static void ambiguous() { new PipewrightX().on(Engine.local().workers("load", 3)); }
            }
            """);

    assertThat(call(compiled, "both")).isEqualTo(Collections.nCopies(12, 1));
    assertThatThrownBy(() -> call(compiled, "ambiguous"))
        .hasMessage(
            "The name load means several tasks in the pipelines of X; write one of Left.load,"
                + " Right.load");
  }

  @Test
  void typesOfOneSimpleNameAreNamedInFull() {
    Compiled compiled =
        Compiling.compile(
            "class A { static class Io { @Task static int load(int n) { return n; } } }",
            "class B { static class Io { @Task static int load(int n) { return n; } } }",
            """
            interface X {
              @Pipeline(value = "A.Io.load -> B.Io.load", uses = {A.Io.class, B.Io.class}) int p(int n);
            }
            """,
            """
            class Use {
              static void ambiguous() { new PipewrightX().on(Engine.local().throttle("load", 3)); }
              static int named() {
                return new PipewrightX().on(Engine.local().throttle("p.A.Io.load", 3).throttle("B.Io.load", 3)).p(7);
              }
            }
            """);

    assertThat(call(compiled, "named")).isEqualTo(7);
    assertThatThrownBy(() -> call(compiled, "ambiguous"))
        .hasMessage(
            "The name load means several tasks in the pipelines of X; write one of p.A.Io.load,"
                + " p.B.Io.load");
  }

  @Test
  void stagesOfACopyRunOnItsEngine() {
    Compiled compiled =
        Compiling.compile(
            TOGETHER,
            """
            @Stages interface X {
              @Task(branch = true) static List<Integer> split(int n) { return Collections.nCopies(n, 1); }
              @Task(workers = 2) static int each(int n, @Bind java.util.concurrent.CyclicBarrier runner) {
                Together.meet(runner);
                return n;
              }
              @Task(workers = 2) static int unnamed(int n) { return n; }
              @Pipeline("split -> each") List<Integer> p(int n);
            }
            """,
            """
            class Use {
              static Object use() {
                java.util.concurrent.CyclicBarrier five = new java.util.concurrent.CyclicBarrier(5);
                java.util.concurrent.CyclicBarrier two = new java.util.concurrent.CyclicBarrier(2);
                PipewrightX plain = new PipewrightX(two);
                PipewrightX copy =
                    new PipewrightX(five).on(Engine.local().workers("each", 5).workers("unnamed", 3));
                java.util.concurrent.CyclicBarrier otherFive = new java.util.concurrent.CyclicBarrier(5);
                return copy.stages().p().then(copy.stages().each(otherFive)).then(plain.stages().each(two))
                    .then(copy.stages().unnamed()).run(20).toList();
              }
            }
            """);

    assertThat(call(compiled, "use")).isEqualTo(Collections.nCopies(20, 1));
  }

  @Test
  void namesOfOursThatTheUserHas() {
    Compiled compiled =
        Compiling.compile(
            "class Engine {}",
            "class GraphRunner {}",
            "class Declaration { @Task static String tasks(String s) { return s + 1; } }",
            "class runner { @Task static String copy(String s) { return s + 2; } }",
            """
            @Stages interface X {
              @Task static String all(String engine, @Bind Engine runner, @Bind GraphRunner that,
                  @Bind String copy, @Bind Declaration declaration) {
                return engine + copy;
              }
              @Task static String own(String s, @Bind String e) { return s + e; }
              @Pipeline(value = "all -> tasks -> copy -> own", uses = {Declaration.class, runner.class})
              String p(String runner);
              @Pipeline("all -> own") String q(String engine, String e);
            }
            """,
            """
            class Use {
              static String use(dev.pipewright.runtime.Engine engine) {
                PipewrightX x = new PipewrightX(new Engine(), new GraphRunner(), "c", new Declaration(), "e").on(engine);
                return x.p("in ") + x.q(" in ", "E") + x.stages().p().run(" in ").toList();
              }
              static String use() { return use(dev.pipewright.runtime.Engine.local()); }
            }
            """);

    assertThat(call(compiled, "use")).isEqualTo("in c12e in cE[ in c12e]");
  }

  @Test
  void anAbstractClassWithNamesOfOurs() {
    Compiled compiled =
        Compiling.compile(
            """
            public abstract class X {
              protected String runner = "r";
              public static class AssertionError {}
              public static class CloneNotSupportedException {}
              public static class Cloneable {}
              @Task String own(String s, @Bind String copy) { return s + runner + copy; }
              @Pipeline("own") public abstract String p(String runner);
              public String on(Object o) { return "" + o; }
              public X clone(int times) { return this; }
            }
            """,
            """
            class Use {
              static String use() {
                return new PipewrightX("c").on(Engine.local().throttle("own", 5)).p("p");
              }
            }
            """);

    assertThat(call(compiled, "use")).isEqualTo("prc");
  }

  @Test
  void whatDoesNotFitIsRefusedByOn() {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              @Task(branch = true) static List<Integer> split(int n) { return List.of(n); }
              @Task(workers = 2) static int each(int n) { return n; }
              @Task(join = true, workers = 2) static int sum(Iterable<Integer> n) { return 1; }
              @Task static int unused(int n) { return n; }
              @Pipeline("split -> each -> sum") List<Integer> p(int n);
            }
            """,
            """
            class Use {
              static void workers(String task, int n) { new PipewrightX().on(Engine.local().workers(task, n)); }
            }
            """);

    assertThatThrownBy(() -> call(compiled, "workers", "unused", 2))
        .hasMessage(
            "There is no task unused in the pipelines of X; the nearest is sum, and its tasks are"
                + " split, each, sum");
    assertThatThrownBy(() -> call(compiled, "workers", "sum", 3))
        .hasMessage(
            "workers = 3 does not fit task X.sum: it joins, so that its workers are the number of"
                + " its results; it keeps workers = 2");
    assertThatThrownBy(() -> call(compiled, "workers", "split", 2))
        .hasMessageStartingWith("workers = 2 does not fit task X.split: it declares one worker");
  }

  @Test
  void aThrottleThatLetsAPipelineDeadlockIsRefused() {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task(branch = true, throttle = Task.UNBOUNDED) static IntStream free(int n) { return IntStream.range(0, 5_000); }
              @Task(branch = true) static IntStream bounded(int n) { return IntStream.range(0, 5_000); }
              @Task(join = true, workers = 3, throttle = 7) static int three(Iterable<Integer> n) { return 1; }
              @Task static int g(int n) { return n; }
              @Task static int h(int n) { return n; }
              @Task static int plus(int left, int right) { return left + right; }
              @Pipeline({"f -> free -> plus.left", "f -> free -> plus.right"}) List<Integer> free2(int n);
              @Pipeline({"f -> bounded -> three -> g -> plus.left", "three -> h -> plus.right"}) List<Integer> joined(int n);
            }
            """,
            """
            class Use {
              static void throttle(String task, int n) { new PipewrightX().on(Engine.local().throttle(task, n)); }
              static List<Integer> joined() {
                return new PipewrightX().on(Engine.local().throttle("three", 3).throttle("g", Task.UNBOUNDED)
                    .throttle("bounded", 1)).joined(0);
              }
            }
            """);

    assertThatThrownBy(() -> call(compiled, "throttle", "free", 1_000_000))
        .hasMessage(
            "throttle = 1000000 does not fit task X.free: a pipeline of X could deadlock: its outputs"
                + " have to be unbounded, as declared");
    assertThatThrownBy(() -> call(compiled, "throttle", "three", 2))
        .hasMessage(
            "throttle = 2 does not fit task X.three: a pipeline of X could deadlock: its outputs have"
                + " to be 3 or more");
    assertThat(call(compiled, "joined")).isEqualTo(List.of(2, 2, 2));
  }
}
