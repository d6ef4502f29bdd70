package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipewright.runtime.testing.Threads;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The interrupt of the thread that takes the outputs closes the run. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedCallerTest {

  private final Threads workers = new Threads();

  /** What the caller got, and whether its interrupt flag was set then. */
  private record Result(Throwable thrown, boolean flag) {}

  private void assertClosed(Result result) {
    assertThat(result.thrown()).isInstanceOf(CancellationException.class);
    assertThat(result.thrown()).hasMessageContaining("interrupted");
    assertThat(result.flag()).isTrue();
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void whileItWaits() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Run<Integer> run =
        allNumbers()
            .<Integer>each(
                task("wait"),
                i -> {
                  workers.note();
                  never.await();
                  return i;
                })
            .run();
    Threads.Background<Result> caller =
        Threads.inBackground(
            () -> {
              Throwable thrown = catchThrowable(run::toList);
              return new Result(thrown, Thread.currentThread().isInterrupted());
            });
    eventually().until(() -> !workers.seen().isEmpty() && Threads.isIdle(caller.thread()));
    caller.thread().interrupt();
    assertClosed(caller.get());
  }

  /** An endless run whose outputs are always there would not be stopped otherwise. */
  @Test
  void whileOutputsAreThere() throws Exception {
    Threads.Background<Result> caller =
        Threads.inBackground(
            () -> {
              Run<Integer> run =
                  allNumbers()
                      .<Integer>each(
                          task("same"),
                          i -> {
                            workers.note();
                            return i;
                          })
                      .run();
              Iterator<Integer> outputs = run.iterator();
              outputs.next();
              eventually().until(() -> workers.seen().stream().allMatch(Threads::isIdle));
              Thread.currentThread().interrupt();
              Throwable thrown = catchThrowable(outputs::next);
              boolean flag = Thread.interrupted();
              assertThatThrownBy(outputs::next).isInstanceOf(CancellationException.class);
              return new Result(thrown, flag);
            });
    assertClosed(caller.get());
  }
}
