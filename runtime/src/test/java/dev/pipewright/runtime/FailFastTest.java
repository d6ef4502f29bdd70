package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.ChildJvm;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Stubborn;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first failure stops every worker and surfaces as a {@link TaskException}. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailFastTest {

  private static TaskException failureOf(Line<?> line) {
    return catchThrowableOfType(TaskException.class, () -> line.run().toEnd());
  }

  private static void assertFailure(
      TaskException failure, String task, Object input, Throwable cause) {
    assertThat(failure.task()).isEqualTo(task);
    assertThat(failure.pipeline()).isEqualTo(Line.NAME);
    assertThat(failure.input()).isEqualTo(input);
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(Threads.platformWorkers()).isEmpty();
  }

  static Stream<Throwable> causes() {
    return Stream.of(
        new IOException("checked"),
        new IllegalStateException("unchecked"),
        new StackOverflowError("error"),
        new OutOfMemoryError("error"),
        new Throwable("neither"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void ofAFirstTask(Throwable cause) {
    Line<Integer> line =
        first(
            task("read"),
            out -> {
              throw cause;
            },
            "a",
            null,
            7);
    assertFailure(failureOf(line), "read", Arrays.asList("a", null, 7), cause);
  }

  /** Who called the pipeline stands in the trace of the failure, who threw in that of its cause. */
  @Test
  void itsStackTraceIsThatOfTheCaller() {
    Line<Integer> line =
        numbers(10)
            .each(
                task("work"),
                number -> {
                  throw new IOException("thrown by a worker");
                });

    try (Run<Integer> run = line.run()) {
      Iterator<Integer> outputs = run.iterator();
      TaskException first = catchThrowableOfType(TaskException.class, outputs::next);
      assertThat(methodsOf(first)).contains("itsStackTraceIsThatOfTheCaller");
      assertThat(methodsOf(first.getCause())).doesNotContain("itsStackTraceIsThatOfTheCaller");
      assertThatThrownBy(outputs::next).isSameAs(first);
    }
  }

  private static List<String> methodsOf(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::getMethodName).toList();
  }

  @Test
  void ofAFirstTaskWithoutArguments() {
    IOException cause = new IOException();
    Line<Integer> line =
        first(
            task("read"),
            out -> {
              throw cause;
            });
    assertFailure(failureOf(line), "read", List.of(), cause);
  }

  @ParameterizedTest
  @MethodSource("causes")
  void ofATaskInTheMiddle(Throwable cause) {
    Line<Integer> line =
        numbers(10)
            .each(
                task("check"),
                i -> {
                  if (i == 5) {
                    throw cause;
                  }
                  return i;
                })
            .each(task("same"), i -> i);
    assertFailure(failureOf(line), "check", 5, cause);
  }

  @Test
  void ofABranchThatFailsHalfWay() {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        numbers(10)
            .<Integer>branch(
                task("split"),
                (i, out) ->
                    Branch.putAll(
                        IntStream.range(0, 10)
                            .peek(
                                j -> {
                                  if (i == 5 && j == 5) {
                                    throw cause;
                                  }
                                }),
                        out))
            .each(task("same"), i -> i);
    assertFailure(failureOf(line), "split", 5, cause);
  }

  @Test
  void ofAJoin() {
    IOException cause = new IOException();
    Line<Integer> line =
        numbers(10)
            .join(
                task("sum"),
                (in, out) -> {
                  assertThat(in.iterator().next()).isZero();
                  throw cause;
                });
    assertFailure(failureOf(line), "sum", null, cause);
  }

  @ParameterizedTest
  @MethodSource("causes")
  void ofASink(Throwable cause) {
    Line<Void> line =
        numbers(10)
            .sink(
                task("write"),
                i -> {
                  if (i == 9) {
                    throw cause;
                  }
                });
    assertFailure(failureOf(line), "write", 9, cause);
  }

  @Test
  void ofHasNextOfAResult() {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        numbers(3)
            .branch(
                task("split"),
                (i, out) ->
                    Branch.putAll(
                        new Iterator<Integer>() {
                          @Override
                          public boolean hasNext() {
                            throw cause;
                          }

                          @Override
                          public Integer next() {
                            return i;
                          }
                        },
                        out));
    assertFailure(failureOf(line), "split", 0, cause);
  }

  @Test
  void ofClosingASource() {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        first(
            task("read"),
            out ->
                Branch.putAll(
                    Stream.of(1, 2)
                        .onClose(
                            () -> {
                              throw cause;
                            }),
                    out),
            "file");
    assertFailure(failureOf(line), "read", List.of("file"), cause);
  }

  @Test
  void ofClosingASourceThatHasFailed() {
    IllegalStateException cause = new IllegalStateException();
    IllegalArgumentException closing = new IllegalArgumentException();
    Line<Integer> line =
        first(
            task("read"),
            out ->
                Branch.putAll(
                    Stream.of(1, 2)
                        .peek(
                            i -> {
                              throw cause;
                            })
                        .onClose(
                            () -> {
                              throw closing;
                            }),
                    out));
    TaskException failure = failureOf(line);
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(cause.getSuppressed()).as("added to the source's exception").isEmpty();
    assertThat(failure.getSuppressed())
        .singleElement()
        .isInstanceOf(TaskException.class)
        .extracting(Throwable::getCause)
        .isSameAs(closing);
  }

  @Test
  void ofATaskThatReturnsNull() {
    TaskException failure = failureOf(numbers(3).each(task("find"), i -> null));
    assertThat(failure.task()).isEqualTo("find");
    assertThat(failure.input()).isEqualTo(0);
    assertThat(failure)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("branch")
        .hasMessageContaining("Optional");
  }

  @Test
  void ofABranchWithANullElement() {
    TaskException failure =
        failureOf(
            numbers(3)
                .branch(task("split"), (i, out) -> Branch.putAll(Arrays.asList(i, null), out)));
    assertThat(failure.task()).isEqualTo("split");
    assertThat(failure)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("null element");
  }

  @Test
  void ofABranchWithoutAResult() {
    TaskException failure =
        failureOf(
            numbers(3).branch(task("split"), (i, out) -> Branch.putAll((List<Integer>) null, out)));
    assertThat(failure.task()).isEqualTo("split");
    assertThat(failure)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("returned null");
  }

  @Test
  void ofATaskThatFillsTheMemory() throws Exception {
    assertThat(ChildJvm.run(FillMemory.class, "-Xmx24m")).isEqualTo("java.lang.OutOfMemoryError");
  }

  /** Fills an unbounded queue while the caller does not look; runs in a JVM of its own. */
  static final class FillMemory {

    private FillMemory() {}

    public static void main(String[] args) throws InterruptedException {
      AtomicReference<Thread> worker = new AtomicReference<>();
      Line<byte[]> line =
          first(
              task("fill").withThrottle(Attributes.UNBOUNDED),
              out -> {
                worker.set(Thread.currentThread());
                Branch.putAll(Stream.generate(() -> new byte[64]), out);
              });
      Iterator<byte[]> outputs = line.run().iterator();
      outputs.next();
      worker.get().join();
      try {
        while (outputs.hasNext()) {
          outputs.next();
        }
        System.out.println("a false end");
      } catch (TaskException e) {
        System.out.println(e.getCause().getClass().getName());
      }
    }
  }

  /** An exception that cannot even be printed, as proxies and remote ones may be. */
  private static final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException("no message");
    }
  }

  @Test
  void ofATaskThatThrowsWhatCannotBePrinted() {
    Unprintable cause = new Unprintable();
    Line<Integer> line =
        numbers(3)
            .each(
                task("check"),
                i -> {
                  throw cause;
                });
    assertFailure(failureOf(line), "check", 0, cause);
  }

  @Test
  void theMessageNamesTaskAndPipelineAndCauseButNotTheItem() {
    record Secret(String text) {}
    TaskException failure =
        failureOf(
            numbers(1)
                .each(task("hide"), i -> new Secret("password"))
                .each(
                    task("check"),
                    secret -> {
                      throw new IOException("disk full");
                    }));
    assertThat(failure.input()).isEqualTo(new Secret("password"));
    assertThat(failure.getMessage())
        .contains("check", Line.NAME, "disk full")
        .doesNotContain("password");
  }

  @Test
  void surfacesAtEveryPullAndNotAtCloseAgain() {
    IOException cause = new IOException();
    Run<Integer> run =
        numbers(3)
            .<Integer>each(
                task("check"),
                i -> {
                  throw cause;
                })
            .run();
    Iterator<Integer> outputs = run.iterator();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(outputs::hasNext).isInstanceOf(TaskException.class).hasCause(cause);
      assertThatThrownBy(outputs::next).isInstanceOf(TaskException.class).hasCause(cause);
    }
    assertThatCode(run::close).doesNotThrowAnyException();
  }

  @Test
  void surfacesThroughEveryWayToTakeOutputs() {
    Line<Integer> line =
        numbers(3)
            .each(
                task("check"),
                i -> {
                  throw new IOException();
                });
    assertThatThrownBy(() -> line.run().toList()).isInstanceOf(TaskException.class);
    assertThatThrownBy(() -> line.run().forEach(i -> {})).isInstanceOf(TaskException.class);
    assertThatThrownBy(() -> line.run().single()).isInstanceOf(TaskException.class);
    assertThatThrownBy(() -> line.run().toEnd()).isInstanceOf(TaskException.class);
    assertThatThrownBy(
            () -> {
              try (Stream<Integer> stream = line.run().stream()) {
                assertThat(stream.count()).isZero();
              }
            })
        .isInstanceOf(TaskException.class);
  }

  @Test
  void isThrownOnceByCloseIfNoPullHasTold() {
    CountDownLatch mayFail = new CountDownLatch(1);
    IOException cause = new IOException();
    Threads threads = new Threads();
    Run<Integer> run =
        numbers(3)
            .<Integer>each(
                task("check"),
                i -> {
                  threads.note();
                  if (i == 1) {
                    mayFail.await();
                    throw cause;
                  }
                  return i;
                })
            .run();
    assertThat(run.iterator().next()).isZero();
    mayFail.countDown();
    eventually().until(() -> threads.alive().isEmpty());

    assertThatThrownBy(run::close).isInstanceOf(TaskException.class).hasCause(cause);
    assertThatCode(run::close).doesNotThrowAnyException();
  }

  @Test
  void dropsOutputsThatWait() {
    CountDownLatch mayFail = new CountDownLatch(1);
    Threads threads = new Threads();
    Run<Integer> run =
        numbers(10)
            .<Integer>each(
                task("check"),
                i -> {
                  threads.note();
                  if (i == 9) {
                    mayFail.await();
                    throw new IOException();
                  }
                  return i;
                })
            .run();
    Iterator<Integer> outputs = run.iterator();
    assertThat(outputs.next()).isZero();
    mayFail.countDown();
    eventually().until(() -> threads.alive().isEmpty()); // eight outputs were waiting
    assertThatThrownBy(outputs::hasNext).isInstanceOf(TaskException.class);
  }

  @Test
  void interruptsTheOthersAndWaitsForThem() {
    CountDownLatch othersWait = new CountDownLatch(3);
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger interrupted = new AtomicInteger();
    Threads threads = new Threads();
    Line<Integer> line =
        allNumbers()
            .<Integer>each(
                task("wait").withWorkers(4),
                i -> {
                  threads.note();
                  if (i == 0) {
                    othersWait.await();
                    throw new IOException();
                  }
                  othersWait.countDown();
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                    throw e;
                  }
                  return i;
                });
    TaskException failure = failureOf(line);
    assertThat(failure.input()).isEqualTo(0);
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(interrupted).hasValue(3);
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void surfacesOnlyWhenEveryWorkerHasEnded() throws Exception {
    Stubborn stubborn = new Stubborn();
    Line<Integer> line =
        numbers(2)
            .each(
                task("wait").withWorkers(2),
                i -> {
                  if (i == 0) {
                    stubborn.call();
                    return i;
                  }
                  stubborn.awaitCall();
                  throw new IOException();
                });
    Threads.Background<Boolean> caller =
        Threads.inBackground(
            () -> {
              assertThat(failureOf(line).input()).isEqualTo(1);
              return stubborn.isThrough();
            });
    stubborn.awaitInterrupt();
    caller.awaitIdle();
    assertThat(caller.isDone()).isFalse();
    stubborn.letEnd();
    assertThat(caller.get()).isTrue();
  }

  @Test
  void laterFailuresAreSuppressedInTheFirst() {
    CountDownLatch othersWait = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    IOException cause = new IOException("first");
    Line<Integer> line =
        numbers(3)
            .each(
                task("wait").withWorkers(3),
                i -> {
                  if (i == 0) {
                    othersWait.await();
                    throw cause;
                  }
                  othersWait.countDown();
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException("broken by the stop"); // does not tell of it
                  }
                  return i;
                });
    TaskException failure = failureOf(line);
    assertThat(failure).hasCause(cause);
    assertThat(failure.getSuppressed())
        .hasSize(2)
        .allSatisfy(
            later -> {
              assertThat(later).isInstanceOf(TaskException.class);
              assertThat(later).hasCauseInstanceOf(IllegalStateException.class);
              assertThat(((TaskException) later).task()).isEqualTo("wait");
            })
        .extracting(later -> ((TaskException) later).input())
        .containsExactlyInAnyOrder(1, 2);
  }

  @RepeatedTest(300)
  void noJoinTakesAFailureForTheEndOfItsInput() {
    CyclicBarrier bothFail = new CyclicBarrier(2);
    AtomicBoolean toldOfAnEnd = new AtomicBoolean();
    Line<Void> line =
        numbers(2)
            .<Integer>each(
                task("a"),
                i -> {
                  if (i == 1) {
                    bothFail.await();
                    throw new IOException();
                  }
                  return i;
                })
            .<Integer>each(
                task("b"),
                i -> {
                  bothFail.await();
                  throw new IOException();
                })
            .join(
                task("commit"),
                (in, out) -> {
                  in.iterator().hasNext();
                  toldOfAnEnd.set(true);
                });
    assertThat(failureOf(line)).isNotNull();
    assertThat(toldOfAnEnd).isFalse();
  }
}
