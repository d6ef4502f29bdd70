package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The end is the end: it is told once every worker has ended, and never instead of a stop. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndTest {

  private static final Consumer<Object> IGNORE = output -> {};

  @Test
  void theIteratorStaysAtTheEnd() {
    Run<Integer> run = numbers(2).run();
    Iterator<Integer> outputs = run.iterator();
    assertThat(outputs.next()).isZero();
    assertThat(outputs.hasNext()).isTrue();
    assertThat(outputs.hasNext()).as("asked again").isTrue();
    assertThat(outputs.next()).isOne();

    for (int i = 0; i < 3; i++) {
      assertThat(outputs.hasNext()).isFalse();
      assertThatThrownBy(outputs::next).isInstanceOf(NoSuchElementException.class);
    }
    run.close();
    assertThat(outputs.hasNext()).as("after close()").isFalse();
  }

  @Test
  void theIteratorDoesNotRemove() {
    try (Run<Integer> run = numbers(2).run()) {
      Iterator<Integer> outputs = run.iterator();
      outputs.next();
      assertThatThrownBy(outputs::remove).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void theSpliteratorStaysAtTheEnd() {
    try (Stream<Integer> stream = numbers(1).run().stream()) {
      Spliterator<Integer> outputs = stream.spliterator();
      assertThat(outputs.trySplit()).isNull();
      assertThat(outputs.tryAdvance(IGNORE)).isTrue();
      assertThat(outputs.tryAdvance(IGNORE)).isFalse();
      assertThat(outputs.tryAdvance(IGNORE)).isFalse();
    }
  }

  @Test
  void aRunSaysHowFarItIs() {
    Run<Integer> run = numbers(1).run();
    assertThat(run).hasToString("Run[" + Line.NAME + ", new]");
    Iterator<Integer> outputs = run.iterator();
    outputs.next();
    assertThat(run).hasToString("Run[" + Line.NAME + ", running]");
    assertThat(outputs.hasNext()).isFalse();
    assertThat(run).hasToString("Run[" + Line.NAME + ", ended]");
  }

  @Test
  void noOutputsIsAnEndToo() {
    assertThat(numbers(0).run().toList()).isEmpty();
    assertThat(numbers(0).each(task("same"), i -> i).run().toList()).isEmpty();
  }

  @Test
  void aPullAfterCloseIsNeverAnEnd() {
    Run<Integer> run = allNumbers().run();
    Iterator<Integer> outputs = run.iterator();
    outputs.next();
    run.close();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(outputs::hasNext).isInstanceOf(CancellationException.class);
      assertThatThrownBy(outputs::next).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void aPullAfterCloseIsNoEndEvenIfEveryWorkerHadEnded() {
    Threads threads = new Threads();
    Line<Integer> line =
        first(
            task("numbers"),
            out -> {
              threads.note();
              Branch.putAll(List.of(1, 2, 3), out);
            });
    Run<Integer> run = line.run();
    Iterator<Integer> outputs = run.iterator();
    outputs.next();
    eventually().until(() -> threads.alive().isEmpty());
    run.close();
    assertThatThrownBy(outputs::hasNext).isInstanceOf(CancellationException.class);
  }

  @Test
  void aStreamThatIsClosedHalfWayIsNoEnd() {
    Stream<Integer> stream = allNumbers().run().stream();
    Spliterator<Integer> outputs = stream.spliterator();
    assertThat(outputs.tryAdvance(IGNORE)).isTrue();
    stream.close();
    assertThatThrownBy(() -> outputs.tryAdvance(IGNORE)).isInstanceOf(CancellationException.class);
  }

  @Test
  void aForEachThatIsClosedFromItsActionIsNoEnd() {
    Run<Integer> run = allNumbers().run();
    assertThatThrownBy(() -> run.forEach(i -> run.close()))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void aWaitingPullIsNoEndWhenAnotherThreadCloses() {
    CountDownLatch never = new CountDownLatch(1);
    Run<Integer> run = numbers(1).each(task("wait"), i -> waitFor(never, i)).run();
    Threads.Background<Boolean> pull = Threads.inBackground(() -> run.iterator().hasNext());
    pull.awaitIdle();
    run.close();
    assertThatThrownBy(pull::get).isInstanceOf(CancellationException.class);
  }

  private static int waitFor(CountDownLatch latch, int result) throws InterruptedException {
    latch.await();
    return result;
  }

  @Test
  void theEndWaitsForASinksLastCall() {
    AtomicBoolean through = new AtomicBoolean();
    CountDownLatch inLastCall = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Line<Void> line =
        numbers(3)
            .sink(
                task("sink"),
                i -> {
                  if (i == 2) {
                    inLastCall.countDown();
                    mayEnd.await();
                    through.set(true);
                  }
                });
    Threads.Background<Boolean> caller =
        Threads.inBackground(
            () -> {
              line.run().toEnd();
              return through.get();
            });
    eventually().until(() -> inLastCall.getCount() == 0);
    caller.awaitIdle();
    assertThat(caller.isDone()).isFalse();
    mayEnd.countDown();
    assertThat(resultOf(caller)).isTrue();
  }

  @Test
  void theEndWaitsForAWorkerWhoseOutputsHaveAllBeenTaken() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicBoolean through = new AtomicBoolean();
    Line<Integer> line =
        numbers(1)
            .join(
                task("linger"),
                (in, out) -> {
                  Branch.putAll(in.iterator(), out);
                  mayEnd.await();
                  through.set(true);
                });
    AtomicReference<Integer> taken = new AtomicReference<>();
    Threads.Background<Boolean> caller =
        Threads.inBackground(
            () -> {
              line.run().forEach(taken::set);
              return through.get();
            });
    eventually().until(() -> taken.get() != null);
    caller.awaitIdle();
    assertThat(caller.isDone()).isFalse();
    mayEnd.countDown();
    assertThat(resultOf(caller)).isTrue();
  }

  private static <T> T resultOf(Threads.Background<T> background) {
    try {
      return background.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static Stream<Arguments> pairsOfWaysToTakeOutputs() {
    List<Way> ways =
        List.of(
            new Way("iterator", Run::iterator),
            new Way("stream", Run::stream),
            new Way("toList", Run::toList),
            new Way("forEach", run -> run.forEach(IGNORE)));
    return ways.stream().flatMap(once -> ways.stream().map(twice -> Arguments.of(once, twice)));
  }

  record Way(String name, Consumer<Run<Integer>> take) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("pairsOfWaysToTakeOutputs")
  void outputsAreTakenOnce(Way once, Way twice) {
    try (Run<Integer> run = numbers(3).run()) {
      once.take().accept(run);
      assertThatThrownBy(() -> twice.take().accept(run))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("once");
    }
  }

  @Test
  void forEachWithoutAnActionIsRefusedAndTakesNothing() {
    try (Run<Integer> run = numbers(3).run()) {
      assertThatThrownBy(() -> run.forEach(null)).isInstanceOf(NullPointerException.class);
      assertThat(run.toList()).hasSize(3);
    }
  }

  @Test
  void anActionThatThrowsClosesTheRun() {
    Threads threads = new Threads();
    Run<Integer> run =
        allNumbers()
            .each(
                task("same"),
                i -> {
                  threads.note();
                  return i;
                })
            .run();
    IllegalArgumentException thrown = new IllegalArgumentException();
    assertThatThrownBy(
            () ->
                run.forEach(
                    i -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void theEndOfAStreamClosesTheRun() {
    LocalRun<Integer> run = numbers(3).run();
    Stream<Integer> stream = run.stream();
    assertThat(stream.count()).isEqualTo(3);
    assertThat(Threads.platformWorkers()).isEmpty();
  }

  @Test
  void aParallelStreamTakesEveryOutputOnce() {
    try (Stream<Integer> stream = numbers(1000).run().stream()) {
      assertThat(stream.parallel().mapToInt(i -> i).sum()).isEqualTo(999 * 1000 / 2);
    }
  }

  @Test
  void theOnlyOutputIsTheResult() {
    assertThat(numbers(1).run().single()).isZero();
    assertThatThrownBy(() -> numbers(2).run().single()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> numbers(0).run().single()).isInstanceOf(IllegalStateException.class);
  }
}
