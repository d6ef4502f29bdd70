package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.Task;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How compilers of all kinds find the processor and get along with what it does. */
class RegistrationTest {

  private static final String SOURCE =
      """
      package com.example;
      import dev.pipewright.*;
      import dev.pipewright.runtime.Run;
      public interface X {
        @Task static int f(int n, @Bind int k) { return n; }
        @SuppressWarnings("exports") @Pipeline("f") Run<Integer> p(int n);
      }
      """;

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(Processor.class))
        .filteredOn(PipewrightProcessor.class::isInstance)
        .hasSize(1);
  }

  @Test
  void claimsAllThatItUsesAndWrites() {
    Compiling.sources(SOURCE)
        .without("-Xlint:all,-processing")
        .with("-Xlint:all")
        .compile()
        .succeeds();
  }

  @Test
  void supportsTheNewestSource() {
    assertThat(new PipewrightProcessor().getSupportedSourceVersion())
        .isEqualTo(javax.lang.model.SourceVersion.latest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "requires java.compiler;"})
  void modularUser(String requires, @TempDir Path directory) throws IOException {
    assertThat(
            compileModule(
                directory,
                SOURCE,
                "requires static transitive dev.pipewright; requires dev.pipewright.runtime;"
                    + requires))
        .isEmpty();
    assertThat(Files.readString(directory.resolve("com/example/PipewrightX.java")))
        .satisfies(
            source -> assertThat(source.contains("@Generated")).isEqualTo(!requires.isEmpty()));
  }

  @Test
  void modularUserWhoPassesTheRuntimeOn(@TempDir Path directory) throws IOException {
    assertThat(
            compileModule(
                directory,
                SOURCE.replace("@SuppressWarnings(\"exports\")", ""),
                "requires static transitive dev.pipewright; requires transitive dev.pipewright.runtime;"))
        .isEmpty();
  }

  /** Compiles a module from files: the compiler finds no modules in memory. */
  private static List<String> compileModule(Path directory, String source, String requires)
      throws IOException {
    Path type = Files.writeString(directory.resolve("X.java"), source);
    Path module =
        Files.writeString(
            directory.resolve("module-info.java"),
            "module com.example { " + requires + " exports com.example; }");
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              diagnostics,
              List.of(
                  "-Xlint:all",
                  "-Werror",
                  "-d",
                  directory.toString(),
                  "--module-path",
                  Compiling.path(Task.class, Run.class, NullMarked.class)),
              null,
              files.getJavaFileObjects(type, module));
      task.setProcessors(List.of(new PipewrightProcessor()));
      task.call();
    }
    return diagnostics.getDiagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList();
  }

  /** Every generated class has one originating type, and depends on what that type mentions. */
  @Test
  void gradleKnowsThatEachTypeIsProcessedOnItsOwn() throws IOException {
    try (InputStream declared =
        PipewrightProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(declared.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(PipewrightProcessor.class.getName() + ",isolating\n");
    }
  }
}
