package dev.pipewright.examples.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.examples.accesslog.Entry.Answer;
import dev.pipewright.examples.accesslog.Entry.Unreadable;
import dev.pipewright.examples.accesslog.Totals.Traffic;
import dev.pipewright.runtime.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AccessLogTest {

  private static final Duration PAUSE = Duration.ofMillis(2);

  private final AccessLog pipelines = new PipewrightAccessLog();

  @TempDir private Path directory;
  private Path log;

  @BeforeEach
  void name() {
    log = directory.resolve("access.log");
  }

  @Test
  void readsCommonAndCombinedFormat() {
    String common = "::1 - - [11/Jul/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 1234";

    assertThat(Entry.of(common)).isEqualTo(new Answer(200, 1234));
    assertThat(Entry.of(common + " \"-\" \"a \\\"b\\\" c\"")).isEqualTo(new Answer(200, 1234));
    assertThat(Entry.of("h - ann lee [d] \"GET /\\\" 500 9\" 304 -")).isEqualTo(new Answer(304, 0));
    assertThat(Entry.of("h - - [d] \"\" 400 " + "9".repeat(30))).isEqualTo(new Unreadable());
    assertThat(Entry.of("")).isEqualTo(new Unreadable());
  }

  @Test
  void totalsAreThoseOfANaiveCount() throws IOException {
    SampleLog.write(log, 50_000);

    assertThat(pipelines.totals(log)).isEqualTo(count(log));
    assertThat(pipelines.totals(log).unreadable()).isEqualTo(5);
  }

  @Test
  void missingFileIsToldAsSuch() {
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> pipelines.totals(log));
  }

  @Test
  void millionLinesFitIntoASmallHeap() throws Exception {
    SampleLog.write(log, 1_000_000);
    assertThat(Files.size(log)).isGreaterThan(64 << 20);

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                AccessLogReport.class.getName(),
                log.toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream printed = process.getInputStream()) {
      String report = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(report).isZero();

      Totals expected = count(log);
      assertThat(expected.byStatus()).hasSize(6);
      expected
          .byStatus()
          .forEach(
              (status, traffic) ->
                  assertThat(report)
                      .containsPattern(
                          "\\| +%d \\| +%,d \\| +%,d \\|"
                              .formatted(status, traffic.requests(), traffic.bytes())));
      assertThat(report)
          .contains(
              "Together %,d requests, %,d bytes; lines that could not be read: 100"
                  .formatted(expected.all().requests(), expected.all().bytes()));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void followsAFileThatGrows() throws IOException {
    append(log, entry(200, 10));
    try (Run<Totals> run = pipelines.follow(log, PAUSE)) {
      Iterator<Totals> totals = run.iterator();
      assertThat(totals.next()).isEqualTo(totals(200, 1, 10));

      append(log, entry(200, 5).stripTrailing()); // not a line yet
      append(log, "\n" + entry(200, 7));
      assertThat(last(totals, 3)).isEqualTo(totals(200, 3, 22));
    }
  }

  @Test
  void fileThatWasEmptiedIsReadFromItsBeginning() throws IOException {
    append(log, entry(200, 10) + entry(200, 10) + "half a li");
    try (Run<Totals> run = pipelines.follow(log, PAUSE)) {
      Iterator<Totals> totals = run.iterator();
      assertThat(last(totals, 2)).isEqualTo(totals(200, 2, 20));

      Files.writeString(log, entry(200, 1));
      assertThat(last(totals, 3)).isEqualTo(totals(200, 3, 21));
    }
  }

  @Test
  void fileThatWasReplacedIsReadToItsEndBeforeTheNextOne() throws IOException {
    append(log, entry(200, 10));
    try (Run<Totals> run = pipelines.follow(log, PAUSE)) {
      Iterator<Totals> totals = run.iterator();
      assertThat(last(totals, 1)).isEqualTo(totals(200, 1, 10));

      append(log, entry(200, 2));
      Files.move(log, directory.resolve("access.log.1"));
      append(log, entry(200, 3) + entry(200, 4));
      assertThat(last(totals, 4)).isEqualTo(totals(200, 4, 19));
    }
  }

  @Test
  void closingFromAnotherThreadEndsTheFollowing() throws Exception {
    append(log, entry(404, 10));
    Run<Totals> run = pipelines.follow(log, PAUSE);
    CountDownLatch printed = new CountDownLatch(1);
    StringWriter out = new StringWriter();
    PrintWriter writer =
        new PrintWriter(out) {
          @Override
          public void println(String line) {
            super.println(line);
            printed.countDown();
          }
        };
    Thread follower = new Thread(() -> AccessLogReport.follow(run, writer));
    follower.start();

    printed.await();
    run.close();

    follower.join();
    assertThat(out.toString().strip()).isEqualTo("404: 1 requests, 10 bytes");
  }

  @Test
  void followingAMissingFileFails() {
    Run<Totals> run = pipelines.follow(log, PAUSE);

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(run::toList)
        .withCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void pullAfterCloseIsNoEnd() throws IOException {
    append(log, entry(200, 1));
    Run<Totals> run = pipelines.follow(log, PAUSE);
    Iterator<Totals> totals = run.iterator();
    totals.next();

    run.close();

    assertThatExceptionOfType(CancellationException.class).isThrownBy(totals::hasNext);
  }

  @Test
  void longLineComesInPieces() throws IOException {
    append(log, "x".repeat((1 << 20) + 5) + "\r\n" + "y\r\n");
    try (Tail tail = new Tail(log)) {
      List<String> first = tail.read();
      List<String> rest = tail.read();

      assertThat(first).containsExactly("x".repeat(1 << 20));
      assertThat(rest).containsExactly("xxxxx", "y");
      assertThat(tail.read()).isEmpty();
    }
  }

  /** Takes totals until they are those of so many requests. */
  private static Totals last(Iterator<Totals> run, long requests) {
    Totals totals = run.next();
    while (totals.all().requests() < requests) {
      totals = run.next();
    }
    return totals;
  }

  private static Totals totals(int status, long requests, long bytes) {
    return new Totals(new TreeMap<>(Map.of(status, new Traffic(requests, bytes))), 0);
  }

  private static String entry(int status, long bytes) {
    return "h - - [d] \"GET / HTTP/1.1\" " + status + " " + bytes + "\n";
  }

  private static void append(Path log, String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Counts without pattern and pipeline: status and size stand behind the request's quote. */
  private static Totals count(Path log) throws IOException {
    Map<Integer, Traffic> byStatus = new TreeMap<>();
    long unreadable = 0;
    try (BufferedReader reader = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int end = line.indexOf("HTTP/1.1\" ");
        if (end < 0) {
          unreadable++;
        } else {
          String[] words = line.substring(end).split(" ", -1);
          long bytes = words[2].equals("-") ? 0 : Long.parseLong(words[2]);
          Traffic before = byStatus.getOrDefault(Integer.valueOf(words[1]), Traffic.NONE);
          byStatus.put(
              Integer.valueOf(words[1]),
              new Traffic(before.requests() + 1, before.bytes() + bytes));
        }
      }
    }
    return new Totals(new TreeMap<>(byStatus), unreadable);
  }
}
