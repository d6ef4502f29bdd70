package dev.pipewright.examples.guide.comingfrom;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The same with futures. */
final class FuturePrices {

  private FuturePrices() {}

  // snippet: program
  static long total(int limit, Shop shop) {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<CompletableFuture<String>> pages =
          IntStream.range(0, limit)
              .mapToObj(id -> CompletableFuture.supplyAsync(() -> shop.page(id), threads))
              .toList();
      return pages.stream()
          .map(CompletableFuture::join)
          .flatMap(page -> Prices.prices(page).stream())
          .mapToLong(price -> price)
          .sum();
    } finally {
      threads.shutdown();
    }
  }
  // end snippet
}
