package dev.pipewright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That all wording is tested, and all codes are documented ones. */
class ProblemTest {

  /** Those of the public contract that the present features can bring about. */
  private static final List<String> CODES =
      List.of(
          "WorkersRange",
          "ThrottleRange",
          "TaskInaccessible",
          "TaskOverload",
          "BranchResult",
          "JoinInput",
          "RawType",
          "TypeVariable",
          "PipelineSyntax",
          "UnknownTask",
          "AmbiguousTask",
          "FirstTask",
          "InputCount",
          "TypeMismatch",
          "SinkNotLast",
          "Parameters",
          "ParameterName",
          "Result",
          "SingleResult",
          "Throws",
          "PipelineMethod",
          "PipelineType",
          "BindConflict",
          "BindCount",
          "NameClash",
          "EmptyUses",
          "StagesAlone",
          "UnresolvedType",
          "Runtime",
          "Picture",
          "EmitterUse",
          "JoinOrdered",
          "PipelineCycle",
          "ProcessAsync",
          "ProcessInstance",
          "ProcessOptions",
          "ProcessType",
          "CodecClass",
          "GraphCycle",
          "GraphInput",
          "GraphOutput",
          "GraphOrder",
          "RouteCoverage",
          "GraphLiveness",
          "DurationSyntax",
          "TimeoutUse",
          "RetryUse",
          "FailureParameter",
          "FailureType",
          "FailureOverlap",
          "FailureJoin");

  private static final Pattern EXPECTED =
      Pattern.compile("(?:hasOnlyError|hasOnlyWarning|hasNote)\\(\\s*Problem\\.(\\w+),");

  @Test
  void theCodesAreThoseOfThePublicContract() {
    assertThat(Problem.values())
        .filteredOn(problem -> problem != Problem.Internal) // is no mistake of the user's
        .extracting(Problem::code)
        .containsAll(CODES)
        .isSubsetOf(CODES);
  }

  /**
   * What is expected to the letter shows that they are filled; this, that none can be forgotten.
   */
  @ParameterizedTest
  @EnumSource
  void everyGapHasToBeFilled(Problem problem) {
    Gap[] gaps = problem.gaps().stream().map(name -> Gap.gap(name, "$1")).toArray(Gap[]::new);

    assertThat(problem.filled(gaps)).doesNotContain("%").doesNotContainPattern("\\{\\w+}");
    for (Gap gap : gaps) {
      Gap[] others = Arrays.stream(gaps).filter(other -> other != gap).toArray(Gap[]::new);
      assertThatThrownBy(() -> problem.filled(others)).hasMessageContaining(gap.name());
    }
  }

  @Test
  void everyProblemIsExpectedToTheLetterBySomeTest() throws IOException {
    List<String> expected = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
        Matcher matcher = EXPECTED.matcher(Files.readString(file));
        while (matcher.find()) {
          expected.add(matcher.group(1));
        }
      }
    }
    assertThat(expected)
        .containsAll(
            Arrays.stream(Problem.values())
                .filter(problem -> problem != Problem.Internal) // its words depend on the fault
                .filter(problem -> problem != Problem.Picture) // and its on the file system
                .filter(problem -> problem != Problem.RuntimeUnread) // see OtherErrorsTest
                .map(Problem::name)
                .toList());
  }
}
