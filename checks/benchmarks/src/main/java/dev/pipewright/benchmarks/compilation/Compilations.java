package dev.pipewright.benchmarks.compilation;

import dev.pipewright.benchmarks.report.Compiled;
import dev.pipewright.benchmarks.report.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures compilations from their cold start, each in a javac process of its own as a user's build
 * has it: in every round those of all processors, without and with them, in turns.
 */
public final class Compilations {

  private static final double NANOS_OF_SECOND = 1e9;

  private final Path javac;
  private final Path directory;
  private final Map<Processed, List<Double>> alone = new EnumMap<>(Processed.class);
  private final Map<Processed, List<Double>> processed = new EnumMap<>(Processed.class);
  private final Map<Processed, Long> lines = new EnumMap<>(Processed.class);

  private Compilations(Path home, Path directory) {
    this.javac = home.resolve("bin").resolve("javac");
    this.directory = directory;
  }

  /**
   * Measures.
   *
   * @param home the directory of the JDK
   * @param rounds how many rounds, at least one
   * @return what came of it, for each processor
   * @throws IOException if files cannot be written
   */
  public static List<Compiled> measure(Path home, int rounds) throws IOException {
    Path directory = Files.createTempDirectory("compilations");
    try {
      Compilations compilations = new Compilations(home, directory);
      for (Processed each : Processed.values()) {
        compilations.write(each);
      }
      for (int round = 0; round < rounds; round++) {
        for (Processed each : Processed.values()) {
          compilations.add(each);
        }
      }
      return Stream.of(Processed.values()).map(compilations::result).toList();
    } finally {
      delete(directory);
    }
  }

  private void write(Processed each) throws IOException {
    Path sources = Files.createDirectories(directory.resolve(each.name()).resolve("sources"));
    List<String> files = new ArrayList<>();
    for (Map.Entry<String, String> source : each.sources().entrySet()) {
      Path file = sources.resolve(source.getKey() + ".java");
      Files.writeString(file, source.getValue());
      files.add('"' + file.toString().replace("\\", "\\\\") + '"');
    }
    Files.write(directory.resolve(each.name()).resolve("files"), files);
  }

  private void add(Processed each) throws IOException {
    times(alone, each).add(compile(each, false));
    times(processed, each).add(compile(each, true));
  }

  private static List<Double> times(Map<Processed, List<Double>> times, Processed each) {
    return times.computeIfAbsent(each, key -> new ArrayList<>());
  }

  /** Compiles once, and returns how many seconds that took. */
  private double compile(Processed each, boolean withProcessor) throws IOException {
    Path own = directory.resolve(each.name());
    Path classes = own.resolve("classes");
    Path generated = own.resolve("generated");
    delete(classes);
    delete(generated);
    Files.createDirectories(classes);
    Files.createDirectories(generated);
    List<String> command = new ArrayList<>();
    command.addAll(List.of(javac.toString(), "-nowarn", "-cp", each.classPath()));
    command.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
    command.addAll(
        withProcessor ? List.of("-processorpath", each.processorPath()) : List.of("-proc:none"));
    command.add("@" + own.resolve("files"));
    Path log = own.resolve("log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int exitCode = exitCode(process);
    double seconds = (System.nanoTime() - start) / NANOS_OF_SECOND;
    if (exitCode != 0) {
      throw new IllegalStateException(each + " does not compile:\n" + Files.readString(log));
    }
    if (withProcessor) {
      lines.put(each, linesIn(generated));
    }
    return seconds;
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      throw new IllegalStateException("interrupted while javac runs", e);
    }
  }

  private static long linesIn(Path generated) throws IOException {
    long lines = 0;
    for (Path file : filesIn(generated)) {
      if (file.toString().endsWith(".java")) {
        lines += Files.readAllLines(file).size();
      }
    }
    return lines;
  }

  private Compiled result(Processed each) {
    double[] without = array(times(alone, each));
    double[] with = array(times(processed, each));
    double[] added = new double[with.length];
    for (int round = 0; round < added.length; round++) {
      added[round] = with[round] - without[round];
    }
    return new Compiled(
        each.label(),
        each.unit(),
        Sources.COUNT,
        Spread.of(without),
        Spread.of(with),
        Spread.of(added),
        lines.getOrDefault(each, 0L));
  }

  private static double[] array(List<Double> times) {
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    filesIn(directory).stream()
        .sorted(Comparator.reverseOrder())
        .forEach(
            file -> {
              try {
                Files.delete(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
