package dev.pipewright.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.integration.testing.Jars;
import dev.pipewright.integration.testing.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A program in a jar whose manifest names its class path, and opens packages of Java to it. */
class ExecutableJarTest {

  private static Project project;

  @BeforeAll
  static void jar() throws Exception {
    project = Project.in("executable-jar", "executable-jar");
    project.javac("--processor-path", Jars.processor(), "-cp", Jars.API).succeedsSilently();
    Files.createDirectories(project.path("lib"));
    Files.copy(
        Path.of(Jars.jar("pipewright-runtime")), project.path("lib").resolve("the runtime.jar"));
    project
        .tool(
            "jar",
            "--create",
            "--file",
            "the app.jar",
            "--manifest",
            "manifest.txt",
            "-C",
            "classes",
            ".")
        .succeeds();
  }

  @Test
  void whatTheManifestOpensIsOpenInProcessesToo() throws Exception {
    String seen =
        "[java.lang open, java.lang.ref open, sun.nio.ch exported, java.net exported, native access "
            + nativeAccess(true)
            + "]";

    assertThat(project.tool("java", "-jar", "the app.jar").succeeds().lines())
        .isEqualTo(List.of("here " + seen, "there " + seen));
  }

  @Test
  void onAClassPathTheManifestOpensNothing() throws Exception {
    String seen =
        "[java.lang exported, java.lang.ref exported, sun.nio.ch, java.net exported, native access "
            + nativeAccess(false)
            + "]";

    assertThat(project.tool("java", "-cp", "the app.jar", "peek.Main").succeeds().lines())
        .isEqualTo(List.of("here " + seen, "there " + seen));
  }

  /** Java tells of it since 22. */
  private static String nativeAccess(boolean enabled) {
    return Runtime.version().feature() < 22 ? "untold" : Boolean.toString(enabled);
  }
}
