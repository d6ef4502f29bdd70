package dev.pipewright.benchmarks.peers;

import java.util.Arrays;

/** How long items took from {@link Ticks} to the end of the last stage, which is one thread. */
public final class Latencies {

  private final long[] nanos;
  private int size;

  /**
   * Makes a list.
   *
   * @param capacity how many items there are
   */
  public Latencies(int capacity) {
    this.nanos = new long[capacity];
  }

  /**
   * Takes an item, now.
   *
   * @param sent when the item left
   * @return this
   */
  public Latencies add(Long sent) {
    nanos[size++] = System.nanoTime() - sent;
    return this;
  }

  /** How many items came. */
  public int size() {
    return size;
  }

  /** Sorts them, for {@link #micros}. */
  public Latencies sorted() {
    Arrays.sort(nanos, 0, size);
    return this;
  }

  /**
   * The time within which a share of the items came, in microseconds; after {@link #sorted}.
   *
   * @param share from 0 to 1
   */
  public double micros(double share) {
    int index = (int) Math.ceil(share * size) - 1;
    return nanos[Math.max(0, index)] / 1e3;
  }
}
