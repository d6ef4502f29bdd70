package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.is;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs of an ordered task leave in the order of the inputs that caused them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OrderedTest {

  private final Threads workers = new Threads();

  /** How many inputs the task has been called with. */
  private final AtomicInteger taken = new AtomicInteger();

  /** How many outputs wait, or were taken. */
  private final AtomicInteger handedOn = new AtomicInteger();

  private final CountDownLatch firstMayGoOn = new CountDownLatch(1);

  private static Attributes ordered(int workers, int throttle) {
    return task("ordered").withWorkers(workers).withThrottle(throttle).withOrder();
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  /** One run of a task that dawdles at random and has any number of outputs for an input. */
  @ParameterizedTest
  @MethodSource("seeds")
  void keepsTheOrderOfTheInputs(int seed) {
    int count = 100;
    int workers = 2 + seed % 7;
    int throttle = List.of(1, 2, 3, Attributes.DEFAULT_THROTTLE).get(seed / 7 % 4);
    Line<String> line =
        numbers(count)
            .branch(
                ordered(workers, throttle),
                (i, out) -> {
                  Random random = randomOf(seed, i);
                  int outputs = outputsOf(random);
                  dawdle(random);
                  for (int j = 0; j < outputs; j++) {
                    out.put(i + "." + j);
                    dawdle(random);
                  }
                });

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int outputs = outputsOf(randomOf(seed, i));
      for (int j = 0; j < outputs; j++) {
        expected.add(i + "." + j);
      }
    }
    assertThat(line.run().toList())
        .as("%d workers, throttle %d", workers, throttle)
        .isEqualTo(expected);
  }

  private static Random randomOf(int seed, int input) {
    return new Random(1_000_003L * seed + input);
  }

  /** None or many for some inputs, and otherwise one or two. */
  private static int outputsOf(Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> 0;
      case 2 -> 20;
      case 3, 4 -> 2;
      default -> 1;
    };
  }

  @SuppressWarnings("ThreadPriorityCheck") // to shake the order of the workers
  private static void dawdle(Random random) {
    switch (random.nextInt(10)) {
      case 0 -> LockSupport.parkNanos(random.nextInt(50_000));
      case 1, 2 -> Thread.yield();
      default -> {}
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void keepsTheOrderThroughSeveralOrderedTasks(int throttle) {
    Line<Integer> line =
        numbers(2_000)
            .each(ordered(4, throttle), i -> i)
            .each(ordered(3, throttle), i -> i)
            .<Integer>branch(
                ordered(8, throttle),
                (i, out) -> {
                  if (i % 3 != 0) {
                    out.put(i);
                  }
                });
    assertThat(line.run().toList())
        .containsExactlyElementsOf(
            IntStream.range(0, 2_000).filter(i -> i % 3 != 0).boxed().toList());
  }

  @Test
  void theOthersGoOnWhileTheFirstIsSlow() {
    CountDownLatch othersThrough = new CountDownLatch(9);
    Line<Integer> line =
        numbers(10)
            .each(
                ordered(2, 10),
                i -> {
                  if (i == 0) {
                    othersThrough.await();
                  } else {
                    othersThrough.countDown();
                  }
                  return i;
                });
    assertThat(line.run().toList()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  /** A task whose first call waits, and that gives as many outputs for an input as is told. */
  private Line<Integer> withASlowFirst(Line<Integer> inputs, Attributes task, int outputs) {
    return inputs.branch(
        task,
        (i, out) -> {
          workers.note();
          taken.incrementAndGet();
          if (i == 0) {
            firstMayGoOn.await();
          }
          for (int j = 0; j < outputs; j++) {
            out.put(i);
            handedOn.incrementAndGet();
          }
        });
  }

  private void awaitIdleWorkers(int count) {
    eventually()
        .untilAsserted(() -> assertThat(workers.seen()).hasSize(count).allMatch(Threads::isIdle));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 2", "4, 3", "8, 1", "8, 10", "3, 1024"})
  void whatIsHeldBackCountsWithinTheThrottle(int workerCount, int throttle) {
    try (Run<Integer> run = withASlowFirst(allNumbers(), ordered(workerCount, throttle), 1).run()) {
      Threads.Background<List<Integer>> caller =
          Threads.inBackground(() -> run.stream().limit(5L * throttle).toList());
      // all places but the one of the turn, an output in the hands of each of the others, the first
      awaitTaken(throttle - 1 + workerCount);
      assertThat(handedOn).hasValue(throttle - 1);

      firstMayGoOn.countDown();
      assertThat(resultOf(caller))
          .containsExactlyElementsOf(IntStream.range(0, 5 * throttle).boxed().toList());
      eventually().untilAtomic(handedOn, is(5 * throttle + throttle)); // now they wait in the queue
    }
  }

  private void awaitTaken(int inputs) {
    eventually()
        .untilAsserted(
            () -> {
              assertThat(taken).hasValue(inputs);
              assertThat(workers.seen()).isNotEmpty().allMatch(Threads::isIdle);
            });
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 2", "4, 3", "8, 1", "8, 10", "3, 1024"})
  void inputsWithoutOutputsDoNotRunAheadWithoutBound(int workerCount, int throttle) {
    Run<Integer> run = withASlowFirst(allNumbers(), ordered(workerCount, throttle), 0).run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    awaitTaken(throttle - 1 + workerCount);

    firstMayGoOn.countDown();
    eventually().until(() -> taken.get() > 10 * (throttle + workerCount));
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "4, 2", "8, 3"})
  void whoseTurnItIsMayGiveMoreThanTheThrottleWhileAllOthersWait(int workerCount, int throttle) {
    int outputs = 10 * throttle;
    int count = 3 * workerCount;
    Run<Integer> run =
        withASlowFirst(numbers(count), ordered(workerCount, throttle), outputs).run();
    Threads.Background<List<Integer>> caller = Threads.inBackground(run::toList);
    awaitIdleWorkers(workerCount);
    firstMayGoOn.countDown();
    assertThat(resultOf(caller))
        .containsExactlyElementsOf(
            IntStream.range(0, count * outputs).map(i -> i / outputs).boxed().toList());
  }

  @Test
  void anInputWithoutOutputsPassesTheTurnOnToOneThatWaits() {
    Line<Integer> line =
        numbers(100)
            .branch(
                ordered(3, 1),
                (i, out) -> {
                  workers.note();
                  if (i == 0) {
                    firstMayGoOn.await(); // and then has none
                  } else {
                    out.put(i);
                  }
                });
    Run<Integer> run = line.run();
    Threads.Background<List<Integer>> caller = Threads.inBackground(run::toList);
    awaitIdleWorkers(3);
    firstMayGoOn.countDown();
    assertThat(resultOf(caller))
        .containsExactlyElementsOf(IntStream.range(1, 100).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1024})
  void aFailureStopsWorkersThatAreHeldUp(int throttle) {
    Run<Integer> run = withASlowFirst(allNumbers(), ordered(4, throttle), 1).run();
    Threads.Background<List<Integer>> caller = Threads.inBackground(run::toList);
    awaitTaken(throttle - 1 + 4);
    workers.seen().forEach(Thread::interrupt); // the first call throws
    TaskException failure = catchThrowableOfType(TaskException.class, caller::get);
    assertThat(failure.task()).isEqualTo("ordered");
    assertThat(failure.input()).isEqualTo(0);
    assertThat(failure).hasCauseInstanceOf(InterruptedException.class);
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void aFailureBehindStopsWorkersThatAreHeldUp() {
    IOException cause = new IOException();
    Line<Void> line =
        allNumbers()
            .each(
                ordered(4, 2),
                i -> {
                  workers.note();
                  return i;
                })
            .sink(
                task("write").withThrottle(1),
                i -> {
                  if (i == 10) {
                    awaitIdleWorkers(4);
                    throw cause;
                  }
                });
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toEnd());
    assertThat(failure.input()).isEqualTo(10);
    assertThat(failure).hasCause(cause);
    assertThat(workers.alive()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "1024, 1", "1, 0", "3, 0", "1024, 0"})
  void closeStopsWorkersThatAreHeldUp(int throttle, int outputs) {
    Run<Integer> run = withASlowFirst(allNumbers(), ordered(4, throttle), outputs).run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    awaitTaken(throttle - 1 + 4);
    run.close();
    assertThat(workers.alive()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1024})
  void aJoinThatEndsEarlyStopsWorkersThatAreHeldUp(int throttle) {
    AtomicInteger closed = new AtomicInteger();
    Line<List<Integer>> line =
        Line.<Integer>first(
                task("read"),
                out ->
                    Branch.putAll(
                        IntStream.iterate(0, i -> i + 1).onClose(closed::incrementAndGet), out))
            .each(
                ordered(4, throttle),
                i -> {
                  workers.note();
                  return i;
                })
            .join(
                task("five"),
                (in, out) -> {
                  Iterator<Integer> items = in.iterator();
                  List<Integer> five = new ArrayList<>();
                  while (five.size() < 5) {
                    five.add(items.next());
                  }
                  awaitIdleWorkers(4);
                  out.put(five);
                });
    assertThat(line.run().single()).containsExactly(0, 1, 2, 3, 4);
    assertThat(closed).hasValue(1);
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void withoutABoundNothingIsHeldUp() {
    int count = 100_000;
    Set<Integer> early = new TreeSet<>();
    Line<Integer> line =
        numbers(count)
            .each(
                ordered(2, Attributes.UNBOUNDED),
                i -> {
                  if (i == 0) {
                    firstMayGoOn.await();
                  }
                  if (taken.incrementAndGet() == count - 1) {
                    firstMayGoOn.countDown();
                  }
                  return i;
                });
    line.run()
        .forEach(
            i -> {
              if (i != early.size()) {
                throw new AssertionError(i + " instead of " + early.size());
              }
              early.add(i);
            });
    assertThat(early).hasSize(count);
  }

  private static <T> T resultOf(Threads.Background<T> background) {
    try {
      return background.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
