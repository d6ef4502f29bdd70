package dev.pipewright.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.check.Problem;
import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whatever users call their things, what is generated for them compiles, on any file system. */
class GeneratedNamesTest {

  private static final String IMPORTS = "import dev.pipewright.*;\n";

  @Test
  void typesOfTheUnnamedPackageNamedLikeNestedClassesOfOurs() {
    Compiled compiled =
        Compiling.compile(
            IMPORTS + "public record Stages(String s) {}",
            IMPORTS + "public record ParseLoop(String s) {}",
            IMPORTS + "public record Wire(ParseLoop loop) {}",
            IMPORTS + "public class Node {}",
            IMPORTS
                + """
                @dev.pipewright.Stages interface X {
                  @Task(branch = true) static java.util.List<ParseLoop> split(String t) {
                    return java.util.List.of(new ParseLoop(t));
                  }
                  @Task static ParseLoop parse(ParseLoop s) { return s; }
                  @Task(multiprocess = true) static Wire wire(ParseLoop s) { return new Wire(s); }
                  @Task static Stages stages(Wire s, @Bind Node n) { return new Stages(s.loop().s()); }
                  @Pipeline("split -> parse") java.util.List<ParseLoop> all(String t);
                  @Pipeline("parse -> wire -> stages") Stages one(ParseLoop t);
                }
                """);

    Object loops = compiled.make("PipewrightX", compiled.make("Node").object()).call("all", "a");
    assertThat(loops).hasToString("[ParseLoop[s=a]]");
  }

  @Test
  void constantsOfTheContractNamedLikeTypesOfOurs() {
    Compiled compiled =
        Compiling.compile(
            """
            @dev.pipewright.Stages interface X {
              int Node = 1; int Graph = 2; int LocalEngine = 3; String Objects = ""; int X = 4;
              int Attributes = 5; int Branch = 6; int InEdges = 7; int List = 8; int Wire = 9;
              int ItemCodecs = 10; int WorkerProcess = 11;
              enum Kind { A, B }
              @Task(branch = true) static List<String> split(String t, @Bind String by) {
                return java.util.List.of(t.split(by));
              }
              @Task static int length(String t) { return t.length(); }
              @Task static String both(String a, int b) { return a + b; }
              @Task(multiprocess = true) static Kind kind(Kind k) { return k; }
              @Pipeline({"split -> both.a", "split -> length -> both.b"}) List<String> all(String t);
              @Pipeline("kind -> kind") Kind kinds(Kind k);
            }
            """);

    assertThat(compiled.make("p.PipewrightX", ",").call("all", "a,bc"))
        .isEqualTo(List.of("a1", "bc2"));
  }

  @Test
  void parametersAndBoundValuesNamedLikeTypesOfOurs() {
    Compiled compiled =
        Compiling.compile(
            """
            @dev.pipewright.Stages interface X {
              @Task(branch = true) static List<String> split(
                  String Node, @Bind String Graph, @Bind String Objects, @Bind String X, @Bind String Branch) {
                return List.of(Node.split(Graph));
              }
              @Task static int length(String InEdges, @Bind String Attributes) { return InEdges.length(); }
              @Task static String both(String Output, int Input) { return Output + Input; }
              @Pipeline({"split -> both.Output", "split -> length -> both.Input"})
              List<String> all(String LocalEngine, String Graph, String X);
            }
            """);

    assertThat(compiled.make("p.PipewrightX", "", "", "").call("all", "a,bc", ",", ""))
        .isEqualTo(List.of("a1", "bc2"));
  }

  @Test
  void parametersNamedLikePackagesThatTheCodeNamesInFull() {
    Compiled compiled =
        Compiling.compile(
            """
            @dev.pipewright.Stages interface X {
              record Node(String s) {}
              @Task(branch = true) static List<Node> split(String dev, @Bind String java, @Bind String p) {
                return List.of(new Node(dev + java + p));
              }
              @Task static int length(Node p, @Bind String dev) { return p.s().length(); }
              @Pipeline("split -> length") List<Integer> all(String dev, String java, String p);
            }
            """);

    assertThat(compiled.make("p.PipewrightX").call("all", "1", "2", "3")).isEqualTo(List.of(3));
  }

