package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.RetryPolicy;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Leftovers;
import dev.pipewright.runtime.testing.Line;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attempts that take too long end, with one outcome each, and only they. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimeoutTest {

  private static final RetryPolicy AGAIN =
      RetryPolicy.of(1000, Duration.ZERO, Duration.ZERO, TimeoutException.class);

  private static Attributes within(Duration time) {
    return task("slow").withTimeout(time);
  }

  private static void spin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void interruptsAnAttemptThatTakesTooLong() throws Exception {
    Line<Integer> line =
        numbers(1)
            .each(
                within(Duration.ofMillis(20)),
                item -> {
                  Thread.sleep(Duration.ofHours(1).toMillis());
                  return item;
                });
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOfSatisfying(
            TaskException.class,
            failure -> {
              assertThat(failure.input()).isEqualTo(0);
              assertThat(failure.getCause())
                  .isInstanceOf(TimeoutException.class)
                  .hasMessage("an attempt took longer than 0.02s")
                  .hasCauseInstanceOf(InterruptedException.class);
            });
    Leftovers.assertNone();
  }

  @Test
  void anAttemptThatReturnsTooLateHasTimedOut() {
    Line<Integer> line =
        numbers(1)
            .each(
                within(Duration.ofMillis(1)),
                item -> {
                  spin(Duration.ofMillis(20)); // which takes no notice of the interrupt
                  return item;
                });
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(TimeoutException.class)
        .hasRootCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void anAttemptThatIsInTimeGoesOn() {
    List<Integer> outputs =
        numbers(10_000).each(within(Duration.ofHours(1)), i -> i + 1).run().toList();
    assertThat(outputs).hasSize(10_000);
  }

  @Test
  void anErrorIsNoMatterOfTime() {
    Line<Integer> line =
        numbers(1)
            .each(
                within(Duration.ofMillis(1)),
                item -> {
                  spin(Duration.ofMillis(20));
                  throw new AssertionError("broken");
                });
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void isForEachAttempt() {
    AtomicInteger calls = new AtomicInteger();
    List<Integer> outputs =
        numbers(3)
            .each(
                within(Duration.ofMillis(50)).withRetry(AGAIN),
                item -> {
                  if (calls.getAndIncrement() % 3 < 2) {
                    Thread.sleep(Duration.ofHours(1).toMillis());
                  }
                  return item;
                })
            .run()
            .toList();
    assertThat(outputs).containsExactly(0, 1, 2);
    assertThat(calls).hasValueGreaterThanOrEqualTo(9); // more, where the machine is busy
  }

  /**
   * Attempts end at about the time when they are to be interrupted. One that was interrupted at its
   * beginning may be late already, on a busy machine; then it has timed out, and gives nothing.
   */
  @RepeatedTest(5)
  void theInterruptReachesNoOtherCall() {
    AtomicInteger attempts = new AtomicInteger();
    Set<Integer> interrupted = ConcurrentHashMap.newKeySet();
    Line<Integer> line =
        numbers(500)
            .each(
                within(Duration.ofMillis(1)).withWorkers(4).withRetry(AGAIN),
                item -> {
                  int attempt = attempts.incrementAndGet();
                  if (Thread.currentThread().isInterrupted()) {
                    interrupted.add(attempt);
                  }
                  LockSupport.parkNanos(800_000 + 1000L * (System.nanoTime() % 400));
                  return attempt;
                });
    try {
      assertThat(line.run().toList()).hasSize(500).noneMatch(interrupted::contains);
    } catch (TaskException e) { // where the machine is so busy that none of 1000 was in time
      assertThat(e).hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void aStoppedAttemptHasNotTimedOut() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    LocalRun<Integer> run =
        numbers(1)
            .each(
                within(Duration.ofHours(1)),
                item -> {
                  begun.countDown();
                  Thread.sleep(Duration.ofHours(1).toMillis());
                  return item;
                })
            .run();
    CompletableFuture<?> taken = CompletableFuture.runAsync(run::toList);
    begun.await();
    run.close();
    assertThatThrownBy(taken::join).hasCauseInstanceOf(CancellationException.class);
    Leftovers.assertNone();
  }

  @Test
  void cancelsTheFutureOfAnAsynchronousTask() {
    CompletableFuture<Integer> never = new CompletableFuture<>();
    Line<Integer> line = numbers(1).async(within(Duration.ofMillis(20)), item -> never);
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    await().until(never::isCancelled); // by another thread
  }

  @Test
  void thePlaceOfAnAsynchronousCallIsFreeAtOnce() {
    ConcurrentLinkedQueue<CompletableFuture<Integer>> futures = new ConcurrentLinkedQueue<>();
    AtomicInteger calls = new AtomicInteger();
    List<Integer> outputs =
        numbers(20)
            .async(
                within(Duration.ofMillis(10)).withOrder().withRetry(AGAIN),
                item -> {
                  CompletableFuture<Integer> future = new CompletableFuture<>();
                  futures.add(future);
                  if (calls.getAndIncrement() % 2 == 1) {
                    future.complete(item);
                  }
                  return future;
                })
            .run()
            .toList();
    assertThat(outputs).isEqualTo(IntStream.range(0, 20).boxed().toList());
    await().untilAsserted(() -> assertThat(futures).allMatch(CompletableFuture::isDone));
  }
}
