package dev.pipewright.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.benchmarks.report.Contestant.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void oursIsComparedWithTheBestPeerAndTheLimit() {
    Table table =
        new Table(
            "chain",
            "What is done.",
            Figure.THROUGHPUT,
            OptionalDouble.empty(),
            List.of(
                row("slow", Role.PEER, 1_000_000),
                row("fast", Role.PEER, 2_000_000),
                row("spins", Role.BOUND, 90_000_000),
                row("alone", Role.LIMIT, 8_000_000),
                row("Pipewright", Role.OURS, 4_000_000)),
            List.of("later needs JDK 24", "broken failed"));

    assertThat(table.summary())
        .isEqualTo("| [chain](#chain) | 4.00M | 2.00M, fast | 2.00 ± 0.00 | 0.50 ± 0.00 |\n");
    assertThat(table.markdown())
        .isEqualTo(
            """
            ### chain

            What is done.

            | contestant | items/s | ± | Pipewright : it | bytes/item |
            |---|--:|--:|--:|--:|
            | **Pipewright** | 4.00M | 0% |  | 40.0 |
            | fast | 2.00M | 0% | 2.00 ± 0.00 | 40.0 |
            | slow | 1.00M | 0% | 4.00 ± 0.00 | 40.0 |
            | spins | 90.0M | 0% | 0.04 ± 0.00 | 40.0 |
            | alone | 8.00M | 0% | 0.50 ± 0.00 | 40.0 |

            Not here: later needs JDK 24; broken failed.

            """);
  }

  @Test
  void theShortestTimeIsTheBest() {
    Table table =
        new Table(
            "run",
            "What is done.",
            Figure.RUN_TIME,
            OptionalDouble.empty(),
            List.of(
                row("slow", Role.PEER, 40),
                row("fast", Role.PEER, 20),
                row("Pipewright", Role.OURS, 10)),
            List.of());

    assertThat(table.summary())
        .isEqualTo("| [run](#run) | 10.0 us | 20.0 us, fast | 0.50 ± 0.00 |  |\n");
  }

  @Test
  void aKnownLimitNeedsNoContestant() {
    Table table =
        new Table(
            "io",
            "What is done.",
            Figure.THROUGHPUT,
            OptionalDouble.of(20_000),
            List.of(row("Pipewright", Role.OURS, 19_000)),
            List.of());

    assertThat(table.summary()).isEqualTo("| [io](#io) | 19.0k |  |  | 0.95 ± 0.00 |\n");
  }

  private static Row row(String name, Role role, double score) {
    return new Row(name, role, new Spread(score, 0), List.of(), Optional.of(new Spread(40, 0)));
  }
}
