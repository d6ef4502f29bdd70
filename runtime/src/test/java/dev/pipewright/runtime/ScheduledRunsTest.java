package dev.pipewright.runtime;

import static dev.pipewright.runtime.local.ScheduledRuns.publish;
import static dev.pipewright.runtime.local.ScheduledRuns.run;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Loops.branch;
import static dev.pipewright.runtime.testing.Loops.each;
import static dev.pipewright.runtime.testing.Loops.numbers;
import static dev.pipewright.runtime.testing.Loops.sink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.scheduling.Baton;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.RandomGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every wait of a run goes through its scheduler: under one that has a single thread go on at a
 * time, a wait of another kind would keep all others from going on, and the run from its end.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScheduledRunsTest {

  static Stream<Arguments> seeds() {
    return IntStream.range(0, 20)
        .boxed()
        .flatMap(seed -> Stream.of(Arguments.of(seed, true), Arguments.of(seed, false)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void graphsOfAllKindsRunToTheirEnd(int seed, boolean concurrent) {
    Baton baton = new Baton(seed, concurrent);
    RandomGraph graph = RandomGraph.of(seed);
    graph.check(baton.with(() -> run(graph.node(), baton).toList()));
    assertThat(graph.workers().alive()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void runsAreClosedHalfWay(int seed, boolean concurrent) {
    Baton baton = new Baton(seed, concurrent);
    RandomGraph graph = RandomGraph.of(seed);
    baton.with(
        () -> {
          try (Run<Integer> run = run(graph.node(), baton)) {
            return run.iterator().hasNext();
          }
        });
    assertThat(graph.workers().alive()).isEmpty();
  }

  /** Ordered tasks, asynchronous ones, fan-out, a zip, a merge, routes and large throttles. */
  private static Node<Integer> everything() {
    Attributes several = task("several").withWorkers(3).withThrottle(2);
    Node<Integer> numbers = numbers(task("numbers").withThrottle(3), 40);
    Node<Integer> ordered = numbers.then(each(several.withOrder(), i -> i + 1));
    Node<Integer> called =
        numbers.thenAsync(
            Loops.<Integer, Integer>calls(
                task("called").withWorkers(2).withOrder(), CompletableFuture::completedFuture),
            Delivery.one());
    Node<Integer> zipped =
        InEdges.zipped(List.of("one", "other"), ordered, called)
            .then(each(several, pair -> (Integer) pair[0] * (Integer) pair[1]));
    Node<Integer> branched =
        ordered.then(
            branch(
                task("branched").withWorkers(2).withOrder().withThrottle(2),
                (i, out) -> {
                  out.put(i);
                  out.put(-i);
                }));
    Node<Integer> merged =
        InEdges.merged(zipped, branched)
            .then(each(task("merged").withWorkers(2).withThrottle(Attributes.UNBOUNDED), i -> i));
    Node<Void> log = merged.route(Integer.class).then(sink(task("log"), i -> {}));
    return merged
        .then(Loops.<Integer, Integer>join(task("all"), (in, out) -> in.stream().forEach(out::put)))
        .beside(List.of(log));
  }

  @Test
  void theSeedAloneDecidesWhoGoesOn() {
    Baton first = new Baton(1, false);
    List<Integer> outputs = first.with(() -> run(everything(), first).toList());
    assertThat(outputs).hasSize(120);
    for (int i = 0; i < 20; i++) {
      Baton again = new Baton(1, false);
      assertThat(again.with(() -> run(everything(), again).toList())).isEqualTo(outputs);
      assertThat(again.order()).isEqualTo(first.order());
    }
    Baton other = new Baton(2, false);
    assertThat(other.with(() -> run(everything(), other).toList()))
        .containsExactlyInAnyOrderElementsOf(outputs);
    assertThat(other.order()).isNotEqualTo(first.order());
  }

  @Test
  void noTimePassesWhileAThreadCanGoOn() {
    Baton baton = new Baton(3, false);
    assertThat(baton.with(() -> run(everything(), baton).toList())).hasSize(120);
    assertThat(baton.nanoTime()).isZero();
  }

  @Test
  void aFutureIsCompletedByAThreadOfTheScheduler() throws Exception {
    Baton baton = new Baton(5, false);
    CompletableFuture<List<Integer>> later =
        baton.with(() -> run(everything(), baton).toListLater());
    assertThat(later.get()).hasSize(120);
    assertThat(baton.order()).anyMatch(turn -> turn.startsWith("complete-"));
  }

  @Test
  void publishersAreReadAndWritten() {
    Baton baton = new Baton(6, false);
    Node<Integer> joined =
        everything()
            .then(
                Loops.<Integer, Integer>join(
                    task("subscribes"),
                    (in, out) -> {
                      OneByOne subscriber = new OneByOne(baton);
                      in.publisher().subscribe(subscriber);
                      while (subscriber.signals.size() < 2) { // its thread needs the baton
                        baton.parkNanos(subscriber, TimeUnit.SECONDS.toNanos(1));
                      }
                      subscriber.items.forEach(out::put);
                    }));
    OneByOne outputs = new OneByOne(baton);
    baton.with(
        () -> {
          publish(joined, baton).subscribe(outputs);
          return null;
        });
    assertThat(outputs.awaitEnd()).isNull();
    assertThat(outputs.items).hasSize(120);
    assertThat(Duration.ofNanos(baton.nanoTime())).isGreaterThan(Duration.ofMinutes(3));
    assertThat(baton.order())
        .anyMatch(turn -> turn.startsWith("publish-"))
        .anyMatch(turn -> turn.startsWith("feed-"));
  }

  /** A subscriber that asks for one item at a time, each a second after the one before. */
  private static final class OneByOne extends Collector<Integer> {
    private final Baton baton;

    OneByOne(Baton baton) {
      super(1);
      this.baton = baton;
    }

    @Override
    public void onNext(Integer item) {
      super.onNext(item);
      baton.after(TimeUnit.SECONDS.toNanos(1), () -> subscription().request(1));
    }
  }

  @Test
  void aStopIsTimedByTheScheduler() {
    Baton baton = new Baton(4, false);
    List<String> closed = new ArrayList<>();
    Node<Integer> stuck =
        Loops.<Integer>first(
            task("stuck"),
            out -> {
              while (closed.isEmpty()) { // ignores interrupts
                baton.parkNanos(out, TimeUnit.MILLISECONDS.toNanos(100));
                Thread.interrupted();
              }
            });
    Node<Integer> failing =
        numbers(task("one"), 1)
            .then(each(task("fails"), i -> Math.addExact(Integer.MAX_VALUE, i + 1)));
    baton.with(
        () -> {
          baton.after(
              TimeUnit.SECONDS.toNanos(5), () -> closed.add("at " + baton.nanoTime() / 1_000_000));
          assertThatThrownBy(
                  () ->
                      run(InEdges.merged(stuck, failing).then(each(task("both"), i -> i)), baton)
                          .toList())
              .isInstanceOf(TaskException.class);
          return null;
        });
    assertThat(closed).containsExactly("at 5000");
  }
}
