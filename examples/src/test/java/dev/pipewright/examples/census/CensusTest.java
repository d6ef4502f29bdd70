package dev.pipewright.examples.census;

import static dev.pipewright.examples.testing.JarFixture.JAVA_17;
import static dev.pipewright.examples.testing.JarFixture.JAVA_25;
import static dev.pipewright.examples.testing.JarFixture.JAVA_8;
import static dev.pipewright.examples.testing.JarFixture.jar;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusTest {

  private static final String LAST_LINE =
      "census: \\d+ jars, \\d+ classes, \\d+ unreadable, \\d+\\.\\d\\d s";

  @TempDir private Path root;

  @Test
  void lastLineCountsJarsClassesAndUnreadableJars() throws IOException {
    jar().withClasses(JAVA_8, "A", "B", "module-info").writeTo(root.resolve("a.jar"));
    jar().withClasses(JAVA_25, "C").writeTo(root.resolve("x/b.jar"));
    jar()
        .with("lib/nested.jar", jar().withClasses(JAVA_8, "D").bytes())
        .writeTo(root.resolve("x/y/c.jar"));
    Files.createFile(root.resolve("empty.jar"));

    Outcome outcome = run(root.toString());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.lastLine())
        .matches(LAST_LINE)
        .startsWith("census: 4 jars, 4 classes, 1 unreadable, ");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void printsTables() throws IOException {
    jar().withClasses(JAVA_8, "p/A", "p/B").writeTo(root.resolve("a.jar"));
    jar().withClasses(JAVA_17, "p/A").with("q/C.class", "?").writeTo(root.resolve("b.jar"));
    Files.createFile(root.resolve("empty.jar"));

    List<String> lines = run(root.toString()).out();

    assertThat(lines)
        .contains("Census of " + root)
        .contains("Packages in more than one jar: 1", "Classes in more than one jar: 1")
        .anyMatch(line -> line.matches("\\| Java 8 +\\| +2 +\\| +50\\.0 % \\|"))
        .anyMatch(line -> line.matches("\\| Java 17 +\\| +1 +\\| +25\\.0 % \\|"))
        .anyMatch(line -> line.matches("\\| unknown +\\| +1 +\\| +25\\.0 % \\|"))
        .anyMatch(line -> line.matches("\\| p\\.A +\\| +\\| +2 +\\| a +\\| b +\\|"))
        .anyMatch(line -> line.matches("\\| empty\\.jar +\\| zip file is empty +\\|"));
  }

  @Test
  void emptyDirectoryIsNoError() {
    Outcome outcome = run(root.toString());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("Largest jars: none");
    assertThat(outcome.lastLine())
        .matches(LAST_LINE)
        .startsWith("census: 0 jars, 0 classes, 0 unreadable, ");
  }

  @Test
  void defaultDirectoryIsTheLocalRepository() throws IOException {
    jar().withClasses(JAVA_8, "A").writeTo(root.resolve("a.jar"));

    Outcome outcome = runWith(Map.of("maven.repo.local", root.toString()));

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.lastLine()).startsWith("census: 1 jars, 1 classes, ");
  }

  @Test
  void topSaysHowLongTablesAre() throws IOException {
    for (int i = 0; i < 12; i++) {
      jar().withClasses(JAVA_8, "p" + i + "/A").writeTo(root.resolve(i + ".jar"));
    }

    assertThat(run(root.toString()).out()).contains("Largest jars: 12; the first 10");
    assertThat(run("--top", "3", root.toString()).out()).contains("Largest jars: 12; the first 3");
    assertThat(run("--top=12", root.toString()).out()).contains("Largest jars: 12");
  }

  @Test
  void comparisonPrintsBothTimes() throws IOException {
    jar().withClasses(JAVA_8, "A").writeTo(root.resolve("a.jar"));

    Outcome outcome = run("--compare", root.toString());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .anyMatch(line -> line.matches("\\| +1 +\\| +\\d+\\.\\d\\d +\\|"))
        .anyMatch(line -> line.matches("\\| +8 +\\| +\\d+\\.\\d\\d +\\|"));
    assertThat(outcome.lastLine())
        .matches(LAST_LINE)
        .startsWith("census: 1 jars, 1 classes, 0 unreadable, ");
  }

  @Test
  void pathThatDoesNotExistIsToldAndExitCodeIs2() {
    Path missing = root.resolve("missing");

    assertThat(run(missing.toString())).isEqualTo(wrong(missing + " does not exist"));
  }

  @Test
  void defaultThatDoesNotExistIsToldAndExitCodeIs2() {
    assertThat(runWith(Map.of("user.home", root.toString())))
        .isEqualTo(wrong(root.resolve(".m2/repository") + " does not exist"));
  }

  @Test
  void pathOfAFileIsToldAndExitCodeIs2() throws IOException {
    Path file = jar().writeTo(root.resolve("a.jar"));

    assertThat(run(file.toString())).isEqualTo(wrong(file + " is not a directory"));
  }

  @Test
  void wrongOptionsAreToldAndExitCodeIs2() {
    assertThat(run("--top", "-1", root.toString()))
        .isEqualTo(wrong("--top is -1, and cannot be less than 0"));
    assertThat(run("--top", "many", root.toString()).exitCode()).isEqualTo(2);
    assertThat(run("--unknown", root.toString()).exitCode()).isEqualTo(2);
    assertThat(run(root.toString(), root.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void helpSaysHowToUseIt() {
    Outcome outcome = run("--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).first().asString().startsWith("Usage: census ");
    assertThat(String.join(" ", outcome.out()))
        .contains("DIRECTORY", "maven.repo.local", "--top", "--compare", "Exit codes");
    assertThat(outcome.err()).isEmpty();
  }

  private static Outcome wrong(String message) {
    return new Outcome(2, List.of(), List.of("census: " + message, "Try 'census --help'."));
  }

  private static Outcome run(String... args) {
    return runWith(Map.of(), args);
  }

  private static Outcome runWith(Map<String, String> properties, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Census.commandLine(new Census(properties::get, Progress::none))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args);
    return new Outcome(exitCode, out.toString().lines().toList(), err.toString().lines().toList());
  }

  private record Outcome(int exitCode, List<String> out, List<String> err) {

    String lastLine() {
      return out.get(out.size() - 1);
    }
  }
}
