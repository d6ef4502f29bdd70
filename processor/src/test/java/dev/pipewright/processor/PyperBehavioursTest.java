package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.processor.check.Problem;
import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The behaviours that <a href="https://github.com/pyper-dev/pyper">pyper</a>'s own tests hold it
 * to, in its order, as a user of this library meets them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class PyperBehavioursTest {

  private final Compiled.Made x = Compiling.compile(Sources.of("X.java")).make("p.PipewrightX");

  @Test
  void branched() {
    assertThat(x.call("branched", 5)).isEqualTo(List.of(1, 2, 3, 4, 5));
  }

  @Test
  void joined() {
    assertThat(x.call("joined", 5)).isEqualTo(15);
    assertThat(x.call("joinedLazily", 5)).isEqualTo(20);
  }

  @Test
  void bound() {
    assertThat(x.call("bound", 3, 10)).isEqualTo(List.of(0, 10, 20));
  }

  @Test
  void redundantBind() {
    Compiling.check(
            """
            interface X {
              @Task static int f(int n, @Bind int factor) { return n * factor; }
              @Pipeline("f") int p(int n, int factor, int /*!*/other);
            }
            """)
        .hasOnlyError(
            Problem.ParameterUnused,
            "Parameter other of pipeline p is neither an input of its first task, f, which takes"
                + " (int n), nor a name that one of its tasks binds. Remove it, or mark the"
                + " parameter that it is for with @Bind(\"other\").");
  }

  @Test
  void consumer() {
    List<Object> into = new ArrayList<>();
    x.call("consumed", 4, 10, into);
    assertThat(into).containsExactly(0, 10, 20, 30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workers = 2) static int f(int n) { return n; }",
        "join = true) static int f(Iterable<Integer> n) { return 1; }"
      })
  void invalidFirstTask(String attribute) {
    assertThat(
            Compiling.check(
                    "interface X { @Task("
                        + attribute
                        + " @Pipeline(\"f\") Run<Integer> p(Integer n); }")
                .errors())
        .hasSize(1)
        .allMatch(error -> error.contains("[Pipewright/FirstTask]"));
  }

  @Test
  void invalidBranchResult() {
    assertThat(
            Compiling.check(
                    "interface X { @Task(branch = true) static int f(int n) { return n; }"
                        + " @Pipeline(\"f\") Run<Integer> p(int n); }")
                .errors())
        .hasSize(1)
        .allMatch(error -> error.contains("[Pipewright/BranchResult]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"threaded", "later", "atOnce", "failedJoin"})
  void errors(String method) {
    Run<?> run = (Run<?>) x.call(method, 10);
    TaskException failure = catchThrowableOfType(TaskException.class, run::toList);
    assertThat(failure).isNotNull();
    assertThat(failure.getCause()).isInstanceOf(IllegalStateException.class);
    assertThat(failure.task()).startsWith("fail");
    assertThat(failure.pipeline()).isEqualTo(method);
  }

  @Test
  void generatorLaziness() {
    AtomicInteger calls = new AtomicInteger();
    try (Run<?> run = (Run<?>) x.call("lazy", calls)) {
      assertThat(calls).as("nothing was asked for").hasValue(0);
      Iterator<?> outputs = run.iterator();
      assertThat((Object) outputs.next()).isEqualTo(1);
      assertThat((Object) outputs.next()).isEqualTo(2);
    }
    assertThat(calls).as("two taken, two that wait and one in hand").hasValueLessThanOrEqualTo(5);
  }

  @Test
  void mixedSynchronousAndAsynchronous() {
    assertThat((List<?>) x.call("mixed", 100))
        .extracting(n -> (Integer) n)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(4, 104).boxed().toList());
    assertThat(x.call("mixedJoin", 100)).isEqualTo(IntStream.rangeClosed(1, 100).sum());
  }

  /** It would hang with one worker, or one call in flight, less than is declared. */
  @ParameterizedTest
  @ValueSource(strings = {"workers", "inFlight"})
  void asManyWorkersAsDeclared(String method) {
    assertThat((List<?>) x.call(method, 40, new CyclicBarrier(20))).hasSize(40);
  }

  @Test
  void throttle() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    AtomicReference<Thread> producer = new AtomicReference<>();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    Thread opening =
        new Thread(
            () -> {
              // While the next task holds an item, four wait for it and one is in hand.
              while (calls.get() < 6 || producer.get().getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              most.set(calls.get());
              go.countDown();
            });
    opening.start();
    try (Run<?> run = (Run<?>) x.call("throttled", 100, calls, producer, go)) {
      assertThat(run.toList()).hasSize(100);
    }
    opening.join();
    assertThat(most).hasValue(6);
  }

  @Test
  void bounds() {
    for (String attribute : List.of("workers = 0", "workers = -1", "throttle = -2")) {
      assertThat(
              Compiling.check(
                      "interface X { @Task("
                          + attribute
                          + ") static int f(int n) { return n; } @Pipeline(\"f\") int p(int n); }")
                  .errors())
          .hasSize(1)
          .allMatch(error -> error.contains("Range]"));
    }
  }
}
