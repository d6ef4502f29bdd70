package dev.pipewright.examples.accesslog;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Emitter;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

// snippet: contract
/** Adds up the bytes of a web server's answers by their status. */
interface AccessLog {

  /** Reads a log. Every byte is a character in this encoding, whatever clients may have sent. */
  @SuppressWarnings("StreamResourceLeak") // whoever reads it closes it
  @Task(branch = true)
  static Stream<String> lines(Path log) throws IOException {
    return Files.lines(log, StandardCharsets.ISO_8859_1);
  }

  /** Finds status and size of an answer. */
  @Task(workers = 2)
  static Entry parse(String line) {
    return Entry.of(line);
  }

  /** Adds up, and keeps no entry. */
  @Task(join = true)
  static Totals total(Iterable<Entry> entries) {
    Tally tally = new Tally();
    entries.forEach(tally::add);
    return tally.totals();
  }

  /** Reads a log and what is appended to it, looking again after a pause, until it is stopped. */
  @Task(branch = true, throttle = 1)
  static void appended(Path log, @Bind Duration pause, Emitter<List<String>> blocks)
      throws IOException, InterruptedException {
    try (Tail tail = new Tail(log)) {
      while (true) {
        List<String> lines = tail.read();
        if (lines.isEmpty()) {
          Thread.sleep(pause.toMillis());
        } else {
          blocks.emit(lines);
        }
      }
    }
  }

  /** Tells the totals up to the end of each block. */
  @Task(join = true, branch = true, throttle = 1)
  static void running(Iterable<List<String>> blocks, Emitter<Totals> out) {
    Tally tally = new Tally();
    for (List<String> lines : blocks) {
      lines.forEach(line -> tally.add(Entry.of(line)));
      out.emit(tally.totals());
    }
  }

  /** Adds up a whole log. */
  @Pipeline("lines -> parse -> total")
  Totals totals(Path log) throws IOException;

  /** Follows a log until the run is closed. */
  @Pipeline("appended -> running")
  Run<Totals> follow(Path log, Duration pause);
}
// end snippet
