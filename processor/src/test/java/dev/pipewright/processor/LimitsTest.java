package dev.pipewright.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pipewright.processor.check.Problem;
import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.runtime.Run;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where compilers and class files have limits: they are not reached, or told in our words. */
class LimitsTest {

  private static String repeated(int times, String text) {
    return IntStream.range(0, times).mapToObj(i -> text.replace("#", "" + i)).collect(joining());
  }

  @Test
  void aThousandTasksInAChain() {
    String chain = String.join(" -> ", Collections.nCopies(1000, "next"));

    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              @Task static int next(int n) { return n + 1; }
              @Pipeline("%s") int all(int n);
            }
            """
                .formatted(chain));

    assertThat(compiled.source("p.PipewrightX")).contains("next_");
  }

  @Test
  void hundredsOfChains() {
    Compiling.compile(
        "interface X {\n"
            + repeated(300, "@Task static void t#(int n) {}\n")
            + "@Task static int f(int n) { return n; }\n"
            + "@Pipeline({\"f -> t0\""
            + repeated(300, ", \"f -> t#\"")
            + "}) void all(int n);\n}\n");
  }

  @Test
  void hundredsOfZips() {
    Compiling.compile(
        "interface X {\n"
            + "@Task(branch = true) static List<Integer> all(int n) { return List.of(n); }\n"
            + "@Task static int next0(int n) { return n; }\n"
            + zips("@Task static int next#(int a, int b) { return a; }\n")
            + "@Pipeline({\"all -> next0\""
            + zips(", \"all -> next#.a\", \"next< -> next#.b\"")
            + "}) List<Integer> chained(int n);\n}\n");
  }

  private static String zips(String text) {
    return IntStream.range(1, 300)
        .mapToObj(i -> text.replace("#", "" + i).replace("<", "" + (i - 1)))
        .collect(joining());
  }

  @Test
  void pipelinesWithinPipelines() {
    Compiling.compile(
        "interface X {\n@Task static int f(int n) { return n; }\n@Pipeline(\"f\") int p0(int n);\n"
            + IntStream.range(1, 100)
                .mapToObj(i -> "@Pipeline(\"p%d -> f\") int p%d(int n);\n".formatted(i - 1, i))
                .collect(joining())
            + "}\n");
  }

  private static String binding(int values, String type) {
    return "/*!*/interface X {\n"
        + repeated(
            values,
            "@Task static int t#(int n, @Bind %s b#) { return n; } @Pipeline(\"t#\") int p#(int n);\n"
                .formatted(type))
        + "}\n";
  }

  @Test
  void moreBoundValuesThanAConstructorTakes() {
    Compiling.compile(binding(254, "int"));
    Compiling.compile(binding(127, "double"));
    Compiling.check(binding(255, "int"))
        .hasOnlyError(
            Problem.BindRoom,
            "A constructor of the class to generate for X would take 255 values, and Java has room for"
                + " 254 at most, where a long or a double takes the room of two. Bind one object, such"
                + " as a record, in place of many values.");
    assertThat(Compiling.check(binding(128, "long")).errors())
        .singleElement()
        .asString()
        .contains("would take 256 values");
  }

  @Test
  void constructorOfTheContractThatLeavesNoRoom() {
    String parameters = repeated(250, "int p#, ") + "int last";

    assertThat(
            Compiling.check(
                    """
                    abstract class X {
                      X(%s) {}
                      static class Y { @Task int y(int n) { return n; } }
                      @Task static int f(int n, @Bind long a, @Bind int b) { return n; }
                      @Pipeline(value = "f -> y", uses = Y.class) abstract int all(int n);
                    }
                    """
                        .formatted(parameters))
                .errors())
        .singleElement()
        .asString()
        .contains("would take 255 values");
  }

  @Test
  void moreArgumentsThanAFirstTaskCanBeMadeOf() {
    String task =
        "interface X {\n  @Task static int /*!*/f(int n"
            + repeated(254, ", @Bind int b#")
            + ") { return n; }\n  @Pipeline(\"f\") int all(int n"
            + repeated(200, ", int b#")
            + ");\n}\n";

    Compiling.check(task)
        .hasOnlyError(
            Problem.BindRoomOfTask,
            "Task f has parameters that take the room of 255 values, and where a pipeline starts with"
                + " it, Java leaves room for 254, where a long or a double takes the room of two. Let"
                + " it take one object, such as a record, in place of many values.");
    Compiling.compile(task.replace("@Bind int b0, ", "").replace("int b0, ", ""));
  }

  @Test
  void moreCodeThanAMethodHolds() {
    String chain = String.join(" -> ", Collections.nCopies(100, "f"));
    String pipeline =
        "interface X {\n  @Task static int f(int n"
            + repeated(200, ", @Bind int b#")
            + ") { return n; }\n";

    Compiling.compile(pipeline + "@Pipeline(\"f -> f -> f\") int all(int n);\n}\n");
    Compiling.check(pipeline + "@Pipeline(/*!*/\"" + chain + "\") int all(int n);\n}\n")
        .hasOnlyError(
            Problem.PipelineLength,
            "Pipeline all has 100 stages, and to make them with all that their tasks bind takes more code"
                + " than a method of Java can have. Bind one object, such as a record, in place of many"
                + " values, or let one task do what several do.");
  }

  private static final String CONTRACT =
      """
      /*!*/interface X {
        @Task static int f(int n) { return n; }
        @Pipeline("f") int all(int n);
      }
      """;

  @Test
  void withoutTheRuntime() {
    Compiling.sources("package p; import dev.pipewright.*;\n" + CONTRACT)
        .and(
            "package p; import dev.pipewright.*;\n"
                + CONTRACT.replace("/*!*/interface X", "interface Y"))
        .and("package p; class Main { X x = new PipewrightX(); Y y = new PipewrightY(); }")
        .withoutClassesBeside(Run.class)
        .compile()
        .hasOnlyError(
            Problem.RuntimeAbsent,
            "The class to generate for X needs Pipewright's runtime, which is not on the class path."
                + " Add the artifact dev.pipewright:pipewright-runtime to the dependencies.");
  }

  @Test
  void withAnotherRuntime() {
    Compiling.sources("package p; import dev.pipewright.*;\n" + CONTRACT)
        .and("package dev.pipewright.runtime; public interface Run<T> {}")
        .withoutClassesBeside(Run.class)
        .compile()
        .hasOnlyError(
            Problem.RuntimeOther,
            "The class to generate for X needs dev.pipewright.runtime.graph.Futures, which the runtime at"
                + " hand does not have. Use the artifacts pipewright-runtime and pipewright-processor of"
                + " one version.");
  }

  @Test
  void inACompactSourceFile() {
    assumeTrue(Runtime.version().feature() >= 25, "they came with Java 25");

    Compiling.sources(
            "import dev.pipewright.*; /* as class App */\n"
                + CONTRACT
                + "void main() { new PipewrightApp_X(); }")
        .compile()
        .hasOnlyError(
            Problem.PipelineTypeCompact,
            "X declares pipelines but stands in a compact source file, whose types no other file can"
                + " name, so no class can be generated for it. Put it into a file of its own.");
  }
}
