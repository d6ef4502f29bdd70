package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that a task starts belongs to the task's run, in whatever way it was started. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NestedRunsTest {

  private final Threads threads = new Threads();
  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(1);

  /** An outer line with a task that takes all outputs of an inner one, in some way. */
  private interface Nesting {
    Line<Integer> around(Line<Integer> inner);
  }

  private static Map<String, Nesting> nestings() {
    Map<String, Nesting> ways = new LinkedHashMap<>();
    ways.put("list", inner -> outer(i -> inner.run().toList().size()));
    ways.put(
        "run",
        inner ->
            outer(
                i -> {
                  int count = 0;
                  try (Run<Integer> run = inner.run()) {
                    for (Integer unused : run) {
                      count++;
                    }
                  }
                  return count;
                }));
    ways.put(
        "stream",
        inner ->
            outer(
                i -> {
                  try (Stream<Integer> outputs = inner.run().stream()) {
                    return (int) outputs.filter(x -> true).count();
                  }
                }));
    ways.put("get of a future", inner -> outer(i -> inner.run().toListLater().get().size()));
    ways.put("join of a future", inner -> outer(i -> inner.run().toListLater().join().size()));
    ways.put(
        "join of what follows from a future",
        inner -> outer(i -> inner.run().toListLater().thenApply(list -> list.size()).join()));
    ways.put(
        "a future handed on",
        inner ->
            numbers(1)
                .async(
                    task("outer"), i -> inner.run().toListLater().thenApply(list -> list.size())));
    ways.put(
        "a publisher handed on",
        inner ->
            numbers(1)
                .<Integer>branch(
                    task("outer"),
                    (i, out) -> Branch.putAll(LocalEngine.plain().publish(inner.graph()), out)));
    ways.put(
        "a publisher that is subscribed to",
        inner ->
            outer(
                i -> {
                  Collector<Integer> collector = Collector.ofAll();
                  LocalEngine.plain().publish(inner.graph()).subscribe(collector);
                  collector.awaitEnd();
                  return collector.items.size();
                }));
    ways.put(
        "a run within a run",
        inner -> outer(i -> outer(j -> inner.run().toListLater().join().size()).run().single()));
    return ways;
  }

  private static Line<Integer> outer(Line.OneToOne<Integer, Integer> body) {
    return numbers(1).each(task("outer"), body);
  }

  static Stream<Arguments> ways() {
    return nestings().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void aTaskOfTheInnerRunOnlySignalsTheOuterOne(String way, Nesting nesting) {
    AtomicReference<Run<Integer>> outer = new AtomicReference<>();
    CompletableFuture<Boolean> returned = new CompletableFuture<>();
    outer.set(
        nesting
            .around(
                numbers(1)
                    .each(
                        task("inner"),
                        i -> {
                          threads.note();
                          outer.get().close();
                          returned.complete(true);
                          return i;
                        }))
            .run());

    assertThatThrownBy(outer.get()::toList).isInstanceOf(CancellationException.class);

    assertThat(returned.join()).isTrue();
    eventually().untilAsserted(() -> assertThat(threads.alive()).isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void closingTheOuterRunClosesTheInnerOne(String way, Nesting nesting) {
    Run<Integer> outer = nesting.around(stuck()).run();
    Threads.Background<?> caller = inBackground(outer::toList);
    eventually().until(() -> waiting.getCount() == 0);

    outer.close();

    assertThat(threads.alive()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  private Line<Integer> stuck() {
    return numbers(1)
        .each(
            task("inner"),
            i -> {
              threads.note();
              waiting.countDown();
              never.await();
              return i;
            });
  }

  @Test
  void whoeverSubscribesToAnInnerRunMayCloseTheOuterOne() {
    AtomicReference<Run<Integer>> outer = new AtomicReference<>();
    outer.set(
        outer(
                i -> {
                  Collector<Integer> closing =
                      new Collector<>(10) {
                        @Override
                        public void onNext(Integer item) {
                          outer.get().close();
                        }
                      };
                  LocalEngine.plain().publish(numbers(3).graph()).subscribe(closing);
                  closing.awaitEnd();
                  return i;
                })
            .run());

    assertThatThrownBy(outer.get()::toList).isInstanceOf(CancellationException.class);
  }

  @Test
  void aFailureOfTheOuterRunClosesAnInnerOneThatNobodyWaitsFor() {
    CompletableFuture<CompletableFuture<?>> inner = new CompletableFuture<>();
    Run<Integer> outer =
        outer(
                i -> {
                  inner.complete(stuck().run().toListLater());
                  waiting.await();
                  throw new IllegalStateException();
                })
            .run();

    assertThatThrownBy(outer::toList).isInstanceOf(TaskException.class);

    assertThat(threads.alive()).isEmpty();
    assertThatThrownBy(inner.join()::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void theEndOfTheOuterRunLeavesAnInnerOneAlone() {
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<CompletableFuture<Integer>> inner = new CompletableFuture<>();
    Line<Integer> waits =
        numbers(1)
            .each(
                task("inner"),
                i -> {
                  goOn.await();
                  return 7;
                });
    Run<Integer> outer =
        outer(
                i -> {
                  inner.complete(waits.run().singleLater());
                  return i;
                })
            .run();

    assertThat(outer.toList()).hasSize(1);
    outer.close();

    goOn.countDown();
    assertThat(inner.join().join()).isEqualTo(7);
  }

  @Test
  void aTaskOfAStoppedRunStartsNoOther() {
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    CountDownLatch called = new CountDownLatch(1);
    Run<Integer> outer =
        first(
                task("outer"),
                out -> {
                  called.countDown();
                  Threads.awaitStubbornly(never, never::countDown); // until it is interrupted
                  Run<Integer> inner = numbers(1).run();
                  try {
                    inner.toList();
                    refused.complete(new AssertionError("was started"));
                  } catch (CancellationException e) {
                    refused.complete(e);
                  }
                })
            .<Integer>each(task("next"), i -> 1)
            .run();
    Threads.Background<?> caller = inBackground(outer::toList);
    eventually().until(() -> called.getCount() == 0);

    outer.close();

    assertThat(refused.join())
        .hasMessage(
            "the run of pipeline line was not started, since that of pipeline line has been"
                + " stopped, whose task called it");
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void aRunThatIsStartedBehindTheEndOfAnInnerOneBelongsToTheOuterOne() {
    AtomicReference<Run<Integer>> outer = new AtomicReference<>();
    outer.set(
        outer(
                i ->
                    numbers(1)
                        .run()
                        .toListLater()
                        .thenApply(
                            list ->
                                allNumbers()
                                    .each(
                                        task("second"),
                                        (Integer j) -> {
                                          outer.get().close();
                                          return j;
                                        })
                                    .run()
                                    .toList()
                                    .size())
                        .join())
            .run());

    assertThatThrownBy(outer.get()::toList).isInstanceOf(CancellationException.class);
  }

  /** Gives 0 and 1, and closes a run in the call for 1, once the other one is about to. */
  private static Run<Integer> closing(AtomicReference<Run<Integer>> closed, CountDownLatch both) {
    return numbers(2)
        .<Integer>each(
            task("close"),
            i -> {
              if (i == 1) {
                both.countDown();
                Threads.awaitStubbornly(both);
                closed.get().close();
              }
              return i;
            })
        .run();
  }

  @Test
  void twoRunsMayCloseEachOther() {
    AtomicReference<Run<Integer>> one = new AtomicReference<>();
    AtomicReference<Run<Integer>> other = new AtomicReference<>();
    CountDownLatch both = new CountDownLatch(2);
    one.set(closing(other, both));
    other.set(closing(one, both));
    Threads.Background<?> caller = inBackground(() -> one.get().toList());

    assertThatThrownBy(other.get()::toList).isInstanceOf(CancellationException.class);

    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void twoInnerRunsMayCloseEachOther() {
    AtomicReference<Run<Integer>> one = new AtomicReference<>();
    AtomicReference<Run<Integer>> other = new AtomicReference<>();
    CountDownLatch both = new CountDownLatch(2);
    one.set(closing(other, both));
    other.set(closing(one, both));
    Line<Integer> outer =
        numbers(2)
            .each(
                task("outer").withWorkers(2),
                i -> {
                  try {
                    return (i == 0 ? one : other).get().toList().size();
                  } catch (CancellationException e) {
                    return -1;
                  }
                });

    assertThat(outer.run().toList()).containsExactly(-1, -1);
  }

  @Test
  void aTaskMayCloseARunThatReadsItsOwn() {
    AtomicReference<Run<Integer>> reading = new AtomicReference<>();
    CountDownLatch read = new CountDownLatch(1);
    Run<Integer> source =
        allNumbers()
            .<Integer>each(
                task("source"),
                i -> {
                  if (i == 5) {
                    read.await();
                    reading.get().close();
                  }
                  return i;
                })
            .run();
    Iterator<Integer> outputs = source.iterator();
    outputs.next();
    reading.set(
        Line.<Integer>first(
                task("reading"),
                out -> {
                  read.countDown();
                  Branch.putAll(outputs, out);
                })
            .run());

    assertThatThrownBy(reading.get()::toList).isInstanceOf(CancellationException.class);
  }

  @Test
  void aRunThatAnEndedOneHasStartedIsClosedWithTheOuterOne() {
    CompletableFuture<CompletableFuture<?>> innermost = new CompletableFuture<>();
    CountDownLatch innerEnded = new CountDownLatch(1);
    Run<Integer> outer =
        outer(
                i -> {
                  outer(
                          j -> {
                            innermost.complete(stuck().run().toListLater());
                            waiting.await();
                            return j;
                          })
                      .run()
                      .toList();
                  innerEnded.countDown();
                  never.await();
                  return i;
                })
            .run();
    Threads.Background<?> caller = inBackground(outer::toList);
    eventually().until(() -> innerEnded.getCount() == 0);

    outer.close();

    assertThat(threads.alive()).isEmpty();
    assertThatThrownBy(innermost.join()::join).isInstanceOf(CancellationException.class);
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }
}
