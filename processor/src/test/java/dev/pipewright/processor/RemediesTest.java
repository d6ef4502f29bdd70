package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.runtime.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That a remedy, taken literally, works: the source is changed as the message says, and nothing
 * else of it, and then compiles, and does what was meant where that can be told. Remedies that are
 * code are taken from the message; others are expected in their words, and done by hand.
 */
class RemediesTest {

  private static final Pattern EXPRESSION =
      Pattern.compile("[Ww]rite (\\{\"[^}]*\"}|\"[^\"]*\")(?=[.,])");

  private static final Pattern ADDED_TASK =
      Pattern.compile("such as (?<task>@Task.*}), and write (?<expression>\"[^\"]*\"|\\{[^}]*})");

  private static final Pattern RETURNED = Pattern.compile("and return (?<type>\\S+<.*?>)\\.");

  private static final Pattern PARAMETERS = Pattern.compile("[Dd]eclare (\\(.*\\))\\.");

  /** Sources, with lines of dashes between them, that have one error. */
  private record Wrong(String source) {

    private String[] sources() {
      return source.split("(?m)^---\n");
    }

    String message() {
      List<String> errors = Compiling.check(sources()).errors();
      assertThat(errors).as(source).hasSize(1);
      return errors.get(0);
    }

    Wrong says(String remedy) {
      assertThat(message().lines().findFirst().orElseThrow()).endsWith(remedy);
      return this;
    }

    Wrong with(String before, String after) {
      assertThat(source).contains(before);
      return new Wrong(source.replace(before, after));
    }

    Compiled compiles() {
      return Compiling.compile(sources());
    }

    /** Calls the pipeline whose page was to be made of a name, a size and bytes. */
    void isAPage() {
      assertThat(compiles().make("p.PipewrightX").call("p", 3)).isEqualTo("name3, 7, 3");
    }

    /** Imports what the code of a remedy names, which is what an editor does. */
    Wrong withImports() {
      return new Wrong(
          source
              .replaceAll(
                  "(?<![.\\w])(BlockingQueue|BlockingDeque|TransferQueue|ConcurrentLinkedQueue)<",
                  "java.util.concurrent.$1<")
              .replaceAll("(?<![.\\w])(Path|DirectoryStream)\\b(?=[ <>,])", "java.nio.file.$1")
              .replaceAll("(?<![.\\w])BufferedReader\\b", "java.io.BufferedReader"));
    }

    private Matcher inMessage(Pattern pattern) {
      String message = message();
      Matcher matcher = pattern.matcher(message);
      assertThat(matcher.find()).as(message).isTrue();
      return matcher;
    }

    private Wrong withExpression(String expression) {
      return new Wrong(
          source.replaceFirst(
              "@Pipeline\\((\\{[^}]*}|(?s:\"\"\".*?\"\"\")|\"(?:\\\\.|[^\"\\\\])*\")",
              Matcher.quoteReplacement("@Pipeline(" + expression)));
    }

    /** Writes the expression that is in the message. */
    Wrong asWritten() {
      return withExpression(inMessage(EXPRESSION).group(1));
    }

    /** Declares the parameters that are in the message. */
    Wrong asDeclared() {
      return new Wrong(
          source.replaceFirst(
              " p\\([^)]*\\);",
              Matcher.quoteReplacement(" p" + inMessage(PARAMETERS).group(1) + ";")));
    }

    /** Adds the task that is in the message, and writes the expression and the result type. */
    Wrong withTaskAdded() {
      Matcher added = inMessage(ADDED_TASK);
      Wrong mended = withExpression(added.group("expression"));
      Matcher returned = RETURNED.matcher(message());
      String text =
          returned.find()
              ? mended.source.replaceFirst("\\S+ p\\(", returned.group("type") + " p(")
              : mended.source;
      return new Wrong(
          text.substring(0, text.lastIndexOf('}')) + added.group("task").concat(" }\n"));
    }
  }

  private static Wrong wrong(String source) {
    return new Wrong(source);
  }

