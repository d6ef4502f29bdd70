package dev.pipewright.benchmarks.workloads;

/** Holds the results of contestants against the right ones. */
final class Checks {

  private Checks() {}

  /**
   * Checks a result.
   *
   * @return the result
   */
  static long equal(long expected, long actual) {
    if (actual != expected) {
      throw new IllegalStateException("the result is " + actual + " and not " + expected);
    }
    return actual;
  }
}
