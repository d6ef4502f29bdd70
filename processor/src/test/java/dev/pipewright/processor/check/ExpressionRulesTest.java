package dev.pipewright.processor.check;

import static dev.pipewright.processor.Compiling.check;
import static dev.pipewright.processor.Compiling.compile;

import org.junit.jupiter.api.Test;

/** What is said of the expression of a pipeline, and of the types it uses. */
class ExpressionRulesTest {

  @Test
  void arrowMissing() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(/*!*/"f f") int p(int n);
            }
            """)
        .underlines("\"f f\"")
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has "f" where "->" should be.
                  f f
                    ^ column 3""");
  }

  @Test
  void nameMissingAtTheEnd() {
    check(
            "interface X { @Task static int f(int n) { return n; } @Pipeline(/*!*/\"f ->  \") int p(int n); }")
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has the end where the name of a task should be.
                  f -> \s
                      ^ column 5""");
  }

  @Test
  void nameMissingBetweenArrows() {
    check(
            "interface X { @Task static int f(int n) { return n; } @Pipeline(/*!*/\"f -> -> f\") int p(int n); }")
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has "->" where the name of a task should be.
                  f -> -> f
                       ^ column 6""");
  }

  @Test
  void otherArrow() {
    check(
            "interface X { @Task static int f(int n) { return n; } @Pipeline(/*!*/\"f → f\") int p(int n); }")
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has "→" where "->" should be.
                  f → f
                    ^ column 3""");
  }

  @Test
  void textBlockOfSeveralLines() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(/*!*/\"""
                  f
                    ->\tf
                    => f
                  \""") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has "=" where "->" should be.
                    => f
                    ^ column 3""");
  }

  @Test
  void textBlockThatEndsTooEarly() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(/*!*/\"""
                  f
                    -> f ->
                  \""") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has the end where the name of a task should be.
                    -> f ->
                           ^ column 10""");
  }

  @Test
  void tabs() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(/*!*/"f\\t->\\tg") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.UnknownTask,
            """
            Pipeline p names a task g, but there is none of that name in X.\
             Annotate the method with @Task, or add its type to uses.
                  f -> g
                       ^ column 6""");
  }

  @Test
  void concatenatedExpression() {
    check(
            """
            interface X {
              String START = "f -> ";
              @Task static int f(int n) { return n; }
              @Pipeline(START /*!*/+ "f.") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has the end where the name of a task should be.
                  f -> f.
                         ^ column 8""");
  }

  @Test
  void emptyExpression() {
    check(
            "interface X { @Task static int f(int n) { return n; } @Pipeline(/*!*/\" \") int p(int n); }")
        .underlines("\" \"")
        .hasOnlyError(
            Problem.PipelineEmpty,
            "The expression of pipeline p is empty. Write the names of its tasks, as in"
                + " \"read -> parse -> store\".");
  }

  @Test
  void noChain() {
    check(
            "interface X { @Task static int f(int n) { return n; } @Pipeline(/*!*/{}) int p(int n); }")
        .hasOnlyError(
            Problem.PipelineEmpty,
            "The expression of pipeline p is empty. Write the names of its tasks, as in"
                + " \"read -> parse -> store\".");
  }

  @Test
  void misspeltTask() {
    check(
            """
            interface X {
              @Task static int fetch(int n) { return n; }
              @Pipeline(/*!*/"fetch -> fecth") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.UnknownTask,
            """
            Pipeline p names a task fecth, but there is none of that name in X. Did you mean fetch?
                  fetch -> fecth
                           ^^^^^ column 10""");
  }

  @Test
  void misspeltTaskOfAUsedType() {
    check(
            "class Lib { @Task static int größe(int n) { return n; } }",
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(value = /*!*/"f -> Lib.grösse", uses = Lib.class) int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.UnknownTask,
            """
            Pipeline p names a task Lib.grösse, but there is none of that name in X or the types it\
             uses. Did you mean größe?
                  f -> Lib.grösse
                       ^^^^^^^^^^ column 6""");
  }

  @Test
  void methodThatIsNoTask() {
    check(
            """
            interface X {
              static int f(int n) { return n; }
              @Pipeline(/*!*/"f") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.UnknownTask,
            """
            Pipeline p names a task f, but there is none of that name in X.\
             Annotate the method with @Task, or add its type to uses.
                  f
                  ^ column 1""");
  }

  @Test
  void ambiguousTask() {
    check(
            "interface A { @Task static int f(int n) { return n; } }",
            "interface B { @Task static int f(int n) { return n; } }",
            "interface X extends B, A { @Pipeline(/*!*/\"A.f -> f\") int p(int n); }")
        .hasOnlyError(
            Problem.AmbiguousTask,
            """
            Pipeline p names a task f, and there are several of that name: A.f and B.f.\
             Write which one is meant, as in A.f.
                  A.f -> f
                         ^ column 8""");
  }

  @Test
  void ambiguousTaskOfUsedTypesThatLookAlike() {
    check(
            "package a; import dev.pipewright.*; public class Lib { @Task public static int f(int n) { return n; } }",
            "package b; import dev.pipewright.*; public class Lib { @Task public static int f(int n) { return n; } }",
            "interface X { @Pipeline(value = /*!*/\"f\", uses = {b.Lib.class, a.Lib.class}) int p(int n); }")
        .hasOnlyError(
            Problem.AmbiguousTask,
            """
            Pipeline p names a task f, and there are several of that name: a.Lib.f and b.Lib.f.\
             Write which one is meant, as in a.Lib.f.
                  f
                  ^ column 1""");
  }

  @Test
  void namesThatMeanOneTask() {
    compile(
        "package a; import dev.pipewright.*; public class Lib { @Task public static int f(int n) { return n; } }",
        "package b; import dev.pipewright.*; public class Lib { @Task public static int f(int n) { return n; }"
            + " public static class In { @Task public static int g(int n) { return n; } } }",
        "interface Base { @Task static int f(int n) { return n; } @Task default int h(int n) { return n; } }",
        "interface Other { @Task static int k(int n) { return n; } }",
        """
        interface X extends Base, Other {
          @Task static int g(int n) { return n; }
          @Override @Task default int h(int n) { return -n; }
          @Pipeline(value = "f -> Base.f -> p.Base.f -> a.Lib.f -> b.Lib.f", uses = {b.Lib.class, a.Lib.class}) int p(int n);
          @Pipeline(value = "g -> X.g -> In.g -> Lib.In.g -> b.Lib.In.g -> X.k -> h", uses = b.Lib.In.class) int q(int n);
        }
        """);
  }

  @Test
  void ownTypeBeforeTheInheritedOne() {
    compile(
        "abstract class Base { @Task static int f(int n) { return n; } }",
        """
        abstract class X extends Base {
          @Task static int f(int n) { return n; }
          @Pipeline("X.f -> Base.f") abstract int p(int n);
        }
        """,
        "interface Y { @Pipeline(value = \"X.f -> Base.f\", uses = X.class) int p(int n); }");
  }

  @Test
  void typeWithoutTasks() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(value = "f", uses = {X.class, String/*!*/.class}) int p(int n);
            }
            """)
        .underlines("String/*!*/.class")
        .hasOnlyError(
            Problem.EmptyUses,
            "String in uses declares no tasks. Annotate methods of it with @Task, or remove it.");
  }

  @Test
  void primitiveTypeInUses() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(value = "f", uses = int/*!*/.class) int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.EmptyUses,
            "int in uses declares no tasks. Annotate methods of it with @Task, or remove it.");
  }

  @Test
  void arrayInUses() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(value = "f", uses = X[]/*!*/.class) int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.EmptyUses,
            "X[] in uses declares no tasks. Annotate methods of it with @Task, or remove it.");
  }

  @Test
  void oneFaultForEachOfTwoPipelines() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(/*!*/"f -> one -> two") int p(int n);
              @Pipeline(/*!*/"f -> f ->") int q(int n);
            }
            """)
        .hasOnlyErrors(
            """
            [Pipewright/UnknownTask] Pipeline p names a task one, but there is none of that name in\
             X. Annotate the method with @Task, or add its type to uses.
                  f -> one -> two
                       ^^^ column 6""",
            """
            [Pipewright/PipelineSyntax] The expression of pipeline q has the end where the name of a\
             task should be.
                  f -> f ->
                           ^ column 10""");
  }

  @Test
  void pipelineThatContainsItself() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(/*!*/"f -> p") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineCycle,
            """
            Pipeline p contains itself: p -> p. Remove one of these names from its expression.
                  f -> p
                       ^ column 6""");
  }

  @Test
  void pipelinesThatContainEachOther() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline("f -> b") int a(int n);
              @Pipeline("f -> c -> f") int b(int n);
              @Pipeline(/*!*/"a -> f") int c(int n);
              @Pipeline("f -> a") int outside(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineCycle,
            "Pipeline a contains itself: a -> b -> c -> a."
                + " Remove one of these names from its expression.\n"
                + "      a -> f\n"
                + "      ^ column 1");
  }

  @Test
  void aFaultOfASplicedPipelineIsToldOnce() {
    check(
            """
            interface X {
              @Task static int half(int n) { return n; }
              @Pipeline(/*!*/"half -> hlaf") int inner(int n);
              @Pipeline("inner -> half") int a(int n);
              @Pipeline("half -> inner") int b(int n);
            }
            """)
        .hasOnlyError(
            Problem.UnknownTask,
            "Pipeline inner names a task hlaf, but there is none of that name in X."
                + " Did you mean half?\n"
                + "      half -> hlaf\n"
                + "              ^^^^ column 9");
  }

  @Test
  void pipelinesOfSeveralTypesThatContainEachOther() {
    String c =
        """
        interface C {
          @Task static int h(int n) { return n; }
          @Pipeline(value = /*!*/"h -> p", uses = A.class) int r(int n);
          @Pipeline(value = "h -> p", uses = A.class) int outside(int n);
        }
        """;
    String b =
        """
        interface B {
          @Task static int g(int n) { return n; }
          @Pipeline(value = "g -> r", uses = C.class) int q(int n);
        }
        """;
    String a =
        """
        interface A {
          @Task static int f(int n) { return n; }
          @Pipeline(value = "f -> q", uses = B.class) int p(int n);
        }
        """;
    String message =
        "Pipeline p contains itself: p -> q -> r -> p."
            + " Remove one of these names from its expression.\n"
            + "      h -> p\n"
            + "           ^ column 6";
    check(a, b, c).hasOnlyError(Problem.PipelineCycle, message);
    check(c, b, a).hasOnlyError(Problem.PipelineCycle, message);
  }

  @Test
  void overloadedPipelines() {
    check(
            """
            interface X {
              @Task static int half(int n) { return n / 2; }
              @Pipeline("half") int quick(int n);
              @Pipeline("half") int quick(short n);
              @Pipeline(/*!*/"half -> quick") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.AmbiguousPipeline,
            "Pipeline p names a pipeline quick, and there are several of that name in X."
                + " Give each a name of its own.\n"
                + "      half -> quick\n"
                + "              ^^^^^ column 9");
  }
}
