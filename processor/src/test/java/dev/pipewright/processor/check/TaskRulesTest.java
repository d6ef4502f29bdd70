package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;
import static dev.pipewright.processor.testing.Compiling.sources;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a task that is wrong by itself, whether or not a pipeline names it. */
class TaskRulesTest {

  @Test
  void noWorkers() {
    check("interface X { @Task(workers = /*!*/0) static int f(int n) { return n; } }")
        .underlines("0")
        .hasOnlyError(
            Problem.WorkersRange,
            "Task f declares workers = 0, but it takes at least one worker to run it."
                + " Write workers = 1 or more, or leave it out for one.");
  }

  @Test
  void workersFromConstantExpression() {
    check(
            """
            interface X {
              int CORES = 2;
              @Task(workers = CORES /*!*/- 3) static int f(int n) { return n; }
            }
            """)
        .underlines("CORES /*!*/- 3")
        .hasOnlyError(
            Problem.WorkersRange,
            "Task f declares workers = -1, but it takes at least one worker to run it."
                + " Write workers = 1 or more, or leave it out for one.");
  }

  @Test
  void negativeThrottle() {
    check("interface X { @Task(throttle = /*!*/-2) static int f(int n) { return n; } }")
        .underlines("-2")
        .hasOnlyError(
            Problem.ThrottleRange,
            "Task f declares throttle = -2, but a throttle is how many outputs may wait, at least"
                + " 1. Leave it out for 1024, or write Task.UNBOUNDED for any number.");
  }

  @Test
  void attributesAtTheirLimits() {
    compile(
        """
        interface X {
          @Task(workers = 1, throttle = 0) static int f(int n) { return n; }
          @Task(workers = Integer.MAX_VALUE, throttle = Task.UNBOUNDED) static int g(int n) { return n; }
          @Task(throttle = 1) static int h(int n) { return n; }
        }
        """);
  }

  @Test
  void privateTask() {
    check("interface X { @Task private static int /*!*/f(int n) { return n; } }")
        .hasOnlyError(
            Problem.TaskPrivate,
            "Task f is private, so the generated class cannot call it. Remove \"private\".");
  }

  @Test
  void abstractTask() {
    check("abstract class X { @Task abstract int /*!*/f(int n); }")
        .hasOnlyError(
            Problem.TaskAbstract,
            "Task f is abstract, so there is nothing to call."
                + " Give it a body, or remove @Task from it.");
  }

  private static final String IN_INTERFACE =
      "Task f stands in an interface and is neither static nor default, which makes it abstract, so"
          + " there is nothing to call. Declare it static, or default, and give it a body.";

  @Test
  void taskOfAnInterfaceWithoutBody() {
    check("interface X { @Task int /*!*/f(int n); }")
        .hasOnlyError(Problem.TaskInInterface, IN_INTERFACE);
  }

  /** Whose body the compiler refuses as well, if it comes so far. */
  @Test
  void taskOfAnInterfaceWithABody() {
    sources("interface X { @Task int /*!*/f(int n) { return n; } }")
        .without("--should-stop=ifError=FLOW")
        .compile()
        .hasOnlyError(Problem.TaskInInterface, IN_INTERFACE);
  }

  @Test
  void taskOfAnInterfaceWithPipelines() {
    check(
            """
            interface X {
              @Task int /*!*/f(int n);
              @Task default int g(int n) { return n; }
              @Pipeline("f -> g") int p(int n);
              @Pipeline("g") int q(int n);
            }
            """,
            "class Main { int p(X x) { return new PipewrightX().p(1) + new PipewrightX().f(1); } }")
        .hasOnlyError(Problem.TaskInInterface, IN_INTERFACE);
  }

