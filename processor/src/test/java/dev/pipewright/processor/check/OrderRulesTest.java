package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;

import org.junit.jupiter.api.Test;

/** What is said where items are paired whose positions no longer mean anything. */
class OrderRulesTest {

  private static final String GRAPH =
      """
      interface X {
        @Task(branch = true) static IntStream f(int n) { return null; }
        @Task static int g(int n) { return n; }
        @Task static int h(int n) { return n; }
        @Task(workers = 4) static int fast(int n) { return n; }
        @Task(workers = 4, ordered = true) static int orderly(int n) { return n; }
        @Task(workers = 2) static java.util.concurrent.CompletableFuture<Integer> later(int n) { return null; }
        @Task(join = true, workers = 3) static int shares(Iterable<Integer> n) { return 1; }
        @Task static int plus(int left, int right) { return 1; }
        @Task static int times(int a, int b) { return 1; }
        @Task static void store(int n) {}
        @Task(join = true) static int total(Iterable<Integer> n) { return 1; }
        @Pipeline(%s) Run<Integer> p(int n%s);
      }
      """;

  @Test
  void severalWorkersOnOneWay() {
    check(GRAPH.formatted("/*!*/{\"f -> g -> h -> plus.left\", \"g -> fast -> plus.right\"}", ""))
        .hasOnlyError(
            Problem.OrderOfWorkers,
            """
            Task plus pairs items by position, what comes by g -> fast -> plus.right with what\
             comes by g -> h -> plus.left, but task fast, which has workers = 4 and is not ordered,\
             changes their order. Declare ordered = true on fast, or remove its workers.
                  g -> fast -> plus.right
                       ^^^^ column 6 of chain 2""");
  }

  @Test
  void callsInFlightOnOneWay() {
    check(GRAPH.formatted("/*!*/{\"f -> later -> plus.left\", \"f -> plus.right\"}", ""))
        .hasOnlyError(
            Problem.OrderOfWorkers,
            """
            Task plus pairs items by position, what comes by f -> later -> plus.left with what\
             comes by f -> plus.right, but task later, which has workers = 2 and is not ordered,\
             changes their order. Declare ordered = true on later, or remove its workers.
                  f -> later -> plus.left
                       ^^^^^ column 6 of chain 1""");
  }

  @Test
  void joinOfSeveralWorkersOnOneWay() {
    check(GRAPH.formatted("/*!*/{\"f -> shares -> plus.left\", \"f -> g -> plus.right\"}", ""))
        .hasOnlyError(
            Problem.OrderOfJoin,
            """
            Task plus pairs items by position, what comes by f -> shares -> plus.left with what\
             comes by f -> g -> plus.right, but task shares, which joins with workers = 3, gives\
             its outputs in any order. Remove its workers.
                  f -> shares -> plus.left
                       ^^^^^^ column 6 of chain 1""");
  }

  @Test
  void mergeOnOneWay() {
    check(
            GRAPH.formatted(
                "/*!*/{\"f -> g -> h -> plus.left\", \"f -> h\", \"f -> plus.right\"}", ""))
        .hasOnlyError(
            Problem.OrderOfMerge,
            """
            Task plus pairs items by position, what comes by f -> h -> plus.left with what comes by\
             f -> plus.right, but task h takes the outputs of g and f in order of arrival. Let it\
             take those of one of them, or put it behind plus.
                  f -> g -> h -> plus.left
                            ^ column 11 of chain 1""");
  }

  @Test
  void ordersThatAreRight() {
    compile(GRAPH.formatted("{\"f -> orderly -> plus.left\", \"f -> plus.right\"}", ""));
    compile( // behind the same unordered task
        GRAPH.formatted("{\"f -> fast -> g -> plus.left\", \"fast -> h -> plus.right\"}", ""));
    compile( // of sources that have nothing in common
        GRAPH.formatted("{\"f -> fast -> plus.left\", \"g -> plus.right\"}", ", int m"));
    compile( // what is paired with items in any order still has the position of the other ones
        GRAPH.formatted(
            "{\"g -> fast -> times.a\", \"f -> times.b\", \"times -> plus.left\","
                + " \"f -> h -> plus.right\"}",
            ", int m"));
    compile( // beside the way
        GRAPH.formatted(
            "{\"f -> g -> plus.left\", \"f -> plus.right\", \"f -> fast -> store\"}", ""));
  }

  @Test
  void outputsOfAMergeThatMeetThemselves() {
    check(
            GRAPH.formatted(
                "/*!*/{\"f -> g -> fast -> plus.left\", \"f -> h -> fast -> plus.right\"}", ""))
        .hasOnlyError(
            Problem.OrderOfOne,
            """
            Task plus takes inputs left and right both from task fast, so each item would be paired\
             with itself: task fast, where chains meet, is one and the same in all of them. If two ways\
             are meant, let each name a pipeline of its own for what they share. If not, let one input\
             take the item, and use it twice.
                  f -> g -> fast -> plus.left
                            ^^^^ column 11 of chain 1""");
  }

  @Test
  void outputsOfAMergeThatMeetThemselvesBehindAnotherTask() {
    check(
            GRAPH.formatted(
                "/*!*/{\"f -> g -> fast -> orderly -> plus.left\","
                    + " \"f -> h -> fast -> orderly -> plus.right\"}",
                ""))
        .hasOnlyError(
            Problem.OrderOfOne,
            """
            Task plus takes inputs left and right both from task orderly, so each item would be paired\
             with itself: task fast, where chains meet, is one and the same in all of them. If two ways\
             are meant, let each name a pipeline of its own for what they share. If not, let one input\
             take the item, and use it twice.
                  f -> g -> fast -> orderly -> plus.left
                            ^^^^ column 11 of chain 1""");
  }

  @Test
  void whatIsJoinedAfterAMergeMayBeTakenTwice() {
    compile(
            GRAPH.formatted(
                "{\"f -> g -> fast -> total -> plus.left\", \"f -> fast\", \"total -> plus.right\"}",
                ""))
        .succeeds();
  }

  @Test
  void routesOfAMergeAreTwoWays() {
    compile(
            """
            interface X {
              sealed interface Shape {}
              record Circle(int n) implements Shape {}
              record Square(int n) implements Shape {}
              @Task(branch = true) static List<Integer> f(int n) { return null; }
              @Task static Shape one(int n) { return null; }
              @Task static Shape other(int n) { return null; }
              @Task(throttle = Task.UNBOUNDED) static Shape same(Shape shape) { return shape; }
              @Task static int pair(Circle left, Square right) { return 1; }
              @Pipeline({"f -> one -> same -> pair.left", "f -> other -> same", "same -> pair.right"})
              Run<Integer> p(int n);
            }
            """)
        .succeeds();
  }

  @Test
  void oneItemMayBeTakenTwiceWhereNothingIsMerged() {
    compile(GRAPH.formatted("{\"f -> g -> plus.left\", \"g -> plus.right\"}", "")).succeeds();
  }

  @Test
  void aMergeMayPartAgainAndMeet() {
    compile(
            GRAPH.formatted(
                "{\"f -> g -> h -> orderly -> plus.left\", \"f -> h -> plus.right\"}", ""))
        .succeeds();
  }
}
