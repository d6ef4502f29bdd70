package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.RetryPolicy;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Leftovers;
import dev.pipewright.runtime.testing.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that failed are made again, with the same input and as often as the task says. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetryTest {

  private static Attributes again(int times) {
    return task("again")
        .withRetry(
            RetryPolicy.of(times, Duration.ofNanos(1), Duration.ofMillis(1), IOException.class));
  }

  private static Attributes afterAnHour() {
    return task("again")
        .withRetry(
            RetryPolicy.of(1_000_000, Duration.ofHours(1), Duration.ofHours(1), IOException.class));
  }

  /** Fails for each item as often as its number says, modulo five. */
  private static final class Flaky {
    private final Map<Integer, AtomicInteger> calls = new ConcurrentHashMap<>();

    Integer call(Integer item) throws IOException {
      int call = calls.computeIfAbsent(item, i -> new AtomicInteger()).incrementAndGet();
      if (call <= item % 5) {
        throw new IOException("call " + call + " of " + item);
      }
      return item;
    }

    CompletableFuture<Integer> later(Integer item) {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return call(item);
            } catch (IOException e) {
              throw new CompletionException(e);
            }
          });
    }

    void assertAsManyCallsAsNeeded(int items) {
      for (int item = 0; item < items; item++) {
        assertThat(calls.get(item)).as("calls of %s", item).hasValue(item % 5 + 1);
      }
    }
  }

  private static int failing() throws IOException {
    throw new IOException("no");
  }

  private static List<Integer> first(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({"1, false", "8, false", "8, true"})
  void callsAgainUntilItSucceeds(int workers, boolean ordered) {
    Flaky flaky = new Flaky();
    Attributes task = again(4).withWorkers(workers);
    List<Integer> outputs =
        numbers(1000).each(ordered ? task.withOrder() : task, flaky::call).run().toList();
    if (workers == 1 || ordered) {
      assertThat(outputs).isEqualTo(first(1000));
    } else {
      assertThat(outputs).containsExactlyInAnyOrderElementsOf(first(1000));
    }
    flaky.assertAsManyCallsAsNeeded(1000);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "8, false", "8, true"})
  void callsAnAsynchronousTaskAgain(int inFlight, boolean ordered) {
    Flaky flaky = new Flaky();
    Attributes task = again(4).withWorkers(inFlight);
    List<Integer> outputs =
        numbers(1000).async(ordered ? task.withOrder() : task, flaky::later).run().toList();
    if (inFlight == 1 || ordered) {
      assertThat(outputs).isEqualTo(first(1000));
    } else {
      assertThat(outputs).containsExactlyInAnyOrderElementsOf(first(1000));
    }
    flaky.assertAsManyCallsAsNeeded(1000);
  }

  @Test
  void callsAnAsynchronousTaskAgainThatThrewBeforeThereWasAFuture() {
    Flaky flaky = new Flaky();
    List<Integer> outputs =
        numbers(100)
            .async(
                again(4).withWorkers(4).withOrder(),
                item -> CompletableFuture.completedFuture(flaky.call(item)))
            .run()
            .toList();
    assertThat(outputs).isEqualTo(first(100));
    flaky.assertAsManyCallsAsNeeded(100);
  }

  @Test
  void callsAnAsynchronousSinkAgain() {
    Flaky flaky = new Flaky();
    numbers(100).asyncSink(again(4).withWorkers(4), flaky::later).run().toEnd();
    flaky.assertAsManyCallsAsNeeded(100);
  }

  @Test
  void failsWithTheLastFailureAndTellsHowManyAttemptsThereWere() {
    Line<Integer> line = numbers(5).each(again(2), new Flaky()::call);
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOfSatisfying(
            TaskException.class,
            failure -> {
              assertThat(failure.attempts()).isEqualTo(3);
              assertThat(failure.input()).isEqualTo(3);
            })
        .hasMessage(
            "Task again of pipeline line failed in 3 attempts: java.io.IOException: call 3 of 3")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void tellsTheAttemptsOfAnAsynchronousTaskToo() {
    Line<Integer> line = numbers(4).async(again(2), new Flaky()::later);
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOfSatisfying(
            TaskException.class,
            failure -> {
              assertThat(failure.attempts()).isEqualTo(3);
              assertThat(failure.input()).isEqualTo(3);
            })
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void doesNotCallAgainAfterOtherExceptions() {
    AtomicInteger calls = new AtomicInteger();
    Line<Integer> line =
        numbers(1)
            .each(
                again(5),
                item -> {
                  calls.incrementAndGet();
                  throw new IllegalStateException("broken");
                });
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOfSatisfying(
            TaskException.class, failure -> assertThat(failure.attempts()).isEqualTo(1))
        .hasRootCauseMessage("broken");
    assertThat(calls).hasValue(1);
  }

  @Test
  void doesNotLetAnInterruptOfTheTasksOwnEndThePause() {
    Flaky flaky = new Flaky();
    List<Integer> outputs =
        numbers(50)
            .each(
                again(4),
                item -> {
                  Thread.currentThread().interrupt();
                  return flaky.call(item);
                })
            .run()
            .toList();
    assertThat(outputs).isEqualTo(first(50));
  }

  @Test
  void aStopEndsAPauseAtOnce() throws Exception {
    CountDownLatch failed = new CountDownLatch(3);
    LocalRun<Integer> run =
        numbers(3)
            .each(
                afterAnHour().withWorkers(3),
                item -> {
                  failed.countDown();
                  return Integer.valueOf(failing());
                })
            .run();
    CompletableFuture<?> taken = CompletableFuture.runAsync(run::toList);
    failed.await();
    run.close();
    assertThatThrownBy(taken::join).hasCauseInstanceOf(CancellationException.class);
    Leftovers.assertNone();
  }

  @Test
  void aStopEndsThePauseOfAnAsynchronousTaskAtOnce() throws Exception {
    CountDownLatch failed = new CountDownLatch(3);
    LocalRun<Integer> run =
        numbers(3)
            .async(
                afterAnHour().withWorkers(3),
                item -> {
                  failed.countDown();
                  return CompletableFuture.<Integer>failedFuture(new IOException("no"));
                })
            .run();
    CompletableFuture<?> taken = CompletableFuture.runAsync(run::toList);
    failed.await();
    run.close();
    assertThatThrownBy(taken::join).hasCauseInstanceOf(CancellationException.class);
    Leftovers.assertNone();
  }

  @Test
  void aCallThatPausesIsInFlight() throws Exception {
    CountDownLatch failed = new CountDownLatch(2);
    AtomicInteger begun = new AtomicInteger();
    try (LocalRun<Integer> run =
        numbers(10)
            .async(
                afterAnHour().withWorkers(2),
                item -> {
                  begun.incrementAndGet();
                  failed.countDown();
                  return CompletableFuture.<Integer>failedFuture(new IOException("no"));
                })
            .run()) {
      CompletableFuture<?> taken = CompletableFuture.runAsync(run::toList);
      failed.await();
      assertThat(taken).isNotDone();
      assertThat(begun).hasValue(2);
    }
  }
}
