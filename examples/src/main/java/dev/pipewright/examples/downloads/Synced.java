package dev.pipewright.examples.downloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A batch that was written.
 *
 * @param pages how many pages it had
 * @param bytes how long they are together
 */
record Synced(int pages, long bytes) {

  /** Writes pages to files whose names are those on the web, below a directory. */
  static Synced write(List<Page> pages, Path directory) throws IOException {
    long bytes = 0;
    for (Page page : pages) {
      Path file = directory.resolve(page.uri().getPath().substring(1)).normalize();
      if (!file.startsWith(directory)) {
        throw new IOException(page.uri() + " would be written outside of " + directory);
      }
      Files.createDirectories(directory.resolve(file).getParent());
      Files.writeString(file, page.text());
      bytes += Files.size(file);
    }
    return new Synced(pages.size(), bytes);
  }
}
