package dev.pipewright.benchmarks.report;

import dev.pipewright.benchmarks.report.Contestant.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A workload and what the contestants reached.
 *
 * @param name the workload's name
 * @param description what is done
 * @param figure what is measured
 * @param limit what cannot be exceeded, where that is known
 * @param rows the contestants that did the work
 * @param missing why others are not among them
 */
public record Table(
    String name,
    String description,
    Figure figure,
    OptionalDouble limit,
    List<Row> rows,
    List<String> missing) {

  private static final String ABSENT = "";

  /** Ours, if it was among the contestants. */
  Optional<Row> ours() {
    return rows.stream().filter(row -> row.role() == Role.OURS).findAny();
  }

  /** The best of those that do the same work. */
  Optional<Row> bestPeer() {
    return rows.stream().filter(row -> row.role() == Role.PEER).max(byScore());
  }

  /** Ours as a multiple of what cannot be exceeded. */
  Optional<Spread> shareOfLimit() {
    Optional<Spread> measured =
        rows.stream().filter(row -> row.role() == Role.LIMIT).map(Row::score).findAny();
    Optional<Spread> known =
        limit.isPresent() ? Optional.of(new Spread(limit.getAsDouble(), 0)) : measured;
    return ours().flatMap(ours -> known.map(ours.score()::over));
  }

  /** The row of the summary. */
  String summary() {
    return Markdown.row(
        "[" + name + "](#" + name + ")",
        ours().map(row -> score(row.score())).orElse(ABSENT),
        bestPeer().map(row -> score(row.score()) + ", " + row.name()).orElse(ABSENT),
        ours()
            .flatMap(row -> bestPeer().map(peer -> row.score().over(peer.score())))
            .map(Table::ratio)
            .orElse(ABSENT),
        shareOfLimit().map(Table::ratio).orElse(ABSENT));
  }

  /** The heading, the description and the table. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("### ").append(name).append("\n\n").append(description).append("\n\n");
    List<String> header =
        new ArrayList<>(List.of("contestant", figure.unit(), "±", "Pipewright : it"));
    header.addAll(figure.further());
    boolean bytesKnown = rows.stream().anyMatch(row -> row.bytes().isPresent());
    if (bytesKnown) {
      header.add(figure == Figure.RUN_TIME ? "bytes/run" : "bytes/item");
    }
    text.append(Markdown.header(header));
    rows.stream()
        .sorted(Comparator.comparing(Row::role).thenComparing(byScore().reversed()))
        .forEach(row -> text.append(line(row, bytesKnown)));
    if (!missing.isEmpty()) {
      text.append("\nNot here: ").append(String.join("; ", missing)).append(".\n");
    }
    return text.append('\n').toString();
  }

  private String line(Row row, boolean bytesKnown) {
    List<String> cells = new ArrayList<>();
    cells.add(row.role() == Role.OURS ? "**" + row.name() + "**" : row.name());
    cells.add(Figure.format(row.score().median()));
    cells.add(percent(row.score().error() / row.score().median()));
    cells.add(
        row.role() == Role.OURS
            ? ABSENT
            : ours().map(ours -> ratio(ours.score().over(row.score()))).orElse(ABSENT));
    row.further().forEach(spread -> cells.add(Figure.format(spread.median())));
    if (bytesKnown) {
      cells.add(row.bytes().map(spread -> Figure.format(spread.median())).orElse(ABSENT));
    }
    return Markdown.row(cells.toArray(String[]::new));
  }

  private String score(Spread spread) {
    return Figure.format(spread.median()) + figure.suffix();
  }

  private Comparator<Row> byScore() {
    Comparator<Row> ascending = Comparator.comparingDouble(row -> row.score().median());
    return figure.moreIsBetter() ? ascending : ascending.reversed();
  }

  private static String ratio(Spread spread) {
    return Double.isFinite(spread.error()) // or else one of them was nothing
        ? String.format(Locale.ROOT, "%.2f ± %.2f", spread.median(), spread.error())
        : ABSENT;
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f%%", 100 * share) : ABSENT;
  }
}
