package dev.pipewright.processor;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.sources;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.check.Problem;
import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That one mistake of the user gives one error, however much of the code depends on it. */
class OneCauseOneErrorTest {

  private static final String WORKERS =
      "Task f declares workers = 0, but it takes at least one worker to run it."
          + " Write workers = 1 or more, or leave it out for one.";

  @Test
  void aTaskOfManyPipelines() {
    check(
            "interface Lib { @Task(workers = /*!*/0) static int f(int n) { return n; } }",
            """
            interface X extends Lib {
              @Pipeline("f") int p(int n);
              @Pipeline("f -> f") Run<String> q(int n);
              @Pipeline("f -> f -> f") void r(long n);
            }
            """,
            "interface Y { @Pipeline(value = \"f\", uses = Lib.class) int p(int n); }")
        .hasOnlyError(
            Problem.WorkersRange, WORKERS + " It is named by pipelines X.p, X.q, X.r and Y.p.");
  }

  @Test
  void useOfTheGeneratedClass() {
    check(
            """
            interface X {
              @Task(workers = /*!*/0) static int f(int n, @Bind Thread t) { return n; }
              @Pipeline("f") int p(int n);
              @Pipeline("f") Run<Integer> q(int n);
            }
            """,
            """
            class Main {
              private final PipewrightX field = new PipewrightX(null, 1, "a");
              PipewrightX get() { return field; }
              static int main() {
                X x = new PipewrightX(Thread.currentThread());
                try (Run<Integer> run = x.q(1)) {
                  return new PipewrightX().p(1) + x.p(2) + new Main().get().p(3) + run.toList().size();
                }
              }
            }
            """)
        .hasOnlyError(Problem.WorkersRange, WORKERS + " It is named by pipelines p and q.");
  }

  @Test
  void useOfTheClassForAnAbstractClass() {
    check(
            """
            abstract class X implements Runnable, Iterable<String> {
              X(int i, byte b, boolean c, long l, String s, int[] a) throws java.io.IOException {}
              <T extends Comparable<T>> X(T t) {}
              @Task(workers = /*!*/0) static int f(int n) { return n; }
              @Pipeline("f") protected abstract int p(int n);
              @Override public void run() {}
              @Override public Iterator<String> iterator() { return null; }
            }
            """,
            """
            class Main {
              static X main() throws java.io.IOException { return new PipewrightX(1, 2, "a"); }
            }
            """)
        .hasOnlyError(Problem.WorkersRange, WORKERS);
  }

  @Test
  void useOfTheClassForANestedType() {
    check(
            """
            public class Outer {
              public interface X {
                @Task(workers = /*!*/0) static int f(int n) { return n; }
                @Pipeline("f") int p(int n);
              }
              X x = new PipewrightOuter_X();
            }
            """)
        .hasOnlyError(Problem.WorkersRange, WORKERS);
  }

