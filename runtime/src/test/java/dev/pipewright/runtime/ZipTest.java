package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Loops.each;
import static dev.pipewright.runtime.testing.Loops.first;
import static dev.pipewright.runtime.testing.Loops.join;
import static dev.pipewright.runtime.testing.Loops.numbers;
import static dev.pipewright.runtime.testing.Loops.outputs;
import static dev.pipewright.runtime.testing.Loops.run;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.Edge;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A task with several inputs is called with one item of each, paired by position. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ZipTest {

  private final Threads workers = new Threads();

  private InEdges<Object[]> zipped(Edge<?>... edges) {
    return InEdges.zipped(List.of("a", "b", "c").subList(0, edges.length), edges);
  }

  /** Shows what it was called with. */
  private Loop<Object[], String> show(Attributes task) {
    return each(
        task,
        items -> {
          workers.note();
          return Arrays.toString(items);
        });
  }

  private static List<String> shown(int count, int inputs) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Object[] items = new Object[inputs];
              Arrays.fill(items, i);
              return Arrays.toString(items);
            })
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 1", "1000, 1", "1, 3", "1000, 3", "5000, 1024"})
  void pairsByPosition(int count, int throttle) {
    Node<Integer> a = numbers(task("a").withThrottle(throttle), count);
    Node<Integer> b = numbers(task("b").withThrottle(throttle), count);
    assertThat(outputs(zipped(a, b).then(show(task("zip"))))).isEqualTo(shown(count, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 11, 1000})
  void zipsThreeRanges(int count) {
    Node<Integer> a = numbers(task("a"), count);
    Node<Integer> b = numbers(task("b").withThrottle(1), count);
    Node<Integer> c = numbers(task("c").withThrottle(Attributes.UNBOUNDED), count);
    assertThat(outputs(zipped(a, b, c).then(show(task("zip"))))).isEqualTo(shown(count, 3));
  }

  @Test
  void onePlaceMayFeedSeveralInputs() {
    Node<Integer> a = numbers(task("a").withThrottle(1), 100);
    assertThat(outputs(zipped(a, a, a).then(show(task("zip"))))).isEqualTo(shown(100, 3));
  }

  @Test
  void theTypesMayDiffer() {
    Node<String> texts = first(task("texts"), out -> Branch.putAll(List.of("x", "y"), out));
    Node<Integer> numbers = numbers(task("numbers"), 2);
    assertThat(outputs(zipped(texts, numbers).then(show(task("zip")))))
        .containsExactly("[x, 0]", "[y, 1]");
  }

  @ParameterizedTest
  @CsvSource({"2", "7"})
  void severalWorkersShareThePairsAndNoneIsLostOrTornApart(int count) {
    Node<Integer> a = numbers(task("a").withThrottle(3), 2000);
    Node<Integer> b = numbers(task("b"), 2000);
    CountDownLatch allHaveOne = new CountDownLatch(count);
    Node<String> zip =
        zipped(a, b)
            .then(
                each(
                    task("zip").withWorkers(count),
                    items -> {
                      workers.note();
                      allHaveOne.countDown();
                      allHaveOne.await();
                      return Arrays.toString(items);
                    }));
    assertThat(outputs(zip)).containsExactlyInAnyOrderElementsOf(shown(2000, 2));
    assertThat(workers.seen()).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"1", "4"})
  void anOrderedTaskKeepsTheOrder(int throttle) {
    Node<Integer> a = numbers(task("a").withThrottle(3), 2000);
    Node<Integer> b = numbers(task("b"), 2000);
    Node<String> zip =
        zipped(a, b).then(show(task("zip").withWorkers(4).withThrottle(throttle).withOrder()));
    assertThat(outputs(zip)).isEqualTo(shown(2000, 2));
  }

  @Test
  void theInputsMayComeFromOrderedPools() {
    Node<Integer> source = numbers(task("source"), 2000);
    Node<Integer> a =
        source.then(each(task("a").withWorkers(4).withThrottle(2).withOrder(), i -> i));
    Node<Integer> b =
        source.then(
            each(task("b").withWorkers(3).withThrottle(Attributes.UNBOUNDED).withOrder(), i -> i));
    assertThat(outputs(zipped(a, b).then(show(task("zip"))))).isEqualTo(shown(2000, 2));
  }

  @Test
  void anAsynchronousTaskMayHaveSeveralInputs() {
    Node<Integer> a = numbers(task("a"), 1000);
    Node<Integer> b = numbers(task("b"), 1000);
    Node<String> zip =
        zipped(a, b)
            .thenAsync(
                Loops.<Object[], String>calls(
                    task("zip").withWorkers(10).withOrder(),
                    items -> CompletableFuture.supplyAsync(() -> Arrays.toString(items))),
                Delivery.one());
    assertThat(outputs(zip)).isEqualTo(shown(1000, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 9, a ended after 0 items, b",
    "1, 0, 9, b ended after 0 items, a",
    "1, 2, 2, a ended after 1 item, b",
    "7, 8, 7, a ended after 7 items, b",
    "8, 7, 8, b ended after 7 items, a",
    "7, 7, 8, a ended after 7 items, c",
    "8, 8, 7, c ended after 7 items, a",
    "1000, 500, 100, c ended after 100 items, a",
  })
  void inputsOfDifferentLengthsFailTheRun(int a, int b, int c, String ended, String longer) {
    Node<String> zip =
        zipped(numbers(task("x"), a), numbers(task("y"), b), numbers(task("z"), c))
            .then(show(task("zip").withWorkers(1 + a % 3)));
    TaskException failure = catchThrowableOfType(TaskException.class, () -> outputs(zip));
    assertThat(failure.task()).isEqualTo("zip");
    assertThat(failure.pipeline()).isEqualTo(Loops.PIPELINE);
    assertThat(failure.input()).isNull();
    assertThat(failure.getCause())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("inputs of different lengths: %s, and %s has more", ended, longer);
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void aLengthThatIsFoundOutIsNotHiddenByATaskThatCatchesEverything() {
    Node<Integer> sum =
        zipped(numbers(task("x"), 3), numbers(task("y"), 4))
            .then(
                join(
                    task("sum"),
                    (in, out) -> {
                      try {
                        in.stream().forEach(items -> {});
                      } catch (RuntimeException e) {
                        out.put(-1);
                      }
                    }));
    assertThatThrownBy(() -> outputs(sum))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("a ended after 3 items, and b has more");
  }

  @Test
  void aShortInputIsFoundThoughTheOtherNeverEnds() {
    Node<Integer> endless =
        first(task("endless"), out -> Branch.putAll(IntStream.iterate(0, i -> i + 1), out));
    Node<String> zip = zipped(endless, numbers(task("three"), 3)).then(show(task("zip")));
    assertThatThrownBy(() -> outputs(zip))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("b ended after 3 items, and a has more");
  }

  @Test
  void aTaskThatFailsIsNotBlamedOnTheLengths() {
    IOException cause = new IOException();
    Node<Integer> failing =
        numbers(task("b"), 10)
            .then(
                each(
                    task("fail"),
                    i -> {
                      if (i == 5) {
                        throw cause;
                      }
                      return i;
                    }));
    for (int round = 0; round < 200; round++) {
      Node<String> zip = zipped(numbers(task("a"), 10), failing).then(show(task("zip")));
      TaskException failure = catchThrowableOfType(TaskException.class, () -> outputs(zip));
      assertThat(failure.getCause()).isSameAs(cause);
      assertThat(failure.getSuppressed()).isEmpty();
    }
  }

  @Test
  void aRunThatIsClosedIsNotBlamedOnTheLengths() throws Exception {
    for (int round = 0; round < 200; round++) {
      Node<Integer> endless =
          first(task("endless"), out -> Branch.putAll(IntStream.iterate(0, i -> i + 1), out));
      Node<Integer> passed = endless.then(each(task("pass"), i -> i));
      Run<String> run = run(zipped(endless, passed).then(show(task("zip").withWorkers(2))));
      Threads.Background<String> caller = inBackground(() -> run.iterator().next());
      if (round % 2 == 0) {
        caller.get();
      }
      run.close(); // would throw a failure
      assertThat(catchThrowable(caller::get))
          .satisfiesAnyOf(
              thrown -> assertThat(thrown).isNull(),
              thrown -> assertThat(thrown).isInstanceOf(CancellationException.class));
    }
  }

  @Test
  void theInputOfAFailureIsTheListOfTheItems() {
    IOException cause = new IOException();
    Node<Integer> zip =
        zipped(
                first(task("texts"), out -> Branch.putAll(List.of("x", "y"), out)),
                numbers(task("numbers"), 2))
            .then(
                each(
                    task("zip"),
                    items -> {
                      throw cause;
                    }));
    TaskException failure = catchThrowableOfType(TaskException.class, () -> outputs(zip));
    assertThat(failure).hasCause(cause);
    assertThat(failure.input()).isEqualTo(List.of("x", 0));
    assertThatThrownBy(() -> ((List<?>) failure.input()).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theInputOfAFailedFutureIsTheListOfTheItems() {
    Node<Integer> zip =
        zipped(numbers(task("a"), 2), numbers(task("b"), 2))
            .thenAsync(
                Loops.<Object[], Integer>calls(
                    task("zip"), items -> CompletableFuture.failedFuture(new IOException())),
                Delivery.one());
    TaskException failure = catchThrowableOfType(TaskException.class, () -> outputs(zip));
    assertThat(failure.input()).isEqualTo(List.of(0, 0));
  }

  /** How many each producer has made, counted before it hands them on. */
  private Node<Integer> counted(Attributes task, AtomicInteger made, int count) {
    return first(
        task,
        out -> Branch.putAll(IntStream.range(0, count).peek(i -> made.incrementAndGet()), out));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 5", "1000, 3"})
  void eachProducerIsAheadByItsThrottleAndWhatIsInItsHands(int throttleOfA, int throttleOfB) {
    AtomicInteger madeByA = new AtomicInteger();
    AtomicInteger madeByB = new AtomicInteger();
    Node<Integer> a = counted(task("a").withThrottle(throttleOfA), madeByA, 10_000);
    Node<Integer> b = counted(task("b").withThrottle(throttleOfB), madeByB, 10_000);
    Semaphore mayTake = new Semaphore(0);
    Node<Object> zip = zipped(a, b).then(takingWhenAllowed(mayTake));
    Run<Object> run = run(zip);
    Threads.Background<Boolean> caller = inBackground(() -> run.iterator().hasNext());
    for (int taken = 0; taken < 5; taken++) {
      awaitCount(madeByA, taken + throttleOfA + 1);
      awaitCount(madeByB, taken + throttleOfB + 1);
      mayTake.release();
    }
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  private static Loop<Object[], Object> takingWhenAllowed(Semaphore mayTake) {
    return join(
        task("zip"),
        (in, out) -> {
          Iterator<Object[]> items = in.iterator();
          while (true) {
            mayTake.acquire();
            items.next();
          }
        });
  }

  /** Waits until a producer has made so many, and sees that it makes no more for a moment. */
  private static void awaitCount(AtomicInteger made, int expected) {
    eventually().untilAsserted(() -> assertThat(made).hasValue(expected));
    Threads.staysSo(() -> assertThat(made).hasValue(expected));
  }

  @Test
  void anItemIsNotTakenBeforeItsPartnerIsThere() throws Exception {
    AtomicInteger madeByA = new AtomicInteger();
    Node<Integer> a = counted(task("a").withThrottle(1), madeByA, 10_000);
    CountDownLatch mayGo = new CountDownLatch(1);
    Node<Integer> b =
        first(
            task("b"),
            out -> {
              mayGo.await();
              Branch.putAll(IntStream.range(0, 10_000), out);
            });
    Run<String> run = run(zipped(a, b).then(show(task("zip"))));
    Threads.Background<List<String>> caller = inBackground(run::toList);
    awaitCount(madeByA, 1 + 1);
    mayGo.countDown();
    assertThat(caller.get()).hasSize(10_000);
  }

  @Test
  void publishesPairs() {
    Node<Integer> a = numbers(task("a"), 1000);
    Node<Integer> b = numbers(task("b").withThrottle(1), 1000);
    Node<String> zip = zipped(a, b).then(join(task("zip"), ZipTest::subscribe));
    assertThat(outputs(zip)).isEqualTo(shown(1000, 2));
  }

  private static void subscribe(Input<Object[]> in, Output<String> out) {
    Collector<Object[]> collector = Collector.ofAll();
    in.publisher().subscribe(collector);
    assertThat(collector.awaitEnd()).isNull();
    collector.items.forEach(items -> out.put(Arrays.toString(items)));
  }

  @Test
  void aTaskMayLeaveItsThreadInterrupted() {
    Node<Integer> a = numbers(task("a").withThrottle(1), 1000);
    Node<Integer> b = numbers(task("b").withThrottle(1), 1000);
    Node<String> zip =
        zipped(a, b)
            .then(
                each(
                    task("zip").withWorkers(2),
                    items -> {
                      Thread.currentThread().interrupt();
                      return Arrays.toString(items);
                    }));
    assertThat(outputs(zip)).containsExactlyInAnyOrderElementsOf(shown(1000, 2));
  }

  @Test
  void aJoinOfPairsMayEndEarly() {
    List<Integer> seen = new ArrayList<>();
    Node<Integer> endless =
        first(task("endless"), out -> Branch.putAll(IntStream.iterate(0, i -> i + 1), out));
    Node<Integer> zip =
        zipped(endless, endless.then(each(task("negate"), i -> -i)))
            .then(
                join(
                    task("few"),
                    (in, out) -> {
                      in.stream().limit(3).forEach(items -> seen.add((Integer) items[1]));
                      out.put(seen.size());
                    }));
    assertThat(outputs(zip)).containsExactly(3);
    assertThat(seen).containsExactly(0, -1, -2);
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void inputsAreNamedOneByOne() {
    Node<Integer> a = numbers(task("a"), 1);
    assertThatThrownBy(() -> InEdges.zipped(List.of("a"), a, a))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 edges for [a]");
    assertThatThrownBy(() -> InEdges.zipped(List.of("a"), a))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two");
  }
}
