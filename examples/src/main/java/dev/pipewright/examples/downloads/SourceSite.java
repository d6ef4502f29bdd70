package dev.pipewright.examples.downloads;

import dev.pipewright.examples.web.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A web site with a few sources: {@code sources.txt} lists them, and each of them its pages. */
final class SourceSite {

  static final String INDEX = "sources.txt";

  private SourceSite() {}

  /** Starts a server with the site at its root. */
  static LocalServer start() throws IOException {
    Map<String, String> files = files();
    return LocalServer.start(
        path ->
            Optional.ofNullable(files.get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the texts by path. */
  static Map<String, String> files() {
    Map<String, Integer> sources = new TreeMap<>(Map.of("news", 24, "manual", 17, "recipes", 9));
    Map<String, String> files = new TreeMap<>();
    List<String> index = new ArrayList<>();
    sources.forEach(
        (source, pages) -> {
          index.add(source + "/pages.txt");
          List<String> links = new ArrayList<>();
          for (int i = 1; i <= pages; i++) {
            links.add(i + ".html");
            files.put(
                source + "/" + i + ".html", "<p>Page " + i + " of " + source + "</p>\n".repeat(i));
          }
          files.put(source + "/pages.txt", String.join("\n", links));
        });
    files.put(INDEX, String.join("\n", index));
    return files;
  }
}
