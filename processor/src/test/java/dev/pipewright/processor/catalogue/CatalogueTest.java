package dev.pipewright.processor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.catalogue.Example.Part;
import dev.pipewright.processor.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That every message comes about as the catalogue shows it, under javac and under Eclipse's
 * compiler, that it goes away by doing what it says, and that the page shows just that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {

  private static final Path PAGE = Path.of("../docs/diagnostics.md");

  private final Map<String, String> printed = new HashMap<>();

  @TempDir private Path directory;

  static List<Example> examples() {
    return Example.all();
  }

  private String print(CommandLine compiler, Example example, Part part) {
    String name = compiler + "-" + example + "-" + part;
    return printed.computeIfAbsent(
        name, key -> compiler.print(directory.resolve(key), example, part));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void wrongSourceHasOneError(Example example) {
    Printed error = Printed.byJavac(print(CommandLine.JAVAC, example, Part.WRONG));

    assertThat(error.message()).startsWith("[Pipewright/" + example.code() + "] ");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void wrongSourceHasTheSameErrorOnTheSameLineInEclipse(Example example) {
    assertThat(Printed.byEcj(print(CommandLine.ECJ, example, Part.WRONG)))
        .isEqualTo(Printed.byJavac(print(CommandLine.JAVAC, example, Part.WRONG)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void mendedSourceIsRight(Example example) {
    assertThat(print(CommandLine.JAVAC, example, Part.MENDED)).isEmpty();
    assertThat(print(CommandLine.ECJ, example, Part.MENDED)).isEmpty();
  }

  @Test
  void pageShowsWhatIsPrinted() {
    Page page = new Page(examples(), (example, by) -> print(by, example, Part.WRONG));

    Golden.matches(PAGE, page.text());
  }

  @Test
  void pageHasASectionForEachCode() throws IOException {
    List<String> headings =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("## ")).toList();

    assertThat(headings)
        .containsSubsequence(
            Example.problems().map(problem -> "## " + problem.code()).distinct().sorted().toList());
  }

  @Test
  void everyFileIsAnExample() throws IOException {
    try (Stream<Path> files = Files.list(Example.FILES)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("page.md"),
                      Example.problems().map(problem -> problem.name() + ".txt"))
                  .toList());
    }
  }
}
