package dev.pipewright.benchmarks.report;

import java.util.List;

/**
 * What was measured on a JVM.
 *
 * @param jvm its name and version
 * @param tables the workloads
 */
public record Section(String jvm, List<Table> tables) {

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(jvm).append("\n\n");
    text.append(
        Markdown.header(
            List.of("workload", "Pipewright", "best peer", "ratio", "share of the limit")));
    tables.forEach(table -> text.append(table.summary()));
    text.append('\n');
    tables.forEach(table -> text.append(table.markdown()));
    return text.toString();
  }
}
