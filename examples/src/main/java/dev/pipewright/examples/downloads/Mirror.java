package dev.pipewright.examples.downloads;

import dev.pipewright.examples.web.LocalServer;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Starts the site, mirrors it in a directory, and prints each batch as it is written. */
public final class Mirror {

  private static final int SIZE = 12;

  private Mirror() {}

  /**
   * Runs the program.
   *
   * @param args where to write, or nothing for a directory that is deleted afterwards
   * @throws IOException if no server can be started, or no directory made
   */
  public static void main(String[] args) throws IOException {
    run(args, System.out);
  }

  /**
   * Runs the program.
   *
   * @param args where to write, or nothing for a directory that is deleted afterwards
   * @param out where it prints
   * @return the exit code
   * @throws IOException if no server can be started, or no directory made
   */
  public static int run(String[] args, PrintStream out) throws IOException {
    Path target = args.length == 0 ? Files.createTempDirectory("mirror") : Path.of(args[0]);
    try (LocalServer server = SourceSite.start()) {
      URI index = server.root().resolve(SourceSite.INDEX);
      // snippet: call
      Downloads downloads = new PipewrightDownloads(HttpClient.newHttpClient());
      int pages = 0;
      try (Run<Synced> batches = downloads.mirror(index, SIZE, target)) {
        for (Synced batch : batches) {
          pages += batch.pages();
          out.printf("Batch of %d pages, %d bytes%n", batch.pages(), batch.bytes());
        }
      }
      // end snippet
      out.println("Pages mirrored: " + pages);
    } finally {
      if (args.length == 0) {
        delete(target);
      }
    }
    return 0;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
