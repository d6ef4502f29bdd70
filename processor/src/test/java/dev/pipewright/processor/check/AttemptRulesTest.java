package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of time-outs and further attempts. */
class AttemptRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "s",
        "5 s",
        "-5s",
        "+5s",
        "5S",
        "5sec",
        "5.5s",
        "1m30s",
        " ",
        "9999999999h",
        "99999999999s"
      })
  void noDuration(String timeout) {
    check(
            "interface X { @Task(timeout = /*!*/\"%s\") static int f(int n) { return n; } }"
                .formatted(timeout))
        .hasOnlyError(
            Problem.DurationSyntax,
            "Task f declares timeout = \"%s\", which is no duration. Write a whole number and a unit,"
                    .formatted(timeout)
                + " one of ns, us, ms, s, m and h, as in \"5s\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1ns", "20us", "100ms", "5s", "90m", "24h", "2147483647s"})
  void durations(String timeout) {
    compile(
        "interface X { @Task(timeout = \"%s\") static int f(int n) { return n; } }"
            .formatted(timeout));
  }

  @Test
  void noTime() {
    check("interface X { @Task(timeout = /*!*/\"0ms\") static int f(int n) { return n; } }")
        .hasOnlyError(
            Problem.TimeoutZero,
            "Task f declares timeout = \"0ms\", which leaves no time for a call. Write a longer one,"
                + " or remove it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List<String> f(String s)",
        "Set<String> f(String s)",
        "ArrayDeque<String> f(String s)",
        "String[] f(String s)",
        "int[] f(String s)",
        "Optional<String> f(String s)",
        "java.util.concurrent.CompletableFuture<List<String>> f(String s)"
      })
  void completeResults(String method) {
    compile(
        """
        abstract class X {
          @Task(branch = true, timeout = "5s")
          @Retry(times = 1, on = Exception.class)
          static %s { return null; }
        }
        """
            .formatted(method));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Iterable<String> f(String s)",
        "Iterator<String> f(String s)",
        "Stream<String> f(String s)",
        "IntStream f(String s)",
        "java.util.concurrent.Flow.Publisher<String> f(String s)",
        "java.util.concurrent.CompletableFuture<Stream<String>> f(String s)"
      })
  void lazyResults(String method) {
    check(
            """
            abstract class X {
              @Task(branch = true, timeout = /*!*/"5s") static %s { return null; }
            }
            """
                .formatted(method))
        .hasOnlyError(Problem.TimeoutOfLazy);
    check(
            """
            abstract class X {
              @Task(branch = true) /*!*/@Retry(times = 1, on = Exception.class)
              static %s { return null; }
            }
            """
                .formatted(method))
        .hasOnlyError(Problem.RetryOfLazy);
  }

  @Test
  void pushedResultsAgain() {
    check(
            """
            abstract class X {
              @Task(branch = true) /*!*/@Retry(times = 1)
              static void f(String s, Emitter<String> e) throws java.io.IOException {}
            }
            """)
        .hasOnlyError(
            Problem.RetryOfLazy,
            "Task f declares @Retry, but pushes into an Emitter, so that some of its outputs are on"
                + " their way when it fails. Return a List of them, or remove @Retry.");
  }

  @Test
  void computations() {
    check(
            "interface X { @Task(cpuBound = true, timeout = \"1s\") static int f(int n) { return n; } }")
        .hasOnlyWarning(
            Problem.TimeoutOfComputation,
            "Task f is cpuBound and declares a timeout, but a computation takes no notice of the"
                + " interrupt by which a timeout ends an attempt. Check Thread.interrupted() in it,"
                + " or declare multiprocess = true.");
    compile(
        """
        interface X {
          @Task(cpuBound = true, multiprocess = true, timeout = "1s") static int f(int n) { return n; }
        }
        """);
  }

  @Test
  void pushedResults() {
    check(
            """
            abstract class X {
              @Task(branch = true, timeout = /*!*/"5s") static void f(String s, Emitter<String> e) {}
            }
            """)
        .hasOnlyError(
            Problem.TimeoutOfLazy,
            "Task f declares a timeout, but pushes into an Emitter, so that its outputs are made"
                + " after the call, while they are read. Return a List of them, or remove timeout.");
  }

  @Test
  void aLazyResultThatIsOneItemIsNone() {
    compile(
        """
        abstract class X {
          @Task(timeout = "5s") @Retry(times = 1) static Stream<String> f(String s)
              throws java.io.IOException { return null; }
        }
        """);
  }

  @Test
  void joins() {
    check(
            """
            abstract class X {
              @Task(join = true, timeout = /*!*/"5s") static int f(Iterable<String> s) { return 0; }
            }
            """)
        .hasOnlyError(
            Problem.TimeoutOfJoin,
            "Task f declares a timeout, but joins, so that its one call takes as long as its input"
                + " comes in. Remove timeout, or join = true.");
    check(
            """
            abstract class X {
              @Task(join = true) /*!*/@Retry(times = 1)
              static int f(Iterable<String> s) throws java.io.IOException { return 0; }
            }
            """)
        .hasOnlyError(
            Problem.RetryOfJoin,
            "Task f declares @Retry, but joins, so that the inputs of its one call are gone when it"
                + " fails. Remove @Retry, or join = true.");
  }

  @Test
  void declaredExceptions() {
    compile(
        """
        abstract class X {
          @Task @Retry(times = 1) static int a(int n) throws java.io.IOException { return n; }
          @Task @Retry(times = 1) static int b(int n) throws Exception { return n; }
          @Task @Retry(times = 1) static int c(int n) throws Throwable { return n; }
          @Task(timeout = "1s") @Retry(times = 1) static int d(int n) { return n; }
          @Task @Retry(times = 1, on = RuntimeException.class) static int e(int n) { return n; }
          @Task @Retry(times = 1, on = {java.io.FileNotFoundException.class, Exception.class})
          static int f(int n) throws java.io.IOException { return n; }
          @Task @Retry(times = 1, on = Exception.class) static int g(int n) { return n; }
          @Task(timeout = "1s")
          @Retry(times = 1, on = java.util.concurrent.TimeoutException.class)
          static int h(int n) { return n; }
          @Task @Retry(times = 1, on = java.io.IOException.class)
          static java.util.concurrent.CompletionStage<String> i(int n) { return null; }
        }
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " throws InterruptedException", " throws IllegalStateException"})
  void nothingToRetry(String thrown) {
    check(
            """
            abstract class X {
              @Task /*!*/@Retry(times = 1) static int f(int n)%s { return n; }
            }
            """
                .formatted(thrown))
        .hasOnlyError(
            Problem.RetryNothing,
            "Task f declares @Retry, but declares no checked exception, so it is not known after"
                + " which exceptions to call it again. Name them, as in on ="
                + " IllegalStateException.class.");
  }

  @Test
  void futuresThatMayFailWithAnything() {
    check(
            """
            abstract class X {
              @Task /*!*/@Retry(times = 1)
              static java.util.concurrent.CompletionStage<String> f(int n) { return null; }
            }
            """)
        .hasOnlyError(
            Problem.RetryNothing,
            "Task f declares @Retry, but returns a future, which may fail with anything, so it is"
                + " not known after which exceptions to call it again. Name them, as in on ="
                + " IllegalStateException.class.");
  }

  @Test
  void exceptionsThatCannotBeThrown() {
    check(
            """
            abstract class X {
              @Task @Retry(times = 1, on = {RuntimeException.class, java.io.IOException/*!*/.class})
              static int f(int n) { return n; }
            }
            """)
        .hasOnlyError(
            Problem.RetryImpossible,
            "Task f declares @Retry on IOException, which it does not declare to throw. Remove it"
                + " from on, or add it to the throws clause.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"InterruptedException", "java.util.concurrent.CancellationException"})
  void exceptionsThatEndATask(String exception) {
    check(
            """
            abstract class X {
              @Task @Retry(times = 1, on = %s/*!*/.class)
              static int f(int n) throws InterruptedException { return n; }
            }
            """
                .formatted(exception))
        .hasOnlyError(
            Problem.RetryNever,
            "Task f declares @Retry on %s, which tells of an interrupt or a cancellation, after which"
                    .formatted(exception.substring(exception.lastIndexOf('.') + 1))
                + " no call is made again. Remove it from on.");
  }

  @Test
  void numbersOfAttempts() {
    check(
            """
            abstract class X {
              @Task @Retry(times = /*!*/0) static int f(int n) throws Exception { return n; }
            }
            """)
        .hasOnlyError(
            Problem.RetryTimes,
            "Task f declares @Retry with times = 0, which leaves no further attempt. Write times = 1"
                + " or more, or remove @Retry.");
    compile(
        """
        abstract class X {
          @Task @Retry(times = Integer.MAX_VALUE) static int f(int n) throws Exception { return n; }
        }
        """);
  }

  @Test
  void pauses() {
    check(
            """
            abstract class X {
              @Task @Retry(times = 1, pause = /*!*/"1m") static int f(int n) throws Exception { return n; }
            }
            """)
        .hasOnlyError(
            Problem.RetryPauses,
            "Task f declares @Retry with pause = \"1m\", which is longer than maxPause = \"30s\"."
                + " Write a longer maxPause, or a shorter pause.");
    check(
            """
            abstract class X {
              @Task @Retry(times = 1, maxPause = /*!*/"9ms") static int f(int n) throws Exception { return n; }
            }
            """)
        .hasOnlyError(Problem.RetryPauses);
    check(
            """
            abstract class X {
              @Task @Retry(times = 1, pause = /*!*/"soon") static int f(int n) throws Exception { return n; }
            }
            """)
        .hasOnlyError(Problem.DurationSyntax);
    compile(
        """
        abstract class X {
          @Task @Retry(times = 1, pause = "0s", maxPause = "0s")
          static int f(int n) throws Exception { return n; }
        }
        """);
  }

  @Test
  void exceptionsThatAreNotVisible() {
    check(
            """
            abstract class X {
              private static final class Hidden extends RuntimeException {
                private static final long serialVersionUID = 1;
              }
              @Task @Retry(times = 1, on = Hidden.class) static int /*!*/f(int n) { return n; }
              @Pipeline("f") abstract int run(int n);
            }
            """)
        .hasOnlyError(Problem.TaskHidden);
  }

  @Test
  void noTask() {
    check("abstract class X { @Retry(times = 1) static int /*!*/f(int n) { return n; } }")
        .hasOnlyError(
            Problem.RetryStray,
            "Method f has @Retry, which is for tasks, and is none. Annotate it with @Task, or remove"
                + " @Retry.");
  }
}
