package dev.pipewright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Golden;
import dev.pipewright.processor.testing.Sources;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pictures beside the class files, to the byte. */
class PictureTest {

  private static final Path FILES =
      Path.of("src/test/resources/dev/pipewright/processor/write/PictureTest");

  private static final String GRAPH = Sources.of("Orders.java");

  @Test
  void graph() {
    Map<String, String> texts = Compiling.compile(GRAPH).texts();

    assertThat(texts).containsOnlyKeys("shop/PipewrightOrders.bills.mmd");
    texts.values().forEach(text -> Golden.matches(FILES.resolve("graph.mmd"), text));
  }

  @Test
  void typesThatLookAlikeAreQualified() {
    Map<String, String> texts =
        Compiling.compile(
                """
                interface X {
                  @Task static java.util.Date date(String s) { return new java.util.Date(); }
                  @Task static java.sql.Date day(java.util.Date n) { return new java.sql.Date(0); }
                  @Pipeline("date -> day") java.sql.Date day(String s);
                }
                """)
            .texts();
    assertThat(texts.get("p/PipewrightX.day.mmd"))
        .isEqualTo(
            """
            flowchart LR
              caller(["day"])
              s1["date"]
              s2["day"]
              result(["java.sql.Date"])
              caller -- "String s" --> s1
              s1 -- "java.util.Date" --> s2
              s2 -- "java.sql.Date" --> result
            """);
  }

  @Test
  void withoutParametersAndOutputs() {
    Map<String, String> texts =
        Compiling.compile(
                """
                interface X {
                  @Task static int one() { return 1; }
                  @Task static void graph(int n) {}
                  @Pipeline("one -> graph") void node();
                }
                """)
            .texts();
    assertThat(texts.get("p/PipewrightX.node.mmd"))
        .isEqualTo(
            """
            flowchart LR
              s1["one"]
              s2["graph"]
              s1 -- "int" --> s2
            """);
  }

  @Test
  void overloadedAndNestedAndWithoutAPackage() {
    Compiled compiled =
        Compiling.compile(
            """
            import dev.pipewright.*;
            class Outer {
              interface X {
                @Task static long f(long n) { return n; }
                @Pipeline("f") long run(long n);
                @Pipeline("f -> f") long run(int n);
                @Pipeline("f -> f") long Run(int n);
              }
            }
            """);
    assertThat(compiled.texts().keySet())
        .containsExactlyInAnyOrder(
            "PipewrightOuter_X.run.mmd",
            "PipewrightOuter_X.run-2.mmd",
            "PipewrightOuter_X.Run-3.mmd");
    assertThat(compiled.texts().get("PipewrightOuter_X.run-2.mmd"))
        .contains("caller -- \"int n\" --> s1", "s1 -- \"long\" --> s2");
  }

  @Test
  void theSameEveryTime() {
    assertThat(Compiling.compile(GRAPH).texts()).isEqualTo(Compiling.compile(GRAPH).texts());
  }
}
