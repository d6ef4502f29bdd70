package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Stages;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An asynchronous task may branch: its futures' results are read as any branch's are. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AsyncBranchTest {

  private static final Attributes SPLIT = task("split").withWorkers(3).withThrottle(1);

  /** How often each stream was closed. */
  private final List<AtomicInteger> closings = new CopyOnWriteArrayList<>();

  /** A kind of result, with what generated code does with it. */
  private record Kind<S, P>(
      String name, Line.OneToOne<Integer, S> result, Line.Branching<S, P> delivery) {

    List<P> outputsOf(int count) {
      return numbers(count)
          .async(
              SPLIT.withOrder(),
              i -> {
                S made = result.call(i);
                return i % 2 == 0
                    ? CompletableFuture.completedFuture(made)
                    : CompletableFuture.supplyAsync(() -> made);
              },
              delivery)
          .run()
          .toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind<?, ?>> kinds() {
    return Stream.of(
        new Kind<List<Integer>, Integer>("list", i -> List.of(i, i), Branch::putAll),
        new Kind<Iterator<Integer>, Integer>(
            "iterator", i -> List.of(i, i).iterator(), Branch::putAll),
        new Kind<Stream<Integer>, Integer>("stream", i -> Stream.of(i, i), Branch::putAll),
        new Kind<IntStream, Integer>("int stream", i -> IntStream.of(i, i), Branch::putAll),
        new Kind<LongStream, Long>("long stream", i -> LongStream.of(i, i), Branch::putAll),
        new Kind<DoubleStream, Double>("double stream", i -> DoubleStream.of(i, i), Branch::putAll),
        new Kind<Integer[], Integer>("array", i -> new Integer[] {i, i}, Branch::putAll),
        new Kind<int[], Integer>("int array", i -> new int[] {i, i}, Branch::putAll),
        new Kind<Flow.Publisher<Integer>, Integer>(
            "publisher",
            i -> LocalEngine.plain().publish(numbers(2).each(task("same"), j -> i).graph()),
            Branch::putAll));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void ofEveryKind(Kind<?, ?> kind) {
    assertThat(kind.outputsOf(50).stream().map(output -> ((Number) output).intValue()).toList())
        .containsExactlyElementsOf(IntStream.range(0, 100).map(i -> i / 2).boxed().toList());
  }

  @Test
  void ofOptionals() {
    Line<Integer> odd =
        numbers(10)
            .async(
                SPLIT.withOrder(),
                i ->
                    CompletableFuture.completedFuture(
                        i % 2 == 0 ? Optional.<Integer>empty() : Optional.of(i)),
                Branch::putAll);
    assertThat(odd.run().toList()).containsExactly(1, 3, 5, 7, 9);
  }

  @Test
  void aNullElementFails() {
    Line<Integer> line =
        numbers(3)
            .async(
                SPLIT,
                i -> CompletableFuture.completedFuture(new Integer[] {i, null}),
                Branch::putAll);
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure.task()).isEqualTo("split");
    assertThat(failure.input()).isEqualTo(0);
    assertThat(failure)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("null element");
  }

  private Stream<Integer> stream(int input) {
    AtomicInteger closed = new AtomicInteger();
    closings.add(closed);
    return Stream.iterate(input, i -> i + 1).onClose(closed::incrementAndGet);
  }

  private CompletionStage<Stream<Integer>> tenOf(int input) {
    return CompletableFuture.completedFuture(stream(input).limit(10));
  }

  private void assertEachClosedOnce() {
    assertThat(closings).isNotEmpty().allMatch(closed -> closed.get() == 1);
  }

  @Test
  void streamsAreClosedAtTheirEnd() {
    Line<Integer> line = numbers(20).async(SPLIT, this::tenOf, Branch::putAll);
    assertThat(line.run().toList()).hasSize(200);
    assertThat(closings).hasSize(20);
    assertEachClosedOnce();
  }

  @Test
  void aStreamThatFailsIsClosedAndFailsItsInput() {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        numbers(20)
            .async(
                SPLIT.withOrder(),
                i ->
                    CompletableFuture.completedFuture(
                        stream(i)
                            .limit(10)
                            .peek(
                                j -> {
                                  if (i == 7 && j == 12) {
                                    throw cause;
                                  }
                                })),
                Branch::putAll);
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure.input()).isEqualTo(7);
    assertThat(failure).hasCause(cause);
    assertEachClosedOnce();
  }

  @Test
  void aStreamThatCannotBeClosedFailsTheRun() {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        numbers(2)
            .async(
                SPLIT,
                i ->
                    CompletableFuture.completedFuture(
                        Stream.of(i)
                            .onClose(
                                () -> {
                                  throw cause;
                                })),
                Branch::putAll);
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure.input()).isEqualTo(0);
    assertThat(failure).hasCause(cause);
  }

  @Test
  void streamsAreClosedWhenTheNextTaskFails() {
    IOException cause = new IOException();
    Line<Void> line =
        allNumbers()
            .<Stream<Integer>, Integer>async(SPLIT, this::tenOf, Branch::putAll)
            .sink(
                task("fail"),
                i -> {
                  eventually().until(() -> closings.size() == 3); // two of them not read yet
                  throw cause;
                });
    assertThatThrownBy(() -> line.run().toEnd()).isInstanceOf(TaskException.class).hasCause(cause);
    eventually().untilAsserted(this::assertEachClosedOnce);
    assertThat(closings.size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void streamsAreClosedWhenTheRunIs() {
    Run<Integer> run =
        allNumbers()
            .<Stream<Integer>, Integer>async(
                SPLIT, i -> CompletableFuture.completedFuture(stream(i)), Branch::putAll)
            .run();
    assertThat(run.iterator().next()).isZero();
    eventually().until(() -> closings.size() == 3); // one being read, two that wait
    run.close();
    assertThat(closings).hasSize(3);
    assertEachClosedOnce();
  }

  @Test
  void streamsAreClosedWhenAJoinEndsEarly() {
    Line<Integer> line =
        allNumbers()
            .<Stream<Integer>, Integer>async(
                SPLIT, i -> CompletableFuture.completedFuture(stream(i)), Branch::putAll)
            .join(
                task("first"),
                (in, out) -> {
                  out.put(in.iterator().next());
                  eventually().until(() -> closings.size() == 3);
                });
    assertThat(line.run().single()).isZero();
    assertThat(closings).hasSize(3);
    eventually().untilAsserted(this::assertEachClosedOnce);
  }

  @Test
  void aStreamThatComesTooLateIsClosed() {
    List<CompletableFuture<Stream<Integer>>> futures = new ArrayList<>();
    Run<Integer> run =
        numbers(1)
            .<Stream<Integer>, Integer>async(
                SPLIT,
                i -> {
                  CompletableFuture<Stream<Integer>> future = new CompletableFuture<>();
                  futures.add(future);
                  return Stages.opaque(future, new UnsupportedOperationException());
                },
                Branch::putAll)
            .run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    eventually().until(() -> Threads.isIdle(caller.thread()) && futures.size() == 1);
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    futures.get(0).complete(stream(0));
    eventually().untilAsserted(this::assertEachClosedOnce); // by a thread of the engine
  }

  /** An item that could be closed, which is up to whoever takes it. */
  private record Item(AtomicInteger closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void itemsAreNoSourcesAndAreNotClosed() {
    AtomicInteger closed = new AtomicInteger();
    AtomicInteger made = new AtomicInteger();
    Run<Item> run =
        allNumbers()
            .<Item>async(
                SPLIT,
                i -> {
                  made.incrementAndGet();
                  return CompletableFuture.completedFuture(new Item(closed));
                })
            .run();
    run.iterator().next();
    eventually().until(() -> made.get() == 1 + 1 + 3); // taken, waiting, in flight
    run.close();
    assertThat(closed).hasValue(0);
  }
}
