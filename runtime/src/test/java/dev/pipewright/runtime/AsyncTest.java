package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.LogRecords;
import dev.pipewright.runtime.testing.Stages;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of an asynchronous task are in flight, as many as it has workers, and hold no thread. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AsyncTest {

  /** The calls made, in order; for the tests to complete. */
  private final List<CompletableFuture<Integer>> calls = new CopyOnWriteArrayList<>();

  /** How many of them a test has completed; counted before it does. */
  private final AtomicInteger completed = new AtomicInteger();

  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final Threads callers = new Threads();

  private CompletableFuture<Integer> call(int input) {
    callers.note();
    CompletableFuture<Integer> future = new CompletableFuture<>();
    calls.add(future);
    mostInFlight.accumulateAndGet(calls.size() - completed.get(), Math::max);
    return future;
  }

  private void complete(int call) {
    completed.incrementAndGet();
    calls.get(call).complete(call);
  }

  private void awaitCalls(int count) {
    eventually()
        .untilAsserted(
            () -> {
              assertThat(calls).hasSize(count);
              assertThat(callers.seen()).isNotEmpty().allMatch(Threads::isIdle);
            });
  }

  private static Attributes async(int inFlight) {
    return task("call").withWorkers(inFlight);
  }

  private static <T> Threads.Background<List<T>> listOf(Run<T> run) {
    return Threads.inBackground(run::toList);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "3, false", "10, false", "1, true", "3, true", "10, true"})
  void asManyCallsAreInFlightAsTheTaskHasWorkers(int inFlight, boolean ordered) throws Exception {
    int count = 60;
    Attributes attributes = ordered ? async(inFlight).withOrder() : async(inFlight);
    Threads.Background<List<Integer>> caller =
        listOf(numbers(count).async(attributes, this::call).run());
    Random random = new Random(inFlight);
    List<Integer> pending = new ArrayList<>();
    int known = 0;
    for (int done = 0; done < count; done++) {
      // a result that has to wait for an earlier one is in flight as long as that
      int expected =
          ordered
              ? Math.min(count, firstOf(pending, known) + inFlight)
              : Math.min(count, done + inFlight);
      awaitCalls(expected);
      while (known < expected) {
        pending.add(known++);
      }
      complete(pending.remove(random.nextInt(pending.size())));
    }
    List<Integer> expected = IntStream.range(0, count).boxed().toList();
    if (ordered) {
      assertThat(caller.get()).isEqualTo(expected);
    } else {
      assertThat(caller.get()).containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(mostInFlight).hasValue(inFlight);
    assertThat(callers.seen()).hasSize(1);
  }

  private static int firstOf(List<Integer> pending, int known) {
    return pending.isEmpty() ? known : Collections.min(pending);
  }

  @Test
  void tenThousandCallsInFlightHoldAHandfulOfThreads() throws Exception {
    int count = 10_000;
    Threads.Background<List<Integer>> caller =
        listOf(
            numbers(count).async(task("call").withCpuBound().withWorkers(count), this::call).run());
    awaitCalls(count);
    // what gives the numbers may be a virtual thread
    assertThat(Threads.platformWorkers()).hasSizeBetween(1, 3);

    for (int i = count - 1; i >= 0; i--) {
      complete(i);
    }
    assertThat(caller.get())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void resultsComeInOrderOfCompletion() {
    Iterator<Integer> results;
    try (Run<Integer> run = numbers(4).async(async(4), this::call).run()) {
      results = run.iterator();
      Threads.Background<Integer> first = Threads.inBackground(results::next);
      awaitCalls(4);
      complete(2);
      assertThat(resultOf(first)).isEqualTo(2);
      for (int i : new int[] {0, 3, 1}) {
        complete(i);
        assertThat(results.next()).isEqualTo(i);
      }
      assertThat(results.hasNext()).isFalse();
    }
  }

  @Test
  void resultsOfAnOrderedTaskComeInOrderOfTheInputs() throws Exception {
    Threads.Background<List<Integer>> caller =
        listOf(numbers(100).async(async(100).withOrder(), this::call).run());
    awaitCalls(100);
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
    Collections.shuffle(shuffled, new Random(7));
    shuffled.forEach(this::complete);
    assertThat(caller.get()).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5", "3, 1", "3, 5", "1000, 5"})
  void resultsThatWaitAreInFlight(int throttle, int inFlight) {
    AtomicInteger made = new AtomicInteger();
    try (Run<Integer> run =
        allNumbers()
            .async(
                async(inFlight).withThrottle(throttle),
                i -> {
                  callers.note();
                  made.incrementAndGet();
                  return CompletableFuture.completedFuture(i);
                })
            .run()) {
      Iterator<Integer> results = run.iterator();
      for (int taken = 1; taken <= 5; taken++) {
        results.next();
        int expected = taken + throttle + inFlight;
        eventually()
            .untilAsserted(
                () -> {
                  assertThat(made).hasValue(expected);
                  assertThat(callers.seen()).allMatch(Threads::isIdle);
                });
      }
    }
  }

  @Test
  void whoCompletesAFutureIsNotMadeToWait() {
    try (Run<Integer> run = numbers(100).async(async(100).withThrottle(1), this::call).run()) {
      Iterator<Integer> results = run.iterator();
      Threads.Background<Integer> first = Threads.inBackground(results::next);
      awaitCalls(100);
      IntStream.range(0, 100).forEach(this::complete); // nobody takes them meanwhile
      assertThat(resultOf(first)).isZero();
      int count = 1;
      while (results.hasNext()) {
        results.next();
        count++;
      }
      assertThat(count).isEqualTo(100);
    }
  }

  @Test
  void whoCompletesAFutureDoesNotRunTheNextTask() throws Exception {
    Threads next = new Threads();
    Threads.Background<List<Integer>> caller =
        listOf(
            numbers(10)
                .async(async(10), this::call)
                .<Integer>each(
                    task("next"),
                    i -> {
                      next.note();
                      return i;
                    })
                .run());
    awaitCalls(10);
    IntStream.range(0, 10).forEach(this::complete);
    assertThat(caller.get()).hasSize(10);
    assertThat(next.seen())
        .singleElement()
        .matches(thread -> thread.getName().equals("pipewright-line-next-1"));
  }

  static Stream<CompletableFuture<Integer>> failures() {
    IOException cause = new IOException("cause");
    CompletableFuture<Integer> completion = new CompletableFuture<>();
    completion.completeExceptionally(new CompletionException(new ExecutionException(cause)));
    CompletableFuture<Integer> dependent =
        CompletableFuture.<Integer>failedFuture(cause).thenApply(i -> i + 1);
    return Stream.of(CompletableFuture.failedFuture(cause), completion, dependent);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFutureThatFailsFailsTheRunWithItsInput(CompletableFuture<Integer> failed) {
    Line<Integer> line =
        numbers(10).async(async(3), i -> i == 7 ? failed : CompletableFuture.completedFuture(i));
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure.task()).isEqualTo("call");
    assertThat(failure.input()).isEqualTo(7);
    assertThat(failure.getCause()).isInstanceOf(IOException.class).hasMessage("cause");
    assertThat(failure.getSuppressed()).isEmpty();
  }

  @Test
  void aFailureStopsTheRunAtOnceThoughResultsWait() {
    IOException cause = new IOException();
    try (Run<Integer> run = numbers(100).async(async(20).withThrottle(1), this::call).run()) {
      Iterator<Integer> results = run.iterator();
      Threads.Background<Integer> first = Threads.inBackground(results::next);
      awaitCalls(20);
      complete(0);
      assertThat(resultOf(first)).isZero();
      complete(1); // waits for the caller
      complete(2); // in the worker's hand
      complete(3); // waits for the worker
      eventually().until(() -> calls.size() >= 21);
      calls.get(7).completeExceptionally(cause);

      // nobody has asked for anything since
      eventually().until(() -> callers.alive().isEmpty());
      eventually().until(() -> calls.stream().allMatch(CompletableFuture::isDone));
      assertThat(calls.get(15)).isCancelled();
      TaskException failure = catchThrowableOfType(TaskException.class, results::hasNext);
      assertThat(failure).hasCause(cause);
      assertThat(failure.input()).isEqualTo(7);
    }
  }

  @Test
  void aFutureThatIsCancelledByItsTaskFailsTheRun() {
    CompletableFuture<Integer> cancelled = new CompletableFuture<>();
    cancelled.cancel(true);
    assertThatThrownBy(() -> numbers(1).async(async(1), i -> cancelled).run().toList())
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(CancellationException.class);
  }

  @Test
  void aTaskThatThrowsFailsTheRun() {
    IOException cause = new IOException();
    Line<Integer> line =
        numbers(10)
            .async(
                async(3),
                i -> {
                  if (i == 2) {
                    throw cause;
                  }
                  return call(i);
                });
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure).hasCause(cause);
    assertThat(failure.input()).isEqualTo(2);
    assertThat(calls).hasSize(2).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void aFutureThatIsCompletedWithNullFails() {
    TaskException failure =
        catchThrowableOfType(
            TaskException.class,
            () ->
                numbers(3)
                    .<Integer>async(async(1), i -> CompletableFuture.completedFuture(null))
                    .run()
                    .toList());
    assertThat(failure.input()).isEqualTo(0);
    assertThat(failure)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("completed with null")
        .hasMessageContaining("Optional");
  }

  @Test
  void aTaskThatReturnsNoFutureFails() {
    TaskException failure =
        catchThrowableOfType(
            TaskException.class,
            () -> numbers(3).<Integer>async(async(1), i -> null).run().toList());
    assertThat(failure.input()).isEqualTo(0);
    assertThat(failure)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("returned null")
        .hasMessageContaining("future");
  }

  @Test
  void otherStagesThanCompletableFuturesWillDo() throws Exception {
    List<CompletableFuture<Integer>> futures = new CopyOnWriteArrayList<>();
    Threads.Background<List<Integer>> caller =
        listOf(
            numbers(30)
                .<Integer>async(
                    async(30).withOrder(),
                    i -> {
                      CompletableFuture<Integer> future = new CompletableFuture<>();
                      futures.add(future);
                      return i % 2 == 0
                          ? future.minimalCompletionStage()
                          : Stages.opaque(future, new UnsupportedOperationException());
                    })
                .run());
    eventually().until(() -> futures.size() == 30);
    for (int i = 29; i >= 0; i--) {
      futures.get(i).complete(i);
    }
    assertThat(caller.get()).containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
  }

  @Test
  void aStageThatTakesNoCallbackFailsTheRun() {
    UnsupportedOperationException cause = new UnsupportedOperationException();
    CompletableFuture<Integer> refusing =
        new CompletableFuture<>() {
          @Override
          public <U> CompletableFuture<U> handle(
              BiFunction<? super Integer, Throwable, ? extends U> action) {
            throw cause;
          }
        };
    assertThatThrownBy(() -> numbers(1).async(async(1), i -> refusing).run().toList())
        .isInstanceOf(TaskException.class)
        .hasCause(cause);
    assertThat(refusing).isCancelled();
  }

  @Test
  void closeCancelsWhatIsInFlight() {
    Run<Integer> run = numbers(100).async(async(10), this::call).run();
    Threads.Background<List<Integer>> caller = listOf(run);
    awaitCalls(10);
    complete(4);
    awaitCalls(11);
    run.close();
    assertThat(calls).hasSize(11);
    assertThat(calls.get(4)).isNotCancelled();
    calls.remove(4);
    assertThat(calls).allMatch(CompletableFuture::isCancelled);
    assertThat(callers.alive()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  /** Whoever closes while the workers are being started comes before some, and after others. */
  @Test
  void closeCancelsWhatIsInFlightThoughTheRunHadHardlyStarted() throws Exception {
    for (int round = 0; round < 300; round++) {
      Run<Integer> run = numbers(100).async(async(50), this::call).run();
      Threads.Background<Throwable> caller =
          Threads.inBackground(() -> catchThrowableOfType(Exception.class, run::toList));
      while (!run.toString().contains("running") && caller.thread().isAlive()) {
        Thread.onSpinWait();
      }
      run.close();
      assertThat(caller.get()).isInstanceOf(CancellationException.class);
      eventually().untilAsserted(() -> assertThat(calls).allMatch(CompletableFuture::isDone));
      calls.clear();
    }
  }

  @Test
  void theInterruptOfTheCallerCancelsWhatIsInFlight() {
    Threads.Background<List<Integer>> caller =
        listOf(numbers(100).async(async(10), this::call).run());
    awaitCalls(10);
    caller.thread().interrupt();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    assertThat(calls).hasSize(10).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void aJoinThatEndsEarlyCancelsWhatIsInFlight() throws Exception {
    Threads.Background<List<Integer>> caller =
        listOf(
            allNumbers()
                .async(async(10), this::call)
                .<Integer>join(task("first"), (in, out) -> out.put(in.iterator().next()))
                .run());
    awaitCalls(10);
    complete(3);
    assertThat(caller.get()).containsExactly(3);
    calls.remove(3);
    eventually().until(() -> calls.stream().allMatch(CompletableFuture::isCancelled));
    assertThat(callers.alive()).isEmpty();
  }

  @Test
  void noLockIsHeldWhileFuturesAreCancelled() {
    CountDownLatch otherIsThrough = new CountDownLatch(1);
    Run<Integer> run =
        numbers(2)
            .async(
                async(2),
                i -> {
                  CompletableFuture<Integer> future = call(i);
                  CompletableFuture<Integer> unused =
                      future.whenComplete(
                          (result, failure) -> {
                            if (i == 0) { // waits for what another thread does with the run
                              Threads.inBackground(
                                  () -> {
                                    calls.get(1).complete(1);
                                    otherIsThrough.countDown();
                                    return null;
                                  });
                              Threads.awaitStubbornly(otherIsThrough);
                            }
                          });
                  return future;
                })
            .run();
    Threads.Background<List<Integer>> caller = listOf(run);
    awaitCalls(2);
    run.close();
    assertThat(calls.get(0)).isCancelled();
    assertThat(calls.get(1)).isCompletedWithValue(1);
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  static Stream<Throwable> refusals() {
    return Stream.of(new UnsupportedOperationException(), new AssertionError());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatCannotBeCancelledIsIgnoredWhenItCompletes(Throwable refusal) {
    CompletableFuture<Integer> late = new CompletableFuture<>();
    CompletableFuture<Integer> lateFailure = new CompletableFuture<>();
    try (LogRecords log = LogRecords.listen()) {
      Run<Integer> run =
          numbers(100)
              .<Integer>async(
                  async(3),
                  i ->
                      switch (i) {
                        case 0 -> Stages.opaque(late, refusal);
                        case 1 -> Stages.opaque(lateFailure, refusal);
                        default -> call(i);
                      })
              .run();
      Iterator<Integer> results = run.iterator();
      Threads.Background<Boolean> caller = Threads.inBackground(results::hasNext);
      awaitCalls(1);
      run.close();
      assertThat(calls).singleElement().matches(CompletableFuture::isCancelled);
      late.complete(0);
      lateFailure.completeExceptionally(new IOException());
      assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
      assertThatThrownBy(results::hasNext).isInstanceOf(CancellationException.class);
      assertThatCode(run::close).doesNotThrowAnyException();
      assertThat(log.warningsOf("")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSinksEndWaitsForItsFutures(boolean ordered) throws Exception {
    Attributes attributes = ordered ? async(3).withOrder() : async(3);
    Threads.Background<List<Void>> caller =
        listOf(numbers(5).asyncSink(attributes, this::call).run());
    awaitCalls(3);
    complete(2);
    complete(1);
    awaitCalls(5);
    complete(4);
    complete(0);
    caller.awaitIdle();
    assertThat(caller.isDone()).isFalse();
    completed.incrementAndGet();
    calls.get(3).complete(null); // which is what a CompletionStage<Void> gives
    assertThat(caller.get()).isEmpty();
    assertThat(mostInFlight).hasValue(3);
  }

  @Test
  void aSinkThatFailsFailsTheRun() {
    IOException cause = new IOException();
    TaskException failure =
        catchThrowableOfType(
            TaskException.class,
            () ->
                numbers(5)
                    .asyncSink(async(2), i -> CompletableFuture.failedFuture(cause))
                    .run()
                    .toEnd());
    assertThat(failure).hasCause(cause);
    assertThat(failure.input()).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "100, false", "1, true", "100, true"})
  void manyFuturesThatAreCompleteAlready(int inFlight, boolean ordered) {
    int count = inFlight == 1 ? 50_000 : 1_000_000; // one at a time, both threads wait each time
    Attributes attributes = ordered ? async(inFlight).withOrder() : async(inFlight);
    AtomicInteger next = new AtomicInteger();
    numbers(count)
        .async(attributes, CompletableFuture::completedFuture)
        .run()
        .forEach(
            i -> {
              if (i != next.getAndIncrement()) {
                throw new AssertionError(i + " is not the next one");
              }
            });
    assertThat(next).hasValue(count);
  }

  @Test
  void aMillionCallsOfASinkThatAreCompleteAlready() {
    AtomicInteger made = new AtomicInteger();
    numbers(1_000_000)
        .asyncSink(
            async(2),
            i -> {
              made.incrementAndGet();
              return CompletableFuture.completedFuture(null);
            })
        .run()
        .toEnd();
    assertThat(made).hasValue(1_000_000);
  }

  @Test
  void futuresThatOtherThreadsComplete() {
    int count = 2_000;
    Line<Integer> line =
        numbers(count)
            .async(async(50), i -> CompletableFuture.supplyAsync(() -> i))
            .async(async(7).withOrder(), i -> CompletableFuture.supplyAsync(() -> i))
            .async(async(1), i -> CompletableFuture.supplyAsync(() -> i));
    assertThat(line.run().toList())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void theEndWaitsForTheLastFuture() throws Exception {
    Threads.Background<List<Integer>> caller = listOf(numbers(3).async(async(5), this::call).run());
    awaitCalls(3);
    complete(0);
    complete(2);
    caller.awaitIdle();
    assertThat(caller.isDone()).isFalse();
    complete(1);
    assertThat(caller.get()).containsExactly(0, 2, 1);
  }

  @Test
  void aStageIsOfAnyKind() {
    CompletionStage<Integer> one = CompletableFuture.completedStage(1);
    assertThat(numbers(2).<Integer>async(async(1), i -> one).run().toList()).containsExactly(1, 1);
  }

  private static <T> T resultOf(Threads.Background<T> background) {
    try {
      return background.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
