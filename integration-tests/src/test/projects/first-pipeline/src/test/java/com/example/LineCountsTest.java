package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LineCountsTest {

  private final LineCounts counts = new PipewrightLineCounts();

  @TempDir private Path directory;

  @Test
  void aTaskIsAMethod() throws IOException {
    Path file = Files.writeString(directory.resolve("poem.txt"), "one\ntwo\n");

    assertEquals(new LineCounts.Count(file, 2), LineCounts.count(file));
  }

  @Test
  void linesOfEachEndingAreAdded() throws IOException {
    Files.writeString(directory.resolve("a.txt"), "one\ntwo\n");
    Files.writeString(directory.resolve("b.txt"), "three\n");
    Files.writeString(directory.resolve("Main.java"), "class Main {}\n");

    assertEquals(Map.of("txt", 3L, "java", 1L), counts.byExtension(directory));
  }

  @Test
  void anEmptyDirectoryHasNone() throws IOException {
    assertEquals(Map.of(), counts.byExtension(directory));
  }

  @Test
  void aMissingDirectoryIsAFailure() {
    assertThrows(
        NoSuchFileException.class, () -> counts.byExtension(directory.resolve("missing")));
  }

  // snippet: large
  @Test
  void largeFilesHaveAtLeastSoManyLines() throws IOException {
    Path large = Files.writeString(directory.resolve("large.txt"), "one\ntwo\n");
    Files.writeString(directory.resolve("small.txt"), "one\n");

    try (Run<LineCounts.Count> files = counts.largeFiles(directory, 2)) {
      assertEquals(List.of(new LineCounts.Count(large, 2)), files.toList());
    }
  }
  // end snippet
}
