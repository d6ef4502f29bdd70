package dev.pipewright.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where it was measured.
 *
 * @param processor the processor's name
 * @param cores how many of it the JVM has
 * @param system the operating system
 */
public record Machine(String processor, int cores, String system) {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** This one. */
  public static Machine current() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  private static String processorName() {
    if (Files.isReadable(PROCESSORS)) {
      try (Stream<String> lines = Files.lines(PROCESSORS)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElseGet(() -> System.getProperty("os.arch"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return System.getProperty("os.arch");
  }

  @Override
  public String toString() {
    return cores + " cores of " + processor + ", " + system;
  }
}
