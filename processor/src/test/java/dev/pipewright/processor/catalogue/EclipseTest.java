package dev.pipewright.processor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.catalogue.Example.Source;
import dev.pipewright.processor.testing.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where Eclipse's compiler answers a processor's questions in another way than javac. What is right
 * for one is right for the other.
 */
class EclipseTest {

  private static final String IMPORTS =
      """
      import dev.pipewright.Pipeline;
      import dev.pipewright.Task;
      """;

  @TempDir private Path directory;

  private void compileUnderBoth(String source) {
    assertThat(print(CommandLine.JAVAC, source)).isEmpty();
    assertThat(print(CommandLine.ECJ, source)).isEmpty();
  }

  /** What has a package has its imports, too. */
  private String print(CommandLine compiler, String source) {
    String text = source.startsWith("package ") ? source : IMPORTS + source;
    return compiler.print(directory.resolve(compiler.name()), List.of(new Source("X.java", text)));
  }

  private static long errors(String printed) {
    return printed.lines().filter(line -> line.contains("ERROR in")).count();
  }

  @Test
  void typesNestedInGenericOnesHaveNoneOfTheirVariables() {
    compileUnderBoth(
        """
        import java.util.List;
        import java.util.PrimitiveIterator;
        import java.util.stream.IntStream;
        interface X {
          class Outer<T> {
            record Item(int n) {}
            static class Other {}
            class Inner {}
            T t;
          }
          @Task(branch = true)
          static PrimitiveIterator.OfInt f(int n) { return IntStream.range(0, n).iterator(); }
          @Task static Outer.Item g(int n) { return new Outer.Item(n); }
          @Task static Outer.Other h(Outer.Item n) { return new Outer.Other(); }
          @Task static Outer<String>.Inner i(Outer.Other n) { return new Outer<String>().new Inner(); }
          @Task static <T> List<T> k(T n) { return List.of(n); }
          @Pipeline("f -> g -> h -> i -> k") List<List<Outer<String>.Inner>> p(int n);
        }
        """);
  }

  @Test
  void whatCrossesToOtherProcesses() {
    compileUnderBoth(Sources.of("whatCrossesToOtherProcesses/X.java"));
  }

  @Test
  void graphs() {
    compileUnderBoth(Sources.of("graphs/X.java"));
  }

  @Test
  void pipelinesAreInheritedFromInterfaces() {
    compileUnderBoth(
        """
        interface X {
          interface A { @Task static int f(int n) { return n; } @Pipeline("f") int p(int n); }
          interface B { int p(int n); }
          interface C<T> { int p(int n); }
          interface Y extends B, C<Integer>, A { @Pipeline("p -> f") int q(int n); }
          interface Z extends A, C<Integer>, B { @Pipeline("f -> p") int q(int n); }
        }
        """);
  }

  @Test
  void typeVariablesThatAreAnnotatedWhereTheyAreUsed() {
    compileUnderBoth(
        """
        import java.lang.annotation.*;
        import java.util.*;
        interface X {
          @Target(ElementType.TYPE_USE) @interface A {}
          record R<T>(T value) {}
          @Task static R<String> f(int n) { return new R<>("a"); }
          @Task static <T> List<@A T> g(R<@A T> r) { return List.of(r.value()); }
          @Task static <T extends Comparable<@A T>> Map<T, @A T> h(List<T> all) { return Map.of(); }
          @Task static <K, V> @A V i(Map<@A ? extends @A K, ? super @A V> map) { return null; }
          @Pipeline("f -> g -> h -> i") String p(int n);
        }
        """);
  }

