package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Futures;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Stages;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The future of a task that is called once, a first one or one that joins, is waited for. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AsyncOnceTest {

  private final CompletableFuture<Integer> future = new CompletableFuture<>();
  private final CountDownLatch called = new CountDownLatch(1);
  private final Threads workers = new Threads();

  private CompletionStage<Integer> pending() {
    workers.note();
    called.countDown();
    return future;
  }

  private Line<Integer> firstOf() {
    return first(task("read"), out -> out.put(Futures.await(pending())), "a", 7);
  }

  @Test
  void theFutureOfAFirstTaskIsWaitedFor() throws Exception {
    Threads.Background<Integer> caller = Threads.inBackground(() -> firstOf().run().single());
    called.await();
    caller.awaitIdle();
    assertThat(caller.isDone()).isFalse();
    future.complete(3);
    assertThat(caller.get()).isEqualTo(3);
  }

  @Test
  void aFirstTaskMayGiveAFutureOfMany() {
    Line<Integer> line =
        first(
            task("read"),
            out ->
                Branch.putAll(
                    Futures.await(CompletableFuture.supplyAsync(() -> List.of(1, 2, 3))), out));
    assertThat(line.run().toList()).containsExactly(1, 2, 3);
  }

  @Test
  void anOpaqueStageWillDo() throws Exception {
    CompletionStage<Integer> opaque = Stages.opaque(future, new UnsupportedOperationException());
    Line<Integer> line = first(task("read"), out -> out.put(Futures.await(opaque)));
    Threads.Background<Integer> caller = Threads.inBackground(() -> line.run().single());
    caller.awaitIdle();
    future.complete(3);
    assertThat(caller.get()).isEqualTo(3);
  }

  @Test
  void theCauseOfAFailureIsUnwrapped() {
    IOException cause = new IOException();
    future.completeExceptionally(new CompletionException(cause));
    TaskException failure =
        catchThrowableOfType(TaskException.class, () -> firstOf().run().single());
    assertThat(failure.task()).isEqualTo("read");
    assertThat(failure.input()).isEqualTo(List.of("a", 7));
    assertThat(failure.getCause()).isSameAs(cause);
  }

  @Test
  void noFutureIsAFailure() {
    Line<Integer> line =
        first(task("read"), out -> out.put(Futures.await((CompletionStage<Integer>) null)));
    assertThatThrownBy(() -> line.run().single())
        .isInstanceOf(TaskException.class)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("future");
  }

  @Test
  void nullIsNoResult() {
    future.complete(null);
    assertThatThrownBy(() -> firstOf().run().single())
        .isInstanceOf(TaskException.class)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("null is never an item");
  }

  @Test
  void closeCancelsTheFutureOfAFirstTask() throws Exception {
    Run<Integer> run = firstOf().run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    called.await();
    run.close();
    assertThat(future).isCancelled();
    assertThat(workers.alive()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  private Line<Integer> joinOf(Line<Integer> line) {
    return line.join(task("join"), (in, out) -> out.put(Futures.await(pending())));
  }

  @Test
  void closeCancelsTheFutureOfAJoin() throws Exception {
    Run<Integer> run = joinOf(allNumbers()).run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    called.await();
    run.close();
    assertThat(future).isCancelled();
    assertThat(workers.alive()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void aFailureBeforeCancelsTheFutureOfAJoin() {
    IOException cause = new IOException();
    Line<Integer> line =
        joinOf(
            allNumbers()
                .each(
                    task("fail"),
                    i -> {
                      called.await();
                      throw cause;
                    }));
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure).hasCause(cause);
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(future).isCancelled();
  }

  @Test
  void aJoinsInputCanBeReadByOthersUntilItsFutureIsComplete() {
    Line<Integer> line =
        numbers(1_000)
            .join(
                task("sum"),
                (in, out) -> {
                  Iterator<Integer> items = in.iterator();
                  out.put(
                      Futures.await(
                          CompletableFuture.supplyAsync(
                              () -> {
                                int sum = 0;
                                while (items.hasNext()) {
                                  sum += items.next();
                                }
                                return sum;
                              })));
                });
    assertThat(line.run().single()).isEqualTo(999 * 1000 / 2);
  }

  @Test
  void aJoinsInputCannotBeReadAfterItsFutureIsComplete() {
    AtomicReference<Iterator<Integer>> kept = new AtomicReference<>();
    future.complete(1);
    Line<Integer> line =
        numbers(10)
            .join(
                task("join"),
                (in, out) -> {
                  kept.set(in.iterator());
                  out.put(Futures.await(future));
                });
    assertThat(line.run().single()).isOne();
    assertThatThrownBy(() -> kept.get().hasNext()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoReadsForAJoinIsStoppedWithTheRun() throws Exception {
    AtomicReference<Threads.Background<List<Integer>>> reader = new AtomicReference<>();
    CountDownLatch never = new CountDownLatch(1);
    Run<Integer> run =
        numbers(2)
            .each(
                task("wait"),
                i -> {
                  if (i == 1) {
                    never.await();
                  }
                  return i;
                })
            .<Integer>join(
                task("join"),
                (in, out) -> {
                  Iterator<Integer> items = in.iterator();
                  reader.set(
                      Threads.inBackground(
                          () -> {
                            List<Integer> list = new ArrayList<>();
                            items.forEachRemaining(list::add);
                            return list;
                          }));
                  reader.get().awaitIdle();
                  out.put(Futures.await(pending()));
                })
            .run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    called.await();
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    assertThatThrownBy(reader.get()::get).isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void everyWorkerOfAJoinHasAFuture(int workerCount) {
    Line<List<Integer>> line =
        numbers(1_000)
            .join(
                task("list").withWorkers(workerCount),
                (in, out) -> {
                  List<Integer> list = new ArrayList<>();
                  in.iterator().forEachRemaining(list::add);
                  out.put(Futures.await(CompletableFuture.supplyAsync(() -> list)));
                });
    List<List<Integer>> lists = line.run().toList();
    assertThat(lists).hasSize(workerCount);
    assertThat(lists.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void theInterruptFlagOfWhoReadsForAJoinIsLeftAlone() {
    Line<Boolean> line =
        numbers(2)
            .join(
                task("join"),
                (in, out) -> {
                  Iterator<Integer> items = in.iterator();
                  Threads.Background<Boolean> reader =
                      Threads.inBackground(
                          () -> {
                            Thread.currentThread().interrupt();
                            items.next();
                            return Thread.interrupted();
                          });
                  out.put(reader.get());
                });
    assertThat(line.run().single()).isTrue();
  }
}
