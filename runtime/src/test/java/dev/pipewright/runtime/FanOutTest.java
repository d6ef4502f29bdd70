package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
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
import static org.hamcrest.Matchers.is;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Edge;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every output of a task goes along each edge behind it, or by its type along those of a route. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FanOutTest {

  private final Threads workers = new Threads();

  /** Lets those wait that the test holds up. */
  private final CountDownLatch go = new CountDownLatch(1);

  private static Node<Integer> endless(Attributes task) {
    return first(task, out -> Branch.putAll(IntStream.iterate(0, i -> i + 1), out));
  }

  static Stream<Arguments> pools() {
    Attributes work = task("work");
    return Stream.of(
            work,
            work.withWorkers(4),
            work.withWorkers(4).withOrder(),
            work.withWorkers(4).withOrder().withThrottle(Attributes.UNBOUNDED),
            work.withThrottle(Attributes.UNBOUNDED).withWorkers(3),
            work.withThrottle(1),
            work.withThrottle(1).withWorkers(4),
            work.withThrottle(2).withWorkers(4).withOrder())
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("pools")
  void theOrderIsTheSameOnAllEdges(Attributes pool) {
    List<Integer> expected = IntStream.range(0, 3000).boxed().toList();
    Node<Integer> work = numbers(task("numbers"), 3000).then(each(pool, i -> i));
    List<Integer> one = new ArrayList<>();
    List<Integer> two = new ArrayList<>();
    List<Integer> three =
        outputs(
            work.then(each(task("three"), i -> i))
                .beside(
                    List.of(
                        work.then(sink(task("one"), one::add)),
                        work.then(sink(task("two"), two::add)))));
    assertThat(three).containsExactlyInAnyOrderElementsOf(expected);
    if (pool.workers() == 1 || pool.ordered()) {
      assertThat(three).isEqualTo(expected);
    }
    assertThat(one).isEqualTo(three);
    assertThat(two).isEqualTo(three);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1000, 1", "1, 3", "5, 3"})
  void aSlowBranchHoldsTheOthersBackByNoMoreThanItsQueue(int throttle, int count) throws Exception {
    AtomicInteger made = new AtomicInteger();
    Node<Integer> work =
        endless(task("endless"))
            .then(
                each(
                    task("work").withThrottle(throttle).withWorkers(count),
                    i -> {
                      workers.note();
                      made.incrementAndGet();
                      return i;
                    }));
    List<Integer> fast = new CopyOnWriteArrayList<>();
    Node<Void> last =
        work.then(join(task("slow"), (in, out) -> go.await()))
            .<Void>then(sink(task("nothing"), i -> {}))
            .beside(List.of(work.then(sink(task("fast"), fast::add))));
    Run<Void> run = run(last);
    Threads.Background<Boolean> caller = inBackground(() -> run.iterator().hasNext());
    eventually()
        .untilAsserted(
            () -> {
              assertThat(made).hasValue(throttle + count);
              assertThat(workers.seen()).allMatch(Threads::isIdle);
              assertThat(fast).hasSizeBetween(throttle, throttle + 1);
            });
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    assertThat(workers.alive()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aBranchThatEndsEarlyTakesNothingFromTheOthers(Attributes pool) {
    Node<Integer> work = numbers(task("numbers"), 3000).then(each(pool, i -> i));
    Node<Integer> few =
        work.then(join(task("few"), (in, out) -> in.stream().limit(5).forEach(out::put)));
    List<Integer> all = new ArrayList<>();
    List<Integer> two = new ArrayList<>();
    assertThat(
            outputs(
                few.beside(
                    List.of(
                        work.then(sink(task("all"), all::add)),
                        work.then(
                            join(
                                task("two"),
                                (in, out) -> in.stream().limit(2).forEach(two::add)))))))
        .hasSize(5);
    assertThat(two).hasSize(2);
    assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 3000).boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("pools")
  void theProducersStopWhenAllBranchesHaveEnded(Attributes pool) {
    Node<Integer> work =
        endless(task("endless"))
            .then(
                each(
                    pool,
                    i -> {
                      workers.note();
                      return i;
                    }));
    List<Node<Integer>> branches = new ArrayList<>();
    for (int limit = 1; limit <= 3; limit++) {
      int taken = limit * 100;
      branches.add(
          work.then(
              join(
                  task("few" + limit),
                  (in, out) -> out.put((int) in.stream().limit(taken).count()))));
    }
    Node<Integer> counts =
        InEdges.<Integer>merged(branches.get(0), branches.get(1), branches.get(2))
            .then(each(task("counts"), i -> i));
    assertThat(outputs(counts)).containsExactlyInAnyOrder(100, 200, 300);
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void aBranchThatEndsReleasesAWorkerThatWaitsForItsRoom() {
    AtomicInteger made = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(3); // one waits on each edge, the third in hand
    Node<Integer> source =
        first(
            task("source").withThrottle(1),
            out ->
                Branch.putAll(
                    IntStream.range(0, 100)
                        .peek(
                            i -> {
                              made.incrementAndGet();
                              full.countDown();
                            }),
                    out));
    Node<Void> early =
        source.then(
            join(
                task("early"),
                (in, out) -> {
                  in.next();
                  full.await();
                }));
    List<Integer> all = new ArrayList<>();
    Node<Void> last = source.then(sink(task("all"), all::add));
    assertThat(outputs(last.beside(List.of(early)))).isEmpty();
    assertThat(all).hasSize(100);
    assertThat(made).hasValue(100);
  }

  @ParameterizedTest
  @CsvSource({"1", "4"})
  void aStopReleasesWorkersThatWaitForRoomAndForEachOther(int count) throws Exception {
    Node<Integer> work =
        endless(task("endless"))
            .then(
                each(
                    task("work").withWorkers(count).withThrottle(1),
                    i -> {
                      workers.note();
                      return i;
                    }));
    Node<Void> slow = work.then(join(task("slow"), (in, out) -> go.await()));
    Node<Integer> other = work.then(join(task("other"), (in, out) -> go.await()));
    Run<Integer> run = run(other.beside(List.of(slow)));
    Threads.Background<Boolean> caller = inBackground(() -> run.iterator().hasNext());
    eventually()
        .until(
            () ->
                workers.seen().size() == count
                    && workers.seen().stream().allMatch(Threads::isIdle));
    run.close();
    assertThat(workers.alive()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void aSinkBesideMayBeAFirstTask() {
    AtomicInteger calls = new AtomicInteger();
    Node<Void> beside = first(task("beside"), out -> calls.incrementAndGet());
    assertThat(outputs(numbers(task("numbers"), 3).beside(List.of(beside))))
        .containsExactly(0, 1, 2);
    assertThat(calls).hasValue(1);
  }

  @Test
  void sinksBesideMayHaveManyWorkersAndBeOrderedOrAsynchronous() {
    Node<Integer> source = numbers(task("numbers"), 1000);
    AtomicInteger ordered = new AtomicInteger();
    AtomicInteger asynchronous = new AtomicInteger();
    Node<Void> one =
        source.then(sink(task("one").withWorkers(4).withOrder(), i -> ordered.incrementAndGet()));
    Node<Void> two =
        source.thenAsync(
            Loops.<Integer, Integer>calls(
                task("two").withWorkers(4),
                i -> CompletableFuture.supplyAsync(asynchronous::incrementAndGet)));
    Node<Void> three = source.then(sink(task("three"), i -> {}));
    assertThat(outputs(three.beside(List.of(one, two)))).isEmpty();
    assertThat(ordered).hasValue(1000);
    eventually().untilAtomic(asynchronous, is(1000));
  }

  /** A sealed type with a nested one. */
  private sealed interface Shape {}

  private record Circle(int number) implements Shape {}

  private sealed interface Polygon extends Shape {}

  private record Triangle(int number) implements Polygon {}

  private record Square(int number) implements Polygon {}

  private static Shape shape(int number) {
    return switch (number % 3) {
      case 0 -> new Circle(number);
      case 1 -> new Triangle(number);
      default -> new Square(number);
    };
  }

  private static <T extends Shape> Node<String> named(Edge<T> edge, String name) {
    return edge.then(each(task(name), shape -> name + shape));
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aRouteSendsEachOutputByItsType(Attributes pool) {
    Node<Shape> shapes = numbers(task("numbers"), 3000).then(each(pool, FanOutTest::shape));
    List<Shape> all = new ArrayList<>();
    Node<Void> everything = shapes.then(sink(task("all"), all::add));
    Node<String> merged =
        InEdges.<String>merged(
                named(shapes.route(Circle.class), "circle"),
                named(shapes.<Polygon>route(Polygon.class), "polygon"))
            .then(each(task("merged"), name -> name));
    List<String> names = outputs(merged.beside(List.of(everything)));
    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            all.stream()
                .map(shape -> (shape instanceof Circle ? "circle" : "polygon") + shape)
                .toList());
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 3000).mapToObj(FanOutTest::shape).toList());
    for (String kind : List.of("circle", "polygon")) { // the same order as on the other edge
      assertThat(names.stream().filter(name -> name.startsWith(kind)))
          .containsExactlyElementsOf(
              all.stream()
                  .filter(shape -> shape instanceof Circle == kind.equals("circle"))
                  .map(shape -> kind + shape)
                  .toList());
    }
  }

  @Test
  void aRoutedEdgeOfItsOwnLetsPassOnlyItsType() {
    Node<Shape> shapes = numbers(task("numbers"), 9).then(each(task("shape"), FanOutTest::shape));
    assertThat(outputs(named(shapes.route(Square.class), "")))
        .containsExactly("Square[number=2]", "Square[number=5]", "Square[number=8]");
  }
}