  @Test
  void typesNamedLikeVariablesOfOurs() {
    Compiling.compile(
        "public class items { @Task static int f(int n, @Bind int p) { return n; } }",
        "interface in { @Task static int g(int n, int m) { return n; } @Task static int h(int n) { return n; } }",
        """
        @dev.pipewright.Stages interface X extends in {
          @Pipeline(value = {"f -> in.g.n", "f -> in.h -> in.g.m"}, uses = {items.class, in.class})
          int all(int n, int p);
        }
        """);
  }

  @Test
  void variablesNamedLikeTypesOfTheUsers() {
    Compiling.compile(
        """
        @dev.pipewright.Stages interface X {
          @Task static <X> X f(X x) { return x; }
          @Task static <Node, Loop> Map<Node, Loop> g(Map<Node, Loop> n) { return n; }
          @Pipeline("f -> f -> g") Map<String, Integer> all(Map<String, Integer> x);
        }
        """);
  }

  @Test
  void fieldThatHidesATypeInEveryWay() {
    Compiling.check(
            """
            @dev.pipewright.Stages interface X {
              int Inner = 1;
              class Inner { @Task static int /*!*/f(int n) { return n; } }
              @Pipeline(value = "f", uses = Inner.class) int all(int n);
            }
            """)
        .hasOnlyError(
            Problem.TaskObscured,
            "Task f cannot be called by the generated class, since a variable named Inner hides the"
                + " type Inner there. Rename one of them.");
  }

  /** As a compiler has to that runs in a locale without other characters, or reads such sources. */
  @Test
  void everythingIsWrittenInAscii() {
    Compiled compiled =
        Compiling.compile(
            """
            @dev.pipewright.Stages interface X {
              @Task static int länge(String größe, @Bind String schlüssel) { return größe.length(); }
              @Task static int 解析(int 数) { return 数; }
              @Task static int 构建(int 数) { return 数; }
              @Task(multiprocess = true) static int über(int ñ) { return ñ; }
              @Pipeline("länge -> 解析 -> 构建 -> über") int länger(String größe);
              @Pipeline("länge -> 解析 -> 构建") int 长度(String größe);
            }
            """);

    assertThat(compiled.files()).allMatch(name -> name.matches("\\p{ASCII}+"));
    assertThat(compiled.generated().values()).allMatch(text -> text.matches("\\p{ASCII}+"));
    assertThat(compiled.texts().keySet())
        .contains("p/PipewrightX.langer.mmd", "p/PipewrightX.__.mmd");
    assertThat(compiled.texts().get("p/PipewrightX.langer.mmd")).contains("länge", "解析");
    assertThat(compiled.make("p.PipewrightX", "").call("长度", "abc")).isEqualTo(3);
  }

  @Test
  void noTwoFilesDifferInCaseOnly() {
    Compiled compiled =
        Compiling.compile(
            """
            @dev.pipewright.Stages interface X {
              @Task static int parseAll(int n) { return n; }
              @Task static int parseall(int n) { return n; }
              @Task static int ParseAll(int n) { return n; }
              @Pipeline("parseAll -> parseall -> ParseAll") int all(int n);
              @Pipeline("ParseAll -> parseall") int All(int n);
            }
            """);

    assertThat(compiled.files().stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
  }

  @Test
  void namesThatAreTooLongForAFile() {
    String name = "a".repeat(230);
    Compiled compiled =
        Compiling.compile(
            """
            @dev.pipewright.Stages interface X {
              @Task static int %1$s(int n) { return n; }
              @Task static int %1$sa(int n) { return n; }
              @Pipeline("%1$s -> %1$sa") int p%1$s(int n);
              @Pipeline("%1$s -> %1$sa") int p%1$sa(int n);
            }
            """
                .formatted(name));

    assertThat(compiled.files()).allMatch(file -> file.length() < 150);
    assertThat(compiled.texts()).hasSize(2);
  }

  @Test
  void contextualKeywords() {
    Compiling.compile(
        List.of("record", "yield", "var", "sealed", "permits", "when", "module", "with").stream()
            .map(name -> "@Task static int %1$s(int %1$s) { return %1$s; }\n".formatted(name))
            .collect(
                joining(
                    "",
                    "interface X {\n",
                    """
                    @Pipeline("record -> yield -> var -> sealed -> permits -> when -> module -> with")
                    int open(int record);
                    }
                    """)));
  }
}
