package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.LogRecords;
import dev.pipewright.runtime.testing.Threads;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run may go to its end in the background, and complete a future. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuturesTest {

  private final Threads workers = new Threads();
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  private Integer noted(Integer i) {
    workers.note();
    return i;
  }

  private Line<Integer> noting(Line<Integer> line) {
    return line.each(task("same"), this::noted);
  }

  /** A way to run in the background. */
  private record Way(String name, Function<LocalRun<Integer>, CompletableFuture<?>> later) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    return Stream.of(
        new Way("list", LocalRun::toListLater),
        new Way("single", LocalRun::singleLater),
        new Way("toEnd", LocalRun::toEndLater));
  }

  @Test
  void aListOfTheOutputs() throws Exception {
    List<Integer> list = noting(numbers(3)).run().toListLater().get();
    assertThat(list).containsExactly(0, 1, 2);
    assertThatThrownBy(() -> list.add(3)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theOnlyOutput() throws Exception {
    assertThat(noting(numbers(1)).run().singleLater().get()).isZero();
    assertThatThrownBy(noting(numbers(2)).run().singleLater()::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void nothingButTheEnd() throws Exception {
    assertThat(noting(numbers(1_000)).run().toEndLater().get()).isNull();
    assertThat(workers.alive()).isEmpty();
  }

  /** Gives one number, and waits for a latch before that. */
  private Line<Integer> waiting() {
    return numbers(1)
        .each(
            task("wait"),
            i -> {
              workers.note();
              mayEnd.await();
              return i;
            });
  }

  @ParameterizedTest
  @MethodSource("ways")
  void startsAtOnceThoughNobodyAsks(Way way) throws Exception {
    CompletableFuture<?> future = way.later().apply(waiting().run());
    eventually().until(() -> !workers.seen().isEmpty());
    assertThat(future).isNotDone();
    mayEnd.countDown();
    future.get();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void completesAfterEveryWorkerHasEndedAndNotOnOne(Way way) throws Exception {
    AtomicReference<List<String>> alive = new AtomicReference<>();
    AtomicReference<Thread> completer = new AtomicReference<>();
    CompletableFuture<?> dependent =
        way.later()
            .apply(waiting().run())
            .whenComplete(
                (result, failure) -> {
                  alive.set(workers.alive());
                  completer.set(Thread.currentThread());
                });
    mayEnd.countDown(); // only now, so that the dependent is there before
    dependent.get();
    assertThat(alive.get()).isEmpty();
    assertThat(workers.seen()).doesNotContain(completer.get());
    assertThat(completer.get().getName()).isEqualTo("complete-line");
  }

  @Test
  void theEndWaitsForASinksLastCall() throws Exception {
    CompletableFuture<?> future =
        numbers(1)
            .sink(
                task("sink"),
                i -> {
                  workers.note();
                  mayEnd.await();
                })
            .run()
            .toEndLater();
    eventually()
        .until(
            () -> workers.seen().size() == 1 && workers.seen().stream().allMatch(Threads::isIdle));
    assertThat(future).isNotDone();
    mayEnd.countDown();
    future.get();
    assertThat(workers.alive()).isEmpty();
  }

  private void awaitStarted() {
    eventually().until(() -> !workers.seen().isEmpty());
  }

  private void awaitStopped() {
    eventually().until(() -> workers.alive().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void cancellingClosesTheRun(Way way) {
    CompletableFuture<?> future = way.later().apply(waiting().run());
    awaitStarted();
    assertThat(future.cancel(false)).isTrue();
    awaitStopped();
    assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void cancellingDoesNotWaitForTheWorkers() {
    CompletableFuture<?> future =
        numbers(1)
            .sink(
                task("stubborn"),
                i -> {
                  workers.note();
                  Threads.awaitStubbornly(mayEnd);
                })
            .run()
            .toEndLater();
    awaitStarted();
    future.cancel(true);
    assertThat(workers.alive()).isNotEmpty();
    mayEnd.countDown();
    awaitStopped();
  }

  @Test
  void aTaskMayCancel() {
    AtomicReference<CompletableFuture<?>> future = new AtomicReference<>();
    CountDownLatch returned = new CountDownLatch(1);
    future.set(
        numbers(1)
            .each(
                task("cancel"),
                i -> {
                  workers.note();
                  mayEnd.await();
                  future.get().cancel(true);
                  returned.countDown();
                  return i;
                })
            .run()
            .toListLater());
    mayEnd.countDown();
    eventually().until(() -> returned.getCount() == 0);
    awaitStopped();
    assertThat(future.get()).isCancelled();
  }

  @Test
  void completingByHandClosesTheRun() throws Exception {
    CompletableFuture<List<Integer>> future = noting(allNumbers()).run().toListLater();
    awaitStarted();
    future.complete(List.of(7));
    awaitStopped();
    assertThat(future.get()).containsExactly(7);

    CompletableFuture<Integer> failed = waiting().run().singleLater();
    awaitStarted();
    failed.completeExceptionally(new IOException());
    awaitStopped();
    assertThatThrownBy(failed::get).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aTimeoutClosesTheRun() {
    CompletableFuture<List<Integer>> future =
        waiting().run().toListLater().orTimeout(1, TimeUnit.MILLISECONDS);
    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    awaitStopped();
  }

  private static Line<Integer> failing(Throwable cause) {
    return numbers(3)
        .each(
            task("fail"),
            i -> {
              throw cause;
            });
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aFailureCompletesTheFuture(Way way) {
    IOException cause = new IOException();
    assertThatThrownBy(() -> way.later().apply(failing(cause).run()).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(TaskException.class)
        .hasCause(cause);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aDeclaredExceptionCompletesTheFutureItself(Way way) {
    IOException cause = new FileNotFoundException();
    assertThatThrownBy(
            () ->
                way.later().apply(failing(cause).run().throwing(List.of(IOException.class))).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(cause);
    assertThat(cause.getSuppressed()).as("added to the task's exception").isEmpty();
  }

  @Test
  void aFailureAfterCancellingIsWarnedOf() throws Exception {
    CountDownLatch inTask = new CountDownLatch(1);
    try (LogRecords log = LogRecords.listen()) {
      CompletableFuture<?> future =
          numbers(1)
              .sink(
                  task("fail"),
                  i -> {
                    workers.note();
                    CountDownLatch interrupted = new CountDownLatch(1);
                    inTask.countDown();
                    Threads.awaitStubbornly(interrupted, interrupted::countDown);
                    throw new IOException();
                  })
              .run()
              .toEndLater();
      inTask.await();
      future.cancel(true);
      eventually().until(() -> !log.warningsOf("cancelled").isEmpty());
      assertThat(log.warningsOf("cancelled")).singleElement().asString().contains("pipeline line");
    }
  }

  @Test
  void theOutputsAreTaken() throws Exception {
    LocalRun<Integer> run = noting(numbers(3)).run();
    run.toEndLater().get();
    assertThatThrownBy(run::toList).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(run.toListLater()::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
