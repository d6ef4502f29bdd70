package dev.pipewright.examples.downloads;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Stages;
import dev.pipewright.Task;
import dev.pipewright.examples.web.Web;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

// snippet: contract
/** Mirrors the pages of several sources in a directory. */
@Stages
interface Downloads {

  /** Gets a list of links: of an index to its sources, or of a source to its pages. */
  @Task(branch = true)
  static Stream<URI> links(URI list, @Bind HttpClient http)
      throws IOException, InterruptedException {
    return Web.text(http, list).lines().map(list::resolve);
  }

  /** Downloads a page. */
  @Task(workers = 4)
  static Page download(URI page, @Bind HttpClient http) throws IOException, InterruptedException {
    return new Page(page, Web.text(http, page));
  }

  /** The pages of one source, four of them on their way at once. */
  @Pipeline("links -> download")
  Run<Page> pagesOf(URI source);

  /** Runs that for each source, three at once. Whoever reads the stream closes it and its run. */
  @Task(branch = true, workers = 3)
  default Stream<Page> crawl(URI source) {
    return pagesOf(source).stream();
  }

  /** Puts the pages of all sources into batches as they come. */
  @Task(join = true, branch = true, throttle = 2)
  static Iterator<List<Page>> batches(Iterator<Page> pages, @Bind int size) {
    return new Batches<>(pages, size);
  }

  /** Writes a batch to the directory. */
  @Task
  static Synced sync(List<Page> batch, @Bind Path target) throws IOException {
    return Synced.write(batch, target);
  }

  /** The pages of all sources, three times four on their way at once. */
  @Pipeline("links -> crawl")
  Run<Page> everyPage(URI index);

  /** Mirrors all of them. */
  @Pipeline("everyPage -> batches -> sync")
  Run<Synced> mirror(URI index, int size, Path target);

  /** The same in one flat pipeline: four downloads at once, whatever source they are of. */
  @Pipeline("links -> pagesOf -> batches -> sync")
  Run<Synced> mirrorFlat(URI index, int size, Path target);
}
// end snippet
