package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Loops.branch;
import static dev.pipewright.runtime.testing.Loops.each;
import static dev.pipewright.runtime.testing.Loops.first;
import static dev.pipewright.runtime.testing.Loops.join;
import static dev.pipewright.runtime.testing.Loops.run;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.Threads;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Why the processor refuses some graphs: forced upon the engine, they block, and only a stop gets
 * them out of it. With the remedy, a task whose outputs may wait in any number, the same graphs run
 * to their end, and so do the ones next to them that are accepted.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockedGraphsTest {

  private static final int ITEMS = 1000;
  private static final String MISMATCH = "mismatch";

  private final Threads workers = new Threads();
  private final AtomicInteger calls = new AtomicInteger();

  /** Makes a graph; the task that the remedy is for has the attributes. */
  private interface Shape extends BiFunction<BlockedGraphsTest, Attributes, Node<Integer>> {}

  private int noted(int item) {
    workers.note();
    calls.incrementAndGet();
    return item;
  }

  private static Attributes narrow(String name) {
    return task(name).withThrottle(2);
  }

  private Node<Integer> source(String name) {
    return first(
        narrow(name), out -> Branch.putAll(IntStream.range(0, ITEMS).map(this::noted), out));
  }

  private Loop<Integer, Integer> same(Attributes task) {
    return each(task, this::noted);
  }

  private Loop<Integer, Integer> filter(Attributes task, IntPredicate passes) {
    return branch(
        task,
        (i, out) -> {
          if (passes.test(noted(i))) {
            out.put(i);
          }
        });
  }

  private Loop<Integer, Integer> times(Attributes task, int count) {
    return branch(
        task,
        (i, out) -> {
          for (int j = 0; j < count; j++) {
            out.put(noted(i));
          }
        });
  }

  /** Gives everything when everything has come. */
  private Loop<Integer, Integer> collect() {
    return join(
        narrow("collect"), (in, out) -> in.stream().map(this::noted).toList().forEach(out::put));
  }

  private Node<Integer> zip(Node<Integer> a, Node<Integer> b) {
    return InEdges.zipped(List.of("a", "b"), a, b)
        .then(each(narrow("zip"), items -> noted((Integer) items[0])));
  }

  /** What the outputs of a run are, in short. */
  private static Object outcome(Callable<List<Integer>> outputs) throws Exception {
    try {
      return outputs.call().size();
    } catch (TaskException e) {
      assertThat(e.getCause()).hasMessageStartingWith("inputs of different lengths");
      return MISMATCH;
    }
  }

  private sealed interface Parity {}

  private record Low(int number) implements Parity {}

  private record High(int number) implements Parity {}

  private static Arguments shape(String name, Object outcome, Shape shape) {
    return Arguments.of(name, outcome, shape);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        shape(
            "a filter that lets pass late what the other way has early",
            10,
            (test, bounded) -> {
              Node<Integer> source = test.source("source");
              return test.zip(
                  source.then(test.filter(narrow("late"), i -> i >= ITEMS - 10)),
                  source.then(test.filter(bounded, i -> i < 10)));
            }),
        shape(
            "a branch beside a one-to-one way",
            MISMATCH,
            (test, bounded) -> {
              Node<Integer> source = test.source("source");
              return test.zip(
                  source.then(test.same(narrow("same"))), source.then(test.times(bounded, 100)));
            }),
        shape(
            "a join beside a one-to-one way",
            ITEMS,
            (test, bounded) -> {
              Node<Integer> source = test.source("source");
              return test.zip(source.then(test.collect()), source.then(test.same(bounded)));
            }),
        shape(
            "a join beside nothing",
            ITEMS,
            (test, bounded) -> {
              Node<Integer> source = test.source("source").then(test.same(bounded));
              return test.zip(source.then(test.collect()), source);
            }),
        shape(
            "a route whose ways are zipped",
            ITEMS / 2,
            (test, bounded) -> {
              Node<Parity> half =
                  test.source("source")
                      .then(
                          each(bounded, i -> test.noted(i) < ITEMS / 2 ? new Low(i) : new High(i)));
              Node<Integer> low = half.route(Low.class).then(each(narrow("low"), l -> l.number));
              Node<Integer> high = half.route(High.class).then(each(narrow("high"), h -> h.number));
              return test.zip(low, high);
            }),
        shape(
            "a merge of two ways beside a third",
            MISMATCH,
            (test, bounded) -> {
              Node<Integer> source = test.source("source");
              Node<Integer> merge =
                  InEdges.<Integer>merged(source, source.then(test.same(narrow("other"))))
                      .then(test.same(bounded));
              return test.zip(source, merge);
            }),
        shape(
            "two zips, each of which has late what the other has early",
            2 * ITEMS,
            (test, bounded) -> {
              Node<Integer> one = test.source("one");
              Node<Integer> two = test.source("two");
              Node<Integer> oneLate =
                  test.zip(one.then(test.collect()), two.then(test.same(narrow("same"))));
              Node<Integer> twoLate =
                  test.zip(two.then(test.collect()), one.then(test.same(bounded)));
              return InEdges.<Integer>merged(oneLate, twoLate).then(test.same(narrow("all")));
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void aGraphThatIsRefusedBlocks(String name, Object outcome, Shape shape) throws Exception {
    Run<Integer> run = run(shape.apply(this, narrow("bounded")));
    Threads.Background<List<Integer>> caller = inBackground(run::toList);
    awaitStandstill();
    assertThat(caller.isDone()).isFalse();
    run.close();
    assertThat(workers.alive()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  /** Waits until no task has been called for some time, and all who call them wait. */
  private void awaitStandstill() {
    int before = 0;
    for (int still = 0; still < 30; still++) {
      LockSupport.parkNanos(5_000_000);
      int now = calls.get();
      if (now == 0 || now != before || !workers.seen().stream().allMatch(Threads::isIdle)) {
        still = 0;
      }
      before = now;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void withTheRemedyItRunsToItsEnd(String name, Object outcome, Shape shape) throws Exception {
    Node<Integer> graph = shape.apply(this, task("unbounded").withThrottle(Attributes.UNBOUNDED));
    assertThat(outcome(() -> run(graph).toList())).isEqualTo(outcome);
    assertThat(workers.alive()).isEmpty();
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        shape(
            "one-to-one ways of different lengths",
            ITEMS,
            (test, bounded) -> {
              Node<Integer> source = test.source("source");
              return test.zip(
                  source,
                  source
                      .then(test.same(bounded))
                      .then(test.same(bounded))
                      .then(test.same(bounded)));
            }),
        shape(
            "a filter before the fork, and a branch behind the zip",
            ITEMS,
            (test, bounded) -> {
              Node<Integer> fork =
                  test.source("source").then(test.filter(bounded, i -> i % 10 == 0));
              return test.zip(fork, fork.then(test.same(bounded))).then(test.times(bounded, 10));
            }),
        shape(
            "a merge of ways that give more and fewer",
            ITEMS * 3 + ITEMS + 10,
            (test, bounded) -> {
              Node<Integer> source = test.source("source");
              return InEdges.<Integer>merged(
                      source.then(test.times(bounded, 3)),
                      source.then(test.collect()),
                      source.then(test.filter(bounded, i -> i < 10)))
                  .then(test.same(bounded));
            }),
        shape(
            "a route whose ways are merged",
            ITEMS,
            (test, bounded) -> {
              Node<Parity> half =
                  test.source("source")
                      .then(each(bounded, i -> i < ITEMS / 2 ? new Low(i) : new High(i)));
              return InEdges.<Integer>merged(
                      half.route(Low.class).then(each(bounded, l -> l.number)),
                      half.route(High.class).then(each(bounded, h -> h.number)))
                  .then(test.same(bounded));
            }),
        shape(
            "a fork that gives one output in the whole run",
            ITEMS,
            (test, bounded) -> {
              Node<Integer> one = first(bounded, out -> out.put(ITEMS));
              return test.zip(
                  one.then(test.times(bounded, ITEMS)),
                  one.then(test.times(bounded, ITEMS)).then(test.collect()));
            }),
        shape(
            "sources of their own",
            ITEMS,
            (test, bounded) ->
                test.zip(
                    test.source("one").then(test.collect()),
                    test.source("two").then(test.same(bounded)))),
        shape(
            "sinks that take their time on other branches",
            ITEMS,
            (test, bounded) -> {
              Node<Integer> source = test.source("source");
              Node<Void> sink =
                  source
                      .then(test.collect())
                      .then(Loops.<Integer>sink(narrow("sink"), test::noted));
              return source.then(test.same(bounded)).beside(List.of(sink));
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void aGraphThatIsAcceptedRunsToItsEnd(String name, Object outcome, Shape shape) throws Exception {
    for (int throttle = 1; throttle <= 3; throttle++) {
      Node<Integer> graph = shape.apply(this, task("bounded").withThrottle(throttle));
      assertThat(outcome(() -> run(graph).toList())).isEqualTo(outcome);
    }
  }
}
