package dev.pipewright.examples.guide.async;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Stages;
import dev.pipewright.Task;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Quotes of shops, of which some do not answer. */
@Stages
interface Quotes {

  record Quote(String shop, long cents) {}

  /** Asks a shop, which answers some time. */
  interface Market {
    CompletableFuture<Quote> ask(String shop);
  }

  @Task(branch = true)
  static List<String> shops(List<String> shops) {
    return shops;
  }

  // snippet: timeouts
  @Task(workers = 20)
  static CompletableFuture<Quote> quote(String shop, @Bind Market market, @Bind Duration patience) {
    return market.ask(shop).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Task(workers = 20, branch = true)
  static CompletableFuture<Optional<Quote>> quoteInTime(
      String shop, @Bind Market market, @Bind Duration patience) {
    return market
        .ask(shop)
        .thenApply(Optional::of)
        .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  // end snippet

  // snippet: answers
  record Answer(String shop, Optional<Quote> quote, String problem) {}

  @Task(workers = 20)
  static CompletableFuture<Answer> answer(String shop, @Bind Market market) {
    return market
        .ask(shop)
        .handle(
            (quote, thrown) -> {
              Throwable problem =
                  thrown instanceof CompletionException ? thrown.getCause() : thrown;
              return new Answer(shop, Optional.ofNullable(quote), Objects.toString(problem, ""));
            });
  }

  // end snippet

  @Pipeline("shops -> answer")
  List<Answer> answers(List<String> shops);

  @Pipeline("shops -> quote")
  List<Quote> quotes(List<String> shops);

  @Pipeline("shops -> quoteInTime")
  List<Quote> quotesInTime(List<String> shops);

  @Pipeline("shops -> quote")
  CompletableFuture<List<Quote>> quotesLater(List<String> shops);

  @Task(workers = 20, ordered = true)
  static CompletableFuture<Quote> quoteInTurn(String shop, @Bind Market market) {
    return market.ask(shop);
  }

  @Pipeline("shops -> quoteInTurn")
  List<Quote> quotesInTurn(List<String> shops);
}
