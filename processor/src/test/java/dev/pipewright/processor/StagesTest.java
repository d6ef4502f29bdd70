package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
import dev.pipewright.runtime.TaskException;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks and pipelines as values, chained by code that javac checks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class StagesTest {

  private static final String CONTRACT = Sources.of("X.java");

  private Compiled compiled;

  @BeforeAll
  void compile() {
    compiled = Compiling.compile(CONTRACT, Sources.of("Use.java"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one|[3]",
        "instance|[101]",
        "bound|[a-null]",
        "branch|[0, 1, 2]",
        "emitter|[a, b]",
        "join|[10]",
        "async|[0, 1, 4, 9, 16]",
        "generic|[101]",
        "genericChain|[e]",
        "wider|[3]",
        "elements|[3, 6]",
        "sink|[0, 1, 2, []]",
        "asyncSink|[0, 1, 2]",
        "pipelines|[742]", // (3 * 2 + 100) * 7
        "pipelineOfASink|[3]",
      })
  void everyKindOfTaskAndPipeline(String method, String outputs) {
    assertThat(compiled.call("p.Use", method)).hasToString(outputs);
  }

  @Test
  void asManyStagesAsAreKnownAtRunTime() {
    assertThat(compiled.call("p.Use", "folded", 20)).isEqualTo(List.of(2000));
  }

  @Test
  void nothingIsGeneratedForThemUnlessTheyAreAskedFor() {
    Compiled withoutStages =
        Compiling.compile(
            """
            interface X extends Base {
              @Task static int length(String s) { return s.length(); }
              @Task(multiprocess = true) static Named named(Named n) { return n; }
              @Pipeline(value = "length", uses = Lib.class) int p(String s);
              record Named(String name) {}
            }
            """,
            "interface Base { @Task default int inherited(int n) { return n; } }",
            "class Lib { @Task int used(int n) { return n; } }");

    assertThat(withoutStages.load("p.PipewrightX").getDeclaredClasses())
        .extracting(Class::getSimpleName)
        .containsExactly("LengthFirst");
    assertThat(withoutStages.load("p.PipewrightX").getDeclaredMethods())
        .extracting(Method::getName)
        .containsExactlyInAnyOrder("p", "on");
  }

  @Test
  void whoeverDoesNotAskForThemCannotFindThem() {
    String contract =
        "interface X { @Task static int f(int n) { return n; } @Pipeline(\"f\") int p(int n); }";
    String use = "class Use { Object use() { return new PipewrightX().stages(); } }";

    assertThat(Compiling.check(contract, use).errors())
        .hasSize(1)
        .allMatch(error -> error.contains("cannot find symbol"));
    Compiling.compile("@Stages " + contract, use);
  }

  @Test
  void thereIsNoneForTasksWithAnotherNumberOfInputs() {
    assertThat(compiled.load("p.PipewrightX$Stages").getDeclaredMethods())
        .extracting(Method::getName)
        .contains("length", "scaled")
        .doesNotContain("two", "none", "ofTwo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.length().then(x.length())",
        "x.square().then(x.letters())",
        "x.upTo().then(x.<String>list())",
        "x.upTo().then(x.storeLater(seen)).then(x.add())",
        "x.length().then(x.times(2L))",
        "x.length().then(x.times())",
        "x.area(1).then(x.area(2))",
        "x.stored(seen).then(x.add())",
        "x.join(\"a\", \"b\").then(x.scaled())",
        "x.<Object>least()",
      })
  void aWrongChainDoesNotCompile(String chain) {
    String use =
        "class Use { static Object use(PipewrightX.Stages x, List<Object> seen) { return %s; } }";
    assertThat(Compiling.check(CONTRACT, use.formatted(chain)).errors())
        .hasSize(1)
        .allMatch(error -> error.contains("p/Use.java"));
    Compiling.compile(CONTRACT, use.formatted("x.length().then(x.add())"));
  }

  @Test
  void failuresNameTheTaskAndTheStage() {
    Compiled stages =
        Compiling.compile(
            """
            @Stages interface X {
              @Task static int parse(String s) { return Integer.parseInt(s); }
              @Task static int half(int n) { return n / 2; }
              @Pipeline("parse -> half") int parsed(String s);
            }
            """,
            """
            class Use {
              static Object task(String s) { return new PipewrightX().stages().parse().run(s).toList(); }
              static Object pipeline(String s) { return new PipewrightX().stages().parsed().run(s).toList(); }
            }
            """);
    assertThat(stages.call("p.Use", "pipeline", "12")).isEqualTo(List.of(6));
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> stages.call("p.Use", "task", "x"))
        .satisfies(e -> assertThat(e.task()).isEqualTo("parse"))
        .satisfies(e -> assertThat(e.input()).isEqualTo("x"));
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> stages.call("p.Use", "pipeline", "x"))
        .satisfies(e -> assertThat(e.task()).isEqualTo("parse"))
        .satisfies(e -> assertThat(e.pipeline()).isEqualTo("parsed"));
    assertThatNullPointerException().isThrownBy(() -> stages.call("p.Use", "task", (Object) null));
  }

  @Test
  void namesThatClash() {
    Compiled clashing =
        Compiling.compile(
            "package a; import dev.pipewright.*; public class Lib { @Task public static String f(String s) { return s + \"a\"; } }",
            "package b; import dev.pipewright.*; public class Lib { @Task public static String f(String s) { return s + \"b\"; } }",
            "package c; import dev.pipewright.*; public class Lib { @Task public static String f(String s) { return s + \"c\"; } }",
            "package d; import dev.pipewright.*; public class Lib { @Task public static String f(String s) { return s + \"d\"; } }",
            """
            @Stages interface X {
              @Task static String f(String s) { return s; }
              @Task static String toString(String s) { return s; }
              @Task static String input(String s, @Bind("input") String end) { return s + end; }
              @Pipeline(value = "f -> input", uses = {a.Lib.class, b.Lib.class, c.Lib.class, d.Lib.class}) String f(String s, String input);
            }
            """,
            """
            class Use {
              static List<String> use() {
                PipewrightX.Stages x = new PipewrightX().stages();
                return x.f().then(x.libF()).then(x.libFTask()).then(x.libFTask2()).then(x.libFTask3())
                    .then(x.xF("!")).then(x.xToString()).then(x.input("?")).run("s").toList();
              }
            }
            """);
    assertThat(clashing.call("p.Use", "use")).isEqualTo(List.of("sabcd!?"));
  }

  @Test
  void overloadedPipelines() {
    Compiled overloaded =
        Compiling.compile(
            """
            @Stages interface X {
              @Task static long f(long n) { return n; }
              @Pipeline("f") long p(long n);
              @Pipeline("f") long p(int n);
              @Pipeline("f") long p(short n);
              @Pipeline("f -> f") long p(byte n);
            }
            """,
            """
            class Use {
              static List<Long> use() {
                PipewrightX.Stages x = new PipewrightX().stages();
                return x.p().then(x.f()).run(3L).toList();
              }
            }
            """);
    assertThat(overloaded.call("p.Use", "use")).isEqualTo(List.of(3L));
    assertThat(overloaded.load("p.PipewrightX$Stages").getDeclaredMethods())
        .extracting(Method::getName)
        .contains("f", "p", "xP", "xPPipeline", "xPPipeline2");
  }

  @Test
  void taskThatIsNamedLikeWhatEveryObjectHas() {
    Compiling.compile(
        """
        @Stages interface Y {
          @Task static int equals(int n, @Bind Object other) { return n; }
          @Pipeline("equals") int p(int n);
          static Stage<Integer, Integer> stage(PipewrightY y) { return y.stages().yEquals("other"); }
        }
        """);
  }
}
