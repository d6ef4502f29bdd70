package dev.pipewright.examples.guide;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Fetches pages and stores them. */
interface Pages {

  /** A page, and where it was found. */
  record Page(URI uri, String text) {}

  /** Where pages are. */
  interface Site {
    String get(URI uri) throws IOException, InterruptedException;
  }

  /** Where pages go. It is not safe for use by many threads. */
  interface Archive {
    void add(Page page) throws IOException, InterruptedException;
  }

  // snippet: contract
  @Task(branch = true)
  static List<URI> each(List<URI> uris) {
    return uris;
  }

  @Task(workers = 4, throttle = 100)
  static Page fetch(URI uri, @Bind Site site) throws IOException, InterruptedException {
    return new Page(uri, site.get(uri));
  }

  @Task
  static void store(Page page, @Bind Archive archive) throws IOException, InterruptedException {
    archive.add(page);
  }

  @Pipeline("each -> fetch -> store")
  void copy(List<URI> uris, Site site, Archive archive) throws IOException, InterruptedException;
  // end snippet
}
