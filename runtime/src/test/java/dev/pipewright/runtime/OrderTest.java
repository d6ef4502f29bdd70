package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First in, first out between tasks with one worker each; else in the order of completion. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OrderTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1024})
  void oneWorkerEachKeepsTheOrder(int throttle) {
    int count = 20_000;
    Line<Integer> line =
        numbers(count)
            .each(task("a").withThrottle(throttle), i -> i + 1)
            .<Integer>branch(
                task("b").withThrottle(throttle),
                (i, out) -> Branch.putAll(new int[] {2 * i, 2 * i + 1}, out))
            .join(task("c").withThrottle(throttle), (in, out) -> Branch.putAll(in.iterator(), out));

    List<Integer> expected = IntStream.range(2, 2 * count + 2).boxed().collect(Collectors.toList());
    assertThat(line.run().toList()).isEqualTo(expected);
    assertThat(line.run().stream().collect(Collectors.toList())).isEqualTo(expected);
    List<Integer> seen = new ArrayList<>();
    line.run().forEach(seen::add);
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void severalWorkersGiveTheirOutputsInOrderOfCompletion() {
    CountDownLatch secondIsThrough = new CountDownLatch(1);
    Line<Integer> line =
        numbers(2)
            .each(
                task("wait").withWorkers(2),
                i -> {
                  if (i == 0) {
                    secondIsThrough.await();
                  }
                  return i;
                });
    List<Integer> seen = new ArrayList<>();
    line.run()
        .forEach(
            i -> {
              seen.add(i);
              secondIsThrough.countDown();
            });
    assertThat(seen).containsExactly(1, 0);
  }

  @Test
  void theListOfOutputsCannotBeChanged() {
    List<Integer> list = numbers(3).run().toList();
    assertThatThrownBy(() -> list.add(3)).isInstanceOf(UnsupportedOperationException.class);
  }
}