  @Test
  void methodsThatTwoSupertypesHave() {
    check(
            "interface A { int p(int n); int other(List<String> s); }",
            "interface B { int p(int n); int other(List<String> s); }",
            """
            /*!*/interface X extends A, B {
              @Task static int f(int n) { return n; }
              @Override @Pipeline("f") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.AbstractMethod,
            "X declares pipelines and is implemented by the generated class, which does not"
                + " know what other() should do. Implement it in X, with a default method.");
  }

  @Test
  void pipelineThatTwoSupertypesHave() {
    Compiling.compile(
        "interface A { @Task static int f(int n) { return n; } @Pipeline(\"f\") int p(int n); }",
        "interface B<T> { int p(int n); }",
        "interface X extends B<String>, A { @Pipeline(\"f\") int q(int n); }",
        "interface Y extends A, B<String> { @Pipeline(\"f\") int q(int n); }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Task static Unknown f(int n) { return null; }",
        "@Task static int f(List<? extends Unknown[]> n) { return 1; }",
        "@Task static int f(int n) throws Unknown { return 1; }",
        "@Task static int f(int n, @Bind Unknown u) { return 1; }",
        "@Task(workers = Unknown.N) static int f(int n) { return 1; }",
        "@Pipeline(value = \"f\", uses = Unknown.class) int q(int n);",
        "@Pipeline(value = \"f\", uses = {String.class, Unknown.class}) int q(int n);",
        "@Pipeline(Unknown.CHAIN) int q(int n);",
        "@Pipeline({\"f\", Unknown.CHAIN}) int q(int n);",
        "@Task static int g(int n, @Bind(Unknown.NAME) int k) { return 1; }",
        "@Pipeline(\"f\") Unknown q(int n);",
        "@Pipeline(\"f\") int q(Unknown n);",
      })
  void anUnknownType(String member) {
    Compiled compiled =
        check(
            "interface X { int N = 1;\n" + member + "\n@Pipeline(\"f\") int p(int n); }",
            "class Main { Object x() { return new PipewrightX(1); } }");
    assertThat(compiled.errors())
        .hasSize(1)
        .allMatch(e -> e.contains("symbol:   ") && e.contains("Unknown"));
  }

  @Test
  void anUnknownSupertype() {
    Compiled compiled =
        check(
            "interface X extends Unknown { @Task static int f(int n) { return 1; } @Pipeline(\"f\") int p(int n); }");
    assertThat(compiled.errors()).hasSize(1).allMatch(e -> e.contains("Unknown"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Pipeline int p(int n);",
        "@Pipeline(uses = String.class) int p(int n);",
        "@Pipeline(5) int p(int n);",
        "@Task(workers = \"a\") static int f(int n) { return 1; }",
        "@Task(nonsense = 1) static int f(int n) { return 1; }",
        "@Task static int f(int n, @Bind(3) int k) { return 1; }",
        "@Task int n = 1;",
        "@Pipeline(\"f\") int n = 1;",
      })
  void annotationsThatTheCompilerRefuses(String member) {
    Compiled compiled =
        check("interface X {\n" + member + "\n}", "class Main { int p(X x) { return 1; } }");
    assertThat(compiled.errors()).hasSize(1).noneMatch(e -> e.contains("Pipewright"));
  }

  @Test
  void aBrokenTaskInALibraryIsToldAtEachPipeline(@TempDir Path classes) {
    Compiling.plainly(
            "public class Lib { @Task(workers = 0) public static int f(int n) { return n; } }")
        .compile()
        .succeeds()
        .classesIn(classes);
    sources("interface X { @Pipeline(value = /*!*/\"f -> f\", uses = Lib.class) int p(int n); }")
        .withClasses(classes)
        .compile()
        .hasOnlyError(Problem.WorkersRange, WORKERS);
  }

  @Test
  void aCodecThatIsNoneOfManyTasks() {
    check(
            """
            @Codecs(String/*!*/.class)
            class Money {}
            """,
            """
            interface X {
              record Order(Money price) {}
              @Task(multiprocess = true) static Order f(Money n) { return null; }
              @Task(multiprocess = true) static Money g(Order n, @Bind Money price) { return null; }
              @Pipeline("f -> g") Money p(Money n, Money price);
              @Pipeline("g") Run<String> q(Order n);
            }
            """,
            "class Main { X x = new PipewrightX(1); }")
        .hasOnlyError(
            Problem.CodecNone,
            "@Codecs names String, which does not implement Codec. Let it implement Codec<T>, where"
                + " T is the type of the values, or remove it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Codecs(Unknown.class)",
        "@Codecs(3)",
      })
  void namesOfCodecsThatTheCompilerRefuses(String annotation) {
    Compiled compiled =
        check(
            """
            interface X {
              class A {}
              %s
              @Task(multiprocess = true) static int f(A n) { return 1; }
              @Pipeline("f") int p(A n);
            }
            """
                .formatted(annotation));
    assertThat(compiled.errors()).hasSize(1).noneMatch(e -> e.contains("Pipewright"));
  }
}
