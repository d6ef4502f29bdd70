package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.LogRecords;
import dev.pipewright.runtime.testing.Threads;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that is dropped half way is closed when it is collected, with a warning. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DroppedTest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A pipeline of this test alone: others may have dropped runs, and still be warned of them. */
  private final String pipeline = "dropped" + COUNT.incrementAndGet();

  private final Threads threads = new Threads();
  private LogRecords log;

  private LocalRun<Integer> run(Line<Integer> line) {
    return LocalEngine.plain().run(line.graph(pipeline));
  }

  @BeforeEach
  void listen() {
    log = LogRecords.listen();
  }

  @AfterEach
  void stopListening() {
    log.close();
    eventually().until(() -> Threads.platformWorkers().isEmpty()); // others count threads
  }

  private Line<Integer> noted(Line<Integer> line) {
    return line.each(
        task("same"),
        i -> {
          threads.note();
          return i;
        });
  }

  /** Calls a method of its own frame that returns an object, and waits until that is collected. */
  private static void collect(Supplier<Object> dropping) {
    WeakReference<Object> dropped = new WeakReference<>(dropping.get());
    eventually()
        .until(
            () -> {
              System.gc();
              return dropped.get() == null;
            });
  }

  private void dropHalfWay(Line<Integer> line) {
    collect(
        () -> {
          Iterator<Integer> outputs = run(line).iterator();
          assertThat(outputs.next()).isZero();
          return outputs;
        });
  }

  private void assertClosedWithAWarning() {
    eventually().until(() -> threads.alive().isEmpty());
    eventually().until(() -> !log.warningsOf(pipeline + " ").isEmpty());
    assertThat(log.warningsOf(pipeline + " ")).singleElement().asString().contains("was dropped");
  }

  /** Drops another run: the cleaner goes through them in order, and then is past this one. */
  private void assertNoWarning() {
    dropHalfWay(allNumbers());
    eventually().until(() -> !log.warningsOf(pipeline + " ").isEmpty());
    assertThat(log.warningsOf(pipeline + " ")).hasSize(1);
  }

  @Test
  void withItsIterator() {
    dropHalfWay(noted(allNumbers()));
    assertClosedWithAWarning();
  }

  @Test
  void withItsStream() {
    collect(
        () -> {
          Stream<Integer> stream = run(noted(allNumbers())).stream();
          Iterator<Integer> outputs = stream.iterator();
          assertThat(outputs.next()).isZero();
          return outputs;
        });
    assertClosedWithAWarning();
  }

  @Test
  void withAFailureThatNobodyWasToldOf() {
    CountDownLatch mayFail = new CountDownLatch(1);
    collect(
        () -> {
          Iterator<Integer> outputs =
              run(noted(numbers(2))
                      .<Integer>each(
                          task("fail"),
                          i -> {
                            threads.note();
                            if (i == 1) {
                              mayFail.await();
                              throw new IllegalStateException();
                            }
                            return i;
                          }))
                  .iterator();
          outputs.next();
          mayFail.countDown();
          eventually().until(() -> threads.alive().isEmpty());
          return outputs;
        });
    assertClosedWithAWarning();
    assertThat(log.thrown()).singleElement().isInstanceOf(TaskException.class);
  }

  @Test
  void afterItsEndNobodyMinds() {
    collect(
        () -> {
          Iterator<Integer> outputs = run(noted(numbers(2))).iterator();
          while (outputs.hasNext()) {
            outputs.next();
          }
          return outputs;
        });
    assertNoWarning();
  }

  @Test
  void afterItWasClosedNobodyMinds() {
    collect(
        () -> {
          Run<Integer> run = run(noted(allNumbers()));
          Iterator<Integer> outputs = run.iterator();
          outputs.next();
          run.close();
          return outputs;
        });
    assertNoWarning();
  }

  @Test
  void afterItsFailureSurfacedNobodyMinds() {
    collect(
        () -> {
          Iterator<Integer> outputs =
              run(noted(numbers(2))
                      .<Integer>each(
                          task("fail"),
                          i -> {
                            throw new IllegalStateException();
                          }))
                  .iterator();
          assertThatThrownBy(outputs::hasNext).isInstanceOf(TaskException.class);
          return outputs;
        });
    assertNoWarning();
  }

  @Test
  void beforeItsStartNobodyMinds() {
    collect(() -> run(noted(numbers(2))).iterator());
    assertNoWarning();
  }

  @Test
  void itsIteratorAloneKeepsItAlive() {
    Iterator<Integer> outputs = run(noted(numbers(5000))).iterator();
    assertThat(outputs.next()).isZero();
    assertNoWarning();
    for (int i = 1; i < 5000; i++) { // more than were waiting
      assertThat(outputs.next()).isEqualTo(i);
    }
    assertThat(outputs.hasNext()).isFalse();
  }

  @Test
  void itsStreamAloneKeepsItAlive() {
    Iterator<Integer> outputs = run(noted(numbers(5000))).stream().iterator();
    assertThat(outputs.next()).isZero();
    assertNoWarning();
    for (int i = 1; i < 5000; i++) {
      assertThat(outputs.next()).isEqualTo(i);
    }
    assertThat(outputs.hasNext()).isFalse();
  }
}
