package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Loops.each;
import static dev.pipewright.runtime.testing.Loops.first;
import static dev.pipewright.runtime.testing.Loops.numbers;
import static dev.pipewright.runtime.testing.Loops.outputs;
import static dev.pipewright.runtime.testing.Loops.run;
import static dev.pipewright.runtime.testing.Loops.sink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.testing.Leftovers;
import dev.pipewright.runtime.testing.ProcessTasks.Count;
import dev.pipewright.runtime.testing.ProcessTasks.Pair;
import dev.pipewright.runtime.testing.ProcessTasks.Repeat;
import dev.pipewright.runtime.testing.ProcessTasks.Square;
import dev.pipewright.runtime.testing.ProcessTasks.Sum;
import dev.pipewright.runtime.testing.Threads;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks whose workers are processes may stand anywhere in a graph. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GraphProcessesTest {

  @AfterEach
  void nothingIsLeft() throws Exception {
    Leftovers.assertNone();
  }

  private static InEdges<Object[]> zipped(Node<Integer> left, Node<Integer> right) {
    return InEdges.zipped(List.of("left", "right"), left, right);
  }

  private static List<Integer> doubled(int count) {
    return IntStream.range(0, count).mapToObj(i -> 2 * i).toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 1024", "1, 1", "500, 1", "500, 2", "500, 7", "10000, 1024"})
  void aProcessMayHaveSeveralInputs(int count, int throttle) {
    Node<Integer> left = numbers(task("left").withThrottle(throttle), count);
    Node<Integer> right = numbers(task("right"), count);
    assertThat(outputs(zipped(left, right).then(new Pair(task("pair"), -1))))
        .isEqualTo(doubled(count));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1024})
  void orderedProcessesShareThePairs(int throttle) {
    Node<Integer> left = numbers(task("left").withThrottle(throttle), 3000);
    Node<Integer> right = left.then(each(task("right"), i -> i));
    assertThat(
            outputs(
                zipped(left, right).then(new Pair(task("pair").withWorkers(2).withOrder(), -1))))
        .isEqualTo(doubled(3000));
  }

  @Test
  void theInputOfAFailureIsTheListOfTheItems() {
    Node<Integer> left = numbers(task("left"), 50);
    Node<Integer> pair = zipped(left, left).then(new Pair(task("pair"), 7));
    TaskException failure = catchThrowableOfType(TaskException.class, () -> outputs(pair));
    assertThat(failure.task()).isEqualTo("pair");
    assertThat(failure.input()).isEqualTo(List.of(7, 7));
    assertThat(failure.getCause()).hasMessageContaining("not this one");
  }

  @Test
  void inputsOfDifferentLengthsFailTheRun() {
    Node<Integer> pair =
        zipped(numbers(task("a"), 50), numbers(task("b"), 40)).then(new Pair(task("pair"), -1));
    assertThatThrownBy(() -> outputs(pair))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("right ended after 40 items, and left has more");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1024})
  void outputsOfProcessesGoEveryWay(int throttle) {
    Node<Integer> squares =
        Node.first(new Count(1000))
            .then(new Square(task("square").withWorkers(2).withOrder().withThrottle(throttle)));
    Node<Integer> again = squares.then(new Square(task("again")));
    Node<Integer> pair = zipped(squares, again).then(new Pair(task("pair"), -1));
    List<Integer> sunk = new ArrayList<>();
    Node<Void> sink = squares.then(sink(task("sink"), sunk::add));
    assertThat(outputs(pair.beside(List.of(sink))))
        .isEqualTo(IntStream.range(0, 1000).map(i -> i * i).mapToObj(i -> i * i + i).toList());
    assertThat(sunk).isEqualTo(IntStream.range(0, 1000).mapToObj(i -> i * i).toList());
  }

  @Test
  void aProcessMayTakeWhatIsMerged() {
    Node<Integer> a = numbers(task("a").withThrottle(5), 100);
    Node<Integer> b =
        a.then(new Repeat(task("repeat").withWorkers(2).withOrder().withThrottle(4)))
            .then(each(task("one").withThrottle(1), i -> 1));
    Node<Integer> sum = InEdges.<Integer>merged(a, b).then(new Sum(task("sum"), 1_000_000));
    assertThat(outputs(sum)).containsExactly(4950 + 4950);
  }

  @Test
  void aProcessThatEndsEarlyClosesItsEdgeOnly() {
    Node<Integer> source = numbers(task("source").withThrottle(3), 2000);
    Node<Integer> few = source.then(new Sum(task("few"), 4));
    List<Integer> sunk = new ArrayList<>();
    assertThat(outputs(few.beside(List.of(source.then(sink(task("all"), sunk::add))))))
        .containsExactly(6);
    assertThat(sunk).hasSize(2000);
  }

  @Test
  void aClosedRunEndsTheProcessesOfAllBranches() {
    Node<Integer> endless =
        first(task("endless"), out -> Branch.putAll(IntStream.iterate(0, i -> i + 1), out));
    Node<Integer> left = endless.then(new Square(task("left")));
    Node<Integer> right = endless.then(new Square(task("right")));
    try (Run<Integer> run = run(zipped(left, right).then(new Pair(task("pair"), -1)))) {
      assertThat(run.iterator().next()).isZero();
    }
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** What waits, also on its way, and in the hands of the source and the worker. */
  @ParameterizedTest
  @CsvSource({"1, 5", "5, 1", "16, 1024"})
  void noMoreIsInWorkThanTheThrottlesOfEachEdgeAllow(int left, int right) throws Exception {
    AtomicInteger madeLeft = new AtomicInteger();
    AtomicInteger madeRight = new AtomicInteger();
    int behind = 3;
    Node<Integer> pair =
        zipped(counted("left", left, madeLeft), counted("right", right, madeRight))
            .then(new Pair(task("pair").withThrottle(behind), -1));
    try (Run<Integer> run = run(pair)) {
      Iterator<Integer> outputs = run.iterator();
      for (int taken = 1; taken <= 3; taken++) {
        outputs.next();
        int onTheirWay = Math.min(left, right) / 3 + behind / 3;
        awaitSteady(madeLeft, taken + behind + 1 + left + 1, onTheirWay);
        awaitSteady(madeRight, taken + behind + 1 + right + 1, onTheirWay);
      }
    }
  }

  private static Node<Integer> counted(String name, int throttle, AtomicInteger made) {
    return first(
        task(name).withThrottle(throttle),
        out ->
            Branch.putAll(IntStream.iterate(0, i -> i + 1).peek(i -> made.incrementAndGet()), out));
  }

  /** Waits until a source has come about as far as it may, and sees that it goes no further. */
  private static void awaitSteady(AtomicInteger made, int allowed, int onTheirWay) {
    Threads.eventually()
        .untilAsserted(() -> assertThat(made).hasValueGreaterThanOrEqualTo(allowed - onTheirWay));
    Threads.staysSo(() -> assertThat(made).hasValueLessThanOrEqualTo(allowed));
  }
}
