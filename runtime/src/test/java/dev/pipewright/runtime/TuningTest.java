package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.Threads;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers and throttles that are set at run time, and what is wrong with them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TuningTest {

  private static final Declaration SHOP =
      Declaration.of("Shop")
          .task("Shop", "orders", 1, 1)
          .task("Shop", "fetch", 20, 1)
          .task("Files", "load", 4, 1)
          .task("Web", "load", 4, 50)
          .task("Shop", "split", 1, Attributes.UNBOUNDED)
          .join("Shop", "total", 3, 1);

  private static GraphRunner workers(String task, int count) {
    return LocalEngine.tuned(SHOP, Map.of(task, count), Map.of());
  }

  private static GraphRunner throttle(String task, int outputs) {
    return LocalEngine.tuned(SHOP, Map.of(), Map.of(task, outputs));
  }

  private static void isRefused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @Test
  void anUnknownTaskIsRefusedWithTheNearestAndAll() {
    isRefused(
        () -> workers("fecth", 3),
        "There is no task fecth in the pipelines of Shop; the nearest is fetch, and its tasks are"
            + " orders, fetch, Files.load, Web.load, split, total");
  }

  @Test
  void anAmbiguousNameIsRefusedWithTheQualifiedOnes() {
    isRefused(
        () -> throttle("load", 3),
        "The name load means several tasks in the pipelines of Shop; write one of Files.load,"
            + " Web.load");
  }

  @Test
  void aTaskMayBeQualifiedThoughItNeedNot() {
    assertThat(workers("Shop.fetch", 3)).isNotNull();
    assertThat(throttle("Files.load", 3)).isNotNull();
  }

  @Test
  void aTaskThatDeclaresOneWorkerKeepsIt() {
    isRefused(
        () -> workers("orders", 2),
        "workers = 2 does not fit task Shop.orders: it declares one worker, on which it may rely. If"
            + " several may run it, and it is no first task, declare workers = 2 or more in Shop");
    assertThat(workers("orders", 1)).isNotNull();
  }

  @Test
  void aJoinKeepsItsWorkers() {
    isRefused(
        () -> workers("total", 2),
        "workers = 2 does not fit task Shop.total: it joins, so that its workers are the number of"
            + " its results; it keeps workers = 3");
    assertThat(workers("total", 3)).isNotNull();
  }

  @Test
  void aThrottleThatCouldDeadlockIsRefused() {
    isRefused(
        () -> throttle("Web.load", 49),
        "throttle = 49 does not fit task Web.load: a pipeline of Shop could deadlock: its outputs"
            + " have to be 50 or more");
    isRefused(
        () -> throttle("split", 1_000_000),
        "throttle = 1000000 does not fit task Shop.split: a pipeline of Shop could deadlock: its"
            + " outputs have to be unbounded, as declared");
    assertThat(throttle("Web.load", 50)).isNotNull();
    assertThat(throttle("split", Attributes.UNBOUNDED)).isNotNull();
  }

  @Test
  void noSettingsAreThePlainEngine() {
    assertThat(LocalEngine.tuned(SHOP, Map.of(), Map.of())).isSameAs(LocalEngine.plain());
  }

  @Test
  void aSettingHoldsForEachNodeOfTheTask() throws Exception {
    GraphRunner runner = workers("fetch", 5);
    CyclicBarrier first = new CyclicBarrier(5);
    CyclicBarrier second = new CyclicBarrier(5);
    Line<Integer> line =
        numbers(50)
            .<Integer>each(
                task("fetch").withWorkers(2),
                i -> {
                  first.await(30, TimeUnit.SECONDS); // by so many workers at once, or never
                  return i;
                })
            .each(
                task("fetch").withWorkers(2),
                i -> {
                  second.await(30, TimeUnit.SECONDS);
                  return i;
                });

    assertThat(runner.run(line.graph()).toList()).hasSize(50);
  }

  @Test
  void aSettingOfAQualifiedTaskHoldsForThatOne() {
    GraphRunner runner = throttle("Files.load", 3);
    AtomicInteger given = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    Line<Integer> line =
        allNumbers()
            .<Integer>each(
                Attributes.of("Files", "load"),
                i -> {
                  given.incrementAndGet();
                  return i;
                })
            .each(
                Attributes.of("Web", "load"),
                i -> {
                  if (i > 0) {
                    never.await();
                  }
                  return i;
                });
    try (Run<Integer> run = runner.run(line.graph())) {
      run.iterator().next();
      // The first was taken on, the second is in hand, three wait, one more waits for room.
      Threads.eventually().until(() -> given.get() == 6);
      assertThat(given).hasValue(6);
    }
  }

  @Test
  void callsInFlightAreSet() {
    GraphRunner runner = workers("fetch", 3);
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Line<Integer> line =
        numbers(100)
            .async(
                task("fetch").withWorkers(20),
                i -> {
                  most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                  CompletableFuture<Integer> future = new CompletableFuture<>();
                  Thread thread =
                      new Thread(
                          () -> {
                            inFlight.decrementAndGet();
                            future.complete(i);
                          });
                  thread.setDaemon(true);
                  thread.start();
                  return future;
                });

    assertThat(runner.run(line.graph()).toList()).hasSize(100);

    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void chainedStagesKeepTheSettingsOfTheirEngines() {
    CyclicBarrier three = new CyclicBarrier(3);
    CyclicBarrier two = new CyclicBarrier(2);
    Stage<Integer, Integer> first =
        workers("fetch", 3).stage("first", input -> fetching(input, three));
    Stage<Integer, Integer> second =
        LocalEngine.plain().stage("second", input -> fetching(input, two));

    assertThat(first.then(second).run(12).toList()).hasSize(12);
  }

  /** Gives as many numbers as it is told, once so many workers hold one at the same time. */
  private static Node<Integer> fetching(Node<? extends Integer> input, CyclicBarrier workers) {
    return Node.<Integer>widened(input)
        .then(
            Loops.branch(
                task("each"),
                (Integer count, Output<Integer> out) -> {
                  for (int i = 0; i < Math.max(count, 1); i++) {
                    out.put(count == 12 ? 1 : count);
                  }
                }))
        .then(
            Loops.each(
                task("fetch").withWorkers(2),
                (Integer i) -> {
                  workers.await(30, TimeUnit.SECONDS);
                  return i;
                }));
  }
}
