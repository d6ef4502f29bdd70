package dev.pipewright.benchmarks.report;

import java.util.List;

/**
 * The section on what a compilation costs, the last of the page.
 *
 * @param machine where it was measured
 * @param jvm on which JDK
 * @param rounds how often everything was compiled
 * @param load how busy the machine was with other things
 * @param compiled what was measured
 */
public record Compilation(
    Machine machine, String jvm, int rounds, String load, List<Compiled> compiled) {

  private static final String HEADING = "## What a compilation costs\n";

  /** The section's text. */
  public String markdown() {
    StringBuilder text = new StringBuilder(HEADING);
    text.append(
        """

        A thousand tasks in 200 pipelines, 25 tasks of some twenty lines in each of 40 types, are compiled by javac
        alone (`-proc:none`) and with the processor; and as much as other processors are given: methods of
        MapStruct that copy eight properties, injected classes of Dagger. Each compilation is a cold one, of a javac
        process of its own as in a user's build. The last two columns are for each task, method or binding.

        """);
    text.append("* **Machine:** %s; %s.\n".formatted(machine, jvm));
    text.append("* **How:** medians of %d rounds in turns; ± as above.\n".formatted(rounds));
    text.append("* **Noise:** ").append(load).append("\n\n");
    text.append(
        Markdown.header(
            List.of(
                "processor",
                "javac alone",
                "with it",
                "ratio",
                "added for each",
                "generated lines for each")));
    compiled.forEach(row -> text.append(row.row()));
    return text.toString();
  }

  /** Puts the section into a page, in the place of the one that is there, or at its end. */
  public String in(String page) {
    int start = page.indexOf(HEADING);
    return (start < 0 ? page : page.substring(0, start)).stripTrailing() + "\n\n" + markdown();
  }

  /** Returns the section that a page has, or nothing. */
  public static String of(String page) {
    int start = page.indexOf(HEADING);
    return start < 0 ? "" : page.substring(start);
  }
}
