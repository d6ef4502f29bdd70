package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;

import dev.pipewright.processor.testing.Sources;
import org.junit.jupiter.api.Test;

/** What is said of outputs that go different ways by their types. */
class RouteRulesTest {

  private static final String SHAPES =
      """
      interface X {
        sealed interface Shape {}
        sealed interface Round extends Shape {}
        record Circle() implements Round {}
        record Ellipse() implements Round, Flat {}
        sealed interface Flat extends Shape {}
        enum Line implements Flat { LINE, DASHES { } }
        record Square() implements Shape {}
        non-sealed interface Free extends Shape {}
        non-sealed class Drawn implements Shape {}
        @Task(branch = true) static List<Shape> shapes(int n) { return null; }
        @Task static int round(Round s) { return 1; }
        @Task static int circle(Circle s) { return 1; }
        @Task static int ellipse(Ellipse s) { return 1; }
        @Task static int flat(Flat s) { return 1; }
        @Task static int line(Line s) { return 1; }
        @Task static int square(Square s) { return 1; }
        @Task static int free(Free s) { return 1; }
        @Task static int drawn(Drawn s) { return 1; }
        @Task static void store(int n) {}
        @Task static void log(Shape s) {}
        @Pipeline(%s) void p(int n);
      }
      """;

  @Test
  void typeThatGoesNowhere() {
    check(
            SHAPES.formatted(
                "/*!*/{\"shapes -> round -> store\", \"shapes -> line -> store\","
                    + " \"shapes -> square -> store\", \"shapes -> log\"}"))
        .hasOnlyError(
            Problem.RouteCoverage,
            """
            Task shapes gives Shape, and each output goes by its type to the task that takes it:\
             task round takes Round, task line takes Line and task square takes Square. There is\
             none for Free and Drawn. Lead chains from shapes to tasks that take Free and Drawn.
                  shapes -> round -> store
                  ^^^^^^ column 1 of chain 1""");
  }

  @Test
  void sealedTypeThatGoesNowhereIsNamedAsAWhole() {
    check(SHAPES.formatted("/*!*/\"shapes -> square -> store\""))
        .hasOnlyError(
            Problem.RouteCoverage,
            """
            Task shapes gives Shape, and each output goes by its type to the task that takes it:\
             task square takes Square. There is none for Round, Flat, Free and Drawn. Lead\
             chains from shapes to tasks that take Round, Flat, Free and Drawn, or let square\
             take Shape.
                  shapes -> square -> store
                  ^^^^^^ column 1""");
  }

  @Test
  void typeThatTwoTasksTake() {
    check(
            SHAPES.formatted(
                "/*!*/{\"shapes -> round -> store\", \"shapes -> flat -> store\","
                    + " \"shapes -> square -> store\"}"))
        .hasOnlyError(
            Problem.RouteOverlap,
            """
            Task flat takes Flat and task round takes Round, and Ellipse is both, but each\
             output of task shapes goes by its type to one task. Let round take Circle.
                  shapes -> flat -> store
                            ^^^^ column 11 of chain 2""");
  }

  @Test
  void twoTasksForOneType() {
    check(
            """
            interface X {
              sealed interface Shape {}
              record Circle() implements Shape {}
              record Square() implements Shape {}
              @Task static Shape shape(int n) { return null; }
              @Task static void a(Circle s) {}
              @Task static void b(Circle s) {}
              @Task static void square(Square s) {}
              @Pipeline(/*!*/{"shape -> a", "shape -> b", "shape -> square"}) void p(int n);
            }
            """)
        .hasOnlyError(
            Problem.RouteTwice,
            """
            Task b takes Circle, and so does task a, but each output of task shape goes by its type\
             to one task. Put one before them that takes Circle and returns it, such as\
             @Task static Circle circle(Circle circle) { return circle; }, and lead both chains\
             from there.
                  shape -> b
                           ^ column 10 of chain 2""");
  }

  @Test
  void twoTasksForOneTypeWhoseNameIsTakenByATask() {
    check(
            """
            interface X {
              sealed interface Shape {}
              record Circle() implements Shape {}
              record Square() implements Shape {}
              @Task static Shape shape(int n) { return null; }
              @Task static void circle(Circle s) {}
              @Task static void square(Square s) {}
              @Task static void store(Circle s) {}
              @Pipeline(/*!*/{"shape -> circle", "shape -> square", "shape -> store"}) void p(int n);
            }
            """)
        .hasOnlyError(
            Problem.RouteTwice,
            """
            Task store takes Circle, and so does task circle, but each output of task shape goes by\
             its type to one task. Put one before them that takes Circle and returns it, such as\
             @Task static Circle each(Circle each) { return each; }, and lead both chains from\
             there.
                  shape -> store
                           ^^^^^ column 10 of chain 3""");
  }

  @Test
  void openTypesThatAClassMayBothBe() {
    check(
            SHAPES.formatted(
                "/*!*/{\"shapes -> round -> store\", \"shapes -> line -> store\","
                    + " \"shapes -> square -> store\", \"shapes -> free -> store\","
                    + " \"shapes -> drawn -> store\"}"))
        .hasOnlyError(
            Problem.RouteOpen,
            """
            Task drawn takes Drawn and task free takes Free, and a class may be both Free and\
             Drawn, but each output of task shapes goes by its type to one task. Make these types\
             sealed or final, or let one task take both.
                  shapes -> drawn -> store
                            ^^^^^ column 11 of chain 5""");
  }

  @Test
  void classThatIsNotAbstract() {
    check(
            """
            interface X {
              sealed class Shape permits Circle {}
              static final class Circle extends Shape {}
              @Task static Shape shape(int n) { return null; }
              @Task static void circle(Circle s) {}
              @Pipeline(/*!*/"shape -> circle") void p(int n);
            }
            """)
        .hasOnlyError(
            Problem.RouteItself,
            """
            Task shape gives Shape, and each output goes by its type to the task that takes it:\
             task circle takes Circle. There is none for objects of class Shape itself. Declare it\
             abstract, or let one task take Shape and lead chains from there.
                  shape -> circle
                  ^^^^^ column 1""");
  }

  @Test
  void typeArgumentsThatTheClassDoesNotTell() {
    check(
            """
            interface X {
              sealed interface Box<T> {}
              record Full<T>(T value) implements Box<T> {}
              record Any<T>(T value) implements Box<Object> {}
              @Task static Box<Object> box(int n) { return null; }
              @Task static void full(Full<Object> box) {}
              @Task static void any(Any<String> box) {}
              @Pipeline(/*!*/{"box -> full", "box -> any"}) void p(int n);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            """
            Task any takes Any<String>, but task box before it gives Box<Object>.\
             Let any take Box<Object>, or put a task between them that turns Box<Object> into\
             Any<String>.
                  box -> any
                         ^^^ column 8 of chain 2""");
  }

  @Test
  void routesThatAreRight() {
    compile(Sources.of("routesThatAreRight/X.java"));
  }
}
