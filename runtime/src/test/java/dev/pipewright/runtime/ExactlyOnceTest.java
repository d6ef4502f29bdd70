package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every item goes through each task exactly once, however many workers and however few places. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExactlyOnceTest {

  private static Attributes random(String name, Random random) {
    return task(name).withWorkers(1 + random.nextInt(8)).withThrottle(1 + random.nextInt(3));
  }

  static Stream<Arguments> seedsAndCounts() {
    List<Arguments> cases = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      for (int count : new int[] {0, 1, 2, 1000}) {
        cases.add(Arguments.of(seed, count));
      }
    }
    for (int seed = 0; seed < 2; seed++) {
      cases.add(Arguments.of(seed, 100_000));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("seedsAndCounts")
  void throughTasksThatMapBranchAndJoin(int seed, int count) {
    Random random = new Random(seed);
    AtomicIntegerArray mapped = new AtomicIntegerArray(count);
    AtomicIntegerArray branched = new AtomicIntegerArray(count);
    AtomicIntegerArray joined = new AtomicIntegerArray(count);
    AtomicIntegerArray taken = new AtomicIntegerArray(count);
    Line<Integer> line =
        numbers(count)
            .each(
                random("map", random),
                i -> {
                  mapped.incrementAndGet(i);
                  return i;
                })
            .<Integer>branch(
                random("branch", random),
                (i, out) -> {
                  branched.incrementAndGet(i);
                  Branch.putAll(Optional.of(i), out);
                })
            .join(
                random("join", random),
                (in, out) -> {
                  for (int i : in.iterable()) {
                    joined.incrementAndGet(i);
                    out.put(i);
                  }
                });

    line.run().forEach(taken::incrementAndGet);

    for (AtomicIntegerArray counts : List.of(mapped, branched, joined, taken)) {
      assertThat(counts.toString()).isEqualTo(ones(count));
    }
  }

  @ParameterizedTest
  @MethodSource("seedsAndCounts")
  void intoASink(int seed, int count) {
    Random random = new Random(seed);
    AtomicIntegerArray sunk = new AtomicIntegerArray(count);
    Line<Void> line =
        numbers(count)
            .each(random("map", random), i -> i)
            .sink(random("sink", random), sunk::incrementAndGet);

    line.run().toEnd();

    assertThat(sunk.toString()).isEqualTo(ones(count));
  }

  private static String ones(int count) {
    AtomicIntegerArray ones = new AtomicIntegerArray(count);
    for (int i = 0; i < count; i++) {
      ones.set(i, 1);
    }
    return ones.toString();
  }
}
