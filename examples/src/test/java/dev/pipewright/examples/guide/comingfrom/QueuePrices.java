package dev.pipewright.examples.guide.comingfrom;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same by hand. */
final class QueuePrices {

  private QueuePrices() {}

  // snippet: program
  static long total(int limit, Shop shop) throws InterruptedException {
    BlockingQueue<Optional<Integer>> ids = new ArrayBlockingQueue<>(1024);
    BlockingQueue<Optional<String>> pages = new ArrayBlockingQueue<>(1024);

    Callable<Void> feed =
        () -> {
          for (int id = 0; id < limit; id++) {
            ids.put(Optional.of(id));
          }
          for (int i = 0; i < 20; i++) {
            ids.put(Optional.empty()); // a poison pill for each worker
          }
          return null;
        };
    Callable<Void> fetch =
        () -> {
          for (Optional<Integer> id = ids.take(); id.isPresent(); id = ids.take()) {
            pages.put(Optional.of(shop.page(id.get())));
          }
          pages.put(Optional.empty()); // and one from each
          return null;
        };

    ExecutorService threads = Executors.newFixedThreadPool(21);
    try {
      Future<Void> unused = threads.submit(feed);
      for (int i = 0; i < 20; i++) {
        unused = threads.submit(fetch);
      }
      long sum = 0;
      int ended = 0;
      while (ended < 20) {
        Optional<String> page = pages.take();
        if (page.isEmpty()) {
          ended++;
        } else {
          sum += Prices.prices(page.get()).stream().mapToLong(price -> price).sum();
        }
      }
      return sum;
    } finally {
      threads.shutdownNow();
    }
  }
  // end snippet
}
