package dev.pipewright.processor;

import dev.pipewright.Task;
import dev.pipewright.runtime.Run;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Measures what the processor adds to a compilation: 1,000 tasks in 100 types with 200 pipelines
 * are compiled without it, with it, and without it but together with what it generates, in turn and
 * in one JVM. Prints the medians and the ratios round by round.
 */
public final class CompileTimeBenchmark {

  private static final int TYPES = 100;
  private static final int TASKS = 10;
  private static final int WARM_UP = 15;
  private static final int ROUNDS = 25;

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final Path output;

  private CompileTimeBenchmark(Path output) {
    this.output = output;
  }

  /** Runs the benchmark and prints what it measured. */
  public static void main(String[] args) throws IOException {
    new CompileTimeBenchmark(Files.createTempDirectory("compile-time")).run();
  }

  private void run() throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < TYPES; i++) {
      sources.add(source("Type" + i, type(i)));
    }
    compile(sources, true);
    List<JavaFileObject> withGenerated = new ArrayList<>(sources);
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        withGenerated.add(source(name, Files.readString(file)));
      }
    }
    double[] without = new double[ROUNDS];
    double[] with = new double[ROUNDS];
    double[] together = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      double a = compile(sources, false);
      double b = compile(sources, true);
      double c = compile(withGenerated, false);
      if (round >= 0) {
        without[round] = a;
        with[round] = b;
        together[round] = c;
      }
    }
    System.out.printf(
        Locale.ROOT, "%d tasks, %d pipelines, %d rounds%n", TYPES * TASKS, TYPES * 2, ROUNDS);
    print("javac alone", without);
    print("with the processor", with);
    print("javac alone, generated classes included", together);
    print("ratio to javac alone", ratios(with, without));
    print("ratio to javac alone, generated classes included", ratios(with, together));
  }

  private static String type(int number) {
    StringBuilder type = new StringBuilder();
    type.append("package bench;\nimport dev.pipewright.*;\nimport dev.pipewright.runtime.*;\n")
        .append("import java.util.*;\nimport java.util.stream.*;\n")
        .append("public interface Type")
        .append(number)
        .append(" {\n");
    for (int task = 0; task < TASKS; task++) {
      type.append(task(task));
    }
    return type.append("  @Pipeline(\"t0 -> t1 -> t2 -> t3 -> t4\") Run<String> first(String a);\n")
        .append("  @Pipeline(\"t5 -> t6 -> t7 -> t8 -> t9\") List<String> second(String a);\n}\n")
        .toString();
  }

  /** A task of some twenty lines, so that javac has as much to do as with real code. */
  private static String task(int number) {
    return """
      @Task(workers = %d) static String t%d(String in%s) {
        StringBuilder out = new StringBuilder();
        Map<Character, Integer> counts = new TreeMap<>();
        for (int i = 0; i < in.length(); i++) {
          char c = in.charAt(i);
          if (Character.isLetter(c)) {
            counts.merge(Character.toLowerCase(c), 1, Integer::sum);
          } else if (Character.isDigit(c)) {
            out.append((char) (c + 1));
          } else {
            out.append(' ');
          }
        }
        List<String> parts =
            counts.entrySet().stream()
                .filter(e -> e.getValue() > %d)
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.toList());
        for (String part : parts) {
          out.append(part).append(',');
        }
        return out.toString();
      }
    """
        .formatted(
            number % 5 == 0 ? 1 : 4, number, number % 3 == 1 ? ", @Bind int limit" : "", number);
  }

  private double compile(List<JavaFileObject> sources, boolean processed) throws IOException {
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d",
              output.toString(),
              "-cp",
              home(Task.class) + File.pathSeparator + home(Run.class),
              processed ? "-Xlint:none" : "-proc:none");
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, files, null, options, null, sources);
      task.setProcessors(processed ? List.of(new PipewrightProcessor()) : List.of());
      long start = System.nanoTime();
      if (!task.call()) {
        throw new IllegalStateException("does not compile");
      }
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///bench/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static double[] ratios(double[] a, double[] b) {
    double[] ratios = new double[a.length];
    Arrays.setAll(ratios, i -> a[i] / b[i]);
    return ratios;
  }

  private static void print(String what, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%-50s min %8.2f   median %8.2f   max %8.2f%n",
        what,
        sorted[0],
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }
}
