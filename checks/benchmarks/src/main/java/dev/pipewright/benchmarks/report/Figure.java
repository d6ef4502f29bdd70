package dev.pipewright.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** What is measured of a workload. */
public enum Figure {
  /** Items in a second. */
  THROUGHPUT("items/s", "", true),
  /** The time of a run. */
  RUN_TIME("us", " us", false),
  /** The time of an item, by percentile. */
  LATENCY("p50, us", " us", false),
  /** The time on processors. */
  PROCESSOR_TIME("CPU ms", " ms", false);

  private static final double MILLION = 1e6;
  private static final double THOUSAND = 1e3;

  private final String unit;
  private final String suffix;
  private final boolean moreIsBetter;

  Figure(String unit, String suffix, boolean moreIsBetter) {
    this.unit = unit;
    this.suffix = suffix;
    this.moreIsBetter = moreIsBetter;
  }

  /** The unit of the figure that contestants are compared by. */
  String unit() {
    return unit;
  }

  /** What follows the figure where no column names the unit. */
  String suffix() {
    return suffix;
  }

  /** Whether the greater figure is the better one. */
  boolean moreIsBetter() {
    return moreIsBetter;
  }

  /** The names of the figures that are shown besides. */
  List<String> further() {
    return this == LATENCY ? List.of("p99, us", "p99.9, us") : List.of();
  }

  /** Writes a number as briefly as its error allows. */
  static String format(double number) {
    if (number >= 10 * MILLION) {
      return String.format(Locale.ROOT, "%.1fM", number / MILLION);
    }
    if (number >= MILLION) {
      return String.format(Locale.ROOT, "%.2fM", number / MILLION);
    }
    if (number >= 10 * THOUSAND) {
      return String.format(Locale.ROOT, "%.1fk", number / THOUSAND);
    }
    return String.format(Locale.ROOT, number >= 100 ? "%.0f" : "%.1f", number);
  }
}
