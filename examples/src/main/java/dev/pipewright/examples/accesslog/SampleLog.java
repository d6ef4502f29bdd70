package dev.pipewright.examples.accesslog;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Writes a log of any length that a web server might have written, the same each time. */
final class SampleLog {

  private static final long SEED = 20260711;
  private static final int UNREADABLE_EVERY = 10_000;

  /** Some are more frequent than others. */
  private static final int[] STATUSES = {
    200, 200, 200, 200, 200, 200, 200, 200, 200, 206, 301, 304, 304, 304, 404, 404, 500
  };

  private static final List<String> PATHS =
      List.of(
          "/", "/docs/", "/docs/tasks.html", "/style.css", "/logo.svg", "/search?q=\\\"tea\\\"");

  private static final List<String> AGENTS =
      List.of("Mozilla/5.0 (X11; Linux x86_64)", "curl/8.5.0", "Googlebot/2.1");

  private SampleLog() {}

  /** Writes a log. */
  static void write(Path file, long lines) throws IOException {
    Random random = new Random(SEED);
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
      for (long i = 1; i <= lines; i++) {
        writer.write(i % UNREADABLE_EVERY == 0 ? "server restarted" : line(i, random));
        writer.write('\n');
      }
    }
  }

  private static String line(long i, Random random) {
    int status = STATUSES[random.nextInt(STATUSES.length)];
    boolean common = random.nextInt(4) == 0;
    return "203.0.113."
        + random.nextInt(256)
        + (random.nextInt(10) == 0 ? " - ann" : " - -")
        + time(i)
        + "\"GET "
        + PATHS.get(random.nextInt(PATHS.size()))
        + " HTTP/1.1\" "
        + status
        + " "
        + (status == 304 ? "-" : String.valueOf(random.nextInt(40_000)))
        + (common ? "" : " \"-\" \"" + AGENTS.get(random.nextInt(AGENTS.size())) + "\"");
  }

  private static String time(long i) {
    return " [11/Jul/2026:%02d:%02d:%02d +0000] ".formatted(i / 3600 % 24, i / 60 % 60, i % 60);
  }
}