  private static Wrong expression(String expression) {
    return wrong(
        """
        interface X {
          @Task static int a(int n) { return n; }
          @Task static int b(int n) { return n; }
          @Task static void log(int n) {}
          @Task static void store(int n) {}
          @Task static int readAll(int n) { return n; }
          @Pipeline(%s) Run<Integer> p(int n);
        }
        """
            .formatted(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a() -> b() ~ \"a -> b\"",
        "a(n) -> b(n) ~ \"a -> b\"",
        "X::a -> X::b ~ \"X.a -> X.b\"",
        "X#a -> b ~ \"X.a -> b\"",
        "X.a() -> b ~ \"X.a -> b\"",
        "this::a -> b ~ \"a -> b\"",
        "this.a() -> b ~ \"a -> b\"",
        "a | b ~ \"a -> b\"",
        "a |> b ~ \"a -> b\"",
        "a >> b ~ \"a -> b\"",
        "a > b ~ \"a -> b\"",
        "a - > b ~ \"a -> b\"",
        "a - b ~ \"a -> b\"",
        "a --> b ~ \"a -> b\"",
        "a ---> b ~ \"a -> b\"",
        "a => b ~ \"a -> b\"",
        "a ==> b ~ \"a -> b\"",
        "a → b ~ \"a -> b\"",
        "a ⇒ b ~ \"a -> b\"",
        "a –> b ~ \"a -> b\"",
        "b <- a ~ \"a -> b\"",
        "b ← a ~ \"a -> b\"",
        "a b ~ \"a -> b\"",
        "a, b ~ \"a -> b\"",
        "a -> b, ~ \"a -> b\"",
        "a -> b; ~ \"a -> b\"",
        "a -> b. ~ \"a -> b\"",
        "a -> b, log ~ {\"a -> b\", \"a -> log\"}",
        "a -> b & log ~ {\"a -> b\", \"a -> log\"}",
        "a -> (b, log) ~ {\"a -> b\", \"a -> log\"}",
        "a -> [b, log] ~ {\"a -> b\", \"a -> log\"}",
        "a -> {b, log} ~ {\"a -> b\", \"a -> log\"}",
        "a -> b, a -> log ~ {\"a -> b\", \"a -> log\"}",
        "a -> b; a -> log ~ {\"a -> b\", \"a -> log\"}",
        "a -> [log, store, b] ~ {\"a -> log\", \"a -> store\", \"a -> b\"}",
        "(a -> b) -> readAll ~ \"a -> b -> readAll\"",
        "'a' -> 'b' ~ \"a -> b\"",
        "\\\"a\\\" -> \\\"b\\\" ~ \"a -> b\"",
        "“a” -> “b” ~ \"a -> b\"",
        "a -> b // then b ~ \"a -> b\"",
        "a -> /* then */ b ~ \"a -> b\"",
        "a -> b # then b ~ \"a -> b\"",
        "a -> ~ \"a\"",
        "-> a ~ \"a\"",
        "a -> -> b ~ \"a -> b\"",
        "read-all -> b ~ \"readAll -> b\"",
        "a\u00a0-> b ~ \"a -> b\"",
        "a \u200b-> b ~ \"a -> b\"",
        "a[4] -> b ~ \"a -> b\"",
        "a -> b * 4 ~ \"a -> b\"",
        "p = a -> b ~ \"a -> b\"",
        "p: a -> b ~ \"a -> b\"",
      })
  void anExpressionInAnotherNotation(String written, String meant) {
    Wrong wrong = expression("\"" + written + "\"");

    assertThat(wrong.inMessage(EXPRESSION).group(1)).isEqualTo(meant);
    wrong.asWritten().compiles();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a;b ~ \"a -> b\"",
        "a -> b,;a -> log ~ {\"a -> b\", \"a -> log\"}",
        "a -> b;a -> log ~ {\"a -> b\", \"a -> log\"}",
      })
  void severalLines(String lines, String meant) {
    Wrong wrong = expression("\"\"\"\n" + lines.replace(';', '\n') + "\n\"\"\"");

    assertThat(wrong.inMessage(EXPRESSION).group(1)).isEqualTo(meant);
    wrong.asWritten().compiles();
  }

