package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Loops.branch;
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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several edges bring is taken in order of arrival, and all of it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MergeTest {

  /** A first task that puts what the test tells it, when it does. */
  private static final class Told {
    private static final int END = -1;
    private final BlockingQueue<Integer> next = new SynchronousQueue<>();
    private final Semaphore done = new Semaphore(0);

    Node<Integer> node(Attributes task) {
      return first(
          task,
          out -> {
            for (int item = next.take(); item != END; item = next.take()) {
              out.put(item);
              done.release();
            }
          });
    }

    void put(int item) throws InterruptedException {
      next.put(item);
      done.acquire();
    }

    void end() throws InterruptedException {
      next.put(END);
    }
  }

  private static Node<Integer> same(InEdges<Integer> inputs, Attributes task) {
    return inputs.then(each(task, i -> i));
  }

  static IntStream seeds() {
    return IntStream.range(0, 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsTheOrderOfArrival(int seed) throws Exception {
    Random random = new Random(seed);
    List<Told> told = List.of(new Told(), new Told(), new Told());
    Attributes bounded = task("bounded").withThrottle(200);
    CountDownLatch mayTake = new CountDownLatch(seed % 2);
    Node<Integer> taking =
        InEdges.<Integer>merged(
                told.get(0).node(bounded),
                told.get(1).node(bounded.withThrottle(Attributes.UNBOUNDED)),
                told.get(2).node(bounded.withThrottle(20_000)))
            .then(
                join(
                    task("take").withThrottle(1000),
                    (in, out) -> {
                      mayTake.await();
                      in.iterable().forEach(out::put);
                    }));
    Run<Integer> run = run(taking);
    Threads.Background<List<Integer>> caller = inBackground(run::toList);
    for (int i = 0; i < 200; i++) {
      told.get(random.nextInt(3)).put(i);
    }
    mayTake.countDown();
    for (Told each : told) {
      each.end();
    }
    assertThat(caller.get()).isEqualTo(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  void anOrderedTaskBehindItKeepsTheOrderOfArrival() throws Exception {
    Told a = new Told();
    Told b = new Told();
    Node<Integer> merge =
        same(
            InEdges.merged(a.node(task("a")), b.node(task("b"))),
            task("same").withWorkers(4).withThrottle(2).withOrder());
    Run<Integer> run = run(merge);
    Threads.Background<List<Integer>> caller = inBackground(run::toList);
    for (int i = 0; i < 500; i++) {
      (i % 3 == 0 ? a : b).put(i);
    }
    a.end();
    b.end();
    assertThat(caller.get()).isEqualTo(IntStream.range(0, 500).boxed().toList());
  }

  /**
   * An ordered edge whose first input is still in work brings nothing yet; the others do. When that
   * is done, everything it has held back arrives at once, before what others bring later.
   */
  @ParameterizedTest
  @ValueSource(ints = {10, Attributes.UNBOUNDED})
  void whatAnOrderedEdgeHoldsBackArrivesWhenItsTurnComes(int throttle) throws Exception {
    CountDownLatch firstMayEnd = new CountDownLatch(1);
    AtomicInteger over = new AtomicInteger();
    Node<Integer> ordered =
        numbers(task("numbers"), 8)
            .then(
                branch(
                    task("ordered").withWorkers(3).withOrder().withThrottle(throttle),
                    (i, out) -> {
                      if (i == 0) {
                        firstMayEnd.await();
                      }
                      if (i % 2 == 1) {
                        out.put(i);
                        out.put(i);
                      }
                      over.incrementAndGet();
                    }));
    Told told = new Told();
    BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    Node<Integer> merge =
        InEdges.<Integer>merged(ordered, told.node(task("told")))
            .then(
                branch(
                    task("merge"),
                    (i, out) -> {
                      seen.add(i);
                      out.put(i);
                    }));
    Run<Integer> run = run(merge);
    Threads.Background<List<Integer>> caller = inBackground(run::toList);
    eventually().until(() -> over.get() == 7); // all but the first
    told.put(100);
    assertThat(seen.take()).isEqualTo(100);
    assertThat(seen).isEmpty();
    firstMayEnd.countDown();
    for (int i = 0; i < 8; i++) {
      assertThat(seen.take()).isEqualTo(i / 2 * 2 + 1);
    }
    told.put(101);
    told.end();
    assertThat(caller.get()).containsExactly(100, 1, 1, 3, 3, 5, 5, 7, 7, 101);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 5", "5, 0", "1, 1", "5000, 3000"})
  void endsWhenAllHaveEnded(int a, int b) {
    Node<Integer> merge =
        same(
            InEdges.merged(
                numbers(task("a"), a),
                numbers(task("b").withThrottle(1), b).then(each(task("negate"), i -> -1 - i))),
            task("same"));
    List<Integer> merged = outputs(merge);
    assertThat(merged.stream().filter(i -> i >= 0))
        .isEqualTo(IntStream.range(0, a).boxed().toList());
    assertThat(merged.stream().filter(i -> i < 0))
        .isEqualTo(IntStream.range(0, b).mapToObj(i -> -1 - i).toList());
  }

  @ParameterizedTest
  @CsvSource({"1, 1, false", "4, 3, false", "3, 1000, true", "2, 1, true"})
  void eachItemGoesToOneOfTheWorkers(int count, int throttle, boolean ordered) {
    Attributes pool = task("work").withWorkers(count).withThrottle(throttle);
    Attributes producer = ordered ? pool.withOrder() : pool;
    Node<Integer> source = numbers(task("source"), 2000);
    Node<Integer> merge =
        same(
            InEdges.merged(
                source.then(each(producer, i -> i)), source.then(each(producer, i -> i)), source),
            pool);
    List<Integer> expected = IntStream.range(0, 6000).map(i -> i / 3).boxed().toList();
    assertThat(outputs(merge)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 5", "1000, 3"})
  void eachProducerIsAheadByItsThrottleAndWhatIsInItsHands(int throttleOfA, int throttleOfB) {
    AtomicInteger madeByA = new AtomicInteger();
    AtomicInteger madeByB = new AtomicInteger();
    Semaphore mayTake = new Semaphore(0);
    List<Integer> taken = new ArrayList<>();
    Node<Object> merge =
        InEdges.<Integer>merged(
                counted(task("a").withThrottle(throttleOfA), madeByA, 0),
                counted(task("b").withThrottle(throttleOfB), madeByB, 1))
            .then(
                join(
                    task("merge"),
                    (in, out) -> {
                      Iterator<Integer> items = in.iterator();
                      while (true) {
                        mayTake.acquire();
                        int item = items.next();
                        synchronized (taken) {
                          taken.add(item);
                        }
                      }
                    }));
    Run<Object> run = run(merge);
    Threads.Background<Boolean> caller = inBackground(() -> run.iterator().hasNext());
    for (int i = 0; i < 10; i++) {
      int expected = i;
      eventually()
          .untilAsserted(
              () -> {
                synchronized (taken) {
                  assertThat(taken).hasSize(expected);
                  int ofB = taken.stream().mapToInt(item -> item).sum();
                  assertThat(madeByA).hasValue(expected - ofB + throttleOfA + 1);
                  assertThat(madeByB).hasValue(ofB + throttleOfB + 1);
                }
              });
      mayTake.release();
    }
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  private static Node<Integer> counted(Attributes task, AtomicInteger made, int item) {
    return first(
        task,
        out ->
            Branch.putAll(IntStream.generate(() -> item).peek(i -> made.incrementAndGet()), out));
  }

  /**
   * Several ordered workers that branch feed a merge on two ways: none may wait for an output that
   * is held back on the one while the other is full.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void doesNotWaitForTheTurnOfAnEdgeWhileAnotherIsFull(int seed) {
    Random random = new Random(seed);
    int count = 2 + random.nextInt(3);
    Node<Integer> fork =
        numbers(task("numbers"), 500)
            .then(
                branch(
                    task("fork").withWorkers(count).withThrottle(1 + random.nextInt(3)).withOrder(),
                    (i, out) -> {
                      for (int j = i % 4; j > 0; j--) {
                        out.put(i);
                      }
                    }));
    Node<Integer> slow = fork.then(each(task("slow").withThrottle(1), i -> i));
    InEdges<Integer> ways =
        random.nextBoolean() ? InEdges.merged(fork, slow) : InEdges.merged(slow, fork);
    assertThat(outputs(same(ways, task("merge").withWorkers(1 + seed % 2)))).hasSize(2 * 125 * 6);
  }

  @Test
  void anAsynchronousTaskMayHaveMergedInputs() {
    Node<Integer> a = numbers(task("a"), 1000);
    Node<Integer> merge =
        InEdges.<Integer>merged(a, a)
            .thenAsync(
                Loops.<Integer, Integer>calls(
                    task("merge").withWorkers(10),
                    i -> CompletableFuture.supplyAsync(() -> i / 10)),
                Delivery.one());
    assertThat(outputs(merge))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 2000).mapToObj(i -> i / 20).toList());
  }

  @Test
  void theInputOfAFailureIsTheItem() {
    IOException cause = new IOException();
    Node<Integer> merge =
        InEdges.<Integer>merged(numbers(task("none"), 0), numbers(task("some"), 5))
            .then(
                each(
                    task("merge"),
                    i -> {
                      throw cause;
                    }));
    TaskException failure = catchThrowableOfType(TaskException.class, () -> outputs(merge));
    assertThat(failure).hasCause(cause);
    assertThat(failure.task()).isEqualTo("merge");
    assertThat(failure.input()).isEqualTo(0);
  }

  @Test
  void publishesWhatIsMerged() {
    Node<Integer> a = numbers(task("a"), 1000);
    Node<Integer> b = a.then(each(task("b").withWorkers(3).withThrottle(2).withOrder(), i -> i));
    Node<Integer> merge =
        InEdges.<Integer>merged(a, b).then(join(task("merge"), MergeTest::subscribe));
    assertThat(outputs(merge)).hasSize(2000);
  }

  private static void subscribe(Input<Integer> in, Output<Integer> out) {
    Collector<Integer> collector = Collector.ofAll();
    in.publisher().subscribe(collector);
    assertThat(collector.awaitEnd()).isNull();
    collector.items.forEach(out::put);
  }

  @Test
  void aGivenInputIsNotMerged() {
    Node<Integer> given = Node.given(1);
    Node<Integer> other = numbers(task("other"), 1);
    assertThatThrownBy(() -> InEdges.merged(other, given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("given");
  }

  @Test
  void oneEdgeIsNotMerged() {
    Node<Integer> one = numbers(task("one"), 1);
    assertThatThrownBy(() -> InEdges.merged(one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two");
  }
}
