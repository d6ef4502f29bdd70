package dev.pipewright.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.integration.testing.LocalRepository;
import dev.pipewright.integration.testing.Project;
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

  private static final Path STARTER = Path.of("../../starter");
  private static final Path PAGE = Path.of("../../docs/first-pipeline.md");
  private static final String CONTRACT = "src/main/java/com/example/LineCounts.java";
  private static final String EXPRESSION = "\"files -> count -> sum\"";

  private static final String IMPORTS =
      """
      import dev.pipewright.Bind;
      import dev.pipewright.runtime.Run;
      import java.util.List;
      import java.util.Optional;
      """;

  /** What Maven itself prints when it ends; on newer JDKs it begins with warnings of its own. */
  private static final String COLOURS_OFF = "\u001b[0m";

  @Test
  void itsTestsPassAndItPrintsWhatThePageShows() throws Exception {
    Project project = Project.copyOf(STARTER, "starter");

    project.maven("verify").succeeds().says("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");

    String printed = page("<!-- prints -->", "text").get(0).group(1);
    String output = project.maven("-q", "exec:java").succeeds().output();
    assertThat(output.replace(COLOURS_OFF, "")).endsWith(printed);
  }

  static Stream<Arguments> mistakes() throws Exception {
    return page("<!-- mistake: (\"[^\"]*\") -->", "text").stream()
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
  void whatThePageAddsCompilesAndPasses() throws Exception {
    Project project = Project.copyOf(STARTER, "starter-extended");
    for (MatchResult added : page("<!-- add to: (\\S+) -->", "java")) {
      String file = added.group(1);
      String source = Files.readString(project.path(file));
      project.replace(file, source, extended(source, added.group(2)));
    }

    project.maven("test").succeeds().says("Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
  }

  /** Adds members at the end of a class, and the imports that the page names. */
  private static String extended(String source, String members) {
    String end = "}\n";
    assertThat(source).endsWith(end);
    String open = source.substring(0, source.length() - end.length());
    return open.replaceFirst("\n\n", "\n\n" + IMPORTS) + members + end;
  }

  private static List<MatchResult> page(String mark, String language) throws Exception {
    Pattern block = Pattern.compile(mark + "\n```" + language + "\n(.*?)```\n", Pattern.DOTALL);
    List<MatchResult> blocks = block.matcher(Files.readString(PAGE)).results().toList();
    assertThat(blocks).isNotEmpty();
    return blocks;
  }
}
