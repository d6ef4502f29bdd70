package dev.pipewright.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.integration.testing.Jars;
import dev.pipewright.integration.testing.LocalRepository;
import dev.pipewright.integration.testing.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Projects that are built with Maven, one at a time: they share a local repository. */
@ResourceLock(LocalRepository.LOCK)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class MavenTest {

  private static final Pattern SNIPPET =
      Pattern.compile("^```xml\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /** The parent has the README's snippet, to the letter; one module has pipelines in its tests. */
  @Test
  void readme() throws Exception {
    Project project = Project.in("maven", "maven").add("shop/src", "app/src/main/java");
    project.replace("pom.xml", "</project>", readmeSnippet() + "</project>");
    Files.copy(Path.of("src/test/projects/shop/expected.txt"), project.path("expected.txt"));

    project
        .maven("test")
        .succeeds()
        .says("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0")
        .saysNothingOf("WARNING] /");

    project.runs("shop.Main", Jars.path("app/target/classes", Jars.jar("pipewright-runtime")));
  }

  /** Only the import has a version; what comes with the processor has those that we test with. */
  @Test
  void bom() throws Exception {
    Project project = Project.in("maven-bom", "maven-bom").add("shop/src", "src/main/java");
    Files.copy(Path.of("src/test/projects/shop/expected.txt"), project.path("expected.txt"));

    project
        .maven("-X", "compile")
        .succeeds()
        .says("pipewright-processor-" + System.getProperty("pipewright.version") + ".jar")
        .says("guava-" + System.getProperty("guava.version") + ".jar")
        .saysNothingOf("pipewright-parent");

    project.runs("shop.Main", Jars.path("target/classes", Jars.jar("pipewright-runtime")));
  }

  @Test
  void kotlin() throws Exception {
    Project project = Project.in("kotlin", "kotlin");

    // A daemon would stay.
    project.maven("-Dkotlin.compiler.daemon=false", "compile").succeeds();

    project.runs(
        "shop.ShopKt",
        Jars.path("target/classes", Jars.jar("pipewright-runtime"), kotlinLibrary().toString()));
  }

  private static String readmeSnippet() throws Exception {
    String readme = Files.readString(Path.of("../../README.md"));
    Matcher snippet = SNIPPET.matcher(readme);
    assertThat(snippet.find()).isTrue();
    String text = snippet.group(1);
    assertThat(snippet.find()).as("another snippet").isFalse();
    return text;
  }

  private static Path kotlinLibrary() throws Exception {
    String version = System.getProperty("kotlin.version");
    return LocalRepository.get()
        .resolve("org/jetbrains/kotlin/kotlin-stdlib")
        .resolve(version)
        .resolve("kotlin-stdlib-" + version + ".jar");
  }
}
