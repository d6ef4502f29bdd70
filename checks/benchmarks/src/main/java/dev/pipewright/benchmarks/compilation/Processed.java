package dev.pipewright.benchmarks.compilation;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A processor, with what it is given. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are those of List.of
enum Processed {
  PIPEWRIGHT(
      "**Pipewright**",
      "task",
      Sources::ofPipelines,
      List.of("pipewright-annotations", "pipewright-runtime"),
      List.of("pipewright-processor", "javapoet", "auto-common", "guava", "failureaccess")),
  MAPSTRUCT(
      "MapStruct",
      "method",
      Sources::ofMappers,
      List.of("mapstruct"),
      List.of("mapstruct-processor")),
  DAGGER(
      "Dagger",
      "binding",
      Sources::ofComponents,
      List.of("dagger", "jakarta.inject-api", "javax.inject"),
      List.of(
          "dagger-compiler",
          "dagger",
          "dagger-spi",
          "jakarta.inject-api",
          "javax.inject",
          "jsr305",
          "symbol-processing-api",
          "google-java-format",
          "javac-shaded",
          "failureaccess",
          "guava",
          "javapoet",
          "kotlinpoet",
          "kotlin-stdlib",
          "kotlin-stdlib-jdk7",
          "kotlin-stdlib-jdk8",
          "kotlin-reflect",
          "kotlin-metadata-jvm",
          "incap",
          "checker-compat-qual"));

  private static final List<Path> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();

  private final String label;
  private final String unit;
  private final Supplier<Map<String, String>> sources;
  private final List<String> classPath;
  private final List<String> processorPath;

  Processed(
      String label,
      String unit,
      Supplier<Map<String, String>> sources,
      List<String> classPath,
      List<String> processorPath) {
    this.label = label;
    this.unit = unit;
    this.sources = sources;
    this.classPath = classPath;
    this.processorPath = processorPath;
  }

  /** Its name, in Markdown. */
  String label() {
    return label;
  }

  /** What it is given 1,000 of. */
  String unit() {
    return unit;
  }

  /** The source files, by name. */
  Map<String, String> sources() {
    return sources.get();
  }

  /** What the sources are compiled against. */
  String classPath() {
    return path(classPath);
  }

  /** The processor, with what it needs. */
  String processorPath() {
    return path(processorPath);
  }

  private static String path(List<String> artifacts) {
    return artifacts.stream().map(Processed::jars).collect(Collectors.joining(File.pathSeparator));
  }

  /** Finds the jars of an artifact among those that Maven has resolved for this program. */
  private static String jars(String artifact) {
    Pattern name = Pattern.compile(Pattern.quote(artifact) + "-\\d.*\\.jar");
    String jars =
        CLASS_PATH.stream()
            .filter(jar -> name.matcher(String.valueOf(jar.getFileName())).matches())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    if (jars.isEmpty()) {
      throw new IllegalStateException("no " + artifact + " on the class path");
    }
    return jars;
  }
}
