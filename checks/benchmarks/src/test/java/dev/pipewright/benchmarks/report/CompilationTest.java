package dev.pipewright.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompilationTest {

  private static final String SECTION = section(1000).markdown();

  private static Compilation section(long lines) {
    Compiled compiled =
        new Compiled(
            "**Pipewright**",
            "task",
            1000,
            Spread.of(2, 2, 2),
            Spread.of(5, 5, 5),
            Spread.of(2, 3, 4),
            lines);
    return new Compilation(
        new Machine("Some processor", 2, "Linux"), "JDK 17", 3, "none.", List.of(compiled));
  }

  @Test
  void rowSaysWhatIsAddedForEachTask() {
    assertThat(section(19_080).markdown())
        .endsWith(
            """
            | processor | javac alone | with it | ratio | added for each | generated lines for each |
            |---|--:|--:|--:|--:|--:|
            | **Pipewright**, 1,000 tasks | 2.00 ± 0.00 s | 5.00 ± 0.00 s | 2.50 ± 0.00 | 3.0 ± 0.5 ms | 19.1 |
            """);
  }

  @Test
  void sectionTakesThePlaceOfTheOneBefore() {
    String page = section(1).in("# Performance\n\nOther sections.\n");

    assertThat(section(1000).in(page)).isEqualTo("# Performance\n\nOther sections.\n\n" + SECTION);
    assertThat(Compilation.of(page)).isEqualTo(section(1).markdown());
    assertThat(Compilation.of("# Performance\n")).isEmpty();
  }
}
