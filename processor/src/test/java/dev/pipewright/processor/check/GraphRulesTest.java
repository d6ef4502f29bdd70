package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;
import static dev.pipewright.processor.testing.Compiling.sources;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.GraphSolver;
import dev.pipewright.processor.model.ModelReader;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Scopes;
import dev.pipewright.processor.model.TypeSystem;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Snippet;
import java.nio.file.Path;
import java.util.function.Predicate;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a graph whose tasks are right by themselves and do not fit. */
class GraphRulesTest {

  @Test
  void firstTaskJoins() {
    check(
            """
            interface X {
              @Task(join = true) static int sum(Iterable<Integer> n) { return 1; }
              @Pipeline(/*!*/"sum -> sum") int p(Iterable<Integer> n);
            }
            """)
        .hasOnlyError(
            Problem.FirstJoins,
            """
            Pipeline p starts with task sum, which joins. The first task is called once, with\
             the pipeline's arguments, so there is no stream of inputs to join. To give sum each\
             element, add a task that branches, such as @Task(branch = true) static\
             Iterable<Integer> n(Iterable<Integer> n) { return n; }, and write "n -> sum ->\
             sum".
                  sum -> sum
                  ^^^ column 1""");
  }

  @Test
  void firstTaskHasWorkers() {
    check(
            """
            interface X {
              @Task(workers = 4) static int f(int n) { return 1; }
              @Pipeline(/*!*/" X.f -> f") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.FirstWorkers,
            """
            Pipeline p starts with task f, which has workers = 4. The first task is called once,\
             with the pipeline's arguments, so there is work for one only.\
             Put the task that gives the items before it, or remove its workers.
                   X.f -> f
                   ^^^ column 2""");
  }

  @Test
  void firstTaskHasWorkersForTheElementsOfItsArgument() {
    check(
            """
            import java.net.URI;
            import java.util.*;
            import dev.pipewright.*;
            interface X {
              @Task(workers = 20) static String fetch(URI page) { return ""; }
              @Task static int length(String page) { return 1; }
              @Pipeline(/*!*/"fetch -> length") List<Integer> p(List<URI> starts);
            }
            """)
        .hasOnlyError(
            Problem.FirstWorkers,
            """
            Pipeline p starts with task fetch, which has workers = 20. The first task is called\
             once, with the pipeline's arguments, so there is work for one only. To give fetch\
             each element, add a task that branches, such as @Task(branch = true) static\
             List<URI> starts(List<URI> starts) { return starts; }, and write "starts -> fetch\
             -> length".
                  fetch -> length
                  ^^^^^ column 1""");
  }

  @Test
  void orderedFirstTaskForTheElementsOfItsArgument() {
    check(
            """
            interface X {
              @Task(workers = 2, ordered = true) static int f(int n) { return n; }
              @Pipeline(/*!*/"f -> f") List<Integer> p(int... f);
            }
            """)
        .hasOnlyError(
            Problem.FirstOrdered,
            """
            Pipeline p starts with task f, which is ordered. The first task is called once, with\
             the pipeline's arguments, so there is no order of inputs to keep. To give f each\
             element, add a task that branches, such as @Task(branch = true) static int[]\
             each(int[] f) { return f; }, and write "each -> f -> f".
                  f -> f
                  ^ column 1""");
  }

  @Test
  void laterTaskWithoutInput() {
    check(
            """
            interface X {
              @Task(branch = true) static IntStream f() { return null; }
              @Task static int g(@Bind int n) { return n; }
              @Pipeline(/*!*/"f -> g") Run<Integer> p();
            }
            """)
        .hasOnlyError(
            Problem.InputNone,
            """
            Task g has no input, but task f before it gives int. Add a parameter of type int.
                  f -> g
                       ^ column 6""");
  }

  @Test
  void laterTaskWithSeveralInputs() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static int g(int a, int b, @Bind int c, int d) { return a; }
              @Pipeline(/*!*/"f -> g") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.InputSeveral,
            """
            Task g has 3 inputs, a, b and d, but task f before it gives one item at a time. Mark\
             all inputs but one with @Bind, or lead a chain to each input, as in g.a.
                  f -> g
                       ^ column 6""");
  }

  @Test
  void sinkBeforeTheEnd() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static void store(int n) {}
              @Pipeline(/*!*/"f -> store -> f") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.SinkNotLast,
            """
            Task store returns void, so that task f behind it gets nothing. Let store return\
             int.
                  f -> store -> f
                       ^^^^^ column 6""");
  }

  @Test
  void faultOfALibraryStandsAtTheExpression(@TempDir Path classes) {
    Compiling.plainly(
            """
            package a;
            import dev.pipewright.*;
            public class Lib {
              @Task(workers = 0) public static int f(int n) { return n; }
              @Task static int g(int n) { return n; }
              @Task public static int h(int n) { return n; }
              @Task public static int h(String n) { return 1; }
            }
            """)
        .compile()
        .succeeds()
        .classesIn(classes);
    sources(
            """
            interface X {
              @Pipeline(value = /*!*/"f -> f", uses = a.Lib.class) int p(int n);
              @Pipeline(value = /*!*/"g", uses = a.Lib.class) int q(int n);
              @Pipeline(value = /*!*/"h", uses = a.Lib.class) int r(int n);
            }
            """)
        .withClasses(classes)
        .compile()
        .hasOnlyErrors(
            "[Pipewright/WorkersRange] Task f declares workers = 0, but it takes at least one"
                + " worker to run it. Write workers = 1 or more, or leave it out for one.",
            "[Pipewright/TaskInaccessible] Task g cannot be called by the generated class, since g"
                + " is not visible there. Make g visible in package p, or public.",
            "[Pipewright/TaskOverload] There are two tasks h in Lib, and a pipeline names a task by"
                + " its name alone. Rename one of them.");
  }

  private static final String LIBRARY =
      """
      package a;
      import dev.pipewright.*;
      public class Lib { @Task public static int f(int n, @Bind String name) { return n; }
                         @Task public static int g(int n, @Bind("name") String s) { return n; } }
      """;

  @Test
  void boundNameThatIsNotInTheClassFile(@TempDir Path classes) {
    Compiling.plainly(LIBRARY).without("-parameters").with("-g:none").compile().classesIn(classes);
    sources("interface X { @Pipeline(value = /*!*/\"g -> f\", uses = a.Lib.class) int p(int n); }")
        .withClasses(classes)
        .compile()
        .hasOnlyError(
            Problem.ParameterName,
            """
            Task f comes from a class file without parameter names, so it is not known which name\
             its parameter 2, of type String, binds. Name it there, as in @Bind("name"), or compile\
             that library with -g.
                  g -> f
                       ^ column 6""");
  }

  @ParameterizedTest
  @CsvSource({"-g, -parameters", "-g:none, -parameters", "-g, -g"})
  void boundNameThatIsInTheClassFile(String debug, String names, @TempDir Path classes) {
    Compiling.plainly(LIBRARY)
        .without("-parameters")
        .with(debug, names)
        .compile()
        .classesIn(classes);
    sources(
            "interface X { @Pipeline(value = \"g -> f\", uses = a.Lib.class) int p(int n, String name); }")
        .withClasses(classes)
        .compile()
        .succeeds();
  }

  @Test
  void firstTaskIsOrdered() {
    check(
            """
            interface X {
              @Task(ordered = true) static int f(int n) { return n; }
              @Pipeline(/*!*/"f") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.FirstOrdered,
            "Pipeline p starts with task f, which is ordered. The first task is called once, with"
                + " the pipeline's arguments, so there is no order of inputs to keep. Remove"
                + " ordered = true, or put the task that gives the items before it.\n"
                + "      f\n"
                + "      ^ column 1");
  }

  @Test
  void aFaultBetweenTheTasksOfASplicedPipelineIsToldOnce() {
    check(
            """
            interface Lib {
              @Task static int length(String s) { return s.length(); }
              @Pipeline(/*!*/"length -> length") int inner(String s);
            }
            """,
            """
            interface X extends Lib {
              @Pipeline("inner") int a(String s);
              @Pipeline("a") int b(String s);
            }
            """,
            """
            interface Y {
              @Task static String text(int n) { return "" + n; }
              @Pipeline(value = "text -> inner -> text", uses = Lib.class) String c(int n);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            "Task length takes String, but task length before it gives int. Let length take int, or put"
                + " a task between them that turns int into String.\n"
                + "      length -> length\n"
                + "                ^^^^^^ column 11");
  }

  @Test
  void splicedPipelineThatTheOneBeforeDoesNotFit() {
    check(
            """
            interface X {
              @Task static int length(String s) { return s.length(); }
              @Task static int half(int n) { return n / 2; }
              @Pipeline("length -> half") int inner(String s);
              @Pipeline(/*!*/"inner -> half -> inner") int twice(String s);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            "Task length takes String, but task half before it gives int. Let length take int, or put"
                + " a task between them that turns int into String.\n"
                + "      inner -> half -> inner\n"
                + "                       ^^^^^ column 18");
  }

  @Test
  void asynchronousSinkBeforeTheEnd() {
    check(
            """
            interface X {
              @Task static java.util.concurrent.CompletionStage<Void> store(int n) { return null; }
              @Task static int half(int n) { return n / 2; }
              @Pipeline("store") void stored(int n);
              @Pipeline(/*!*/"stored -> half") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.SinkNotLast,
            """
            Task store returns CompletionStage<Void>, so that task half behind it gets nothing.\
             Let store return int.
                  stored -> half
                  ^^^^^^ column 1""");
  }

  @Test
  void asynchronousFirstTaskHasWorkers() {
    check(
            """
            interface X {
              @Task(workers = 3) static java.util.concurrent.CompletableFuture<String> f(int n) { return null; }
              @Pipeline(/*!*/"f") String p(int n);
            }
            """)
        .hasOnlyError(
            Problem.FirstWorkers,
            "Pipeline p starts with task f, which has workers = 3. The first task is called once,"
                + " with the pipeline's arguments, so there is work for one only. Put the task that"
                + " gives the items before it, or remove its workers.\n"
                + "      f\n"
                + "      ^ column 1");
  }

  private static final String GRAPH =
      """
      interface X {
        @Task(branch = true) static IntStream f(int n) { return null; }
        @Task static int g(int n) { return n; }
        @Task static int h(int n) { return n; }
        @Task static int plus(int left, int right) { return 1; }
        @Task static String pair(long left, String right) { return ""; }
        @Task static <T> T either(T left, List<T> right) { return left; }
        @Task static void store(int n) {}
        @Task static String none() { return ""; }
        @Pipeline({"g -> plus.left", "h -> plus.right"}) int several(int left, int right);
        @Pipeline("plus -> g") int two(int left, int right);
        @Pipeline(/*!*/%s) Run<?> p(int n);
      }
      """;

  @Test
  void bareNameOfATaskWithSeveralInputs() {
    check(GRAPH.formatted("{\"f -> g -> plus\", \"f -> X.plus\"}"))
        .hasOnlyError(
            Problem.InputSeveral,
            """
            Task plus has 2 inputs, left and right, but task g before it gives one item at a\
             time. Mark all inputs but one with @Bind, or lead a chain to each input, as in\
             plus.left.
                  f -> g -> plus
                            ^^^^ column 11 of chain 1""");
  }

  @Test
  void chainsThatMeetAtABareName() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static String name(int n) { return ""; }
              @Task static String page(int length, String title) { return title; }
              @Pipeline(/*!*/{"f -> name -> page", "f -> page"}) String p(int n);
            }
            """)
        .hasOnlyError(
            Problem.InputsMeet,
            """
            Task page has 2 inputs, length and title, and the chains that lead to it do not say to\
             which of them. Write {"f -> name -> page.title", "f -> page.length"}.
                  f -> name -> page
                               ^^^^ column 14 of chain 1""");
  }

  @Test
  void bareNameOfATaskOneOfWhoseInputsTakesTheItems() {
    check(
            """
            interface X {
              @Task(branch = true) static List<String> starts(int n) { return null; }
              @Task static int load(Thread http, CharSequence page, List<String> tags) { return 1; }
              @Pipeline(/*!*/"starts -> load") List<Integer> p(int n, Thread http);
            }
            """)
        .hasOnlyError(
            Problem.InputSeveral,
            """
            Task load has 3 inputs, http, page and tags, but task starts before it gives one\
             item at a time. Mark inputs http and tags with @Bind, or lead a chain to each\
             input, as in load.page.
                  starts -> load
                            ^^^^ column 11""");
  }

  @Test
  void splicedPipelineWithSeveralFirstTasks() {
    check(GRAPH.formatted("{\"f -> several\", \"f -> store\"}"))
        .hasOnlyError(
            Problem.InputsOfPipeline,
            """
            Pipeline several begins with tasks g and h, which take (int n) and (int n), but task\
             f before it gives one item at a time. Write its chains in its place.
                  f -> several
                       ^^^^^^^ column 6 of chain 1""");
  }

  @Test
  void splicedPipelineWithSeveralInputs() {
    check(GRAPH.formatted("\"f -> two\""))
        .hasOnlyError(
            Problem.InputsOfPipeline,
            """
            Pipeline two begins with task plus, which takes (int left, int right), but task f\
             before it gives one item at a time. Write its chains in its place.
                  f -> two
                       ^^^ column 6""");
  }

  @Test
  void inputThatNothingIsGivenTo() {
    check(GRAPH.formatted("{\"f -> plus.left -> g\", \"f -> store\"}"))
        .hasOnlyError(
            Problem.InputUnfed,
            """
            Task plus takes an item of each of its inputs, left and right, at a time, but nothing\
             is given to input right. Let a chain lead to plus.right, or mark the parameter with\
             @Bind.
                  f -> plus.left -> g
                       ^^^^^^^^^ column 6 of chain 1""");
  }

  @Test
  void inputThatIsGivenItemsTwice() {
    check(
            GRAPH.formatted(
                "{\"f -> g -> plus.left\", \"f -> h -> plus.left\", \"f -> plus.right\"}"))
        .hasOnlyError(
            Problem.InputTwice,
            """
            Task plus takes an item of each of its inputs at a time, but input left is given items\
             by g -> plus.left and h -> plus.left. Let one of them lead there, or put a task\
             between that takes them in order of arrival.
                  f -> h -> plus.left
                            ^^^^^^^^^ column 11 of chain 2""");
  }

  @Test
  void severalTasksGiveOutputs() {
    check(GRAPH.formatted("{\"f -> g\", \"f -> store\", \"f -> h\"}"))
        .hasOnlyError(
            Problem.GraphOutput,
            """
            Pipeline p has several tasks that give outputs to no other task, g and h, where its\
             caller takes those of one. Lead them to one task, or let all but one return void.
                  f -> h
                       ^ column 6 of chain 3""");
  }

  @Test
  void sinkOnTheWayToAnInput() {
    check(GRAPH.formatted("{\"f -> store -> plus.left\", \"f -> plus.right\"}"))
        .hasOnlyError(
            Problem.SinkNotLast,
            """
            Task store returns void, so that task plus behind it gets nothing. Let store return\
             int.
                  f -> store -> plus.left
                       ^^^^^ column 6 of chain 1""");
  }

  @Test
  void otherTypeForOneOfSeveralInputs() {
    check(GRAPH.formatted("{\"f -> g -> pair.left\", \"f -> h -> pair.right\"}"))
        .hasOnlyError(
            Problem.TypeMismatch,
            """
            Task pair.right takes String, but task h before it gives int.\
             Let pair.right take int, or put a task between them that turns int into String.
                  f -> h -> pair.right
                            ^^^^^^^^^^ column 11 of chain 2""");
  }

  @Test
  void otherTypeOnOneOfTheMergedEdges() {
    check(GRAPH.formatted("{\"f -> g -> store\", \"none -> store\"}"))
        .hasOnlyError(
            Problem.TypeMismatch,
            """
            Task store takes int, but task none before it gives String.\
             Let store take String, or put a task between them that turns String into int.
                  none -> store
                          ^^^^^ column 9 of chain 2""");
  }

  @Test
  void genericTaskWhoseInputsDoNotFit() {
    check(GRAPH.formatted("{\"f -> either.left\", \"f -> g -> either.right\"}"))
        .hasOnlyError(
            Problem.TypeMismatch,
            """
            Task either.right takes List<T>, but task g before it gives int.\
             Let either.right take int, or put a task between them that turns int into List<T>.
                  f -> g -> either.right
                            ^^^^^^^^^^^^ column 11 of chain 2""");
  }

  @Test
  void oneOfSeveralFirstTasksHasWorkers() {
    check(
            """
            interface X {
              @Task(workers = 2) static int f(int n) { return n; }
              @Task static int g(int n) { return n; }
              @Task static int plus(int left, int right) { return 1; }
              @Pipeline(/*!*/{"g -> plus.left", "f -> plus.right"}) int p(int n, int m);
            }
            """)
        .hasOnlyError(
            Problem.FirstWorkers,
            """
            Pipeline p starts with task f, which has workers = 2. The first task is called once,\
             with the pipeline's arguments, so there is work for one only.\
             Put the task that gives the items before it, or remove its workers.
                  f -> plus.right
                  ^ column 1 of chain 2""");
  }

  @Test
  void aGraphInsideAGraphIsToldOnce() {
    check(
            """
            interface X {
              @Task(branch = true) static IntStream f(int n) { return null; }
              @Task static int g(int n) { return n; }
              @Task static int h(int n) { return n; }
              @Task static void store(int n) {}
              @Pipeline(/*!*/{"f -> g", "f -> h"}) Run<Integer> inner(int n);
              @Pipeline({"g -> inner -> g", "inner -> store"}) Run<Integer> outer(int n);
            }
            """)
        .hasOnlyError(
            Problem.GraphOutput,
            """
            Pipeline inner has several tasks that give outputs to no other task, g and h, where its\
             caller takes those of one. Lead them to one task, or let all but one return void.
                  f -> h
                       ^ column 6 of chain 2""");
  }

  @Test
  void graphsThatAreRight() {
    compile(
        """
        interface X {
          @Task(branch = true) static IntStream f(int n) { return null; }
          @Task static int g(int n) { return n; }
          @Task static int plus(int left, int right) { return 1; }
          @Task(join = true) static int sum(Iterable<Integer> all) { return 1; }
          @Task static void store(int n) {}
          @Pipeline({"f -> g", "g -> store"}) void nothing(int n);
          @Pipeline({"f -> sum.all -> g.n", "f -> store.n"}) int named(int n);
          @Pipeline({"f -> store", "g -> store"}) void merged(int n, int m);
          @Pipeline({"f -> g -> g -> sum", "f -> store"}) int twiceInOneChain(int n);
          @Pipeline({"g -> plus.left", "g -> plus.right"}) int both(int n);
          @Pipeline({"f -> g -> plus.left", "f -> g -> plus.right", "f -> g -> store"}) Run<Integer> prefixes(int n);
          @Pipeline({"both -> plus.left", "f -> plus.right"}) Run<Integer> splicedFirst(int n, int m);
          @Pipeline({"f -> both -> store", "f -> store"}) void splicedLater(int n);
        }
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"f -> g -> h -> f -> g\"", "{\"f -> g -> both.a\", \"f -> h -> both.b\"}"})
  void noOtherPipelineIsTriedWhereNothingIsWrong(String expression) {
    Predicate<PipelineModel> noOther =
        changed -> {
          throw new AssertionError("a remedy is looked for");
        };
    Snippet.ask(
        snippet -> {
          Types javaTypes = snippet.environment().getTypeUtils();
          Elements elements = snippet.environment().getElementUtils();
          TypeSystem types = new TypeSystem(javaTypes, elements);
          ModelReader reader = new ModelReader(javaTypes, elements, types);
          ContractModel contract = reader.contract(snippet.element("p.X"));
          PipelineModel pipeline = contract.pipelines().get(0);
          Scopes scopes = new Scopes(reader);
          GraphModel graph =
              new Resolver(scopes)
                  .resolve(pipeline, new ExpressionRules(scopes, types, type -> true, noOther))
                  .graph();
          ProcessRules processes = new TaskRules(types).processesFrom(contract.inPackage());

          assertThat(
                  new GraphRules(
                          pipeline,
                          graph,
                          GraphSolver.solve(pipeline, graph, types),
                          types,
                          new AccessRules(contract, types),
                          processes,
                          type -> true,
                          noOther)
                      .check())
              .isEmpty();
        },
        """
        interface X {
          @Task static int f(int n) { return n; }
          @Task static int g(int n) { return n; }
          @Task static int h(int n) { return n; }
          @Task static int both(int a, int b) { return a; }
          @Pipeline(%s) int p(int n);
        }
        """
            .formatted(expression));
  }
}
