package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.LogRecords;
import dev.pipewright.runtime.testing.Stubborn;
import dev.pipewright.runtime.testing.Threads;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code close()} stops the workers and waits for them, whoever calls it, and how often. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EarlyStopTest {

  private final Threads threads = new Threads();
  private final CountDownLatch never = new CountDownLatch(1);

  private <T> T noted(T item) {
    threads.note();
    return item;
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noTaskIsCalledAfterCloseReturned(int seed) {
    Random random = new Random(seed);
    AtomicBoolean closed = new AtomicBoolean();
    AtomicInteger callsAfterClose = new AtomicInteger();
    Line.OneToOne<Integer, Integer> body =
        i -> {
          if (closed.get()) {
            callsAfterClose.incrementAndGet();
          }
          return noted(i);
        };
    Run<Integer> run =
        allNumbers()
            .each(random("a", random), body)
            .each(random("b", random), body)
            .each(random("c", random), body)
            .run();
    Iterator<Integer> outputs = run.iterator();
    for (int i = random.nextInt(50); i >= 0; i--) {
      outputs.next();
    }
    run.close();
    closed.set(true);
    List<String> alive = threads.alive();
    assertThat(alive).isEmpty(); // and so nothing can be called any more
    assertThat(callsAfterClose).hasValue(0);
  }

  private static Attributes random(String name, Random random) {
    return task(name).withWorkers(1 + random.nextInt(4)).withThrottle(1 + random.nextInt(20));
  }

  @Test
  void closingTwiceIsClosingOnce() {
    Run<Integer> run = allNumbers().each(task("same"), this::noted).run();
    assertThat(run.iterator().next()).isZero();
    run.close();
    assertThatCode(run::close).doesNotThrowAnyException();
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void closingAfterTheEndDoesNothing() {
    Run<Integer> run = numbers(3).each(task("same"), this::noted).run();
    assertThat(run.toList()).hasSize(3);
    assertThatCode(run::close).doesNotThrowAnyException();
  }

  @Test
  void closingBeforeTheStartKeepsTheRunFromStarting() {
    Line<Integer> line = numbers(3).each(task("same"), this::noted);
    Run<Integer> iterated = line.run();
    iterated.close();
    Iterator<Integer> outputs = iterated.iterator();
    assertThatThrownBy(outputs::hasNext).isInstanceOf(CancellationException.class);
    assertThatThrownBy(outputs::next).isInstanceOf(CancellationException.class);

    Run<Integer> listed = line.run();
    listed.close();
    assertThatThrownBy(listed::toList).isInstanceOf(CancellationException.class);

    assertThat(threads.seen()).isEmpty();
  }

  @Test
  void closingTheStreamClosesTheRun() {
    try (Stream<Integer> stream = allNumbers().each(task("same"), this::noted).run().stream()) {
      assertThat(stream.limit(3)).containsExactly(0, 1, 2);
    }
    assertThat(threads.seen()).isNotEmpty();
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void anotherThreadMayClose() throws Exception {
    Run<Integer> run =
        numbers(1)
            .<Integer>each(
                task("wait"),
                i -> {
                  threads.note();
                  never.await();
                  return i;
                })
            .run();
    Threads.Background<Boolean> caller = inBackground(() -> run.iterator().hasNext());
    eventually().until(() -> !threads.seen().isEmpty());
    Threads.Background<List<String>> closer =
        inBackground(
            () -> {
              run.close();
              return threads.alive();
            });
    assertThat(closer.get()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  static IntStream rounds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void eightThreadsMayCloseWhileTheCallerPulls(int round) throws Exception {
    Run<Integer> run =
        allNumbers()
            .each(task("a").withWorkers(1 + round % 3), this::noted)
            .each(task("b").withThrottle(1 + round % 5), this::noted)
            .run();
    CyclicBarrier start = new CyclicBarrier(9);
    List<Threads.Background<List<String>>> closers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      closers.add(
          inBackground(
              () -> {
                start.await();
                run.close();
                return threads.alive();
              }));
    }
    Iterator<Integer> outputs = run.iterator();
    if (round % 2 == 0) {
      outputs.next();
    }
    start.await();
    assertThatThrownBy(
            () -> {
              while (outputs.hasNext()) {
                outputs.next();
              }
            })
        .isInstanceOf(CancellationException.class);
    for (Threads.Background<List<String>> closer : closers) {
      assertThat(closer.get()).isEmpty();
    }
  }

  @Test
  void aTaskOfTheRunOnlySignals() {
    AtomicReference<Run<Integer>> run = new AtomicReference<>();
    AtomicBoolean returned = new AtomicBoolean();
    run.set(
        allNumbers()
            .<Integer>each(
                task("stop"),
                i -> {
                  threads.note();
                  if (i == 3) {
                    run.get().close();
                    returned.set(true);
                  }
                  return i;
                })
            .run());
    assertThatThrownBy(() -> run.get().toList()).isInstanceOf(CancellationException.class);
    assertThat(returned).isTrue();
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void aTaskThatClosesWhileAnotherFailsIsNoDroppedRun() {
    AtomicReference<Run<Integer>> run = new AtomicReference<>();
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    try (LogRecords log = LogRecords.listen()) {
      run.set(
          numbers(2)
              .<Integer>each(
                  task("check").withWorkers(2),
                  i -> {
                    if (i == 0) {
                      closing.await();
                      throw new IllegalStateException();
                    }
                    closing.countDown();
                    Threads.awaitStubbornly(never, never::countDown); // until the failure stops us
                    run.get().close();
                    failed.countDown();
                    return i;
                  })
              .run());
      Iterator<Integer> outputs = run.get().iterator();
      assertThatThrownBy(outputs::hasNext).isInstanceOf(TaskException.class);
      assertThat(failed.getCount()).isZero();
      assertThat(log.warningsOf("dropped")).isEmpty();
    }
  }

  @Test
  void aTaskOfANestedRunOnlySignals() {
    AtomicReference<Run<Integer>> outer = new AtomicReference<>();
    AtomicBoolean returned = new AtomicBoolean();
    outer.set(
        numbers(1)
            .<Integer>each(
                task("outer"),
                i -> {
                  threads.note();
                  return numbers(1)
                      .<Integer>each(
                          task("inner"),
                          j -> {
                            threads.note();
                            outer.get().close();
                            returned.set(true);
                            return j;
                          })
                      .run()
                      .single();
                })
            .run());
    assertThatThrownBy(() -> outer.get().toList()).isInstanceOf(CancellationException.class);
    assertThat(returned).isTrue();
    assertThat(threads.seen()).hasSize(2);
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void aTaskThatClosesARunOfItsOwnWaitsForIt() {
    Line<Boolean> line =
        numbers(1)
            .each(
                task("outer"),
                i -> {
                  Threads inner = new Threads();
                  Run<Integer> run =
                      allNumbers()
                          .<Integer>each(
                              task("inner"),
                              j -> {
                                inner.note();
                                return j;
                              })
                          .run();
                  run.iterator().next();
                  run.close();
                  return inner.seen().stream().noneMatch(Thread::isAlive);
                });
    assertThat(line.run().single()).isTrue();
  }

  @Test
  void closingTheOuterRunClosesTheInnerOne() {
    CountDownLatch waiting = new CountDownLatch(1);
    Run<Integer> outer =
        numbers(1)
            .<Integer>each(
                task("outer"),
                i ->
                    numbers(1)
                        .<Integer>each(
                            task("inner"),
                            j -> {
                              threads.note();
                              waiting.countDown();
                              never.await();
                              return j;
                            })
                        .run()
                        .single())
            .run();
    Threads.Background<List<Integer>> caller = inBackground(outer::toList);
    eventually().until(() -> waiting.getCount() == 0);
    assertThatCode(outer::close).doesNotThrowAnyException();
    assertThat(threads.alive()).isEmpty();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void aFirstTaskThatBranchesOverAnotherRunsStreamClosesIt() {
    Line<Integer> inner = allNumbers().each(task("inner"), this::noted);
    Run<Integer> outer =
        Line.<Integer>first(task("outer"), out -> Branch.putAll(inner.run().stream(), out)).run();
    assertThat(outer.iterator().next()).isZero();
    outer.close();
    assertThat(threads.seen()).isNotEmpty();
    assertThat(threads.alive()).isEmpty();
  }

  /** Gives 0 and then is stubborn about 1. */
  private Run<Integer> startedWith(Stubborn stubborn) throws InterruptedException {
    Run<Integer> run =
        allNumbers()
            .each(task("easy"), this::noted)
            .<Integer>each(
                task("stubborn"),
                i -> {
                  threads.note();
                  if (i == 1) {
                    stubborn.call();
                  }
                  return i;
                })
            .run();
    assertThat(run.iterator().next()).isZero();
    stubborn.awaitCall();
    return run;
  }

  @Test
  void aWorkerThatIgnoresInterruptionIsWaitedFor() throws Exception {
    Stubborn stubborn = new Stubborn();
    Run<Integer> run = startedWith(stubborn);
    Threads.Background<Boolean> closer =
        inBackground(
            () -> {
              run.close();
              return stubborn.isThrough();
            });
    stubborn.awaitInterrupt();
    closer.awaitIdle();
    assertThat(closer.isDone()).isFalse();
    stubborn.letEnd();
    assertThat(closer.get()).isTrue();
  }

  @Test
  @Tag("slow")
  void aWorkerThatIgnoresInterruptionForTenSecondsIsNamedInAWarning() throws Exception {
    Stubborn stubborn = new Stubborn();
    try (LogRecords log = LogRecords.listen()) {
      Run<Integer> run = startedWith(stubborn);
      Threads.Background<Boolean> closer =
          inBackground(
              () -> {
                run.close();
                return stubborn.isThrough();
              });
      eventually().until(() -> !log.warningsOf("ignore interruption").isEmpty());
      stubborn.letEnd();
      assertThat(closer.get()).isTrue();

      assertThat(log.warningsOf("ignore interruption"))
          .singleElement()
          .asString()
          .contains("pipewright-line-stubborn-1", "pipeline line")
          .doesNotContain("easy", "numbers");
      assertThat(log.thrown())
          .singleElement()
          .extracting(where -> List.of(where.getStackTrace()).toString())
          .asString()
          .contains(Stubborn.class.getSimpleName());
    }
  }

  @Test
  void aRunWhoseWorkersObeyIsStoppedWithoutAWord() {
    try (LogRecords log = LogRecords.listen()) {
      Run<Integer> run = allNumbers().each(task("same"), this::noted).run();
      assertThat(run.iterator().next()).isZero();
      run.close();
      assertThat(log.warningsOf("")).isEmpty();
    }
  }

  @Test
  void aFirstTaskThatWaitsForRoomIsStopped() {
    AtomicReference<Thread> worker = new AtomicReference<>();
    Run<Integer> run =
        Line.<Integer>first(
                task("numbers").withThrottle(1),
                out -> {
                  worker.set(Thread.currentThread());
                  Branch.putAll(IntStream.iterate(0, i -> i + 1), out);
                })
            .run();
    assertThat(run.iterator().next()).isZero();
    eventually().until(() -> Threads.isIdle(worker.get()));
    run.close();
    assertThat(worker.get().isAlive()).isFalse();
  }

  @Test
  void aFailureThatCloseBringsAboutIsThrownByItOnce() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    IllegalStateException cause = new IllegalStateException();
    Run<Integer> run =
        first(
                task("read"),
                (Line.Source<Integer>)
                    out -> {
                      out.put(0);
                      waiting.countDown();
                      Threads.awaitStubbornly(never, never::countDown);
                      throw cause;
                    })
            .run();
    Iterator<Integer> outputs = run.iterator();
    assertThat(outputs.next()).isZero();
    waiting.await();
    assertThatThrownBy(run::close).isInstanceOf(TaskException.class).hasCause(cause);
    assertThatCode(run::close).doesNotThrowAnyException();
    assertThatThrownBy(outputs::hasNext).isInstanceOf(TaskException.class).hasCause(cause);
  }
}
