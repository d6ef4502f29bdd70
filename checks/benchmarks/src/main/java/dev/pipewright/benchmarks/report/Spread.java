package dev.pipewright.benchmarks.report;

import java.util.Arrays;

/**
 * What a figure came to in many rounds.
 *
 * @param median half of the rounds gave less
 * @param error half the distance between the quartiles
 */
public record Spread(double median, double error) {

  private static final double LOWER = 0.25;
  private static final double UPPER = 0.75;

  /**
   * Sums up the rounds.
   *
   * @param rounds a figure for each, at least one
   */
  public static Spread of(double... rounds) {
    if (rounds.length == 0) {
      throw new IllegalArgumentException("no rounds");
    }
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return new Spread(
        quantile(sorted, 0.5), (quantile(sorted, UPPER) - quantile(sorted, LOWER)) / 2);
  }

  /** This one as a multiple of another; the relative errors of both add up. */
  public Spread over(Spread other) {
    double ratio = median / other.median;
    return new Spread(ratio, ratio * (error / median + other.error / other.median));
  }

  /** This one in other units. */
  public Spread times(double factor) {
    return new Spread(median * factor, error * factor);
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
