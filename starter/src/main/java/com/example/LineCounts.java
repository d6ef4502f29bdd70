package com.example;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts the lines of text files. */
public interface LineCounts {

  /** How many lines a file has. */
  record Count(Path file, long lines) {

    /** What the file's name ends with. */
    String extension() {
      String name = file.getFileName().toString();
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  /** Called once. Each file is handed on as soon as it is found. */
  @Task(branch = true)
  static Stream<Path> files(Path directory) throws IOException {
    return Files.walk(directory).filter(Files::isRegularFile);
  }

  /** Called for each file, for four of them at once. */
  @Task(workers = 4)
  static Count count(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return new Count(file, lines.count());
    }
  }

  /** Called once, with all counts as they come. */
  @Task(join = true)
  static SortedMap<String, Long> sum(Iterable<Count> counts) {
    SortedMap<String, Long> sums = new TreeMap<>();
    for (Count count : counts) {
      sums.merge(count.extension(), count.lines(), Long::sum);
    }
    return sums;
  }

  /** Returns the number of lines for each ending, in the order of the endings. */
  @Pipeline("files -> count -> sum")
  SortedMap<String, Long> byExtension(Path directory) throws IOException;
}
