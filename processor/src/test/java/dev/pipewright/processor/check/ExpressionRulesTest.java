package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;
import static dev.pipewright.processor.testing.Compiling.sources;

import dev.pipewright.processor.testing.Compiling;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            The expression of pipeline p has "f" where "->" should be. Write "f -> f".
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
            The expression of pipeline p has the end where the name of a task should be. Name\
             one there, or write "f".
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
            The expression of pipeline p has "->" where the name of a task should be. Name one\
             there, or write "f -> f".
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
            The expression of pipeline p has "→" where "->" should be. Write "f -> f".
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
            The expression of pipeline p has "=" where "->" should be. Write "f -> f -> f".
                    => f
                    ^ column 3""");
  }

  @Test
  void textBlockOfSeveralChains() {
    check(
            """
            interface X {
              @Task static int first(int n) { return n; }
              @Task static void second(int n) {}
              @Pipeline(/*!*/\"""
                  first -> second
                  first -> second
                  \""")
              void p(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has "first" where "->" should be. Write "first ->\
             second".
                  first -> second
                  ^ column 1""");
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
            The expression of pipeline p has the end where the name of a task should be. Name\
             one there, or write "f -> f".
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
            Pipeline p names a task g, but there is none of that name in X. Declare such a\
             method and annotate it with @Task, or add the type that declares it, as in uses =\
             Other.class.
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
            The expression of pipeline p has the end where the name of a task should be. Name\
             one there, or write "f -> f".
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
            Pipeline p names a task f, but there is none of that name in X. Annotate f with\
             @Task.
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
             X. Declare such a method and annotate it with @Task, or add the type that declares it,\
             as in uses = Other.class.
                  f -> one -> two
                       ^^^ column 6""",
            """
            [Pipewright/PipelineSyntax] The expression of pipeline q has the end where the name of\
             a task should be. Name one there, or write "f -> f".
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

  @Test
  void secondChainDoesNotParse() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(/*!*/{"f -> f", " f\\n\\t-> ->f"}) int p(int n);
            }
            """)
        .underlines("{\"f -> f\", \" f\\n\\t-> ->f\"}")
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has "->" where the name of a task should be. Name one\
             there, or write "f -> f".
                   -> ->f
                      ^ column 5 of chain 2""");
  }

  @Test
  void oneOfTheChainsIsEmpty() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(/*!*/{"f", " "}) int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineSyntax,
            """
            The expression of pipeline p has the end where the name of a task should be. Name\
             one there, or write "f".
                  \s
                  ^ column 1 of chain 2""");
  }

  @Test
  void allChainsAreEmpty() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(/*!*/{"", " "}) int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineEmpty,
            "The expression of pipeline p is empty. Write the names of its tasks, as in"
                + " \"read -> parse -> store\".");
  }

  @Test
  void chainsWithFreeSpace() {
    compile(
        """
        interface X {
          @Task(branch = true) static IntStream f(int n) { return null; }
          @Task static int g(int n) { return n; }
          @Task static int h(int n) { return n; }
          @Task static int plus(int left, int right) { return 1; }
          @Pipeline({"f->g->plus.left", \"""
              f
                ->  plus.right
              \""", "\\tplus\\n->X.h"}) Run<Integer> p(int n);
          @Pipeline({"X.f -> X.plus.left", "f -> p.X.plus.right", "plus"}) Run<Integer> q(int n);
        }
        """);
  }

  @Test
  void misspeltTaskInALaterChain() {
    check(
            """
            interface X {
              @Task static int fetch(int n) { return n; }
              @Task static void store(int n) {}
              @Pipeline(/*!*/{"fetch -> store", \"""
                  fetch
                    -> stroe
                  \"""}) void p(int n);
            }
            """)
        .hasOnlyError(
            Problem.UnknownTask,
            """
            Pipeline p names a task stroe, but there is none of that name in X. Did you mean store?
                    -> stroe
                       ^^^^^ column 6 of chain 2""");
  }

  private static final String PLUS =
      """
      interface X {
        @Task(branch = true) static IntStream f(int n) { return null; }
        @Task static int plus(int left, @Bind String unit, int right) { return 1; }
        @Pipeline(/*!*/%s) Run<Integer> p(int n);
      }
      """;

  @Test
  void unknownInput() {
    check(PLUS.formatted("{\"f -> plus.left\", \"f -> plus.rigth\"}"))
        .hasOnlyError(
            Problem.InputUnknown,
            """
            Task plus has no input rigth. It takes (int left, int right). Did you mean right?
                  f -> plus.rigth
                       ^^^^^^^^^^ column 6 of chain 2""");
  }

  @Test
  void boundParameterAsInput() {
    check(PLUS.formatted("{\"f -> plus.left\", \"f -> X.plus.unit\"}"))
        .hasOnlyError(
            Problem.InputUnknown,
            """
            Task plus has no input unit. It takes (int left, int right).\
             Name one of its inputs, or add that one as a parameter.
                  f -> X.plus.unit
                       ^^^^^^^^^^^ column 6 of chain 2""");
  }

  @Test
  void inputWhereNothingIsGiven() {
    check(PLUS.formatted("{\"f -> plus.left\", \"f -> plus.right\", \"plus.left -> f\"}"))
        .hasOnlyError(
            Problem.InputFirst,
            """
            Input plus.left stands first in its chain, where nothing is given to it. Write plus.
                  plus.left -> f
                  ^^^^^^^^^ column 1 of chain 3""");
  }

  @Test
  void inputOfATaskWithoutParameterNames(@TempDir Path classes) {
    Compiling.plainly(
            "public class Lib { @Task public static int plus(int left, int right) { return 1; } }")
        .without("-parameters")
        .with("-g:none")
        .compile()
        .succeeds()
        .classesIn(classes);
    sources(
            """
            interface X {
              @Task(branch = true) static IntStream f(int n) { return null; }
              @Pipeline(value = /*!*/{"f -> plus.left", "f -> plus.right"}, uses = Lib.class)
              Run<Integer> p(int n);
            }
            """)
        .withClasses(classes)
        .compile()
        .hasOnlyError(
            Problem.InputName,
            """
            Task plus comes from a class file without parameter names, so it is not known which of\
             its inputs is left. Compile that library with -g, or call it from a task of your own.
                  f -> plus.left
                       ^^^^^^^^^ column 6 of chain 1""");
  }

  @Test
  void nameOfAnInputAndOfATask() {
    check(
            """
            interface X {
              @Task(branch = true) static IntStream f(int n) { return null; }
              @Task static int Lib(int f, int g) { return 1; }
              @Pipeline(value = /*!*/{"X.f -> Lib.f", "X.f -> Lib.g"}, uses = Lib.class)
              Run<Integer> p(int n);
            }
            """,
            "class Lib { @Task static int f(int n) { return 1; } }")
        .hasOnlyError(
            Problem.AmbiguousInput,
            """
            Pipeline p names Lib.f, which is input f of task Lib as well as a task of Lib.\
             Give that input, or task Lib, another name.
                  X.f -> Lib.f
                         ^^^^^ column 8 of chain 1""");
  }

  @Test
  void chainsThatGoRound() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static int g(int n) { return n; }
              @Task static int h(int n) { return n; }
              @Pipeline(/*!*/{"f -> g", "g -> h", "h -> f"}) int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.GraphCycle,
            """
            The chains of pipeline p go round: f -> g -> h -> f. A name that several chains share\
             is one task, which cannot wait for its own outputs. Remove one of these arrows, or put\
             what is to be done once more into a pipeline of its own and name that instead: its\
             tasks are stages of their own.
                  h -> f
                       ^ column 6 of chain 3""");
  }

  @Test
  void sharedNameTwiceInOneChain() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static int g(int n) { return n; }
              @Task static void store(int n) {}
              @Pipeline(/*!*/{"f -> g -> f -> g", "f -> store"}) int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.GraphCycle,
            """
            The chains of pipeline p go round: f -> g -> f. A name that several chains share is one\
             task, which cannot wait for its own outputs. Remove one of these arrows, or put what\
             is to be done once more into a pipeline of its own and name that instead: its tasks\
             are stages of their own.
                  f -> g -> f -> g
                            ^ column 11 of chain 1""");
  }

  @Test
  void cycleMendedAsTheMessageSays() {
    compile(
        """
        interface X {
          @Task static int f(int n) { return n; }
          @Task static int g(int n) { return n; }
          @Task static void store(int n) {}
          @Pipeline({"f -> g -> again", "f -> store"}) int p(int n);
          @Pipeline("f -> g") int again(int n);
        }
        """);
  }

  @Test
  void aCycleOfASplicedPipelineIsToldOnce() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static int plus(int left, int right) { return 1; }
              @Pipeline(/*!*/{"f -> plus.left", "plus -> f", "plus -> plus.right"}) int inner(int n);
              @Pipeline({"f -> inner", "inner -> f"}) int outer(int n);
            }
            """)
        .hasOnlyError(
            Problem.GraphCycle,
            """
            The chains of pipeline inner go round: plus -> plus.right. A name that several chains\
             share is one task, which cannot wait for its own outputs. Remove one of these arrows,\
             or put what is to be done once more into a pipeline of its own and name that instead:\
             its tasks are stages of their own.
                  plus -> plus.right
                          ^^^^^^^^^^ column 9 of chain 3""");
  }
}
