package dev.pipewright.processor.catalogue;

import dev.pipewright.Task;
import dev.pipewright.processor.PipewrightProcessor;
import dev.pipewright.processor.catalogue.Example.Part;
import dev.pipewright.processor.catalogue.Example.Source;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.runtime.Run;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** A compiler as users call it, on files in a directory, and what it prints there. */
enum CommandLine {
  /** All warnings, but for those about annotations that no processor claims. */
  JAVAC(ToolProvider.getSystemJavaCompiler(), "-Xlint:all,-processing"),
  /** The compiler of Eclipse, whose default warnings are what Eclipse shows. */
  ECJ(new EclipseCompiler());

  private final JavaCompiler compiler;
  private final List<String> options;

  CommandLine(JavaCompiler compiler, String... options) {
    this.compiler = compiler;
    this.options = List.of(options);
  }

  /**
   * Compiles a part of an example with the processor, in an empty directory, and returns what is
   * printed: nothing if all is right.
   */
  String print(Path directory, Example example, Part part) {
    List<Source> library = example.sources().get(part.library());
    if (library.isEmpty()) {
      return print(directory, example.sources().get(part));
    }
    // Without parameter names, as they are compiled who know nothing of us.
    Path classes = directory.resolve("library");
    String printed = compile(classes, library, List.of("-proc:none"), List.of());
    if (!printed.isEmpty()) {
      throw new AssertionError(printed);
    }
    return compile(directory, example.sources().get(part), List.of(), List.of(classes));
  }

  /** Compiles sources with the processor, and returns what is printed. */
  String print(Path directory, List<Source> sources, String... more) {
    return compile(directory, sources, List.of(more), List.of());
  }

  private String compile(
      Path directory, List<Source> sources, List<String> more, List<Path> libraries) {
    StringWriter printed = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      List<Path> paths = new ArrayList<>();
      Files.createDirectories(directory);
      for (Source source : sources) {
        paths.add(Files.writeString(directory.resolve(source.file()), source.text()));
      }
      StringBuilder classPath = new StringBuilder(Compiling.path(Task.class, Run.class));
      libraries.forEach(library -> classPath.append(File.pathSeparator).append(library));

      List<String> arguments = new ArrayList<>(options);
      arguments.addAll(more);
      arguments.addAll(List.of("--release", "17", "-cp", classPath.toString()));
      arguments.addAll(List.of("-d", directory.toString(), "-s", directory.toString()));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              printed, files, null, arguments, null, files.getJavaFileObjectsFromPaths(paths));
      task.setLocale(Locale.ENGLISH);
      if (!more.contains("-proc:none")) {
        task.setProcessors(List.of(new PipewrightProcessor()));
      }
      task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return printed
        .toString()
        .replace(System.lineSeparator(), "\n")
        .replace(directory + File.separator, "");
  }
}
