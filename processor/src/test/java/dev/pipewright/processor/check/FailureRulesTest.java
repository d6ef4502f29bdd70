package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;

import dev.pipewright.processor.testing.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of arrows for failures. */
class FailureRulesTest {

  private static final String TASKS =
      """
        @Task(branch = true) static List<Integer> numbers(int count) { return List.of(count); }
        @Task static String text(int n) throws java.io.IOException { return "" + n; }
        @Task static void noted(int n, java.io.IOException e) {}
        @Task static void all(int n, Exception e) {}
        @Task static void store(String text) {}
      """;

  private static String source(String expression, String result, String more) {
    return """
        abstract class X {
        %s  %s
          @Pipeline(/*!*/%s)
          abstract %s f(int count);
        }
        """
        .formatted(TASKS, more, expression, result);
  }

  private static Compiled checked(String expression, String result, String more) {
    return check(source(expression, result, more));
  }

  private static void compiled(String expression, String result, String more) {
    compile(source(expression, result, more).replace("/*!*/", ""));
  }

  private static final String AT_G = "\n      text -!> g\n               ^ column 10 of chain 2";

  private static Compiled to(String task) {
    return checked("{\"numbers -> text\", \"text -!> g\"}", "List<String>", task);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Task static void g(int n, java.io.IOException e) {}",
        "@Task static void g(Integer n, Exception e) {}",
        "@Task static void g(long n, java.io.FileNotFoundException e) {}",
        "@Task static void g(Object n, RuntimeException e) {}",
        "@Task static void g(java.io.UncheckedIOException e) {}",
        "@Task static <T> void g(T n, Exception e) {}",
        "@Task static void g(int n, Exception e, @Bind String bound) {}",
        "@Task(branch = true) static void g(int n, Exception e, Emitter<String> out) {}",
        "@Task(workers = 3, ordered = true) static void g(int n, Exception e) {}",
        "@Task static java.util.concurrent.CompletableFuture<Void> g(int n, Exception e) { return null; }"
      })
  void whatTakesFailures(String task) {
    String more = task.contains("out) {}") ? " @Task static void end(String s) {}" : "";
    String expression =
        more.isEmpty()
            ? "{\"numbers -> text\", \"text -!> g\"}"
            : "{\"numbers -> text\", \"text -!> g -> end\"}";
    compiled(expression, "List<String>", task + more);
  }

  @Test
  void oneInput() {
    checked("{\"numbers -> text\", \"text -!> noted.n\"}", "List<String>", "")
        .hasOnlyError(
            Problem.FailureInput,
            "The failures of task text lead to input n of task noted, but a failure is of all inputs"
                + " of a call and what it threw. Write -!> noted.\n      text -!> noted.n\n"
                + "               ^^^^^^^ column 10 of chain 2");
  }

  @Test
  void outputsBeside() {
    checked("{\"numbers -> text -> store -> noted\", \"text -!> noted\"}", "void", "")
        .hasOnlyError(
            Problem.FailureBesideOutputs,
            "Task noted takes failures of task text and outputs of task store, which have different"
                + " parameters. Give each a task of its own.\n      text -!> noted\n"
                + "               ^^^^^ column 10 of chain 2");
  }

  @Test
  void noInput() {
    to("@Task static void g() {}")
        .hasOnlyError(
            Problem.FailureNothing,
            "Task g takes the failures of task text, but has no input for what it threw. Give it the"
                + " parameters (int n, IOException e)."
                + AT_G);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"String n | (String n)", "int n, int m | (int n, int m)", "short n | (short n)"})
  void otherInputs(String parameters, String declared) {
    to("@Task static void g(%s, Exception e) {}".formatted(parameters))
        .hasOnlyError(
            Problem.FailureParameter,
            "Task g takes the failures of task text, and before the Exception stands %s, but text"
                    .formatted(declared)
                + " takes (int n). Give it the parameters (int n, Exception e), or the Exception"
                + " alone."
                + AT_G);
  }

  @Test
  void otherTypeArguments() {
    checked(
            "{\"numbers -> listed\", \"listed -!> g\"}",
            "List<Integer>",
            """
            @Task static int listed(int n) throws java.io.IOException { return n; }
            @Task static <T extends List<String>> void g(T n, java.io.IOException e) {}
            """)
        .hasOnlyError(Problem.FailureParameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Throwable", "Error", "String", "AutoCloseable"})
  void noException(String type) {
    to("@Task static void g(int n, %s e) {}".formatted(type))
        .hasOnlyError(
            Problem.FailureType,
            "Task g takes the failures of task text, but its last input, e, is of type %s, which is no"
                    .formatted(type)
                + " Exception. Give it the parameters (int n, IOException e)."
                + AT_G);
  }

  @ParameterizedTest
  @CsvSource({
    "InterruptedException, InterruptedException",
    "java.util.concurrent.CancellationException, CancellationException"
  })
  void interrupts(String type, String name) {
    to("@Task static void g(int n, %s e) {}".formatted(type))
        .hasOnlyError(
            Problem.FailureNever,
            "Task g takes %s from task text, but that tells of an interrupt or a cancellation, which"
                    .formatted(name)
                + " no arrow takes. Let it take another exception."
                + AT_G);
  }

  @Test
  void whatIsNotThrown() {
    to("@Task static void g(int n, java.sql.SQLException e) {}")
        .hasOnlyError(
            Problem.FailureImpossible,
            "Task g takes SQLException from task text, which does not declare to throw it. Remove the"
                + " arrow, or let g take another exception."
                + AT_G);
  }

  @Test
  void timeoutsAndFutures() {
    String timedOut = "@Task static void g(int n, java.util.concurrent.TimeoutException e) {}";
    compiled(
        "{\"numbers -> slow\", \"slow -!> g\"}",
        "List<Integer>",
        "@Task(timeout = \"1s\") static int slow(int n) { return n; } " + timedOut);
    compiled(
        "{\"numbers -> later\", \"later -!> noted\"}",
        "List<Integer>",
        "@Task static java.util.concurrent.CompletableFuture<Integer> later(int n) { return null; }");
  }

  @Test
  void processes() {
    String process =
        "@Task(multiprocess = true) static int far(int n) throws java.io.IOException { return n; } ";
    compiled("{\"numbers -> far\", \"far -!> all\"}", "List<Integer>", process);
    compiled(
        "{\"numbers -> far\", \"far -!> g\"}",
        "List<Integer>",
        process + "@Task static void g(int n, ProcessException e) {}");
    checked("{\"numbers -> far\", \"far -!> noted\"}", "List<Integer>", process)
        .hasOnlyError(
            Problem.FailureOfProcess,
            "Task noted takes IOException from task far, but that runs in another process, from which"
                + " every failure comes as a ProcessException. Let it take that.\n"
                + "      far -!> noted\n              ^^^^^ column 9 of chain 2");
  }

  @Test
  void oneTypeTwice() {
    checked(
            "{\"numbers -> text\", \"text -!> noted\", \"text -!> g\"}",
            "List<String>",
            "@Task static void g(java.io.IOException e) {}")
        .hasOnlyError(
            Problem.FailureOverlap,
            "Task g takes IOException from task text, and so does task noted, but a failure goes to"
                + " one task. Let one of them take another exception, or lead the other behind it.\n"
                + "      text -!> g\n               ^ column 10 of chain 3");
    compiled("{\"numbers -> text\", \"text -!> noted\", \"text -!> all\"}", "List<String>", "");
  }

  @Test
  void joins() {
    checked(
            "{\"numbers -> sum\", \"sum -!> all\"}",
            "List<Integer>",
            "@Task(join = true) static int sum(Iterable<Integer> n) { return 0; }")
        .hasOnlyError(
            Problem.FailureOfJoin,
            "The failures of task sum lead to task all, but sum joins: it takes all its inputs in one"
                + " call, so that no input belongs to a failure. Remove the arrow.\n"
                + "      sum -!> all\n              ^^^ column 9 of chain 2");
    to("@Task(join = true) static void g(Iterable<Exception> e) {}")
        .hasOnlyError(
            Problem.FailureIntoJoin,
            "The failures of task text lead to task g, but that joins, and what it joins has one type."
                + " Put a task between them that takes each failure and returns what g joins."
                + AT_G);
  }

  @Test
  void countsOfOutputs() {
    compiled(
        "{\"text -> upper\", \"text -!> instead -> upper\"}",
        "String",
        """
        @Task static String upper(String s) { return s; }
        @Task static String instead(int n, Exception e) { return ""; }
        """);
    compiled(
        "{\"text -> upper\", \"text -!> instead -> upper\", \"instead -!> other -> upper\"}",
        "String",
        """
        @Task static String upper(String s) { return s; }
        @Task static String instead(int n, Exception e) throws Exception { return ""; }
        @Task static String other(Exception e) { return ""; }
        """);
    check(
            source(
                    "{\"text -> upper\", \"text -!> noted\"}",
                    "String",
                    "@Task static String upper(String s) { return s; }")
                .replace("/*!*/", "")
                .replace("String f(", "String /*!*/f("))
        .hasOnlyError(
            Problem.SingleResult,
            "Pipeline f returns one String, but a call of task text may fail, and an arrow takes the"
                + " failure, so there may be none. Return List<String>, Run<String> or"
                + " Stream<String>.\n      text -> upper\n      ^^^^ column 1 of chain 1");
  }

  @Test
  void pairs() {
    checked(
            "{\"numbers -> text -> both.a\", \"numbers -> other -> both.b\", \"text -!> noted\"}",
            "List<String>",
            """
            @Task static int other(int n) { return n; }
            @Task static String both(String a, int b) { return a + b; }
            """)
        .hasOnlyError(
            Problem.OrderOfFailures,
            "Task both pairs items by position, what comes by numbers -> text -> both.a with what"
                + " comes by numbers -> other -> both.b, but a call of task text that fails leaves out"
                + " its place, as an arrow takes its failure. Put text before the ways part, or behind"
                + " both; or let it catch what it throws and return a value for it.\n"
                + "      numbers -> text -> both.a\n                 ^^^^ column 12 of chain 1");
    checked(
            "{\"ones -> l.a\", \"twos -> l.b\", \"ones -> text -> r.a\", \"twos -> r.b\", \"text -!> noted\"}",
            "void",
            """
            @Task(branch = true) static List<Integer> ones(int count) { return List.of(count); }
            @Task(branch = true) static List<Integer> twos() { return List.of(); }
            @Task static void l(int a, int b) {}
            @Task static void r(String a, int b) {}
            """)
        .hasOnlyError(
            Problem.LivenessOfFailures,
            "Pipeline f can block itself: task twos waits for room on twos -> r.b, task r waits for an"
                + " item on ones -> text -> r.a, task ones waits for room on ones -> l.a and task l"
                + " waits for an item on twos -> l.b. Any number of calls of task text may fail, and"
                + " give nothing to r. Let text catch what it throws, and return a value for it, or"
                + " declare throttle = Task.UNBOUNDED on twos, whose outputs may then take any"
                + " memory.\n"
                + "      ones -> text -> r.a\n              ^^^^ column 9 of chain 3");
  }
}
