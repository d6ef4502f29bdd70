package dev.pipewright.examples.guide.comingfrom;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The same with Reactor. */
final class ReactorPrices {

  private ReactorPrices() {}

  // snippet: program
  static long total(int limit, Shop shop) {
    return Flux.range(0, limit)
        .flatMap(
            id -> Mono.fromCallable(() -> shop.page(id)).subscribeOn(Schedulers.boundedElastic()),
            20)
        .flatMapIterable(Prices::prices)
        .reduce(0L, (sum, price) -> sum + price)
        .block();
  }
  // end snippet
}