  @Test
  void aTaskOfANeighbour() {
    String other = "interface Other { @Task static int b(int n) { return n + 1; } }\n---\n";
    String source =
        other
            + "interface X { @Task static int a(int n) { return n; } @Pipeline(%s) int p(int n); }";

    for (String name : List.of("b", "Other.b")) {
      wrong(source.formatted("\"a -> " + name + "\""))
          .says(" Write uses = Other.class.")
          .with("@Pipeline(", "@Pipeline(uses = Other.class, value = ")
          .compiles();
    }
    wrong(source.replace("@Task static int b", "static int b").formatted("\"a -> Other.b\""))
        .says(" Annotate Other.b with @Task, and write uses = Other.class.")
        .with("static int b", "@Task static int b")
        .with("@Pipeline(", "@Pipeline(uses = Other.class, value = ")
        .compiles();
  }

  @Test
  void aMethodThatIsNoTask() {
    wrong(
            """
            interface X {
              @Task static int a(int n) { return n; }
              static int b(int n) { return n; }
              @Pipeline("a -> b") int p(int n);
            }
            """)
        .says(" Annotate b with @Task.")
        .with("static int b", "@Task static int b")
        .compiles();
  }

  private static final String ZIP =
      """
      interface X {
        @Task static int read(int n) { return n; }
        @Task static String name(int n) { return "name" + n; }
        @Task static Long size(int n) { return 7L; }
        @Task static byte[] bytes(int n) { return new byte[n]; }
        @Task static String page(String title, Long length, byte[] text) {
          return title + ", " + length + ", " + text.length;
        }
        @Pipeline(%s) String p(int n);
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"read -> name -> page\", \"read -> size -> page\", \"read -> bytes -> page\"}",
        "{\"read -> bytes -> page\", \"read -> name -> page\", \"read -> size -> page\"}",
        "{\"read -> name -> page.title\", \"read -> size -> page\", \"read -> bytes -> page\"}",
        "{\"read -> name -> page.length\", \"read -> size -> page.text\", \"read -> bytes -> page.title\"}",
        "{\"read -> name -> page.title\", \"read -> size -> page.text\", \"read -> bytes -> page.length\"}",
        "{\"read -> name -> page.title\", \"read -> size -> page.title\", \"read -> bytes -> page.text\"}",
        "{\"read -> name -> page.a\", \"read -> size -> page.b\", \"read -> bytes -> page.c\"}",
      })
  void chainsThatEndAtAZip(String expression) {
    wrong(ZIP.formatted(expression)).asWritten().isAPage();
  }

  @Test
  void chainsThatEndAtSomeInputsOfAZip() {
    wrong(
            """
            interface X {
              @Task static int read(int n) { return n; }
              @Task static String name(int n) { return "name" + n; }
              @Task static Long size(int n) { return 7L; }
              @Task static String page(Long length, java.util.Locale locale, String title) { return title + length; }
              @Pipeline({"read -> name -> page", "read -> size -> page"}) String p(int n);
            }
            """)
        .asWritten()
        .with("java.util.Locale locale", "@Bind java.util.Locale locale")
        .compiles();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "read -> store -> parse ~ \"read -> parse -> store\"",
        "store -> read -> parse ~ \"read -> parse -> store\"",
        "parse -> read -> store ~ \"read -> parse -> store\"",
        "parse -> store -> read ~ \"read -> parse -> store\"",
      })
  void tasksInAnotherOrder(String written, String meant) {
    Wrong wrong =
        wrong(
            """
            interface X {
              @Task static String read(int n) { return "" + n; }
              @Task static Double parse(String s) { return 1.0; }
              @Task static void store(Double d) {}
              @Pipeline("%s") void p(int n);
            }
            """
                .formatted(written));

    assertThat(wrong.inMessage(EXPRESSION).group(1)).isEqualTo(meant);
    wrong.asWritten().compiles();
  }

  @Test
  void aSinkInTheMiddle() {
    wrong(
            """
            interface X {
              @Task static int a(int n) { return n; }
              @Task static void log(int n) {}
              @Task static int b(int n) { return n; }
              @Pipeline("a -> log -> b") int p(int n);
            }
            """)
        .asWritten()
        .compiles();
  }

  @Test
  void aJoinThatComesFirst() {
    wrong(
            """
            interface X {
              @Task(branch = true) static List<Integer> read(int n) { return List.of(n); }
              @Task(join = true) static int sum(Iterable<Integer> all) { return 1; }
              @Pipeline("sum -> read") int p(int n);
            }
            """)
        .asWritten()
        .compiles();
  }

  private static final String ELEMENTS =
      """
      interface X {
        @Task%s static String read(%s s) { return "<" + s + ">"; }
        @Pipeline("read") %s p(%s all);
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "String ~ List<String>",
        "String ~ String[]",
        "String ~ java.util.concurrent.BlockingQueue<String>",
        "String ~ java.util.concurrent.BlockingDeque<String>",
        "String ~ java.util.concurrent.TransferQueue<String>",
        "String ~ java.util.concurrent.ConcurrentLinkedQueue<String>",
        "String ~ Queue<String>",
        "String ~ PriorityQueue<String>",
        "String ~ Deque<String>",
        "String ~ Enumeration<String>",
        "String ~ java.io.BufferedReader",
        "String ~ Scanner",
        "java.nio.file.Path ~ List<java.nio.file.Path>",
        "java.nio.file.Path ~ java.nio.file.DirectoryStream<java.nio.file.Path>",
        "java.util.Map.Entry<String, Integer> ~ Map<String, Integer>",
        "String ~ Map<String, Integer>",
        "int ~ Map<String, Integer>",
        "Object ~ List<Object>",
      })
  void aFirstTaskForEachElement(String item, String all) {
    for (String attributes : List.of("(workers = 2)", "(workers = 2, ordered = true)")) {
      Wrong wrong = wrong(ELEMENTS.formatted(attributes, item, "List<String>", all));
      wrong.withTaskAdded().withImports().compiles();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.nio.file.Path", "java.sql.SQLException", "Node"})
  void aFirstTaskForWhatIsItsOwnElement(String one) {
    wrong(
            "interface Node extends Iterable<Node> {}\n---\n"
                + ELEMENTS.formatted("(workers = 2)", one, "String", one))
        .says(" Put the task that gives the items before it, or remove its workers.")
        .with("(workers = 2)", "")
        .compiles();
  }

  @Test
  void aResultThatHadToBecomeMany() {
    wrong(ELEMENTS.formatted("", "String", "String", "List<String>")).withTaskAdded().compiles();
  }

  @Test
  void elementsThatComeLater() {
    for (Collection<String> queue :
        List.of(
            new LinkedBlockingQueue<String>(),
            new LinkedBlockingDeque<String>(),
            new LinkedTransferQueue<String>())) {
      Compiled compiled =
          wrong(
                  ELEMENTS.formatted(
                      "(workers = 2, ordered = true)",
                      "String",
                      "Run<String>",
                      "java.util.concurrent.BlockingQueue<String>"))
              .withTaskAdded()
              .withImports()
              .compiles();

      queue.add("first");
      try (Run<?> run = (Run<?>) compiled.make("p.PipewrightX").call("p", queue)) {
        List<Object> taken = new ArrayList<>();
        for (Object output : run) {
          taken.add(output);
          if (taken.size() == 2) {
            break;
          }
          queue.add("later");
        }
        assertThat(taken).containsExactly("<first>", "<later>");
      }
    }
  }

  @Test
  void theOrderOfAPriorityQueue() {
    Compiled compiled =
        wrong(ELEMENTS.formatted("", "String", "List<String>", "PriorityQueue<String>"))
            .withTaskAdded()
            .compiles();

    assertThat(
            compiled
                .make("p.PipewrightX")
                .call("p", new PriorityQueue<>(List.of("c", "a", "d", "b"))))
        .isEqualTo(List.of("<a>", "<b>", "<c>", "<d>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Map.Entry<String, Integer> ~ Set<Map.Entry<String, Integer>> ~ entrySet() ~ <a=1>,<b=2>",
        "String ~ Set<String> ~ keySet() ~ <a>,<b>",
        "Integer ~ Collection<Integer> ~ values() ~ <1>,<2>",
        "int ~ Collection<Integer> ~ values() ~ <1>,<2>",
      })
  void aMapFromATask(String item, String holder, String call, String outputs) {
    Compiled compiled =
        wrong(
                """
                interface X {
                  @Task static Map<String, Integer> count(Map<String, Integer> all) { return all; }
                  @Task static String show(%s one) { return "<" + one + ">"; }
                  @Pipeline("count -> show") List<String> p(Map<String, Integer> all);
                }
                """
                    .formatted(item))
            .says(
                " Declare branch = true on count to hand on its elements one by one, and return %s,"
                        .formatted(holder)
                    + " which "
                    + call
                    + " of its result gives.")
            .with(
                "@Task static Map<String, Integer> count",
                "@Task(branch = true) static " + holder + " count")
            .with("return all;", "return all." + call + ";")
            .compiles();

    assertThat(compiled.make("p.PipewrightX").call("p", new TreeMap<>(Map.of("a", 1, "b", 2))))
        .isEqualTo(List.of(outputs.split(",")));
  }

  @Test
  void aMapFromABranch() {
    wrong(
            """
            interface X {
              @Task(branch = true) static Map<String, Integer> count(int n) { return Map.of("a", n); }
              @Pipeline("count") Run<Map.Entry<String, Integer>> p(int n);
            }
            """)
        .says(
            " Return Set<Map.Entry<String, Integer>>, which its entrySet() gives, or remove branch = true.")
        .with("static Map<String, Integer> count", "static Set<Map.Entry<String, Integer>> count")
        .with("Map.of(\"a\", n)", "Map.of(\"a\", n).entrySet()")
        .compiles();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "interface X ~ default int p(int n) { return n; } ~ Remove \"default\" and its body. ~ int p(int n);",
        "interface X ~ static int p(int n) { return n; } ~ Remove \"static\" and its body. ~ int p(int n);",
        "interface X ~ private int p(int n) { return n; } ~ Remove \"private\" and its body. ~ int p(int n);",
        "abstract class X ~ int p(int n) { return n; } ~ Remove its body, and declare it abstract. ~ abstract int p(int n);",
        "abstract class X ~ final int p(int n) { return n; } ~ Remove \"final\" and its body, and declare it abstract. ~ abstract int p(int n);",
        "abstract class X ~ synchronized int p(int n) { return n; } ~ Remove \"synchronized\" and its body, and declare it abstract. ~ abstract int p(int n);",
        "abstract class X ~ native int p(int n); ~ Remove \"native\", and declare it abstract. ~ abstract int p(int n);",
        "class X ~ int p(int n) { return n; } ~ Remove its body, and declare it and X abstract. ~ abstract int p(int n);",
        "class X ~ static int p(int n) { return n; } ~ Remove \"static\" and its body, and declare it and X abstract. ~ abstract int p(int n);",
        "class X ~ private int p(int n) { return n; } ~ Remove \"private\" and its body, and declare it and X abstract. ~ abstract int p(int n);",
      })
  void aPipelineThatIsNotAbstract(String type, String method, String remedy, String mended) {
    Wrong wrong =
        wrong(type + " { @Task static int f(int n) { return n; } @Pipeline(\"f\") " + method + " }")
            .says(" " + remedy)
            .with(method, mended);
    (remedy.contains("X") ? wrong.with("class X", "abstract class X") : wrong).compiles();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int months, String player",
        "String site, int months, String player, long limit",
        "int player, String months",
        "String player, int months, int site, String limit",
        "String player",
        "long limit",
        "String site, long limit",
        "",
      })
  void parametersInAnotherOrderOrMissing(String parameters) {
    wrong(
            """
            interface X {
              @Task static String f(String player, int months, @Bind long limit, @Bind String site) {
                return player + months;
              }
              @Pipeline("f") String p(%s);
            }
            """
                .formatted(parameters))
        .asDeclared()
        .compiles();
  }

  @Test
  void aNameThatIsBoundToTwoTypes() {
    wrong(
            """
            interface X {
              @Task static int a(int n, @Bind String site) { return n; }
              @Task static int b(int n, @Bind Thread site) { return n; }
              @Pipeline("a -> b") int p(int n, String site);
            }
            """)
        .says(" Rename one, as in @Bind(\"bSite\"), or give both the same type.")
        .with("@Bind Thread", "@Bind(\"bSite\") Thread")
        .compiles();
  }

  @ParameterizedTest
  @ValueSource(strings = {"List<String>", "String[]", "Stream<String>", "Optional<String>"})
  void elementsOfAResultForAPipelineOfOneOutput(String result) {
    Wrong wrong =
        wrong(
            """
            interface X {
              @Task static %s a(int n) { return null; }
              @Task static int b(String s) { return 1; }
              @Pipeline("a -> b") int p(int n);
            }
            """
                .formatted(result));
    assertThat(wrong.message()).contains(" Declare branch = true on a to hand on ");
    wrong
        .says(" Let pipeline p then return List<Integer>.")
        .with("@Task static " + result + " a", "@Task(branch = true) static " + result + " a")
        .with("int p(", "List<Integer> p(")
        .compiles();
  }

  @Test
  void anEmitterBesideAResult() {
    Wrong wrong =
        wrong(
                """
                interface X {
                  @Task(branch = true) static int a(int n, Emitter<Integer> out) { return n; }
                  @Pipeline("a") List<Integer> p(int n);
                }
                """)
            .says(" Return void, or remove the parameter and branch = true.");
    wrong.with("static int a", "static void a").with("return n;", "").compiles();
    wrong.with(", Emitter<Integer> out", "").with("(branch = true)", "").compiles();
  }

  @Test
  void bindOnTheParameterOfAPipeline() {
    wrong(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static String g(int n, String player) { return player + n; }
              @Pipeline("f -> g") String p(int n, @Bind String player);
            }
            """)
        .says(" Mark parameter player of task g with @Bind instead.")
        .with("int n, String player", "int n, @Bind String player")
        .with("p(int n, @Bind String player)", "p(int n, String player)")
        .compiles();
  }

  private static final String ROUTES =
      """
      interface X {
        sealed interface Shape {}
        sealed interface Round extends Shape {}
        record Circle() implements Round {}
        record Ellipse() implements Round {}
        record Square() implements Shape {}
        @Task static Shape shape(int n) { return new Circle(); }
        @Task static void circle(Circle c) {}
        @Task static void round(Round c) {}
        @Task static void square(Square c) {}
        @Pipeline(%s) void p(int n);
      }
      """;

  @Test
  void aRouteThatAWiderParameterWouldMake() {
    wrong(ROUTES.formatted("{\"shape -> circle\", \"shape -> square\"}"))
        .says(" Lead a chain from shape to a task that takes Ellipse, or let circle take Round.")
        .with("circle(Circle c)", "circle(Round c)")
        .compiles();
    wrong(ROUTES.formatted("\"shape -> square\""))
        .says(" Lead a chain from shape to a task that takes Round, or let square take Shape.")
        .with("square(Square c)", "square(Shape c)")
        .compiles();
  }

  @Test
  void aRouteThatIsTooWide() {
    wrong(ROUTES.formatted("{\"shape -> circle\", \"shape -> round\", \"shape -> square\"}"))
        .says(" Let round take Ellipse.")
        .with("round(Round c)", "round(Ellipse c)")
        .compiles();
  }

  private static final String WAYS =
      """
      interface X {
        @Task(branch = true) static IntStream read(int n) { return IntStream.range(0, n); }
        @Task(branch = true) static List<Integer> twice(Integer n) { return List.of(n, n); }
        @Task(branch = true) static List<Integer> again(Integer n) { return List.of(n, n); }
        @Task(branch = true) static Optional<Integer> odd(Integer n) { return Optional.of(n).filter(i -> i %% 2 == 1); }
        @Task(join = true) static int sum(Iterable<Integer> all) { return 1; }
        @Task static String pair(Integer left, Integer right) { return left + "," + right; }
        @Pipeline(%s) List<String> p(int n);
      }
      """;

  private static List<?> outputs(Compiled compiled) {
    return (List<?>) compiled.make("p.PipewrightX").call("p", 5000);
  }

  @Test
  void aBranchBeforeAZip() {
    Compiled compiled =
        wrong(WAYS.formatted("{\"read -> twice -> pair.left\", \"read -> pair.right\"}"))
            .says(" Remove branch = true from twice, and let pair.left take List<Integer>.")
            .with("(branch = true) static List<Integer> twice", " static List<Integer> twice")
            .with("pair(Integer left", "pair(List<Integer> left")
            .compiles();

    assertThat(outputs(compiled)).hasSize(5000);
  }

  @Test
  void aFilterBeforeAZip() {
    Compiled compiled =
        wrong(WAYS.formatted("{\"read -> odd -> pair.left\", \"read -> pair.right\"}"))
            .says(
                " Remove branch = true from odd, and let pair.left take Optional<Integer>, or leave"
                    + " inputs out before the ways part.")
            .with("(branch = true) static Optional", " static Optional")
            .with("pair(Integer left", "pair(Optional<Integer> left")
            .compiles();

    assertThat(outputs(compiled)).hasSize(5000);
  }

  @Test
  void branchesOnBothWaysToAZip() {
    Wrong wrong =
        wrong(WAYS.formatted("{\"read -> twice -> pair.left\", \"read -> again -> pair.right\"}"))
            .says(
                " Remove branch = true from twice, and let pair.left take List<Integer>; remove"
                    + " branch = true from again, and let pair.right take List<Integer>, or declare"
                    + " throttle = Task.UNBOUNDED on read, whose outputs may then take any memory.");
    Compiled unbounded =
        wrong
            .with(
                "@Task(branch = true) static IntStream",
                "@Task(branch = true, throttle = Task.UNBOUNDED) static IntStream")
            .compiles();
    Compiled whole =
        wrong
            .with("(branch = true) static List", " static List")
            .with("Integer left, Integer right", "List<Integer> left, List<Integer> right")
            .compiles();

    assertThat(outputs(unbounded)).hasSize(10_000);
    assertThat(outputs(whole)).hasSize(5000);
  }

  @Test
  void aJoinBeforeAZip() {
    Wrong wrong =
        wrong(WAYS.formatted("{\"read -> sum -> pair.left\", \"read -> pair.right\"}"))
            .says(
                " Remove join = true from sum, and let it take Integer, or put a task that declares"
                    + " join = true on read -> pair.right as well.");
    Compiled oneByOne =
        wrong
            .with(
                "(join = true) static int sum(Iterable<Integer> all)",
                " static int sum(Integer all)")
            .compiles();
    Compiled both =
        wrong
            .with(
                "@Pipeline(",
                "@Task(join = true) static int last(Iterable<Integer> all) { return 2; }\n@Pipeline(")
            .with("read -> pair.right", "read -> last -> pair.right")
            .compiles();

    assertThat(outputs(oneByOne)).hasSize(5000);
    assertThat(both.make("p.PipewrightX").call("p", 5000)).isEqualTo(List.of("1,2"));
  }

  @Test
  void aGeneratedSourceAmongTheSources() {
    String source =
        "package q; import dev.pipewright.*; interface X { @Task static int f(int n) { return n; } @Pipeline(\"f\") int p(int n); }";
    String generated = Compiling.compile(source).source("q.PipewrightX");

    assertThat(Compiling.check(source, generated).errors())
        .singleElement()
        .asString()
        .endsWith(
            "PipewrightX was generated for X before, and is compiled as a source once more. Leave the"
                + " directory of generated sources, often target/generated-sources/annotations, out of"
                + " the sources, or delete that file.");
  }
}
