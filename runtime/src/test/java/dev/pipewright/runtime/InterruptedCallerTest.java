package dev.pipewright.runtime;

import static dev.pipewright.runtime.Line.allNumbers;
import static dev.pipewright.runtime.Line.numbers;
import static dev.pipewright.runtime.Line.task;
import static dev.pipewright.runtime.Threads.eventually;
import static dev.pipewright.runtime.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An interrupt of the waiting caller closes the run; one that strays into a task does nothing. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedCallerTest {

  private final Threads threads = new Threads();
  private final CountDownLatch never = new CountDownLatch(1);

  private Line<Integer> waiting() {
    return numbers(1)
        .each(
            task("wait"),
            i -> {
              threads.note();
              never.await();
              return i;
            });
  }

  static Stream<Arguments> waysToWait() {
    return Stream.of(
        Arguments.of("hasNext", (Consumer<Run<Integer>>) run -> run.iterator().hasNext()),
        Arguments.of("next", (Consumer<Run<Integer>>) run -> run.iterator().next()),
        Arguments.of("stream", (Consumer<Run<Integer>>) run -> run.stream().count()),
        Arguments.of("toList", (Consumer<Run<Integer>>) Run::toList),
        Arguments.of("forEach", (Consumer<Run<Integer>>) run -> run.forEach(i -> {})));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waysToWait")
  void aPullThatIsInterruptedClosesTheRun(String name, Consumer<Run<Integer>> pull)
      throws Exception {
    Threads.Background<List<String>> caller =
        inBackground(
            () -> {
              assertThatThrownBy(() -> pull.accept(waiting().run()))
                  .isInstanceOf(CancellationException.class);
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
              return threads.alive();
            });
    eventually().until(() -> !threads.seen().isEmpty());
    caller.awaitIdle();
    caller.thread().interrupt();
    assertThat(caller.get()).isEmpty();
  }

  @Test
  void furtherPullsTellTheSame() {
    Iterator<Integer> outputs = waiting().run().iterator();
    Thread.currentThread().interrupt();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(outputs::hasNext).isInstanceOf(CancellationException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(outputs::hasNext).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anInterruptWhileTheEndIsAwaitedClosesTheRunToo() throws Exception {
    CountDownLatch lingering = new CountDownLatch(1);
    Line<Integer> line =
        numbers(1)
            .join(
                task("linger"),
                (in, out) -> {
                  threads.note();
                  out.put(in.iterator().next());
                  lingering.countDown();
                  never.await();
                });
    Threads.Background<List<String>> caller =
        inBackground(
            () -> {
              Iterator<Integer> outputs = line.run().iterator();
              assertThat(outputs.next()).isZero();
              assertThatThrownBy(outputs::hasNext).isInstanceOf(CancellationException.class);
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
              return threads.alive();
            });
    lingering.await();
    caller.awaitIdle();
    caller.thread().interrupt();
    assertThat(caller.get()).isEmpty();
  }

  @Test
  void aFailureGoesBeforeTheCancellation() throws Exception {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        numbers(1)
            .each(
                task("wait"),
                i -> {
                  threads.note();
                  Threads.awaitStubbornly(never, never::countDown);
                  throw cause;
                });
    Threads.Background<Boolean> caller =
        inBackground(
            () -> {
              Iterator<Integer> outputs = line.run().iterator();
              assertThatThrownBy(outputs::hasNext)
                  .isInstanceOf(TaskException.class)
                  .hasCause(cause);
              return Thread.currentThread().isInterrupted();
            });
    eventually().until(() -> !threads.seen().isEmpty());
    caller.awaitIdle();
    caller.thread().interrupt();
    assertThat(caller.get()).isTrue();
  }

  @Test
  void closeWaitsForTheWorkersThoughInterrupted() throws Exception {
    Stubborn stubborn = new Stubborn();
    Run<Integer> run =
        allNumbers()
            .<Integer>each(
                task("stubborn"),
                i -> {
                  if (i == 1) {
                    stubborn.call();
                  }
                  return i;
                })
            .run();
    assertThat(run.iterator().next()).isZero();
    stubborn.awaitCall();
    Threads.Background<Boolean> closer =
        inBackground(
            () -> {
              run.close();
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
              return stubborn.isThrough();
            });
    stubborn.awaitInterrupt();
    closer.awaitIdle();
    closer.thread().interrupt();
    eventually().until(() -> !closer.thread().isInterrupted() || closer.isDone());
    closer.awaitIdle();
    assertThat(closer.isDone()).isFalse();
    stubborn.letEnd();
    assertThat(closer.get()).isTrue();
  }

  @Test
  void aCallerThatComesInterruptedStillWaitsInClose() {
    Run<Integer> run =
        allNumbers()
            .<Integer>each(
                task("same"),
                i -> {
                  threads.note();
                  return i;
                })
            .run();
    assertThat(run.iterator().next()).isZero();
    Thread.currentThread().interrupt();
    run.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void aStrayInterruptOfOneCallIsNotSeenByTheNext() {
    Line<Boolean> line =
        numbers(5000)
            .each(
                task("stray").withThrottle(1),
                i -> {
                  boolean interrupted = Thread.currentThread().isInterrupted();
                  Thread.currentThread().interrupt();
                  return interrupted;
                });
    assertThat(line.run().toList()).hasSize(5000).containsOnly(false);
  }

  @Test
  void aStrayInterruptOfABranchDoesNotDisturbItsOutputs() {
    Line<Integer> line =
        numbers(5000)
            .<Integer>branch(
                task("stray").withThrottle(1),
                (i, out) -> {
                  Thread.currentThread().interrupt();
                  out.put(i);
                  out.put(i);
                })
            .join(
                task("stray-join").withThrottle(1),
                (in, out) -> {
                  for (int i : in.iterable()) {
                    Thread.currentThread().interrupt();
                    out.put(i);
                  }
                });
    assertThat(line.run().toList()).hasSize(10_000);
  }
}
