package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.testing.ChildJvm;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.Threads;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Producers run ahead of their consumers as far as the throttle lets them, and no further. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundedTest {

  /** How many items have been asked for; counted before each is. */
  private final AtomicInteger asked = new AtomicInteger();

  /** How many outputs have been made; counted before each is handed on. */
  private final AtomicInteger made = new AtomicInteger();

  private final AtomicInteger furthestAhead = new AtomicInteger(Integer.MIN_VALUE);
  private final Threads producers = new Threads();

  private Line<Integer> producing(Attributes producer) {
    return allNumbers()
        .each(
            producer,
            i -> {
              producers.note();
              int ahead = made.incrementAndGet() - asked.get();
              furthestAhead.accumulateAndGet(ahead, Math::max);
              return i;
            });
  }

  private void awaitProducersAheadBy(int items) {
    eventually()
        .untilAsserted(
            () -> {
              assertThat(made.get() - asked.get()).isEqualTo(items);
              assertThat(producers.seen()).allMatch(Threads::isIdle);
            });
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 1", "1000, 1", "1, 3", "2, 3", "3, 3", "1000, 3"})
  void producersAreAheadOfTheCallerByTheThrottleAndWhatIsInTheirHands(int throttle, int workers) {
    Line<Integer> line = producing(task("produce").withWorkers(workers).withThrottle(throttle));
    try (Run<Integer> run = line.run()) {
      Iterator<Integer> outputs = run.iterator();
      for (int i = 0; i < 5; i++) {
        asked.incrementAndGet();
        outputs.next();
        awaitProducersAheadBy(throttle + workers);
      }
      for (int i = 0; i < 2 * throttle; i++) {
        asked.incrementAndGet();
        outputs.next();
      }
      awaitProducersAheadBy(throttle + workers);
      assertThat(furthestAhead).hasValue(throttle + workers);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 2", "2, 1, 2", "3, 3, 2", "1000, 3, 3", "1, 3, 1"})
  void producersAreAheadOfTheNextTaskByTheThrottleAndWhatIsInTheirHands(
      int throttle, int workers, int consumers) {
    Semaphore mayAsk = new Semaphore(0);
    Line<Void> line =
        producing(task("produce").withWorkers(workers).withThrottle(throttle))
            .join(
                task("consume").withWorkers(consumers),
                (in, out) -> {
                  Iterator<Integer> items = in.iterator();
                  while (true) {
                    mayAsk.acquire();
                    asked.incrementAndGet();
                    items.next();
                  }
                });
    Run<Void> run = line.run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    for (int i = 1; i <= 5; i++) {
      awaitProducersAheadBy(throttle + workers);
      mayAsk.release(i);
      int total = i * (i + 1) / 2;
      eventually().untilAtomic(asked, is(total));
    }
    awaitProducersAheadBy(throttle + workers);
    assertThat(furthestAhead).hasValue(throttle + workers);
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void theDefaultThrottleIs1024() {
    try (Run<Integer> run = producing(task("produce")).run()) {
      asked.incrementAndGet();
      run.iterator().next();
      awaitProducersAheadBy(1024 + 1);
    }
  }

  @Test
  void withoutABoundTheProducerNeverWaits() {
    int many = 1_000_000;
    Line<Integer> line =
        first(
            task("produce").withThrottle(Attributes.UNBOUNDED),
            out -> Branch.putAll(IntStream.range(0, many).peek(i -> made.set(i + 1)), out));
    try (Run<Integer> run = line.run()) {
      Iterator<Integer> outputs = run.iterator();
      assertThat(outputs.next()).isZero();

      eventually().untilAtomic(made, is(many));
      assertThat(outputs.next()).isOne();
    }
  }

  @Test
  void anInfiniteInnerStreamIsHandedOnElementByElement() {
    AtomicInteger inner = new AtomicInteger();
    Line<Integer> line =
        numbers(3)
            .branch(
                task("repeat").withThrottle(10),
                (i, out) ->
                    Branch.putAll(
                        Stream.of(i, i + 100)
                            .flatMap(
                                j ->
                                    Stream.generate(
                                        () -> {
                                          inner.incrementAndGet();
                                          return j;
                                        })),
                        out));
    try (Run<Integer> run = line.run()) {
      assertThat(run.stream().limit(1000)).hasSize(1000).containsOnly(0);
    }
    // taken, waiting, and in the worker's hands
    assertThat(inner).hasValueBetween(1000, 1000 + 10 + 1);
  }

  @Test
  void tenMillionItemsFitIntoAHeapOf32Megabytes() throws Exception {
    String printed = ChildJvm.run(TenMillion.class, "-Xmx32m");
    assertThat(printed).isEqualTo(Long.toString(10_000_000L * 9_999_999L / 2));
  }

  /** Sums ten million numbers, each an object of its own; runs in a JVM of its own. */
  static final class TenMillion {

    private TenMillion() {}

    public static void main(String[] args) {
      Line<Long> numbers =
          first(
              task("numbers").withThrottle(1000),
              out -> Branch.putAll(LongStream.range(0, 10_000_000), out));
      Line<Long> sum =
          numbers.join(
              task("sum"),
              (in, out) -> {
                long total = 0;
                for (long number : in.iterable()) {
                  total += number;
                }
                out.put(total);
              });
      System.out.println(sum.run().single());
    }
  }

  @Test
  void aZipOfTenMillionPairsFitsIntoAHeapOf32Megabytes() throws Exception {
    String printed = ChildJvm.run(TenMillionPairs.class, "-Xmx32m");
    assertThat(printed).isEqualTo(Long.toString(3 * (10_000_000L * 9_999_999L / 2)));
  }

  /** Sums ten million pairs of numbers, each an object of its own; runs in a JVM of its own. */
  static final class TenMillionPairs {

    private TenMillionPairs() {}

    public static void main(String[] args) {
      Node<Long> numbers =
          Loops.first(task("numbers"), out -> Branch.putAll(LongStream.range(0, 10_000_000), out));
      Node<Long> twice = numbers.then(Loops.each(task("twice"), i -> 2 * i));
      Node<Long> sum =
          InEdges.zipped(List.of("once", "twice"), numbers, twice)
              .then(
                  Loops.join(
                      task("sum"),
                      (in, out) -> {
                        long total = 0;
                        for (Object[] pair : in.iterable()) {
                          total += (Long) pair[0] + (Long) pair[1];
                        }
                        out.put(total);
                      }));
      System.out.println(Loops.run(sum).single());
    }
  }
}