  @Test
  void boundsThatBeginWithObject() {
    compileUnderBoth(
        """
        interface X {
          class Y<A> { @Task <T extends Object & Comparable<T>> T y(T t) { return t; } }
          @Task(join = true) static <T extends Object & Comparable<T>> T largest(Iterable<? extends T> t) {
            return t.iterator().next();
          }
          @Task(join = true) static <T extends Object & Comparable<? super T> & java.io.Serializable> T s(Iterable<T> t) {
            return t.iterator().next();
          }
          @Task static <T extends Number & Comparable<T>> T number(T t) { return t; }
          @Task(branch = true) static java.util.List<Integer> ints(int n) { return java.util.List.of(n); }
          @Pipeline("ints -> largest") int all(int n);
          @Pipeline(value = "ints -> number -> y", uses = Y.class) java.util.List<Integer> more(int n);
        }
        """);
  }

  @Test
  void whatIsImplementedIsNotAskedFor() {
    compileUnderBoth(
        """
        abstract class X extends Base implements Runnable, java.util.function.IntSupplier {
          @Task static int f(int n) { return n; }
          @Pipeline("f") abstract int p(int n);
        }
        abstract class Base {
          public void run() {}
          public int getAsInt() { return 1; }
        }
        """);
  }

  @Test
  void inheritedAbstractMethodsAreAskedFor() {
    String printed =
        print(
            CommandLine.ECJ,
            """
            interface X extends Runnable, java.util.function.IntSupplier {
              @Task static int f(int n) { return n; }
              @Pipeline("f") int p(int n);
            }
            """);

    assertThat(printed)
        .contains("[Pipewright/PipelineType]", "what run() should do", "what getAsInt() should do");
    assertThat(errors(printed)).isEqualTo(2);
  }

  @Test
  void inheritedMethodWithTheNameOfTheViewOfStages() {
    String printed =
        print(
            CommandLine.ECJ,
            """
            @dev.pipewright.Stages interface X extends Base {
              @Task static int f(int n) { return n; }
              @Pipeline("f") int p(int n);
            }
            interface Base { default String stages() { return ""; } }
            """);

    assertThat(printed).contains("[Pipewright/NameClash] X has a method stages()");
    assertThat(errors(printed)).isEqualTo(1);
  }

  @Test
  void whatWaitedForAGenericTypeIsNoted() {
    String printed =
        print(
            CommandLine.ECJ,
            """
            interface X {
              @Task static Game<String> f(int n) { return null; }
              @Pipeline("f") void p(int n);
            }
            """);

    assertThat(printed)
        .contains("neither checked nor implemented, since they wait for Game, which");
    assertThat(errors(printed)).isEqualTo(1);
  }

  @Test
  void bodyOfAnAbstractTaskIsReportedByTheCompilerAsWell() {
    String printed =
        print(
            CommandLine.ECJ,
            """
            interface X {
              @Task int f(int n) { return n; }
              @Pipeline("f") int p(int n);
            }
            """);

    assertThat(printed).contains("Task f stands in an interface", "do not specify a body");
    assertThat(errors(printed)).isEqualTo(2);
  }

  @Test
  void expressionThatIsNoTextIsTheCompilersToReport() {
    String printed = print(CommandLine.ECJ, "interface X { @Pipeline(5) int p(int n); }\n");

    assertThat(printed).contains("cannot convert from int to String").doesNotContain("Pipewright/");
    assertThat(errors(printed)).isEqualTo(1);
  }

  @Test
  void shellImplementsWhatSeveralInterfacesHave() {
    String printed =
        print(
            CommandLine.ECJ,
            """
            interface X extends Runnable, Base {
              @Task static int f(int n) { return n; }
              @Pipeline("f") int p(int n);
            }
            interface Base { void run(); }
            """);

    assertThat(printed).contains("what run() should do");
    assertThat(errors(printed)).isEqualTo(1);
  }

  /** What we cannot mend, and the page tells. */
  @Test
  void limitsOfEclipse() {
    assertThat(print(CommandLine.ECJ, "@interface X { @Pipeline(\"f\") int p(); }\n"))
        .doesNotContain("Pipewright/");
    assertThat(
            print(
                CommandLine.ECJ,
                """
                interface X {
                  @Task(join = true) static int f(Iterable<? extends Object> n) { return 1; }
                }
                """))
        .contains("[Pipewright/RawType]");
  }
}
