package dev.pipewright.examples.pyper;

import dev.pipewright.runtime.Run;
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
    long start = System.nanoTime();
    int total = total(LIMIT);
    System.out.println("Total: " + total);
    System.out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - start) / 1e9);
  }

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
}
