package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Loops.run;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipewright.runtime.testing.RandomGraph;
import dev.pipewright.runtime.testing.Threads;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Graphs made at random run to their end, and every item gets everywhere as often as it has to. A
 * run that hangs is ended by the timeout, which tells its seed.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomGraphsTest {

  /** How many graphs are made; a system property, for a test that runs for longer. */
  private static final int GRAPHS = Integer.getInteger("pipewright.graphs", 300);

  static IntStream seeds() {
    return IntStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aGraphOfOneToOneTasksGivesWhatOneThreadWould(int seed) {
    RandomGraph graph = RandomGraph.oneToOne(seed);
    graph.check(run(graph.node()).toList());
    assertThat(graph.workers().alive()).isEmpty();
  }

  @Test
  void someOfTheseGraphsAreAsDeepAsCanBe() {
    assertThat(seeds().map(seed -> RandomGraph.oneToOne(seed).depth())).contains(3, 14);
  }

  static IntStream graphs() {
    return IntStream.range(0, GRAPHS);
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void everyItemGetsEverywhereAsOftenAsItHasTo(int seed) {
    RandomGraph graph = RandomGraph.of(seed);
    List<Integer> outputs = run(graph.node()).toList();
    assertThat(graph.workers().alive()).isEmpty();
    graph.check(outputs);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRunThatIsClosedHalfWayLeavesNoThread(int seed) {
    RandomGraph graph = RandomGraph.of(seed);
    for (int round = 0; round < 2; round++) {
      int taken = new Random(seed).nextInt(20) * round;
      try (Run<Integer> run = run(graph.node())) {
        Iterator<Integer> outputs = run.iterator();
        for (int i = 0; i < taken && outputs.hasNext(); i++) {
          outputs.next();
        }
        if (taken == 0) {
          outputs.hasNext();
        }
      }
      assertThat(graph.workers().alive()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRunMayBeClosedByAnotherThreadAtAnyMoment(int seed) throws Exception {
    RandomGraph graph = RandomGraph.of(seed);
    Run<Integer> run = run(graph.node());
    Threads.Background<Throwable> caller =
        inBackground(() -> catchThrowable(() -> run.forEach(i -> {})));
    LockSupport.parkNanos(new Random(seed).nextInt(2_000_000));
    run.close();
    assertThat(graph.workers().alive()).isEmpty();
    assertThat(caller.get())
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isNull(),
            thrown -> assertThat(thrown).isInstanceOf(CancellationException.class));
  }
}
