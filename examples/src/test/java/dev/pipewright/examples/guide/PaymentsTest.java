package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.examples.guide.Payments.Bank;
import dev.pipewright.examples.guide.Payments.Payment;
import dev.pipewright.examples.guide.Payments.RefusedException;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaymentsTest {

  private static final Payment RENT = new Payment("rent", 90_000);
  private static final Payment YACHT = new Payment("yacht", 90_000_000);
  private static final Payment BREAD = new Payment("bread", 300);

  private final Queue<Payment> booked = new ConcurrentLinkedQueue<>();
  private final Queue<String> reminders = new ConcurrentLinkedQueue<>();
  private final Payments payments = new PipewrightPayments(booked, reminders);
  private final AtomicInteger closed = new AtomicInteger();

  private final Bank bank =
      payment -> {
        if (payment.equals(YACHT)) {
          throw new RefusedException("no money");
        }
      };

  private final Bank unreachable =
      payment -> {
        if (payment.equals(YACHT)) {
          throw new IOException("no route to bank");
        }
      };

  private Stream<Payment> all() {
    return Stream.of(RENT, YACHT, BREAD).onClose(closed::incrementAndGet);
  }

  @Test
  void aFailureNamesTheTaskAndItsInput() {
    TaskException told = null;
    // snippet: caught
    try {
      payments.charged(all(), bank);
    } catch (TaskException failure) {
      assertThat(failure.task()).isEqualTo("charge");
      assertThat(failure.pipeline()).isEqualTo("charged");
      assertThat(failure.input()).isEqualTo(YACHT);
      assertThat(failure.getCause()).isInstanceOf(RefusedException.class);
      told = failure;
    }
    // end snippet
    assertThat(told)
        .isNotNull()
        .hasMessage(
            "Task charge of pipeline charged failed:"
                + " dev.pipewright.examples.guide.Payments$RefusedException: no money");
    assertThat(closed).hasValue(1);
  }

  @Test
  void aDeclaredExceptionIsThrownItself() {
    // snippet: declared
    assertThatIOException()
        .isThrownBy(() -> payments.chargedOrThrow(all(), unreachable))
        .withMessage("no route to bank");
    // end snippet
    assertThatExceptionOfType(TaskException.class)
        .as("of what is not declared")
        .isThrownBy(() -> payments.chargedOrThrow(all(), bank));
  }

  @Test
  void errorsTravelInTheSameWay() {
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(
            () ->
                payments.charged(
                    all(),
                    payment -> {
                      throw new StackOverflowError();
                    }))
        .withCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void aFutureFailsWithTheFailure() {
    CompletableFuture<List<Payment>> charged = payments.chargedLater(all(), bank);
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(charged::join)
        .withCauseInstanceOf(TaskException.class);
  }

  @Test
  void aFutureThatTimesOutStopsTheRun() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Bank silent =
        payment -> {
          called.countDown();
          try {
            new CountDownLatch(1).await();
          } finally {
            interrupted.countDown();
          }
        };
    CompletableFuture<List<Payment>> charged = payments.chargedLater(all(), silent);
    called.await();

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> charged.orTimeout(10, TimeUnit.MILLISECONDS).join())
        .withCauseInstanceOf(TimeoutException.class);

    interrupted.await();
  }

  @Test
  void closingEarlyStopsAndClosesTheSource() {
    Stream<Payment> endless = Stream.generate(() -> BREAD).onClose(closed::incrementAndGet);
    // snippet: close
    try (Run<Payment> charging = payments.charging(endless, bank)) {
      for (Payment payment : charging) {
        if (payment.cents() < 1000) {
          break;
        }
      }
    } // every worker has ended here, and the source is closed
    // end snippet
    assertThat(closed).hasValue(1);
  }

  @Test
  void closeThrowsWhatNobodyHasHeardOf() {
    Stream<Payment> stuck =
        Stream.generate(() -> BREAD)
            .onClose(
                () -> {
                  throw new IllegalStateException("cannot close");
                });
    Run<Payment> charging = payments.charging(stuck, bank);
    Iterator<Payment> charged = charging.iterator();
    assertThat(charged.next()).isEqualTo(BREAD);

    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(charging::close)
        .satisfies(failure -> assertThat(failure.task()).isEqualTo("payments"))
        .withRootCauseInstanceOf(IllegalStateException.class);
    assertThatCode(charging::close).as("it is thrown once").doesNotThrowAnyException();
  }

  @Test
  void aCallerThatIsInterruptedGetsACancellation() {
    Stream<Payment> endless = Stream.generate(() -> BREAD).onClose(closed::incrementAndGet);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> payments.charged(endless, bank));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(closed.get()).as("that it was closed, if it was opened").isLessThan(2);
  }

  @Test
  void aCallerThatDeclaresSoGetsTheInterruption() {
    Stream<Payment> endless = Stream.generate(() -> BREAD);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> payments.chargedOrThrow(endless, bank));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void whatCannotBeReachedIsNoted() {
    Queue<Payment> later = new ConcurrentLinkedQueue<>();
    assertThat(payments.chargedOrNoted(all(), unreachable, later))
        .containsExactlyInAnyOrder(RENT, BREAD);
    assertThat(later).containsExactly(YACHT);
  }

  @Test
  void whatIsRefusedIsOwed() {
    assertThat(payments.receipts(all(), bank))
        .hasSize(3)
        .contains("yacht: 0", RENT.id() + ": " + RENT.cents(), BREAD.id() + ": " + BREAD.cents());
  }

  @Test
  void whatIsRefusedGoesAnotherWay() {
    payments.bookOrRemind(all(), bank);
    assertThat(booked).containsExactlyInAnyOrder(RENT, BREAD);
    assertThat(reminders).containsExactly("yacht: no money");
  }

  @Test
  void fiveAttemptsAreMade() {
    AtomicInteger attempts = new AtomicInteger();
    Bank shaky =
        payment -> {
          if (payment.equals(YACHT) && attempts.incrementAndGet() < 5) {
            throw new IOException("no route to bank");
          }
        };
    assertThat(payments.insisted(all(), shaky)).hasSize(3);
    assertThat(attempts).hasValue(5);

    TaskException failure =
        catchThrowableOfType(TaskException.class, () -> payments.insisted(all(), unreachable));
    assertThat(failure).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void aFutureIsNotWaitedForLongerThanItsTaskAllows() {
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(
            () ->
                payments.rated(
                    Stream.of(RENT), payment -> new CompletableFuture<>(), Duration.ofMillis(10)))
        .withCauseInstanceOf(TimeoutException.class);
  }
}
