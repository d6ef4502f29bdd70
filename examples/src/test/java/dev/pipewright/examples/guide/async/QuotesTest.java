package dev.pipewright.examples.guide.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.examples.guide.async.Quotes.Answer;
import dev.pipewright.examples.guide.async.Quotes.Market;
import dev.pipewright.examples.guide.async.Quotes.Quote;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QuotesTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofHours(1);

  private static final Quote QUICK = new Quote("quick", 100);

  private final CompletableFuture<Quote> pending = new CompletableFuture<>();

  /** All shops but one answer at once. */
  private final Market market =
      shop ->
          shop.equals("slow") ? pending : CompletableFuture.completedFuture(new Quote(shop, 100));

  @Test
  void aTimeoutFailsTheRun() {
    Quotes quotes = new PipewrightQuotes(market, SHORT);
    TaskException failure =
        catchThrowableOfType(TaskException.class, () -> quotes.quotes(List.of("quick", "slow")));
    assertThat(failure.task()).isEqualTo("quote");
    assertThat(failure.input()).isEqualTo("slow");
    assertThat(failure).hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void aTimeoutDropsTheItem() {
    Quotes quotes = new PipewrightQuotes(market, SHORT);
    assertThat(quotes.quotesInTime(List.of("slow", "quick"))).containsExactly(QUICK);
  }

  @Test
  void aFailureMayBeAnItem() {
    Market some =
        shop ->
            CompletableFuture.completedFuture(shop)
                .thenApply(
                    s -> {
                      if (s.equals("closed")) {
                        throw new IllegalStateException("on Sundays");
                      }
                      return new Quote(s, 100);
                    });
    assertThat(new PipewrightQuotes(some, LONG).answers(List.of("quick", "closed")))
        .containsExactlyInAnyOrder(
            new Answer("quick", Optional.of(QUICK), ""),
            new Answer("closed", Optional.empty(), "java.lang.IllegalStateException: on Sundays"));
  }

  @Test
  void aFailureIsNotWrapped() {
    IOException cause = new IOException("closed on Sundays");
    Market closed =
        shop ->
            CompletableFuture.completedFuture(shop)
                .thenCompose(s -> CompletableFuture.<Quote>failedFuture(cause))
                .thenApply(quote -> quote);
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> new PipewrightQuotes(closed, LONG).quotes(List.of("a")))
        .satisfies(failure -> assertThat(failure.getCause()).isSameAs(cause));
  }

  @Test
  void orderOfCompletionOrOfTheCalls() {
    CompletableFuture<Quote> first = new CompletableFuture<>();
    Market oneAfterTheOther =
        shop -> {
          if (shop.equals("first")) {
            return first;
          }
          first.completeOnTimeout(new Quote("first", 1), 20, TimeUnit.MILLISECONDS);
          return CompletableFuture.completedFuture(new Quote(shop, 2));
        };
    Quotes quotes = new PipewrightQuotes(oneAfterTheOther, LONG);
    assertThat(quotes.quotesInTurn(List.of("first", "second")))
        .extracting(Quote::shop)
        .containsExactly("first", "second");
  }

  /** Never answers, and notes that it was asked. */
  private Market silent(CountDownLatch asked, CompletableFuture<Quote> answer) {
    return shop -> {
      asked.countDown();
      return answer;
    };
  }

  private static void assertCancelled(CompletableFuture<?> future) {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> future.get(30, TimeUnit.SECONDS));
  }

  @Test
  void aTimeoutOfAllStopsTheRunAndCancelsWhatIsPending() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<List<Quote>> all =
        new PipewrightQuotes(silent(asked, pending), LONG).quotesLater(List.of("slow"));
    asked.await();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(all.orTimeout(1, TimeUnit.MILLISECONDS)::get)
        .withCauseInstanceOf(TimeoutException.class);
    assertCancelled(pending);
  }

  @Test
  void cancellingStopsTheRun() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<List<Quote>> all =
        new PipewrightQuotes(silent(asked, pending), LONG).quotesLater(List.of("slow"));
    asked.await();
    assertThat(all.cancel(true)).isTrue();
    assertCancelled(pending);
  }

  /** Cancelling what {@code thenApply} gave cancels that alone. */
  @Test
  void cancellingADerivedFutureDoesNotStopTheRun() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<List<Quote>> all =
        new PipewrightQuotes(silent(asked, pending), LONG).quotesLater(List.of("slow"));
    CompletableFuture<Integer> size = all.thenApply(List::size);
    asked.await();
    assertThat(size.cancel(true)).isTrue();
    pending.complete(new Quote("slow", 1));
    assertThat(all.get()).hasSize(1);
  }

  /** What is derived of a plain future does not cancel that one. */
  @Test
  void onlyTheFutureThatWasReturnedIsCancelled() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Quote> derived = pending.thenApply(quote -> quote);
    CompletableFuture<List<Quote>> all =
        new PipewrightQuotes(silent(asked, derived), LONG).quotesLater(List.of("slow"));
    asked.await();
    all.cancel(true);
    assertCancelled(derived);
    assertThat(pending).isNotDone();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cancelling a future does not reach the thread that computes it, and nobody waits for that. */
  @Test
  void aThreadOfSupplyAsyncIsNotWaitedFor() throws Exception {
    CountDownLatch computing = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    ExecutorService threads =
        Executors.newCachedThreadPool(); // the common pool may have one thread
    Market blocking =
        shop ->
            CompletableFuture.supplyAsync(
                () -> {
                  computing.countDown();
                  await(mayEnd);
                  ended.countDown();
                  return QUICK;
                },
                threads);
    PipewrightQuotes quotes = new PipewrightQuotes(blocking, LONG);
    Run<Quote> run = quotes.stages().quote(blocking, LONG).run("slow");
    Future<List<Quote>> caller = threads.submit(run::toList);
    computing.await();
    run.close();
    assertThat(ended.getCount()).isOne();
    mayEnd.countDown();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(caller::get)
        .withCauseInstanceOf(CancellationException.class);
    ended.await();
    threads.shutdown();
  }
}
