package dev.pipewright.examples.pyper;

import dev.pipewright.runtime.Run;
import java.io.PrintStream;
import java.util.Locale;

/** Runs the steps, and prints the sum of what comes out and how long it took. */
public final class PyperReadme {

  private static final int LIMIT = 20;

  private PyperReadme() {}

  /**
   * Runs the program.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(args, System.out);
  }

  /**
   * Runs the program.
   *
   * @param args none
   * @param out where it prints
   * @return the exit code
   */
  public static int run(String[] args, PrintStream out) {
    long start = System.nanoTime();
    int total = total(LIMIT);
    out.println("Total: " + total);
    out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - start) / 1e9);
    return 0;
  }

  // snippet: total
  /** Takes the outputs as they come. */
  static int total(int limit) {
    int total = 0;
    try (Run<Integer> outputs = new PipewrightSleepingSteps().outputs(limit)) {
      for (int output : outputs) {
        total += output;
      }
    }
    return total;
  }
  // end snippet
}
