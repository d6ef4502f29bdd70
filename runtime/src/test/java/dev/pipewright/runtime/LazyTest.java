package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A run does nothing before its first output is asked for. The workers here are platform threads:
 * virtual ones could not be enumerated.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LazyTest {

  private final AtomicInteger calls = new AtomicInteger();

  private final Line<Integer> line =
      Line.<Integer>first(
              task("numbers").withCpuBound(),
              out -> {
                calls.incrementAndGet();
                Branch.putAll(List.of(1, 2, 3), out);
              })
          .each(
              task("same").withCpuBound(),
              i -> {
                calls.incrementAndGet();
                return i;
              });

  private void nothingIsStartedBy(Consumer<Run<Integer>> caller) {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    Run<Integer> run = line.run();
    caller.accept(run);

    Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
    started.removeAll(before);
    assertThat(started).isEmpty();
    run.close(); // waits for whatever might have been started after all
    assertThat(calls).hasValue(0);
  }

  @Test
  void makingARunStartsNothing() {
    nothingIsStartedBy(run -> {});
  }

  @Test
  void askingForTheIteratorStartsNothing() {
    nothingIsStartedBy(run -> assertThat(run.iterator()).isNotNull());
  }

  @Test
  void askingForTheStreamAndAddingToItStartsNothing() {
    nothingIsStartedBy(
        run -> {
          Stream<Integer> stream = run.stream().map(i -> i + 1).filter(i -> i > 1);
          assertThat(stream.isParallel()).isFalse();
        });
  }

  @Test
  void theFirstHasNextStartsTheTasks() {
    try (Run<Integer> run = line.run()) {
      Iterator<Integer> outputs = run.iterator();
      assertThat(calls).hasValue(0);

      assertThat(outputs.hasNext()).isTrue();

      assertThat(calls).hasPositiveValue();
    }
  }

  @Test
  void theTerminalOperationStartsTheTasks() {
    try (Stream<Integer> stream = line.run().stream()) {
      assertThat(stream.mapToInt(i -> i).sum()).isEqualTo(6);
    }
    assertThat(calls).hasValue(4);
  }
}
