package dev.pipewright.benchmarks.peers;

/** What the tasks of the workloads do with an item; every contestant calls the same. */
public final class Work {

  /** How long an item of the io workloads sleeps. */
  public static final int SLEEP_MILLIS = 50;

  /** What takes 26 us on one core of an AMD EPYC (Turin). */
  private static final int BURN_STEPS = 19_500;

  private Work() {}

  /** Adds one. */
  public static Integer plusOne(Integer item) {
    return item + 1;
  }

  /** Doubles. */
  public static Integer timesTwo(Integer item) {
    return item * 2;
  }

  /** Adds. */
  public static Integer plus(Integer item, Integer other) {
    return item + other;
  }

  /** Computes for some 26 us: steps of a generator, each of which needs the one before it. */
  public static Integer burn(Integer item) {
    long state = item + 1L;
    for (int i = 0; i < BURN_STEPS; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
    }
    return (int) state;
  }

  /** Sleeps, as a task that waits for a network does. */
  public static Integer sleep(Integer item) {
    try {
      Thread.sleep(SLEEP_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    return item;
  }
}
