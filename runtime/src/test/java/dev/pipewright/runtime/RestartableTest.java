package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same pipeline runs any number of times, also at once; no run knows of another. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RestartableTest {

  private static final int COUNT = 2000;

  private final Line<Integer> line =
      numbers(COUNT)
          .each(task("a").withThrottle(3), i -> 2 * i)
          .each(task("b").withThrottle(3), i -> i + 1);

  private final List<Integer> expected =
      IntStream.range(0, COUNT).mapToObj(i -> 2 * i + 1).toList();

  @Test
  void oneAfterTheOther() {
    for (int i = 0; i < 5; i++) {
      assertThat(line.run().toList()).isEqualTo(expected);
    }
  }

  @Test
  void byEightThreadsAtOnce() throws Exception {
    Graph<Integer> graph = line.graph();
    CyclicBarrier start = new CyclicBarrier(8);
    List<Threads.Background<Boolean>> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(
          Threads.inBackground(
              () -> {
                start.await();
                for (int j = 0; j < 5; j++) {
                  assertThat(LocalEngine.plain().run(graph).toList()).isEqualTo(expected);
                }
                return true;
              }));
    }
    for (Threads.Background<Boolean> caller : callers) {
      assertThat(caller.get()).isTrue();
    }
  }

  @Test
  void interleavedByOneCaller() {
    Run<Integer> one = line.run();
    Run<Integer> two = line.run();
    Iterator<Integer> first = one.iterator();
    Iterator<Integer> second = two.iterator();
    for (int i = 0; i < 100; i++) {
      assertThat(first.next()).isEqualTo(expected.get(i));
      assertThat(second.next()).isEqualTo(expected.get(i));
    }
    one.close();
    for (int i = 100; i < COUNT; i++) {
      assertThat(second.next()).isEqualTo(expected.get(i));
    }
    assertThat(second.hasNext()).isFalse();
  }
}
