package dev.pipewright.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Does with the starter what {@code docs/first-pipeline.md} does, and sees what it shows. */
@ResourceLock(LocalRepository.LOCK)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class StarterTest {

  private static final Path STARTER = Path.of("../starter");
  private static final Path PAGE = Path.of("../docs/first-pipeline.md");
  private static final String CONTRACT = "src/main/java/com/example/LineCounts.java";
  private static final String EXPRESSION = "\"files -> count -> sum\"";

  /** What Maven itself prints when it ends; on newer JDKs it begins with warnings of its own. */
  private static final String COLOURS_OFF = "\u001b[0m";

  @Test
  void itsTestsPassAndItPrintsWhatThePageShows() throws Exception {
    Project project = Project.copyOf(STARTER, "starter");

    project.maven("verify").succeeds().says("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");

    String printed = page("<!-- prints -->").get(0).group(1);
    String output = project.maven("-q", "exec:java").succeeds().output();
    assertThat(output.replace(COLOURS_OFF, "")).endsWith(printed);
  }

  static Stream<Arguments> mistakes() throws Exception {
    return page("<!-- mistake: (\"[^\"]*\") -->").stream()
        .map(mistake -> Arguments.of(mistake.group(1), mistake.group(2)));
  }

  @ParameterizedTest
  @MethodSource
  void mistakes(String wrong, String text) throws Exception {
    Project project = Project.copyOf(STARTER, "starter-mistake");
    project.replace(CONTRACT, EXPRESSION, wrong);

    Project.Outcome outcome = project.maven("-q", "compile").fails();

    text.lines().forEach(outcome::says);
  }

  @Test
  void aTaskAndAPipelineAreAdded() throws Exception {
    Project project = Project.copyOf(STARTER, "starter-extended").add("first-pipeline", "");

    project.maven("test").succeeds().says("Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
  }

  /** What the page adds is all that the extended contract has besides the starter's. */
  @Test
  void thePageAddsAllThatIsNew() throws Exception {
    List<String> starter = Files.readAllLines(STARTER.resolve(CONTRACT));
    List<String> extended =
        Files.readAllLines(Path.of("src/test/projects/first-pipeline").resolve(CONTRACT));

    assertThat(extended).containsSubsequence(starter.subList(0, starter.size() - 1));
  }

  private static List<MatchResult> page(String mark) throws Exception {
    Pattern block = Pattern.compile(mark + "\n```text\n(.*?)```\n", Pattern.DOTALL);
    List<MatchResult> blocks = block.matcher(Files.readString(PAGE)).results().toList();
    assertThat(blocks).isNotEmpty();
    return blocks;
  }
}
