package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tells of an interrupt is no failure once the run has been stopped, and is one before. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AfterTheStopTest {

  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  static Stream<Throwable> interruptions() {
    return Stream.of(
        new InterruptedException(),
        new CancellationException(),
        new ClosedByInterruptException(),
        new InterruptedIOException(),
        new IllegalStateException(new InterruptedException()),
        new UncheckedIOException(new ClosedByInterruptException()),
        new CompletionException(new IOException(new CancellationException())),
        new UncheckedIOException(new ClosedChannelException()),
        batchThatFailed(new SQLException(new ClosedByInterruptException())));
  }

  static Stream<Throwable> others() {
    return Stream.of(
        new IOException(),
        new SocketTimeoutException(),
        new IllegalStateException(new IOException()),
        batchThatFailed(new SQLException("no such table")),
        new AssertionError());
  }

  /** As drivers have it: what is wrong with the first statement is not its cause. */
  private static SQLException batchThatFailed(SQLException statement) {
    SQLException batch = new BatchUpdateException();
    batch.setNextException(statement);
    return batch;
  }

  /** Passes 0 on, and waits with 1 for an interrupt, to throw something then. */
  private Line<Integer> thrownWhenInterrupted(Throwable thrown) {
    return numbers(2)
        .each(
            task("wait"),
            i -> {
              if (i == 0) {
                return i;
              }
              waiting.countDown();
              Threads.awaitStubbornly(
                  never,
                  () -> {
                    never.countDown();
                  });
              throw thrown;
            });
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void anInterruptionIsNoFailureAfterClose(Throwable thrown) throws Exception {
    Run<Integer> run = thrownWhenInterrupted(thrown).run();
    assertThat(run.iterator().next()).isZero();
    waiting.await();
    assertThatCode(run::close).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("others")
  void anythingElseIsAFailureAfterClose(Throwable thrown) throws Exception {
    Run<Integer> run = thrownWhenInterrupted(thrown).run();
    assertThat(run.iterator().next()).isZero();
    waiting.await();
    assertThatThrownBy(run::close).isInstanceOf(TaskException.class).cause().isSameAs(thrown);
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void anInterruptionIsNoFailureAfterAFailure(Throwable thrown) {
    IOException cause = new IOException();
    Line<Void> line =
        thrownWhenInterrupted(thrown)
            .sink(
                task("fail"),
                i -> {
                  waiting.await();
                  throw cause;
                });
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toEnd());
    assertThat(failure).hasCause(cause);
    assertThat(failure.getSuppressed()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void anInterruptionIsAFailureBeforeTheStop(Throwable thrown) {
    Line<Integer> line =
        numbers(3)
            .each(
                task("give-up"),
                i -> {
                  throw thrown;
                });
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOf(TaskException.class)
        .cause()
        .isSameAs(thrown);
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void anInterruptionIsAFailureBehindAnEdgeThatClosedEarly(Throwable thrown) {
    Line<Integer> line =
        Line.allNumbers()
            .<Integer>join(task("first"), (in, out) -> out.put(in.iterator().next()))
            .each(
                task("give-up"),
                i -> {
                  throw thrown;
                });
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOf(TaskException.class)
        .cause()
        .isSameAs(thrown);
  }

  /**
   * No interrupt has closed the channel: the run goes on when its source is not wanted any more.
   */
  @Test
  void aSourceWhoseChannelIsClosedAlreadyIsAFailureWhereNothingWasInterrupted() {
    UncheckedIOException cause = new UncheckedIOException(new ClosedChannelException());
    Stream<Integer> numbers =
        Stream.iterate(0, i -> i + 1)
            .onClose(
                () -> {
                  throw cause;
                });
    Line<Integer> all = first(task("read"), out -> Branch.putAll(numbers, out));
    Line<Integer> line = all.join(task("one"), (in, out) -> out.put(in.iterator().next()));

    assertThatThrownBy(() -> line.run().toEnd()).isInstanceOf(TaskException.class).hasCause(cause);
  }
}
