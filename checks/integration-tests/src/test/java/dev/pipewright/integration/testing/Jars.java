package dev.pipewright.integration.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged jars that projects are built with. */
public final class Jars {

  private static final Path DIRECTORY = Path.of(System.getProperty("jars"));

  /** What a contract is compiled against. */
  public static final String API = path(jar("pipewright-annotations"), jar("pipewright-runtime"));

  private Jars() {}

  /** Returns a jar by its name without the version. */
  public static String jar(String name) {
    return DIRECTORY.resolve(name + ".jar").toString();
  }

  /** Returns the processor with everything it needs. */
  public static String processor() throws IOException {
    try (Stream<Path> jars = Files.list(DIRECTORY.resolve("processor"))) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Returns all jars. */
  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  /** Joins jars, directories and paths into one path. */
  public static String path(String... parts) {
    return Arrays.stream(parts).collect(Collectors.joining(File.pathSeparator));
  }
}
