package dev.pipewright.benchmarks.report;

import java.util.Locale;

/**
 * What an annotation processor adds to a compilation.
 *
 * @param processor its name, in Markdown
 * @param unit what it is given
 * @param count how many of them
 * @param alone the seconds that javac takes without it
 * @param processed the seconds with it
 * @param added how many more that is, in the same round
 * @param lines how many lines are generated
 */
public record Compiled(
    String processor,
    String unit,
    int count,
    Spread alone,
    Spread processed,
    Spread added,
    long lines) {

  private static final double MILLIS_OF_SECOND = 1e3;

  /** Its row: the names of the columns are those of {@link Compilation}. */
  String row() {
    Spread ratio = processed.over(alone);
    Spread each = added.times(MILLIS_OF_SECOND / count);
    return Markdown.row(
        String.format(Locale.ROOT, "%s, %,d %ss", processor, count, unit),
        format("%.2f ± %.2f s", alone),
        format("%.2f ± %.2f s", processed),
        format("%.2f ± %.2f", ratio),
        format("%.1f ± %.1f ms", each),
        String.format(Locale.ROOT, "%.1f", (double) lines / count));
  }

  private static String format(String format, Spread spread) {
    return String.format(Locale.ROOT, format, spread.median(), spread.error());
  }
}