  @Test
  void inheritedTaskOfAnInterfaceThatNoPipelineNames() {
    check(
            "interface Base { @Task int /*!*/f(int n); }",
            """
            interface X extends Base {
              @Task static int g(int n) { return n; }
              @Pipeline("g") int q(int n);
            }
            """,
            "class Main { int p(X x) { return new PipewrightX().q(1); } }")
        .hasOnlyError(Problem.TaskInInterface, IN_INTERFACE);
  }

  @Test
  void taskInsidePrivateType() {
    check(
            """
            class Outer {
              private static class Hidden {
                static class X { @Task static int /*!*/f(int n) { return n; } }
              }
            }
            """)
        .hasOnlyError(
            Problem.TaskHidden,
            "Task f cannot be called by the generated class, since Hidden is not visible there."
                + " Make Hidden visible in package p, or public.");
  }

  @Test
  void taskInsidePrivateTypeOfTheUnnamedPackage() {
    check(
            """
            import dev.pipewright.*;
            class Outer {
              private static class X { @Task static int /*!*/f(int n) { return n; } }
            }
            """)
        .hasOnlyError(
            Problem.TaskHidden,
            "Task f cannot be called by the generated class, since X is not visible there."
                + " Make X visible in the unnamed package, or public.");
  }

  @Test
  void overloadedTask() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static int /*!*/f(String s) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.TaskOverload,
            "There are two tasks f in X, and a pipeline names a task by its name alone."
                + " Rename one of them.");
  }

  @Test
  void overloadedTaskIsNoFaultOfAPipeline() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static int /*!*/f(String s) { return 1; }
              @Pipeline("f") int p(String s);
              @Pipeline("f -> f") int q(int n);
            }
            """)
        .hasOnlyError(
            Problem.TaskOverload,
            "There are two tasks f in X, and a pipeline names a task by its name alone."
                + " Rename one of them.");
  }

  @Test
  void overloadThatIsNoTask() {
    compile(
        """
        interface X {
          @Task static int f(int n) { return n; }
          static int f(String s) { return 1; }
          @Pipeline("f -> f") int p(int n);
        }
        """);
  }

  @Test
  void genericTask() {
    check("interface X { @Task static <T, U> T /*!*/f(T t) { return t; } }")
        .hasOnlyError(
            Problem.TypeVariable,
            "Task f has a type variable, U, that nothing in a pipeline determines."
                + " Write the type that it stands for.");
  }

  @Test
  void rawInputOfJoin() {
    check(
            """
            @SuppressWarnings("rawtypes")
            interface X { @Task(join = true) static int f(Iterable /*!*/games) { return 1; } }
            """)
        .hasOnlyError(
            Problem.RawInput,
            "Task f joins Iterable, which does not say what the items are."
                + " Write the type of the items, as in Iterable<String>.");
  }

  @Test
  void wildcardInputOfJoin() {
    check("interface X { @Task(join = true) static int f(Stream<?> /*!*/games) { return 1; } }")
        .hasOnlyError(
            Problem.RawInput,
            "Task f joins Stream<?>, which does not say what the items are."
                + " Write the type of the items, as in Stream<String>.");
  }

  @Test
  void lowerBoundedInputOfJoin() {
    check(
            "interface X { @Task(join = true) static int f(Iterator<? super Long> /*!*/i) { return 1; } }")
        .hasOnlyError(
            Problem.RawInput,
            "Task f joins Iterator<? super Long>, which does not say what the items are."
                + " Write the type of the items, as in Iterator<String>.");
  }

  @Test
  void rawResultOfBranch() {
    check(
            """
            @SuppressWarnings("rawtypes")
            interface X { @Task(branch = true) static List /*!*/f(int n) { return null; } }
            """)
        .hasOnlyError(
            Problem.RawResult,
            "Task f declares branch = true and returns List, which does not say what the elements"
                + " are. Write their type, as in List<String>.");
  }

  @Test
  void wildcardResultOfBranch() {
    check("interface X { @Task(branch = true) static Optional<?> /*!*/f(int n) { return null; } }")
        .hasOnlyError(
            Problem.RawResult,
            "Task f declares branch = true and returns Optional<?>, which does not say what the"
                + " elements are. Write their type, as in Optional<String>.");
  }

  @Test
  void branchOfVoid() {
    check("interface X { @Task(branch = /*!*/true) static void f(int n) {} }")
        .underlines("true")
        .hasOnlyError(
            Problem.BranchNothing,
            "Task f declares branch = true, but returns void and has no Emitter, so it has no"
                + " elements to hand on. Return an Iterable, Iterator, Stream, array, Optional or"
                + " Flow.Publisher, add an Emitter parameter, or remove branch = true.");
  }

  @Test
  void branchOfMap() {
    check(
            """
            interface X {
              @Task(branch = /*!*/true, workers = 3)
              static Map<String, List<int[]>> f(int n) { return null; }
            }
            """)
        .underlines("true")
        .hasOnlyError(
            Problem.BranchView,
            "Task f declares branch = true, but its result, Map<String, List<int[]>>, has"
                + " no elements to hand on one by one. Return Set<Map.Entry<String,"
                + " List<int[]>>>, which its entrySet() gives, or remove branch = true.");
  }

  @Test
  void branchOfPrimitive() {
    check("interface X { @Task(branch = /*!*/true) static int f(int n) { return n; } }")
        .hasOnlyError(
            Problem.BranchResult,
            "Task f declares branch = true, but its result, int, has no elements to hand on one by"
                + " one. Return an Iterable, Iterator, Stream, array, Optional or Flow.Publisher,"
                + " or remove branch = true.");
  }

  @Test
  void joinOfNothing() {
    check("interface X { @Task(join = /*!*/true) static int f(@Bind int n) { return n; } }")
        .underlines("true")
        .hasOnlyError(
            Problem.JoinNothing,
            "Task f declares join = true, but has no input to read."
                + " Give it an Iterable, Iterator, Stream or Flow.Publisher of items, or remove"
                + " join = true.");
  }

  @Test
  void joinOfSeveral() {
    check(
            """
            interface X {
              @Task(join = /*!*/true)
              static int f(Iterable<String> games, int a, @Bind int b, int c) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.JoinSeveral,
            "Task f declares join = true, but has 3 inputs, games, a and c, where one takes all"
                + " items. Mark those that are not items with @Bind, or remove join = true.");
  }

  @Test
  void joinOfCollection() {
    check("interface X { @Task(join = /*!*/true) static int f(List<String> games) { return 1; } }")
        .hasOnlyError(
            Problem.JoinInput,
            "Task f declares join = true, but its input games is of type List<String>, which is no"
                + " stream of items. Declare it as Iterable<String>, Iterator<String>,"
                + " Stream<String> or Flow.Publisher<String>, or remove join = true.");
  }

  @Test
  void joinOfPrimitive() {
    check("interface X { @Task(join = /*!*/true) static int f(int n) { return n; } }")
        .hasOnlyError(
            Problem.JoinInput,
            "Task f declares join = true, but its input n is of type int, which is no stream of"
                + " items. Declare it as Iterable<Integer>, Iterator<Integer>, Stream<Integer> or"
                + " Flow.Publisher<Integer>, or remove join = true.");
  }

  @Test
  void joinOfAMap() {
    check(
            "interface X {"
                + " @Task(join = /*!*/true) static int f(Map<String, Integer> counts) { return 1; } }")
        .hasOnlyError(
            Problem.JoinInput,
            "Task f declares join = true, but its input counts is of type Map<String, Integer>,"
                + " which is no stream of items. Declare it as Iterable<Map.Entry<String,"
                + " Integer>>, Iterator<Map.Entry<String, Integer>>, Stream<Map.Entry<String,"
                + " Integer>> or Flow.Publisher<Map.Entry<String, Integer>>, or remove join ="
                + " true.");
  }

  @Test
  void joinOfPrimitiveStream() {
    check("interface X { @Task(join = /*!*/true) static int f(IntStream n) { return 1; } }")
        .hasOnlyError(
            Problem.JoinInput,
            "Task f declares join = true, but its input n is of type IntStream, which is no stream"
                + " of items. Declare it as Iterable<Integer>, Iterator<Integer>,"
                + " Stream<Integer> or Flow.Publisher<Integer>, or remove join = true.");
  }

  @Test
  void oneFaultForEachOfTwoTasks() {
    check(
            """
            interface X {
              @Task(workers = /*!*/0) static int f(int n) { return n; }
              @Task(branch = /*!*/true) static int g(int n) { return n; }
              @Pipeline("f -> g") Run<Integer> p(int n);
            }
            """)
        .hasOnlyErrors(
            "[Pipewright/WorkersRange] Task f declares workers = 0, but it takes at least one"
                + " worker to run it. Write workers = 1 or more, or leave it out for one.",
            "[Pipewright/BranchResult] Task g declares branch = true, but its result, int, has no"
                + " elements to hand on one by one. Return an Iterable, Iterator, Stream, array,"
                + " Optional or Flow.Publisher, or remove branch = true.");
  }

  @Test
  void theSameFaultInTwoTypesOfOneShape() {
    String message =
        "[Pipewright/RawType] Task f joins Stream<?>, which does not say what the items are."
            + " Write the type of the items, as in Stream<String>.";
    check(
            "interface X { @Task(join = true) static int f(Stream<?> /*!*/s) { return 1; } }",
            "interface Y { @Task(join = true) static int f(Stream<?> /*!*/s) { return 1; } }")
        .hasOnlyErrors(message, message);
  }

  @Test
  void emitterWithoutBranch() {
    check(
            """
            interface X {
              @Task static void f(int n, Emitter<String> /*!*/out) {}
              @Pipeline("f") List<String> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.EmitterWithoutBranch,
            "Task f pushes its outputs into out, but does not declare branch = true. Declare it.");
  }

  @Test
  void emitterBesideAResult() {
    check(
            """
            interface X {
              @Task(branch = true) static List<String> f(int n, Emitter<String> /*!*/out) { return null; }
              @Pipeline("f") List<String> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.EmitterBesideResult,
            "Task f pushes its outputs into out, but returns List<String> besides."
                + " Return void, or remove the parameter.");
  }

  @Test
  void severalEmitters() {
    check(
            """
            interface X {
              @Task(branch = true) static void f(int n, Emitter<String> a, Emitter<String> /*!*/b) {}
              @Pipeline("f") List<String> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.EmitterSeveral,
            "Task f has several emitters, a and b, where one takes all its outputs."
                + " Remove the others.");
  }

  @Test
  void rawEmitter() {
    check(
            """
            interface X {
              @Task(branch = true) static void f(int n, Emitter<? extends Number> /*!*/out) {}
              @Pipeline("f") List<Number> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.RawEmitter,
            "Parameter out of task f is of type Emitter<? extends Number>, which does not say what"
                + " is emitted. Write the type of the items, as in Emitter<String>.");
  }

  @Test
  void untypedFuture() {
    check(
            """
            interface X {
              @Task static java.util.concurrent.CompletableFuture<?> /*!*/f(int n) { return null; }
              @Pipeline("f") List<Object> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.RawFuture,
            "Task f returns CompletableFuture<?>, which does not say what the future is completed"
                + " with. Write its type, as in CompletableFuture<String>.");
  }

  @Test
  void orderedJoinWithSeveralWorkers() {
    check(
            """
            interface X {
              @Task(branch = true) static List<String> f(int n) { return null; }
              @Task(join = true, workers = 3, ordered = /*!*/true) static int g(Iterable<String> in) { return 1; }
              @Pipeline("f -> g") List<Integer> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.JoinOrdered,
            "Task g declares join = true and ordered = true with workers = 3, but its workers share"
                + " one stream of inputs, so that no output belongs to one input."
                + " Remove ordered = true, or workers.");
  }

  @Test
  void untypedFutureOfABranchIsToldOnce() {
    check(
            """
            interface X {
              @SuppressWarnings("rawtypes")
              @Task(branch = true) static java.util.concurrent.CompletableFuture /*!*/f(int n) { return null; }
              @Pipeline("f") List<Object> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.RawFuture,
            "Task f returns CompletableFuture, which does not say what the future is completed"
                + " with. Write its type, as in CompletableFuture<String>.");
  }

  @Test
  void lowerBoundedFuture() {
    check(
            """
            interface X {
              @Task static java.util.concurrent.CompletionStage<? super Integer> /*!*/f(int n) { return null; }
              @Pipeline("f") List<Object> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.RawFuture,
            "Task f returns CompletionStage<? super Integer>, which does not say what the future is"
                + " completed with. Write its type, as in CompletionStage<String>.");
  }

  @Test
  void untypedFutureBesideAnEmitterIsToldOnce() {
    check(
            """
            interface X {
              @SuppressWarnings("rawtypes")
              @Task(branch = true)
              static java.util.concurrent.CompletableFuture f(int n, Emitter<String> /*!*/out) { return null; }
              @Pipeline("f") List<String> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.EmitterBesideResult,
            "Task f pushes its outputs into out, but returns CompletableFuture besides."
                + " Return void, or remove the parameter and branch = true.");
  }

  @Test
  void emitterBesideAnAsynchronousSink() {
    check(
            """
            interface X {
              @Task(branch = true)
              static java.util.concurrent.CompletableFuture<Void> f(int n, Emitter<String> /*!*/out) { return null; }
              @Pipeline("f") List<String> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.EmitterBesideResult,
            "Task f pushes its outputs into out, but returns CompletableFuture<Void>"
                + " besides. Return void, or remove the parameter and branch = true.");
  }

  @Test
  void joinWithNothingButAnEmitter() {
    check(
            """
            interface X {
              @Task(branch = true, join = /*!*/true) static void f(Emitter<String> out) {}
            }
            """)
        .hasOnlyError(
            Problem.JoinNothing,
            "Task f declares join = true, but has no input to read."
                + " Give it an Iterable, Iterator, Stream or Flow.Publisher of items, or remove"
                + " join = true.");
  }

  @Test
  void boundEmitterIsAValueLikeOthers() {
    check(
            """
            interface X {
              @Task(branch = /*!*/true) static void f(int n, @Bind Emitter<String> out) {}
              @Task static int g(int n, @Bind Emitter<String> out) { out.emit("" + n); return n; }
              @Pipeline("g") int p(int n, Emitter<String> out);
            }
            """)
        .hasOnlyError(
            Problem.BranchNothing,
            "Task f declares branch = true, but returns void and has no Emitter, so it has no"
                + " elements to hand on. Return an Iterable, Iterator, Stream, array, Optional or"
                + " Flow.Publisher, add an Emitter parameter, or remove branch = true.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<T> T /*!*/f(int n) { return null; }",
        "<T> int /*!*/f(int n, @Bind Comparator<T> order) { return n; }",
        "<T extends Exception> int /*!*/f(int n) throws T { return n; }",
        "<T, L extends List<T>> L /*!*/f(L list) { return list; }",
      })
  void variableThatNoInputDetermines(String method) {
    check("interface X { @Task static " + method + " }")
        .hasOnlyError(
            Problem.TypeVariable,
            "Task f has a type variable, T, that nothing in a pipeline determines."
                + " Write the type that it stands for.");
  }

  @Test
  void variableThatOnlyAnEmitterMentions() {
    check("interface X { @Task(branch = true) static <T> void /*!*/f(int n, Emitter<T> out) {} }")
        .hasOnlyError(
            Problem.TypeVariable,
            "Task f has a type variable, T, that nothing in a pipeline determines."
                + " Write the type that it stands for.");
  }
}
