package dev.pipewright.benchmarks.report;

import java.util.List;

/**
 * The page.
 *
 * @param machine where it was measured
 * @param method how
 * @param load how busy the machine was with other things
 * @param sections what was measured
 */
public record Report(Machine machine, String method, String load, List<Section> sections) {

  /** The page's text. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Performance

        This page was written by the benchmarks themselves; how to run them is in
        [CONTRIBUTING](../CONTRIBUTING.md#tests). Only ratios of figures from one run mean anything: machines differ,
        and the same machine differs from hour to hour.

        """);
    text.append("* **Machine:** ").append(machine).append(".\n");
    text.append("* **How:** ").append(method).append("\n");
    text.append("* **Noise:** ").append(load).append("\n");
    text.append(
        """
        * **Figures** are medians over the iterations of all rounds; ± is half the distance between
          their quartiles, and a ratio has the relative errors of both sides. The ratio is that of
          Pipewright to the other: for items/s more is better, for times less.
        * **Peers** do the same work with the same boundaries, as their documentation has it. What
          does less, or spins, is below them for scale and does not count. Each contestant checks
          its result in every run.
        * **Bytes** are what the whole process allocated, per item: the boxed integers, too.

        """);
    sections.forEach(section -> text.append(section.markdown()));
    return text.toString().stripTrailing() + "\n";
  }
}
