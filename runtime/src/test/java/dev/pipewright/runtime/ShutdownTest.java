package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.ChildJvm;
import dev.pipewright.runtime.testing.LogRecords;
import dev.pipewright.runtime.testing.Stubborn;
import dev.pipewright.runtime.testing.Threads;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is shut down within bounds, and never waits for what waits for it. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShutdownTest {

  private static final Duration LONG = Duration.ofDays(365_000_000);

  private final Threads threads = new Threads();

  private LocalRun<Integer> started() {
    LocalRun<Integer> run =
        allNumbers()
            .<Integer>each(
                task("each").withWorkers(2),
                i -> {
                  threads.note();
                  return i;
                })
            .run();
    run.iterator().next();
    return run;
  }

  @Test
  void stopsTheRunAndWaitsForItsWorkers() {
    LocalRun<Integer> run = started();

    run.shutdown(LONG);

    assertThat(threads.seen()).isNotEmpty();
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void doesNothingToARunThatIsOver() {
    LocalRun<Integer> run = numbers(3).run();
    assertThat(run.toList()).hasSize(3);

    assertThatCode(() -> run.shutdown(LONG)).doesNotThrowAnyException();
  }

  @Test
  void keepsARunFromBeingStarted() {
    LocalRun<Integer> run = numbers(3).run();

    run.shutdown(Duration.ofSeconds(-1));

    assertThatThrownBy(run::toList).isInstanceOf(CancellationException.class);
  }

  @Test
  void throwsNoFailureAndKeepsItForTheClose() throws Exception {
    CountDownLatch mayFail = new CountDownLatch(1);
    LocalRun<Integer> run =
        numbers(2)
            .<Integer>each(
                task("fail"),
                i -> {
                  if (i == 1) {
                    mayFail.await();
                    throw new IllegalStateException();
                  }
                  return i;
                })
            .run();
    run.iterator().next();
    mayFail.countDown();
    eventually().until(() -> run.toString().contains("failed"));

    assertThatCode(() -> run.shutdown(LONG)).doesNotThrowAnyException();

    assertThatThrownBy(run::close).isInstanceOf(TaskException.class);
  }

  @Test
  void onlySignalsWhereATaskCallsIt() {
    AtomicReference<Run<Integer>> run = new AtomicReference<>();
    run.set(
        allNumbers()
            .<Integer>each(
                task("stop"),
                i -> {
                  run.get().shutdown(LONG);
                  return i;
                })
            .run());

    assertThatThrownBy(() -> run.get().toList()).isInstanceOf(CancellationException.class);
  }

  @Test
  void isNotCutShortByAnInterrupt() {
    LocalRun<Integer> run = started();
    Thread.currentThread().interrupt();

    run.shutdown(LONG);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void refusesNull() {
    LocalRun<Integer> run = numbers(3).run();
    assertThatThrownBy(() -> run.shutdown(null)).isInstanceOf(NullPointerException.class);
    assertThat(run.toList()).hasSize(3);
  }

  @Test
  void abandonsAfterItsTimeWhomNothingStops() throws Exception {
    try (LogRecords log = LogRecords.listen()) {
      Stubborn stubborn = new Stubborn();
      LocalRun<Integer> run =
          numbers(1)
              .<Integer>each(
                  task("stubborn"),
                  i -> {
                    stubborn.call();
                    return i;
                  })
              .run();
      Threads.Background<?> caller = Threads.inBackground(run::toList);
      stubborn.awaitCall();

      run.shutdown(Duration.ZERO);

      assertThat(log.warningsOf("is left alone with workers that were stopped and have not ended"))
          .containsExactly(
              "A run of pipeline line is left alone with workers that were stopped and have not"
                  + " ended: pipewright-line-stubborn-1");
      stubborn.letEnd();
      assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    }
  }

  /** Ends while a worker is in the midst of what it does, with a hook that has patience. */
  static final class EndsPatiently {

    private EndsPatiently() {}

    public static void main(String[] arguments) throws InterruptedException {
      CountDownLatch called = new CountDownLatch(1);
      LocalRun<Integer> run =
          numbers(1)
              .<Integer>each(
                  task("slow"),
                  i -> {
                    called.countDown();
                    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(12);
                    while (System.nanoTime() < end) {
                      Thread.onSpinWait(); // longer than a hook without patience waits
                    }
                    System.out.println("stored");
                    return i;
                  })
              .run();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> run.shutdown(Duration.ofSeconds(30))));
      Thread caller = new Thread(run::toList);
      caller.setDaemon(true);
      caller.setUncaughtExceptionHandler((t, e) -> {});
      caller.start();
      called.await();
    }
  }

  @Test
  void aHookWaitsAsLongAsItIsTold() throws Exception {
    assertThat(ChildJvm.run(EndsPatiently.class, "-Xmx64m").lines()).contains("stored");
  }

  /** Ends its JVM from within a task, with a hook that stops the run in which that is. */
  static final class ExitsInATask {

    private ExitsInATask() {}

    public static void main(String[] arguments) {
      String way = System.getProperty("way");
      CountDownLatch exiting = new CountDownLatch(1);
      LocalRun<Integer> run =
          allNumbers()
              .<Integer>each(
                  task("fatal").withWorkers(2),
                  i -> {
                    if (i == 100) {
                      if (way.contains("stubborn")) {
                        new Thread(() -> System.exit(7)).start();
                        exiting.await();
                      } else {
                        System.exit(7);
                      }
                    }
                    while (i > 100 && way.contains("stubborn")) {
                      Thread.onSpinWait();
                    }
                    return i;
                  })
              .run();
      Runnable stop = way.contains("close") ? run::close : () -> run.shutdown(Duration.ZERO);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    exiting.countDown();
                    stop.run();
                  }));
      if (way.contains("nested")) {
        numbers(1).each(task("outer"), (Integer i) -> run.toList().size()).run().toList();
      }
      run.toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"close", "shutdown", "close-nested", "close-stubborn", "shutdown-stubborn"})
  void theJvmExitsThoughATaskOfTheRunCalledExit(String way) throws Exception {
    Process child = ChildJvm.start(ExitsInATask.class, "-Dway=" + way);
    try {
      String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).as(printed).isTrue();
      assertThat(child.exitValue()).as(printed).isEqualTo(7);
    } finally {
      child.destroyForcibly();
    }
  }
}
