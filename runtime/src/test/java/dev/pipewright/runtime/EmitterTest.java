package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.is;

import dev.pipewright.runtime.graph.TaskEmitter;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that branches may push its outputs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmitterTest {

  private final Threads workers = new Threads();
  private final AtomicInteger emitted = new AtomicInteger();
  private final AtomicInteger finallyRun = new AtomicInteger();

  /** What {@code emit} threw when the run was stopped. */
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();

  private void emitForever(Emitter<? super Integer> out) {
    workers.note();
    try {
      for (int i = 0; true; i++) {
        out.emit(i);
        emitted.incrementAndGet();
      }
    } catch (RuntimeException e) {
      thrown.set(e);
      throw e;
    } finally {
      finallyRun.incrementAndGet();
    }
  }

  private Line<Integer> endless(int throttle) {
    return numbers(1).emit(task("emit").withThrottle(throttle), (i, out) -> emitForever(out));
  }

  @Test
  void whatIsEmittedComesInOrder() {
    Line<Integer> line =
        numbers(1_000)
            .emit(
                task("repeat"),
                (i, out) -> {
                  for (int j = 0; j < i % 4; j++) {
                    out.emit(i);
                  }
                });
    assertThat(line.run().toList())
        .containsExactlyElementsOf(
            IntStream.range(0, 1_000)
                .flatMap(i -> IntStream.range(0, i % 4).map(j -> i))
                .boxed()
                .toList());
  }

  @Test
  void aFirstTaskMayEmit() {
    Line<Integer> line =
        first(
            task("emit"),
            out -> {
              TaskEmitter<Integer> emitter = new TaskEmitter<>(out);
              emitter.emit(1);
              emitter.emit(2);
              emitter.end();
            });
    assertThat(line.run().toList()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void emitWaitsWhileTooManyWait(int throttle) {
    try (Run<Integer> run = endless(throttle).run()) {
      Iterator<Integer> outputs = run.iterator();
      for (int taken = 1; taken <= 5; taken++) {
        outputs.next();
        int expected = taken + throttle;
        eventually()
            .untilAsserted(
                () -> {
                  assertThat(emitted).hasValue(expected);
                  assertThat(workers.seen()).allMatch(Threads::isIdle);
                });
      }
    }
  }

  private void assertUnwound() {
    assertThat(workers.alive()).isEmpty();
    assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    assertThat(finallyRun).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1024})
  void closeUnwindsATaskThatEmitsForever(int throttle) {
    Run<Integer> run = endless(throttle).run();
    run.iterator().next();
    run.close();
    assertUnwound();
  }

  @Test
  void aJoinThatEndsEarlyUnwindsATaskThatEmitsForever() {
    Line<Integer> line = endless(1).join(task("first"), (in, out) -> out.put(in.iterator().next()));
    assertThat(line.run().single()).isZero();
    assertUnwound();
  }

  @Test
  void aFailureUnwindsATaskThatEmitsForever() {
    IOException cause = new IOException();
    Line<Void> line =
        endless(1)
            .sink(
                task("fail"),
                i -> {
                  throw cause;
                });
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toEnd());
    assertThat(failure).hasCause(cause);
    assertThat(failure.getSuppressed()).isEmpty();
    assertUnwound();
  }

  @Test
  void aTaskThatCatchesTheCancellationIsNotCalledAgain() {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Run<Integer> run =
        allNumbers()
            .<Integer>emit(
                task("emit").withThrottle(1),
                (i, out) -> {
                  workers.note();
                  calls.incrementAndGet();
                  for (int j = 0; j < 5; j++) {
                    try {
                      out.emit(j);
                      emitted.incrementAndGet();
                    } catch (CancellationException e) {
                      refused.incrementAndGet();
                    }
                  }
                })
            .run();
    run.iterator().next();
    eventually().untilAtomic(emitted, is(2)); // one was taken, and one waits
    run.close();
    assertThat(refused).hasValue(3);
    assertThat(calls).hasValue(1);
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void nullIsRefused() {
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Line<Integer> line =
        numbers(1)
            .emit(
                task("emit"),
                (i, out) -> {
                  seen.set(catchThrowable(() -> out.emit(null)));
                  out.emit(7); // still good
                });
    assertThat(line.run().toList()).containsExactly(7);
    assertThat(seen.get())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("null is never an item");
  }

  @Test
  void aNullThatIsNotCaughtFailsTheTask() {
    Line<Integer> line = numbers(3).emit(task("emit"), (i, out) -> out.emit(null));
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure.task()).isEqualTo("emit");
    assertThat(failure.input()).isEqualTo(0);
    assertThat(failure).hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void anotherThreadIsRefused() {
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Line<Integer> line =
        numbers(1)
            .emit(
                task("emit"),
                (i, out) -> {
                  seen.set(Threads.inBackground(() -> catchThrowable(() -> out.emit(1))).get());
                  out.emit(7);
                });
    assertThat(line.run().toList()).containsExactly(7);
    assertThat(seen.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("thread")
        .hasMessageContaining("pipewright-line-emit-1");
  }

  @Test
  void anEmitterOfAnotherWorkerIsRefused() {
    List<Emitter<? super Integer>> kept = new CopyOnWriteArrayList<>();
    List<Throwable> seen = new CopyOnWriteArrayList<>();
    Line<Integer> line =
        numbers(2)
            .emit(
                task("emit").withWorkers(2),
                (i, out) -> {
                  kept.add(out);
                  eventually().until(() -> kept.size() == 2);
                  for (Emitter<? super Integer> each : kept) {
                    if (each != out) {
                      seen.add(catchThrowable(() -> each.emit(i)));
                    }
                  }
                  eventually().until(() -> seen.size() == 2);
                });
    assertThat(line.run().toList()).isEmpty();
    assertThat(seen).hasSize(2).allMatch(IllegalStateException.class::isInstance);
  }

  @Test
  void anEmitterThatIsKeptIsRefusedInTheNextCall() {
    AtomicReference<Emitter<? super Integer>> kept = new AtomicReference<>();
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Line<Integer> line =
        numbers(2)
            .emit(
                task("emit"),
                (i, out) -> {
                  if (i == 0) {
                    kept.set(out);
                  } else {
                    seen.set(catchThrowable(() -> kept.get().emit(7)));
                  }
                });
    assertThat(line.run().toList()).isEmpty();
    assertThat(seen.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("returned");
  }

  @Test
  void anEmitterThatIsKeptIsRefusedAfterTheRun() {
    AtomicReference<Emitter<? super Integer>> kept = new AtomicReference<>();
    Line<Integer> line = numbers(1).emit(task("emit"), (i, out) -> kept.set(out));
    assertThat(line.run().toList()).isEmpty();
    assertThatThrownBy(() -> kept.get().emit(7)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void orderedWorkersMayEmit() {
    Line<Integer> line =
        numbers(500)
            .emit(
                task("emit").withWorkers(4).withThrottle(2).withOrder(),
                (i, out) -> {
                  for (int j = 0; j < i % 7; j++) {
                    out.emit(i);
                  }
                });
    assertThat(line.run().toList())
        .containsExactlyElementsOf(
            IntStream.range(0, 500)
                .flatMap(i -> IntStream.range(0, i % 7).map(j -> i))
                .boxed()
                .toList());
  }
}
