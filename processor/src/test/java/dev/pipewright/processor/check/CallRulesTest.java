package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;

import dev.pipewright.processor.testing.Compiled;
import org.junit.jupiter.api.Test;

/** What is said of the parameters and the result of a pipeline method. */
class CallRulesTest {

  @Test
  void noParameters() {
    check(
            """
            interface X {
              @Task static int archives(String player, int months) { return 1; }
              @Pipeline("archives") int /*!*/p();
            }
            """)
        .hasOnlyError(
            Problem.ParametersMissing,
            "Pipeline p has no parameters, but its first task, archives, takes (String"
                + " player, int months). Declare (String player, int months).");
  }

  @Test
  void tooFewParameters() {
    check(
            """
            interface X {
              @Task static int f(List<? extends Number> a, int[] b, @Bind int c) { return 1; }
              @Pipeline("f") int /*!*/p(List<Integer> x);
            }
            """)
        .hasOnlyError(
            Problem.ParametersMissing,
            "Pipeline p has the parameters (List<Integer> x), but its first task, f, takes (List<?"
                + " extends Number> a, int[] b). Begin the pipeline's parameters with those of f.");
  }

  @Test
  void otherParameterType() {
    check(
            """
            interface X {
              @Task static int f(String player, int months) { return 1; }
              @Pipeline("f") int p(String a, long /*!*/b);
            }
            """)
        .underlines("long /*!*/b")
        .hasOnlyError(
            Problem.ParameterType,
            "Parameter b of pipeline p is long, but stands for input months of its first task, f,"
                + " which takes int. Declare it as int b.");
  }

  @Test
  void elementsOfWhatTheFirstTaskTakes() {
    check(
            """
            interface X {
              @Task static String f(CharSequence s) { return ""; }
              @Pipeline("f -> f") List<String> p(Set<? extends String> /*!*/names);
            }
            """)
        .hasOnlyError(
            Problem.ParameterElements,
            "Parameter names of pipeline p is Set<? extends String>, but stands for input s"
                + " of its first task, f, which takes CharSequence. To give f each element, add a"
                + " task that branches, such as @Task(branch = true) static Set<? extends String>"
                + " names(Set<? extends String> names) { return names; }, and write \"names -> f"
                + " -> f\". To call it once, declare the parameter as CharSequence names.");
  }

  @Test
  void elementsOfWhatTheFirstTaskTakesMendedAsItSays() {
    compile(
        """
        interface X {
          @Task static String f(CharSequence s) { return ""; }
          @Task(branch = true) static Set<? extends String> names(Set<? extends String> names) { return names; }
          @Pipeline("names -> f -> f") List<String> p(Set<? extends String> names);
          @Pipeline("f -> f") String q(CharSequence names);
        }
        """);
  }

