package dev.pipewright.examples.guide;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Retry;
import dev.pipewright.Task;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Payments, any of which may fail. */
interface Payments {

  record Payment(String id, long cents) {}

  /** Something that takes money, if it can be reached and there is some. */
  interface Bank {
    void charge(Payment payment) throws IOException, RefusedException, InterruptedException;
  }

  /** A bank that answers later. */
  interface Rates {
    CompletableFuture<Double> of(Payment payment);
  }

  /** There is no money. */
  final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String reason) {
      super(reason);
    }
  }

  @Task(branch = true)
  static Stream<Payment> payments(Stream<Payment> payments) {
    return payments;
  }

  // snippet: contract
  @Task(workers = 4)
  static Payment charge(Payment payment, @Bind Bank bank)
      throws IOException, RefusedException, InterruptedException {
    bank.charge(payment);
    return payment;
  }

  @Pipeline("payments -> charge")
  List<Payment> charged(Stream<Payment> payments, Bank bank);

  // end snippet

  // snippet: throws
  @Pipeline("payments -> charge")
  List<Payment> chargedOrThrow(Stream<Payment> payments, Bank bank)
      throws IOException, InterruptedException;

  // end snippet

  @Pipeline("payments -> charge")
  Run<Payment> charging(Stream<Payment> payments, Bank bank);

  @Pipeline("payments -> charge")
  CompletableFuture<List<Payment>> chargedLater(Stream<Payment> payments, Bank bank);

  // snippet: arrow
  @Pipeline({"payments -> charge", "charge -!> note"})
  List<Payment> chargedOrNoted(Stream<Payment> payments, Bank bank, Queue<Payment> unreachable);

  @Task
  static void note(Payment payment, IOException why, @Bind Queue<Payment> unreachable) {
    unreachable.add(payment);
  }

  // end snippet

  // snippet: fallback
  @Pipeline({"payments -> charge -> receipt", "charge -!> owed -> receipt"})
  List<String> receipts(Stream<Payment> payments, Bank bank);

  @Task
  static Payment owed(Payment payment, RefusedException why) {
    return new Payment(payment.id(), 0);
  }

  @Task
  static String receipt(Payment payment) {
    return payment.id() + ": " + payment.cents();
  }

  // end snippet

  // snippet: route
  sealed interface Result {}

  record Charged(Payment payment) implements Result {}

  record Refused(Payment payment, String why) implements Result {}

  @Pipeline({"payments -> result -> book", "result -> remind"})
  void bookOrRemind(Stream<Payment> payments, Bank bank);

  @Task(workers = 4)
  static Result result(Payment payment, @Bind Bank bank) throws IOException, InterruptedException {
    try {
      bank.charge(payment);
      return new Charged(payment);
    } catch (RefusedException e) {
      return new Refused(payment, e.getMessage());
    }
  }

  @Task
  static void book(Charged charged, @Bind Queue<Payment> booked) {
    booked.add(charged.payment());
  }

  @Task
  static void remind(Refused refused, @Bind Queue<String> reminders) {
    reminders.add(refused.payment().id() + ": " + refused.why());
  }

  // end snippet

  // snippet: retry
  @Task(workers = 4, timeout = "30s")
  @Retry(times = 4, pause = "10ms", on = IOException.class)
  static Payment insisting(Payment payment, @Bind Bank bank)
      throws IOException, RefusedException, InterruptedException {
    bank.charge(payment);
    return payment;
  }

  // end snippet

  @Pipeline("payments -> insisting")
  List<Payment> insisted(Stream<Payment> payments, Bank bank);

  // snippet: timeout
  @Task(workers = 50)
  static CompletableFuture<Double> rate(
      Payment payment, @Bind Rates rates, @Bind Duration patience) {
    return rates.of(payment).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  // end snippet

  @Pipeline("payments -> rate")
  List<Double> rated(Stream<Payment> payments, Rates rates, Duration patience);
}
