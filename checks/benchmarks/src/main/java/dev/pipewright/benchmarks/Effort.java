package dev.pipewright.benchmarks;

import org.openjdk.jmh.runner.options.TimeValue;

/** How long is measured. */
enum Effort {
  /** Only shows that every contestant runs and is right. */
  SMOKE(1, 0, 1, 200, 1),
  /** For a first impression. */
  SHORT(1, 3, 5, 500, 3),
  /** For the report. */
  FULL(3, 5, 10, 1000, 9);

  private final int rounds;
  private final int warmUps;
  private final int iterations;
  private final int iterationMillis;
  private final int compilations;

  Effort(int rounds, int warmUps, int iterations, int iterationMillis, int compilations) {
    this.rounds = rounds;
    this.warmUps = warmUps;
    this.iterations = iterations;
    this.iterationMillis = iterationMillis;
    this.compilations = compilations;
  }

  /** How often everything is measured, each time in new JVMs. */
  int rounds() {
    return rounds;
  }

  /** How many iterations do not count. */
  int warmUps() {
    return warmUps;
  }

  /** How many iterations count. */
  int iterations() {
    return iterations;
  }

  /** How long an iteration is; it has one run at least. */
  TimeValue iteration() {
    return TimeValue.milliseconds(iterationMillis);
  }

  /** How often everything is compiled. */
  int compilations() {
    return compilations;
  }

  /** A sentence for the report. */
  String description() {
    return "JMH, each contestant in a JVM of its own with the default options; "
        + rounds
        + (rounds == 1 ? " round" : " rounds one after the other")
        + " of "
        + warmUps
        + " iterations to warm up and "
        + iterations
        + " that count, of "
        + iterationMillis
        + " ms or one run.";
  }
}
