package dev.pipewright.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.integration.testing.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of {@code docs/set-up.md} that stand below {@code <!-- run: project -->}, in
 * that project with the jars in {@code lib}. What they print is what the project expects, or what
 * stands on the page below {@code <!-- says -->}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the page has commands for a shell")
class SetUpPageTest {

  private static final Path PAGE = Path.of("../../docs/set-up.md");

  private static final Pattern COMMANDS =
      Pattern.compile(
          "<!-- run: (?<project>\\S+) -->\n```sh\n(?<script>.*?)```\n"
              + "(?:\n<!-- says -->\n```text\n(?<says>.*?)```\n)?",
          Pattern.DOTALL);

  static Stream<Arguments> commands() throws Exception {
    List<MatchResult> all = COMMANDS.matcher(Files.readString(PAGE)).results().toList();
    assertThat(all).hasSizeGreaterThan(3);
    return IntStream.range(0, all.size()).mapToObj(i -> Arguments.of(i, all.get(i).group()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void commands(int index, String block) throws Exception {
    Matcher commands = COMMANDS.matcher(block);
    assertThat(commands.matches()).isTrue();
    Project project =
        Project.in("page-" + index, commands.group("project").split("\\+", -1)).withJars("lib");

    Project.Outcome outcome = project.sh(commands.group("script"));

    if (commands.group("says") == null) {
      project.expects(outcome);
    } else {
      assertThat(outcome.fails().output()).startsWith(commands.group("says"));
    }
  }
}
