package dev.pipewright.benchmarks.report;

import java.util.List;

/** Lines of tables in Markdown. */
final class Markdown {

  private Markdown() {}

  /** The names of the columns: the first is text, the others numbers. */
  static String header(List<String> names) {
    StringBuilder line = new StringBuilder("|---|");
    for (int i = 1; i < names.size(); i++) {
      line.append("--:|");
    }
    return row(names.toArray(String[]::new)) + line + "\n";
  }

  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
