package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Loops.calls;
import static dev.pipewright.runtime.testing.Loops.each;
import static dev.pipewright.runtime.testing.Loops.first;
import static dev.pipewright.runtime.testing.Loops.join;
import static dev.pipewright.runtime.testing.Loops.numbers;
import static dev.pipewright.runtime.testing.Loops.outputs;
import static dev.pipewright.runtime.testing.Loops.run;
import static dev.pipewright.runtime.testing.Loops.sink;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run promises holds for graphs as it does for lines. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GraphsTest {

  private static final List<String> PLACES =
      List.of("source", "left", "right", "zip", "late", "merge", "last", "sink", "early");

  private final Threads workers = new Threads();
  private final List<Integer> sunk = Collections.synchronizedList(new ArrayList<>());

  private static Loop<Object[], Integer> sum(String name, int count) {
    return each(
        task(name).withWorkers(count).withOrder(), items -> (int) items[0] + (int) items[1]);
  }

  private static InEdges<Object[]> zipped(Node<?> left, Node<?> right) {
    return InEdges.zipped(List.of("left", "right"), left, right);
  }

  @Test
  void forksAndJoins() {
    Node<String> words = first(task("words"), out -> Branch.putAll(List.of("hello", "world"), out));
    Node<String> upper = words.then(each(task("upper"), String::toUpperCase));
    Node<String> reversed =
        words.then(each(task("reverse"), word -> new StringBuilder(word).reverse().toString()));
    assertThat(
            outputs(
                zipped(upper, reversed)
                    .then(each(task("pair"), items -> items[0] + " " + items[1]))))
        .containsExactly("HELLO olleh", "WORLD dlrow");
  }

  static Stream<Arguments> lengthsAndWorkers() {
    return IntStream.range(0, 12)
        .boxed()
        .flatMap(
            length -> IntStream.rangeClosed(1, 7).mapToObj(count -> Arguments.of(length, count)));
  }

  @ParameterizedTest
  @MethodSource("lengthsAndWorkers")
  void aSquareThenTwoDiamondsGiveFourTimesTheSquare(int length, int count) {
    Node<Integer> square =
        numbers(task("numbers"), length)
            .then(each(task("square").withWorkers(count).withOrder(), i -> i * i));
    Node<Integer> twice = diamond(square, count);
    Node<Integer> fourTimes = diamond(twice, count);
    assertThat(outputs(fourTimes))
        .isEqualTo(IntStream.range(0, length).mapToObj(i -> 4 * i * i).toList());
  }

  private static Node<Integer> diamond(Node<Integer> top, int count) {
    Node<Integer> left = top.then(each(task("left").withWorkers(count).withOrder(), i -> i));
    Node<Integer> right = top.then(each(task("right").withWorkers(count).withOrder(), i -> i));
    return zipped(left, right).then(sum("bottom", count));
  }

  @Test
  void shortcutsLeadPastOtherTasks() {
    Node<Integer> a = numbers(task("a").withThrottle(1), 500);
    Node<Integer> b = a.then(each(task("b").withThrottle(1), i -> i + 1));
    Node<Integer> c = zipped(a, b).then(sum("c", 1));
    Node<Integer> d = zipped(a, c).then(sum("d", 2));
    Node<Integer> e = zipped(d, b).then(sum("e", 1));
    assertThat(outputs(e)).isEqualTo(IntStream.range(0, 500).mapToObj(i -> 4 * i + 2).toList());
  }

  /**
   * A graph with a place of each kind, all of which do something before they hand on what they are
   * given: {@code sink} and {@code early} stand beside the last one, and {@code early} ends after a
   * few items.
   */
  private Node<Integer> everything(
      int count, Function<String, Line.OneToOne<Integer, Integer>> work) {
    Node<Integer> source =
        numbers(task("numbers"), count).then(each(task("source"), work.apply("source")));
    Node<Integer> left =
        source.then(each(task("left").withThrottle(2).withWorkers(2), work.apply("left")));
    Node<Integer> right = source.then(each(task("right").withThrottle(1), work.apply("right")));
    Line.OneToOne<Integer, Integer> atZip = work.apply("zip");
    Node<Integer> zip =
        zipped(source, right).then(each(task("zip"), items -> atZip.call((Integer) items[1])));
    Line.OneToOne<Integer, Integer> atLate = work.apply("late");
    Node<Integer> late =
        zip.thenAsync(
            Loops.<Integer, Integer>calls(
                task("late").withWorkers(3),
                i -> CompletableFuture.completedFuture(atLate.call(i))),
            Delivery.one());
    Node<Integer> merge =
        InEdges.<Integer>merged(left, late)
            .then(each(task("merge").withWorkers(2).withOrder(), work.apply("merge")));
    Line.OneToOne<Integer, Integer> atSink = work.apply("sink");
    Node<Void> sink = source.then(sink(task("sink"), i -> sunk.add(atSink.call(i))));
    Line.OneToOne<Integer, Integer> atEarly = work.apply("early");
    Node<Void> early =
        merge.then(
            join(
                task("early"),
                (in, out) -> {
                  Iterator<Integer> items = in.iterator();
                  for (int i = 0; i < 4 && items.hasNext(); i++) {
                    atEarly.call(items.next());
                  }
                }));
    return merge.then(each(task("last"), work.apply("last"))).beside(List.of(sink, early));
  }

  private Line.OneToOne<Integer, Integer> noted() {
    return i -> {
      workers.note();
      return i;
    };
  }

  @Test
  void runsToItsEnd() {
    assertThat(outputs(everything(1000, place -> noted())))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 2000).mapToObj(i -> i / 2).toList());
    assertThat(sunk).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void startsNothingBeforeTheFirstOutputIsAskedFor() {
    try (Run<Integer> run = run(everything(1000, place -> noted()))) {
      assertThat(workers.seen()).isEmpty();
      assertThat(Threads.platformWorkers()).isEmpty();
      assertThat(run.iterator().next()).isNotNull();
      assertThat(workers.seen()).isNotEmpty();
    }
    assertThat(workers.alive()).isEmpty();
  }

  static Stream<String> places() {
    return PLACES.stream();
  }

  @ParameterizedTest
  @MethodSource("places")
  void aFailureInAnyPlaceReachesTheCaller(String failing) {
    IOException cause = new IOException();
    for (int round = 0; round < 50; round++) {
      int bad = round % 3;
      Node<Integer> last =
          everything(
              100,
              place ->
                  i -> {
                    workers.note();
                    if (place.equals(failing) && (i == bad || place.equals("early"))) {
                      throw cause;
                    }
                    return i;
                  });
      Run<Integer> run = run(last);
      TaskException failure = catchThrowableOfType(TaskException.class, run::toList);
      assertThat(failure.task()).isEqualTo(failing);
      assertThat(failure).hasCause(cause);
      assertThat(failure.getSuppressed())
          .allSatisfy(also -> assertThat(((TaskException) also).task()).isEqualTo(failing));
      assertThat(failure.input())
          .isEqualTo(
              failing.equals("zip") ? List.of(bad, bad) : failing.equals("early") ? null : bad);
      assertThat(workers.alive()).isEmpty();
    }
  }

  /** Lets the task of a place wait until it is interrupted, and tells when it does. */
  private Run<Integer> stuckIn(String stuck, CountDownLatch reached) {
    CountDownLatch never = new CountDownLatch(1);
    return run(
        everything(
            10_000,
            place ->
                i -> {
                  workers.note();
                  if (place.equals(stuck)) {
                    reached.countDown();
                    never.await();
                  }
                  return i;
                }));
  }

  @ParameterizedTest
  @MethodSource("places")
  void aRunIsClosedWhileATaskIsStuckInAnyPlace(String stuck) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    Run<Integer> run = stuckIn(stuck, reached);
    Threads.Background<List<Integer>> caller = inBackground(run::toList);
    reached.await();
    run.close();
    assertThat(workers.alive()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @MethodSource("places")
  void anInterruptedCallerClosesTheRun(String stuck) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    Run<Integer> run = stuckIn(stuck, reached);
    Threads.Background<List<Integer>> caller = inBackground(run::toList);
    reached.await();
    caller.thread().interrupt();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    assertThat(workers.alive()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("places")
  void aTaskMayCloseItsRunInAnyPlace(String closing) {
    for (int round = 0; round < 20; round++) {
      CompletableFuture<Run<Integer>> run = new CompletableFuture<>();
      run.complete(
          run(
              everything(
                  10_000,
                  place ->
                      i -> {
                        workers.note();
                        if (place.equals(closing)) {
                          run.join().close();
                        }
                        return i;
                      })));
      assertThatThrownBy(run.join()::toList).isInstanceOf(CancellationException.class);
      assertThat(workers.alive()).isEmpty();
    }
  }

  @Test
  void runsAnyNumberOfTimesAlsoAtOnce() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Node<Integer> last =
        everything(
            100,
            place ->
                i -> {
                  calls.incrementAndGet();
                  return i;
                });
    List<Integer> expected = outputs(last).stream().sorted().toList();
    List<Threads.Background<List<Integer>>> runs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      runs.add(inBackground(() -> outputs(last)));
    }
    for (Threads.Background<List<Integer>> each : runs) {
      assertThat(each.get()).containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(sunk).hasSize(21 * 100);
  }

  @Test
  void theOutputsEndOnlyAfterTheSinksOnOtherBranches() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Node<Integer> source = numbers(task("source"), 3);
    Node<Void> slow =
        source.then(
            sink(
                task("slow"),
                i -> {
                  mayEnd.await();
                  sunk.add(i);
                }));
    Run<Integer> run = run(source.then(each(task("same"), i -> i)).beside(List.of(slow)));
    Iterator<Integer> outputs = run.iterator();
    assertThat(List.of(outputs.next(), outputs.next(), outputs.next())).containsExactly(0, 1, 2);
    Threads.Background<Boolean> end = inBackground(outputs::hasNext);
    end.awaitIdle();
    assertThat(end.isDone()).isFalse();
    mayEnd.countDown();
    assertThat(end.get()).isFalse();
    assertThat(sunk).containsExactly(0, 1, 2);
  }

  @Test
  void aSinkThatFailsWhenAllOutputsHaveBeenTakenFailsTheRun() throws Exception {
    CountDownLatch mayFail = new CountDownLatch(1);
    Node<Integer> source = numbers(task("source"), 3);
    Node<Void> failing =
        source.then(
            sink(
                task("failing"),
                i -> {
                  mayFail.await();
                  throw new IOException();
                }));
    Run<Integer> run = run(source.then(each(task("same"), i -> i)).beside(List.of(failing)));
    Iterator<Integer> outputs = run.iterator();
    for (int i = 0; i < 3; i++) {
      outputs.next();
    }
    mayFail.countDown();
    assertThatThrownBy(outputs::hasNext)
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("failing");
  }

  @Test
  void theOtherBranchesGoOnWhenTheLastTaskHasEnded() {
    Node<Integer> source = numbers(task("source").withThrottle(1), 1000);
    Node<Integer> few =
        source.then(join(task("few"), (in, out) -> in.stream().limit(2).forEach(out::put)));
    assertThat(outputs(few.beside(List.of(source.then(sink(task("all"), sunk::add))))))
        .containsExactly(0, 1);
    assertThat(sunk).hasSize(1000);
  }

  @Test
  void futuresAreCancelledWhenTheLastOfTheBranchesHasEnded() {
    Queue<CompletableFuture<Integer>> futures = new ConcurrentLinkedQueue<>();
    Node<Integer> pending =
        numbers(task("numbers"), 100)
            .thenAsync(
                Loops.<Integer, Integer>calls(
                    task("pending").withWorkers(10),
                    i -> {
                      CompletableFuture<Integer> future = new CompletableFuture<>();
                      futures.add(future);
                      if (i == 9) { // there are others then, which stay pending
                        futures.stream().limit(4).forEach(first -> first.complete(0));
                      }
                      return future;
                    }),
                Delivery.one());
    Loop<Integer, Integer> two =
        join(task("two"), (in, out) -> out.put((int) in.stream().limit(2).count()));
    Loop<Integer, Integer> four =
        join(task("four"), (in, out) -> out.put((int) in.stream().limit(4).count()));
    Node<Integer> counts =
        InEdges.<Integer>merged(pending.then(two), pending.then(four))
            .then(each(task("counts"), i -> i));
    assertThat(outputs(counts)).containsExactlyInAnyOrder(2, 4);
    assertThat(futures).hasSizeGreaterThanOrEqualTo(10);
    assertThat(futures.stream().skip(4)).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void aGraphIsPublished() {
    Collector<Integer> collector = Collector.ofAll();
    LocalEngine.plain()
        .publish(Graph.of("graph", everything(100, place -> noted())))
        .subscribe(collector);
    assertThat(collector.awaitEnd()).isNull();
    assertThat(collector.items).hasSize(200);
    assertThat(sunk).hasSize(100);
  }

  @Test
  void aCancelledSubscriptionClosesAGraph() {
    Collector<Integer> collector = new Collector<>(5);
    LocalEngine.plain()
        .publish(Graph.of("graph", everything(10_000, place -> noted())))
        .subscribe(collector);
    eventually().until(() -> collector.items.size() == 5);
    collector.subscription().cancel();
    eventually().untilAsserted(() -> assertThat(workers.alive()).isEmpty());
    assertThat(collector.signals).containsExactly("subscribed");
  }

  /** A stage whose tasks are a diamond with a sink beside it. */
  private Stage<Integer, Integer> diamondStage(String name) {
    return LocalEngine.plain()
        .stage(
            name,
            input -> {
              Node<Integer> top = input.then(each(task("top"), i -> (Integer) i));
              Node<Void> sink = top.then(sink(task("sink"), sunk::add));
              return diamond(top, 2).beside(List.of(sink));
            });
  }

  @Test
  void stagesMayBeGraphs() {
    Stage<Integer, Integer> upTo =
        LocalEngine.plain()
            .stage(
                "upTo",
                input ->
                    input.then(
                        Loops.<Integer, Integer>branch(
                            task("upTo"), (i, out) -> Branch.putAll(IntStream.range(0, i), out))));
    assertThat(diamondStage("one").run(3)).containsExactly(6);
    assertThat(sunk).containsExactly(3);
    sunk.clear();

    Stage<Integer, Integer> chained = upTo.then(diamondStage("a")).then(diamondStage("b"));
    assertThat(chained.run(4)).containsExactly(0, 4, 8, 12);
    assertThat(sunk).containsExactlyInAnyOrder(0, 1, 2, 3, 0, 2, 4, 6);
  }

  @Test
  void aGivenInputMayGoSeveralWays() {
    Stage<Integer, Integer> stage =
        LocalEngine.plain()
            .stage(
                "stage",
                input ->
                    zipped(input.then(each(task("one"), i -> (Integer) i + 1)), input)
                        .then(sum("sum", 1)));
    assertThat(stage.run(20)).containsExactly(41);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aBranchWithoutOutputsEndsToo(int count) {
    Node<Integer> none =
        numbers(task("numbers"), 100)
            .then(
                Loops.<Integer, Integer>branch(
                    task("none").withWorkers(count).withOrder(), (i, out) -> {}));
    assertThat(outputs(diamond(none, count))).isEmpty();
  }

  @Test
  void aRunOfSinksOnlyHasNoOutputs() {
    Node<Integer> source = numbers(task("source"), 100);
    Node<Void> other =
        source.thenAsync(calls(task("other"), i -> CompletableFuture.completedFuture(sunk.add(i))));
    run(source.then(sink(task("one"), sunk::add)).beside(List.of(other))).toEnd();
    assertThat(sunk).hasSize(200);
  }
}
