package dev.pipewright.examples.guide;

import dev.pipewright.examples.guide.Pages.Archive;
import dev.pipewright.examples.guide.Pages.Page;
import dev.pipewright.examples.guide.Pages.Site;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What {@link Pages} does, as it is often written: it has the faults that its comments name. */
final class PagesByHand {

  private PagesByHand() {}

  // snippet: program
  private static final Page END = new Page(URI.create("end:of-pages"), "");

  static void copy(List<URI> uris, Site site, Archive archive) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(4); // 1: no bound, no owner
    BlockingQueue<Page> pages = new ArrayBlockingQueue<>(100);
    for (URI uri : uris) {
      pool.submit( // 2: a failure that nobody hears of
          () -> {
            pages.put(new Page(uri, site.get(uri))); // 3: waits for a dead writer
            return null;
          });
    }
    Thread writer =
        new Thread(
            () -> {
              try {
                for (Page page = pages.take(); page != END; page = pages.take()) {
                  archive.add(page);
                }
              } catch (IOException | InterruptedException e) {
                System.err.println("cannot store: " + e); // 4: a failure in a log
              }
            });
    writer.start();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.HOURS); // 5: ends too early, leaves threads behind
    pages.put(END); // 6: may wait for ever, too
    writer.join();
  }
  // end snippet
}
