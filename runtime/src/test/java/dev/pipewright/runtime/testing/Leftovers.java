package dev.pipewright.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a run with processes must not leave behind. */
public final class Leftovers {

  private Leftovers() {}

  /** Asserts that there are no processes, no threads and no files of runs that have ended. */
  public static void assertNone() throws Exception {
    assertThat(processes()).as("processes").isEmpty();
    assertThat(files()).as("files").isEmpty();
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                    .as("threads")
                    .noneMatch(name -> name.matches("(feed-|output-)?pipewright-.*|output-.*")));
  }

  public static List<ProcessHandle> processes() {
    return ProcessHandle.current().descendants().filter(Leftovers::runs).toList();
  }

  /** Returns whether a process runs, and is not just one that nobody has asked for its end. */
  public static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  static List<Path> files() throws Exception {
    String ours = "pipewright-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith(ours)).toList();
    }
  }
}
