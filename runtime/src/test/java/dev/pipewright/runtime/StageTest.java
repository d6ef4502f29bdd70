package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stage is a pipeline as a value, and chains with others. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StageTest {

  private final Threads workers = new Threads();

  private static <I, O> Stage<I, O> stage(Attributes task, Line.Branching<I, O> body) {
    return LocalEngine.plain()
        .stage(task.task(), input -> input.then(Loops.<I, O>branch(task, body)));
  }

  /** Gives 0 to its input. */
  private final Stage<Integer, Integer> upTo =
      stage(
          task("upTo").withThrottle(2),
          (count, out) -> {
            workers.note();
            Branch.putAll(IntStream.range(0, count), out);
          });

  private final Stage<Number, String> print =
      stage(task("print").withWorkers(3).withOrder(), (number, out) -> out.put("<" + number + ">"));

  @Test
  void runsOnOneInput() {
    assertThat(upTo.run(3)).containsExactly(0, 1, 2);
    assertThat(print.run(1.5)).containsExactly("<1.5>");
  }

  @Test
  void chainsWithWhatTakesItsOutputsOrWider() {
    Stage<Integer, CharSequence> chained = upTo.then(upTo).then(print);
    assertThat(chained.run(4))
        .map(CharSequence::toString)
        .containsExactly("<0>", "<0>", "<1>", "<0>", "<1>", "<2>");
  }

  @Test
  void saysWhatItIsChainedOf() {
    assertThat(upTo.then(print)).hasToString("Stage[upTo->print]");
  }

  @Test
  void isNotChangedByBeingChained() {
    Stage<Integer, String> chained = upTo.then(print);
    Stage<Integer, String> longer = upTo.then(upTo).then(print);
    assertThat(chained.run(2)).containsExactly("<0>", "<1>");
    assertThat(longer.run(2)).containsExactly("<0>");
    assertThat(upTo.run(2)).containsExactly(0, 1);
    assertThat(chained.run(2)).containsExactly("<0>", "<1>");
  }

  @Test
  void chainsManyTimes() {
    Stage<Integer, Integer> increment = stage(task("increment"), (i, out) -> out.put(i + 1));
    Stage<Integer, Integer> hundred = increment;
    for (int i = 1; i < 100; i++) {
      hundred = hundred.then(increment);
    }
    assertThat(hundred.run(0)).containsExactly(100);
  }

  @Test
  void anAsynchronousTaskIsAStageToo() {
    Stage<Integer, Integer> half =
        LocalEngine.plain()
            .stage(
                "half",
                input ->
                    input
                        .then(Loops.<Integer, Integer>branch(task("same"), (i, out) -> out.put(i)))
                        .thenAsync(
                            Loops.<Integer, Integer>calls(
                                task("half").withWorkers(10).withOrder(),
                                i -> CompletableFuture.supplyAsync(() -> i / 2)),
                            Delivery.one()));
    assertThat(upTo.then(half).run(6)).containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void startsNothingBeforeTheFirstOutputIsAskedFor() {
    try (Run<Integer> run = upTo.run(3)) {
      assertThat(workers.seen()).isEmpty();
      assertThat(Threads.platformWorkers()).isEmpty();
      assertThat(run.iterator().next()).isZero();
      assertThat(workers.seen()).hasSize(1);
    }
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void aSinkGivesNothing() {
    List<Integer> seen = new ArrayList<>();
    Stage<Integer, Void> sink = stage(task("sink"), (i, out) -> seen.add(i));
    assertThat(sink.run(7)).isEmpty();
    assertThat(upTo.then(sink).run(3)).isEmpty();
    assertThat(seen).containsExactly(7, 0, 1, 2);
  }

  @Test
  void aFailureNamesTheStageAndTheInput() {
    IOException cause = new IOException();
    Stage<Integer, Integer> failing =
        stage(
            task("fail"),
            (i, out) -> {
              throw cause;
            });
    TaskException failure =
        catchThrowableOfType(TaskException.class, () -> upTo.then(failing).run(3).toList());
    assertThat(failure.task()).isEqualTo("fail");
    assertThat(failure.pipeline()).isEqualTo("upTo->fail");
    assertThat(failure.input()).isEqualTo(0);
    assertThat(failure).hasCause(cause);

    TaskException ofTheFirst =
        catchThrowableOfType(TaskException.class, () -> failing.run(3).toList());
    assertThat(ofTheFirst.input()).isEqualTo(3);
  }

  @Test
  void noInputIsRefused() {
    assertThatThrownBy(() -> upTo.run(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("input");
  }

  @Test
  void noNextStageIsRefused() {
    assertThatThrownBy(() -> upTo.then(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("next");
  }

  /** A stage of a user's own. */
  private static final class Foreign implements Stage<Integer, Integer> {
    @Override
    public <P> Stage<Integer, P> then(Stage<? super Integer, ? extends P> next) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Run<Integer> run(Integer input) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aStageOfAnotherMakeIsRefused() {
    assertThatThrownBy(() -> upTo.then(new Foreign()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the same kind of engine")
        .hasMessageContaining(Foreign.class.getName());
  }

  @Test
  void eightThreadsMayShareIt() throws Exception {
    Stage<Integer, String> chained = upTo.then(upTo).then(print);
    List<String> expected = chained.run(20).toList();
    CyclicBarrier start = new CyclicBarrier(8);
    AtomicInteger runs = new AtomicInteger();
    List<Threads.Background<Boolean>> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Threads.inBackground(
              () -> {
                start.await();
                for (int j = 0; j < 20; j++) {
                  if (!chained.then(print()).run(20).toList().equals(expected)) {
                    return false;
                  }
                  runs.incrementAndGet();
                }
                return true;
              }));
    }
    for (Threads.Background<Boolean> thread : threads) {
      assertThat(thread.get()).isTrue();
    }
    assertThat(runs).hasValue(8 * 20);
  }

  private static Stage<String, String> print() {
    return stage(task("same"), (text, out) -> out.put(text));
  }
}