  @Test
  void elementsOfAnotherTypeThanTheFirstTaskTakes() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline("f") int p(List<Long> /*!*/n);
            }
            """)
        .hasOnlyError(
            Problem.ParameterType,
            "Parameter n of pipeline p is List<Long>, but stands for input n of its first task, f,"
                + " which takes int. Declare it as int n.");
  }

  @Test
  void swappedParameters() {
    check(
            """
            interface X {
              @Task static int f(String player, int months) { return 1; }
              @Pipeline("f") int /*!*/p(int months, String player);
            }
            """)
        .hasOnlyError(
            Problem.ParametersOrder,
            "Pipeline p has the parameters (int months, String player), but its first task, f, takes"
                + " (String player, int months). They fit in another order: declare (String player,"
                + " int months).");
  }

  @Test
  void severalParametersOfOtherTypes() {
    check(
            """
            interface X {
              @Task static int f(int n, @Bind String player) { return 1; }
              @Pipeline("f") int /*!*/p(String n, int player);
            }
            """)
        .hasOnlyError(
            Problem.ParametersTypes,
            "Pipeline p has the parameters (String n, int player), of which n and player do not have"
                + " the types that its tasks take. Declare (int n, String player).");
  }

  @Test
  void boundParameterOfAPipeline() {
    check(
            """
            interface X {
              @Task static int f(int n) { return 1; }
              @Task static int g(int n, String player) { return 1; }
              @Pipeline("f -> g") int p(int n, /*!*/@Bind String player);
            }
            """)
        .hasOnlyError(
            Problem.ParameterBind,
            "Parameter player of pipeline p has @Bind, which marks parameters of tasks: a pipeline"
                + " gives the value. Mark parameter player of task g with @Bind instead.");
  }

  @Test
  void boundParameterOfAPipelineForOneOfATask() {
    check(
            """
            interface X {
              @Task static int f(int n, @Bind String player) { return 1; }
              @Pipeline("f") int p(int n, /*!*/@Bind("player") String name);
            }
            """)
        .hasOnlyError(
            Problem.ParameterBind,
            "Parameter name of pipeline p has @Bind, which marks parameters of tasks: a pipeline"
                + " gives the value. Remove it, and declare the parameter as String player, the name that"
                + " task f binds.");
  }

  @Test
  void narrowerParametersAreRight() {
    compile(
        """
        interface X {
          @Task static int f(Iterable<? extends Number> a, double b, Object c) { return 1; }
          @Pipeline("f") int p(ArrayList<Integer> a, Integer b, int c);
        }
        """);
  }

  @Test
  void boundParameterOfAnotherType() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static int g(int n, @Bind Thread http) { return n; }
              @Pipeline("f -> g") int p(int n, String /*!*/http);
            }
            """)
        .hasOnlyError(
            Problem.ParameterBoundType,
            "Parameter http of pipeline p is String, but task g binds Thread to that name."
                + " Declare it as Thread http, or remove it, and give that value to the"
                + " constructor.");
  }

  @Test
  void parameterForNothing() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static int g(int n, @Bind("other") Thread http) { return n; }
              @Pipeline("f -> g") int p(int n, Thread /*!*/http);
            }
            """)
        .hasOnlyError(
            Problem.ParameterUnused,
            "Parameter http of pipeline p is neither an input of its first task, f, which takes"
                + " (int n), nor a name that one of its tasks binds."
                + " Remove it, or mark the parameter that it is for with @Bind(\"http\").");
  }

  @Test
  void misspeltParameterForABoundName() {
    check(
            """
            interface X {
              @Task static int f(int n, @Bind int offset) { return n; }
              @Task static int g(int n, @Bind int timeout, @Bind int timeOuts) { return n; }
              @Pipeline("f -> g") int p(int n, int timeOuts, int offset, int /*!*/timeOut);
            }
            """)
        .hasOnlyError(
            Problem.ParameterUnused,
            "Parameter timeOut of pipeline p is neither an input of its first task, f, which takes"
                + " (int n), nor a name that one of its tasks binds. Did you mean timeout?");
  }

  @Test
  void parameterForAFirstTaskWithoutInputs() {
    check(
            """
            interface X {
              @Task static int f() { return 1; }
              @Pipeline("f") int p(int /*!*/n);
            }
            """)
        .hasOnlyError(
            Problem.ParameterUnused,
            "Parameter n of pipeline p is neither an input of its first task, f, which takes"
                + " nothing, nor a name that one of its tasks binds."
                + " Remove it, or mark the parameter that it is for with @Bind(\"n\").");
  }

  @Test
  void resultOfASink() {
    check(
            """
            interface X {
              @Task static void f(int n) {}
              @Pipeline("f") Run<Void> /*!*/p(int n);
            }
            """)
        .hasOnlyError(
            Problem.ResultOfSink,
            "Pipeline p returns Run<Void>, but its last task, f, returns void and gives no outputs."
                + " Return void or CompletableFuture<Void>, or let f return its results.");
  }

  @Test
  void resultOfAnotherType() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline("f") Run<Long> /*!*/p(int n);
            }
            """)
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns Run<Long>, but its last task, f, gives int."
                + " Return Run<Integer>, Stream<Integer>, List<Integer> or void, or the int"
                + " itself.");
  }

  @Test
  void resultOfAnotherTypeWhereSeveralArePossible() {
    check(
            """
            interface X {
              @Task(branch = true) static Stream<String> f(int n) { return null; }
              @Pipeline("f") ArrayList<String> /*!*/p(int n);
            }
            """)
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns ArrayList<String>, but its last task, f, gives String."
                + " Return Run<String>, Stream<String>, List<String> or void, or end with a task that"
                + " declares join = true and returns ArrayList<String>.");
  }

  private static Compiled returning(String result, String expression) {
    return check(
        """
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.stream.*;
        import dev.pipewright.*;
        interface X {
          @Task static int one(int n) { return n; }
          @Task(branch = true) static Stream<String> lines(int n) { return null; }
          @Pipeline("%s") %s /*!*/p(int n);
        }
        """
            .formatted(expression, result));
  }

  @Test
  void mapOfOutputs() {
    returning("Map<String, Integer>", "lines")
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns Map<String, Integer>, but its last task, lines, gives String."
                + " Return Run<String>, Stream<String>, List<String> or void, or end with a task that"
                + " declares join = true and returns Map<String, Integer>.");
  }

  @Test
  void arrayOfOutputs() {
    returning("int[]", "one")
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns int[], but its last task, one, gives int. Return Run<Integer>,"
                + " Stream<Integer>, List<Integer> or void, or the int itself, or end with a task"
                + " that declares join = true and returns int[].");
  }

  @Test
  void collectionOfSomethingElse() {
    returning("Set<Integer>", "lines")
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns Set<Integer>, but its last task, lines, gives String."
                + " Return Run<String>, Stream<String>, List<String> or void.");
  }

  @Test
  void futureOfACollection() {
    returning("CompletableFuture<Set<String>>", "lines")
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns CompletableFuture<Set<String>>, but its last task, lines, gives"
                + " String. Return CompletableFuture<List<String>> or CompletableFuture<Void>, or end"
                + " with a task that declares join = true and returns Set<String>.");
  }

  @Test
  void futureThatCannotBeCompleted() {
    returning("Future<Integer>", "one")
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns Future<Integer>, but its last task, one, gives int. Return"
                + " CompletableFuture<Integer>, CompletableFuture<List<Integer>> or"
                + " CompletableFuture<Void>.");
  }

  @Test
  void futureOfManyThatCannotBeCompleted() {
    returning("CompletionStage<? extends List<?>>", "lines")
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns CompletionStage<? extends List<?>>, but its last task, lines, gives"
                + " String. Return CompletableFuture<List<String>> or CompletableFuture<Void>.");
  }

  @Test
  void publisherOfSomethingElse() {
    returning("Flow.Publisher<Integer>", "lines")
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns Flow.Publisher<Integer>, but its last task, lines, gives"
                + " String. Return Flow.Publisher<String>.");
  }

  @Test
  void resultsMendedAsTheMessagesSay() {
    compile(
        """
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.stream.*;
        import dev.pipewright.*;
        interface X {
          @Task static int one(int n) { return n; }
          @Task(branch = true) static Stream<String> lines(int n) { return null; }
          @Task(join = true) static Map<String, Integer> map(Iterable<String> s) { return null; }
          @Task(join = true) static int[] array(Iterable<Integer> s) { return null; }
          @Task(join = true) static Set<String> set(Iterable<String> s) { return null; }
          @Pipeline("lines -> map") Map<String, Integer> p(int n);
          @Pipeline("one -> array") int[] q(int n);
          @Pipeline("lines -> set") CompletableFuture<Set<String>> r(int n);
          @Pipeline("lines") CompletableFuture<List<String>> s(int n);
          @Pipeline("lines") Flow.Publisher<String> t(int n);
        }
        """);
  }

  @Test
  void resultThatLooksAlike() {
    check(
            "package a; public class Item {}",
            "package b; public class Item {}",
            """
            interface X {
              @Task static a.Item f(int n) { return null; }
              @Pipeline("f") Run<b.Item> /*!*/p(int n);
            }
            """)
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns Run<b.Item>, but its last task, f, gives"
                + " a.Item. Return Run<a.Item>, Stream<a.Item>, List<a.Item> or void, or the a.Item"
                + " itself.");
  }

  @Test
  void rawResult() {
    check(
            """
            @SuppressWarnings("rawtypes")
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline("f") Stream /*!*/p(int n);
            }
            """)
        .hasOnlyError(
            Problem.Result,
            "Pipeline p returns Stream, but its last task, f, gives int."
                + " Return Run<Integer>, Stream<Integer>, List<Integer> or void, or the int"
                + " itself.");
  }

  @Test
  void singleResultOfABranch() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task(branch = true) static Optional<Integer> g(int n) { return null; }
              @Pipeline("f -> g -> f") int /*!*/p(int n);
            }
            """)
        .hasOnlyError(
            Problem.SingleResult,
            """
            Pipeline p returns one int, but task g branches, so there may be any number of outputs.\
             Return List<Integer>, Run<Integer> or Stream<Integer>.
                  f -> g -> f
                       ^ column 6""");
  }

  @Test
  void singleResultOfSeveralJoins() {
    check(
            """
            interface X {
              @Task static long f(int n) { return n; }
              @Task(join = true, workers = 3) static long g(Iterable<Long> n) { return 1; }
              @Pipeline("f -> g") Object /*!*/p(int n);
            }
            """)
        .hasOnlyError(
            Problem.SingleResult,
            """
            Pipeline p returns one Object, but task g joins with 3 workers, so there are 3 outputs.\
             Return List<Long>, Run<Long> or Stream<Long>.
                  f -> g
                       ^ column 6""");
  }

  @Test
  void countingAlongTheChain() {
    compile(
        """
        interface X {
          @Task static int one(int n) { return n; }
          @Task(workers = 5) static int five(int n) { return n; }
          @Task(branch = true) static int[] many(int n) { return null; }
          @Task(join = true) static int sum(Iterator<Integer> n) { return 1; }
          @Task(join = true, workers = 2) static int sums(Iterator<Integer> n) { return 1; }
          @Pipeline("one -> five -> one") int a(int n);
          @Pipeline("many -> five -> sum -> one") int b(int n);
          @Pipeline("many -> sums -> sum") int c(int n);
        }
        """);
  }

  @Test
  void resultsThatCouldBeReadInTwoWays() {
    compile(
        """
        interface X {
          @Task static List<String> list(int n) { return null; }
          @Task(branch = true) static List<String> strings(int n) { return null; }
          @Task static Run<String> run(int n) { return null; }
          @Pipeline("list") List<String> one(int n);
          @Pipeline("list") List<List<String>> oneInAList(int n);
          @Pipeline("list") Iterable<? extends CharSequence> wider(int n);
          @Pipeline("list") List<Object> objects(int n);
          @Pipeline("strings") List<String> several(int n);
          @Pipeline("strings") List<? extends CharSequence> several2(int n);
          @Pipeline("run") Run<String> run1(int n);
          @Pipeline("run") Run<Run<String>> runOfRuns(int n);
        }
        """);
  }

  @Test
  void checkedThrowsOfALazyResult() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline("f") Run<Integer> /*!*/p(int n) throws java.io.IOException, IllegalStateException, InterruptedException;
            }
            """)
        .hasOnlyError(
            Problem.Throws,
            "Pipeline p declares to throw IOException and InterruptedException, but returns"
                + " Run<Integer>, which is there before a task has failed."
                + " Remove the throws clause, or return a List, a single value or void.");
  }

  @Test
  void checkedThrowsOfAFuture() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline("f") java.util.concurrent.CompletableFuture<Integer> /*!*/p(int n) throws Exception;
            }
            """)
        .hasOnlyError(
            Problem.Throws,
            "Pipeline p declares to throw Exception, but returns CompletableFuture<Integer>, which"
                + " is there before a task has failed."
                + " Remove the throws clause, or return a List, a single value or void.");
  }

  @Test
  void throwsThatAreRight() {
    compile(
        """
        interface X {
          @Task static int f(int n) throws java.io.IOException { return n; }
          @Pipeline("f") int p(int n) throws TaskException, StackOverflowError;
          @Pipeline("f") Stream<Integer> q(int n) throws IllegalStateException;
          @Pipeline("f") List<Integer> r(int n) throws java.io.IOException, InterruptedException;
          @Pipeline("f") void s(int n) throws Exception;
          @Pipeline("f") java.util.concurrent.CompletableFuture<Integer> t(int n) throws IllegalStateException;
        }
        """);
  }

  @Test
  void argumentsThatAGenericTaskDoesNotTake() {
    check(
            """
            interface X {
              @Task static <T extends Comparable<T>> T f(List<T> a, T b) { return b; }
              @Pipeline("f") Object /*!*/p(List<Object> x, Object y);
            }
            """)
        .hasOnlyError(
            Problem.ParametersUnfit,
            "Pipeline p has the parameters (List<Object> x, Object y), but its first task, f,"
                + " takes (List<T> a, T b) with T extends Comparable<T>, which they do not fit."
                + " Give the first ones types that it accepts.");
  }

  @Test
  void futureOfASink() {
    check(
            """
            interface X {
              @Task static java.util.concurrent.CompletionStage<Void> f(int n) { return null; }
              @Pipeline("f") java.util.concurrent.CompletableFuture<Void> right(int n);
              @Pipeline("f") java.util.concurrent.CompletableFuture<Integer> /*!*/wrong(int n);
            }
            """)
        .hasOnlyError(
            Problem.ResultOfSink,
            "Pipeline wrong returns CompletableFuture<Integer>, but its last task, f, returns"
                + " CompletionStage<Void> and gives no outputs."
                + " Return void or CompletableFuture<Void>, or let f return its results.");
  }

  @Test
  void publisherOfASink() {
    check(
            """
            interface X {
              @Task static Void f(int n) { return null; }
              @Pipeline("f") java.util.concurrent.Flow.Publisher<Void> /*!*/p(int n);
            }
            """)
        .hasOnlyError(
            Problem.ResultOfSink,
            "Pipeline p returns Flow.Publisher<Void>, but its last task, f, returns Void"
                + " and gives no outputs. Return void or CompletableFuture<Void>, or let f return"
                + " its results.");
  }

  @Test
  void futureOfAListOfWildcards() {
    check(
            """
            import java.util.*;
            import java.util.concurrent.*;
            import dev.pipewright.*;
            interface X {
              @Task(branch = true) static List<String> f(int n) { return null; }
              @Pipeline("f") CompletableFuture<List<CharSequence>> wider(int n);
              @Pipeline("f") CompletableFuture<? extends List<? extends CharSequence>> widest(int n);
              @Pipeline("f") CompletableFuture<Void> dropped(int n);
              @Pipeline("f") Flow.Publisher<CharSequence> published(int n);
              @Pipeline("f") Flow.Publisher<? extends Comparable<?>> publishedAsWildcard(int n);
              @Pipeline("f") CompletableFuture<List<? extends CharSequence>> /*!*/wrong(int n);
            }
            """)
        .hasOnlyError(
            Problem.Result,
            "Pipeline wrong returns CompletableFuture<List<? extends CharSequence>>, but its last"
                + " task, f, gives String."
                + " Return CompletableFuture<List<String>> or CompletableFuture<Void>.");
  }

  @Test
  void futureOfOneOfABranch() {
    check(
            """
            interface X {
              @Task(branch = true) static List<String> f(int n) { return null; }
              @Pipeline("f") java.util.concurrent.CompletableFuture<String> /*!*/p(int n);
            }
            """)
        .hasOnlyError(
            Problem.SingleFuture,
            "Pipeline p returns CompletableFuture<String>, which one output completes, but task f"
                + " branches, so there may be any number of outputs."
                + " Return CompletableFuture<List<String>>.\n"
                + "      f\n"
                + "      ^ column 1");
  }

  private static final String GRAPH =
      """
      interface X {
        @Task static int f(int n) { return n; }
        @Task static int g(String s, long n) { return 1; }
        @Task(branch = true) static IntStream upTo(int n) { return null; }
        @Task static int plus(int left, int right) { return 1; }
        @Task static int any(int n) { return n; }
        @Task static void store(int n) {}
        sealed interface Sign {}
        record Plus(int n) implements Sign {}
        record Minus(int n) implements Sign {}
        @Task static Sign sign(int n) { return null; }
        @Task static int positive(Plus n) { return 1; }
        @Task static void negative(Minus n) {}
        %s
      }
      """;

  @Test
  void tooFewParametersForSeveralFirstTasks() {
    check(
            GRAPH.formatted(
                "@Pipeline({\"f -> plus.left\", \"g -> plus.right\"}) int /*!*/p(int n, String s);"))
        .hasOnlyError(
            Problem.ParametersMissing,
            "Pipeline p has the parameters (int n, String s), but its first tasks, f and g, take"
                + " (int n) and (String s, long n). Begin the pipeline's parameters with those of f"
                + " and g.");
  }

  @Test
  void parameterOfTheSecondFirstTask() {
    check(
            GRAPH.formatted(
                "@Pipeline({\"f -> plus.left\", \"g -> plus.right\"})"
                    + " int p(int n, int /*!*/s, int m);"))
        .hasOnlyError(
            Problem.ParameterType,
            "Parameter s of pipeline p is int, but stands for input s of g, one of its first tasks,"
                + " which takes String. Declare it as String s.");
  }

  @Test
  void parameterThatNoneOfSeveralFirstTasksTakes() {
    check(
            GRAPH.formatted(
                "@Pipeline({\"f -> plus.left\", \"g -> plus.right\"})"
                    + " int p(int n, String s, int m, int /*!*/k);"))
        .hasOnlyError(
            Problem.ParameterUnused,
            "Parameter k of pipeline p is neither an input of its first tasks, f and g, which take"
                + " (int n) and (String s, long n), nor a name that one of its tasks binds. Remove it,"
                + " or mark the parameter that it is for with @Bind(\"k\").");
  }

  @Test
  void oneOfMergedOutputs() {
    check(
            GRAPH.formatted(
                "@Pipeline({\"f -> any\", \"g -> any\"}) int /*!*/p(int n, String s, int m);"))
        .hasOnlyError(
            Problem.SingleResult,
            """
            Pipeline p returns one int, but task any takes the outputs of f and g, so there are 2.\
             Return List<Integer>, Run<Integer> or Stream<Integer>.
                  f -> any
                       ^^^ column 6 of chain 1""");
  }

  @Test
  void oneOfRoutedOutputs() {
    check(
            GRAPH.formatted(
                "@Pipeline({\"sign -> positive -> any\", \"sign -> negative\"}) int /*!*/p(int n);"))
        .hasOnlyError(
            Problem.SingleResult,
            """
            Pipeline p returns one int, but task positive takes those outputs of sign that are of\
             its type, so there may be none. Return List<Integer>, Run<Integer> or Stream<Integer>.
                  sign -> positive -> any
                          ^^^^^^^^ column 9 of chain 1""");
  }

  @Test
  void oneOfZippedOutputs() {
    check(
            GRAPH.formatted(
                "@Pipeline({\"f -> plus.left\", \"upTo -> plus.right\"}) int /*!*/p(int n, int m);"))
        .hasOnlyError(
            Problem.SingleResult,
            """
            Pipeline p returns one int, but task upTo branches, so there may be any number of\
             outputs. Return List<Integer>, Run<Integer> or Stream<Integer>.
                  upTo -> plus.right
                  ^^^^ column 1 of chain 2""");
  }

  @Test
  void onlySinks() {
    check(
            GRAPH.formatted(
                "@Pipeline({\"upTo -> store\", \"sign -> positive -> store\", \"sign -> negative\"})"
                    + " Run<Integer> /*!*/p(int n, int m);"))
        .hasOnlyError(
            Problem.ResultOfSink,
            "Pipeline p returns Run<Integer>, but its last task, negative, returns void and gives no"
                + " outputs. Return void or CompletableFuture<Void>, or let negative return its"
                + " results.");
  }
}
