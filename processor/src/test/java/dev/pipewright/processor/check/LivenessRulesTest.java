package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of graphs that can block themselves. */
class LivenessRulesTest {

  private static final String GRAPH =
      """
      interface X {
        @Task(branch = true) static IntStream f(int n) { return null; }
        @Task(branch = true, throttle = Task.UNBOUNDED) static IntStream free(int n) { return null; }
        @Task static int g(int n) { return n; }
        @Task static int h(int n) { return n; }
        @Task(branch = true) static IntStream many(int n) { return null; }
        @Task(branch = true) static Optional<Integer> some(int n) { return null; }
        @Task(join = true) static int sum(Iterable<Integer> n) { return 1; }
        @Task static int plus(int left, int right) { return 1; }
        @Task static void pair(int a, int b) {}
        sealed interface Sign {}
        record Plus(int n) implements Sign {}
        record Minus(int n) implements Sign {}
        @Task(branch = true) static List<Sign> signs(int n) { return null; }
        @Task static int positive(Plus n) { return 1; }
        @Task static int negative(Minus n) { return 1; }
        @Pipeline(%s) Run<Integer> p(int n%s);
      }
      """;

  private static String graph(String chains) {
    return GRAPH.formatted(chains, "");
  }

  @Test
  void branchOnOneOfTwoWays() {
    check(graph("/*!*/{\"f -> many -> g -> plus.left\", \"f -> h -> plus.right\"}"))
        .hasOnlyError(
            Problem.LivenessOfMore,
            """
            Pipeline p can block itself: task f waits for room on f -> many -> g -> plus.left\
             and task plus waits for an item on f -> h -> plus.right. Task many may give several\
             outputs for one input, more than there is room for. Remove branch = true from many,\
             and let g take IntStream.
                  f -> many -> g -> plus.left
                       ^^^^ column 6 of chain 1""");
  }

  @Test
  void filterOnOneOfTwoWays() {
    check(graph("/*!*/{\"f -> plus.left\", \"f -> some -> plus.right\"}"))
        .hasOnlyError(
            Problem.LivenessOfFewer,
            """
            Pipeline p can block itself: task f waits for room on f -> plus.left and task plus\
             waits for an item on f -> some -> plus.right. Task some may give no output for any\
             number of inputs. Remove branch = true from some, and let plus.right take\
             Optional<Integer>, or leave inputs out before the ways part.
                  f -> some -> plus.right
                       ^^^^ column 6 of chain 2""");
  }

  @Test
  void joinOnOneOfTwoWays() {
    check(graph("/*!*/{\"f -> plus.left\", \"f -> sum -> plus.right\"}"))
        .hasOnlyError(
            Problem.LivenessOfJoin,
            """
            Pipeline p can block itself: task f waits for room on f -> plus.left and task plus\
             waits for an item on f -> sum -> plus.right. Task sum joins, and may take any\
             number of inputs before it gives an output. Remove join = true from sum, and let it\
             take Integer, or put a task that declares join = true on f -> plus.left as well.
                  f -> sum -> plus.right
                       ^^^ column 6 of chain 2""");
  }

  @Test
  void mergeOnACircleOfSeveralWays() {
    check(
            GRAPH.formatted(
                "/*!*/{\"f -> plus.left\", \"f -> pair.a\", \"free -> h -> plus.right\","
                    + " \"many -> pair.b\", \"many -> h\"}",
                ", int m, int k"))
        .hasOnlyError(
            Problem.LivenessOfMerge,
            """
            Pipeline p can block itself: task many waits for room on many -> h -> plus.right, task\
             plus waits for an item on f -> plus.left, task f waits for room on f -> pair.a and\
             task pair waits for an item on many -> pair.b. Task h may be busy with what comes on\
             other ways. Let it take the outputs of one task only, or declare throttle =\
             Task.UNBOUNDED on many, whose outputs may then take any memory.
                  free -> h -> plus.right
                          ^ column 9 of chain 3""");
  }

  @Test
  void waysByTypeThatMeetAgain() {
    check(graph("/*!*/{\"signs -> positive -> plus.left\", \"signs -> negative -> plus.right\"}"))
        .hasOnlyError(
            Problem.LivenessOfRoute,
            """
            Pipeline p can block itself: task signs waits for room on signs -> negative ->\
             plus.right and task plus waits for an item on signs -> positive -> plus.left. Any\
             number of outputs of task signs may be of other types than positive takes. Declare\
             throttle = Task.UNBOUNDED on signs, whose outputs may then take any memory, or let\
             positive and negative take Sign.
                  signs -> positive -> plus.left
                           ^^^^^^^^ column 10 of chain 1""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The one that would have to wait never does.
        "{\"free -> plus.left\", \"free -> some -> plus.right\"}",
        "{\"free -> many -> plus.left\", \"free -> plus.right\"}",
        // Called once.
        "{\"g -> many -> plus.left\", \"g -> sum -> plus.right\"}",
        "{\"f -> sum -> h -> plus.left\", \"sum -> some -> plus.right\"}",
        // One for one.
        "{\"f -> plus.left\", \"f -> g -> plus.right\", \"plus -> many\"}",
        // Only behind the joins is there one each.
        "{\"f -> sum -> plus.left\", \"f -> total -> plus.right\"}",
        // Merged, and not paired.
        "{\"f -> many -> h\", \"f -> some -> h\", \"f -> h\"}",
        "{\"signs -> positive -> h\", \"signs -> negative -> h\"}",
      })
  void graphsThatCannotBlock(String chains) {
    compile(
        graph(chains)
            .replace(
                "interface X {",
                "interface X { @Task(join = true) static int total(Iterable<Integer> n) { return 1; }"));
  }
}
