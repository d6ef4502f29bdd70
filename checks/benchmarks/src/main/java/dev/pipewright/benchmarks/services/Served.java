package dev.pipewright.benchmarks.services;

import java.util.Arrays;

/** The items of all services that came to their ends, and how long that took, since a moment. */
final class Served {

  private final long[] nanos;
  private int size;

  /**
   * Makes a list.
   *
   * @param capacity how many items it takes at most; those behind are only counted
   */
  Served(int capacity) {
    this.nanos = new long[capacity];
  }

  /** Takes an item, now. */
  synchronized void add(Long sent) {
    if (size < nanos.length) {
      nanos[size] = System.nanoTime() - sent;
    }
    size++;
  }

  /** Begins anew. */
  synchronized void clear() {
    size = 0;
  }

  /** Returns how many items came. */
  synchronized int size() {
    return size;
  }

  /** Returns the time within which a share of the items came, in microseconds. */
  synchronized double micros(double share) {
    long[] sorted = Arrays.copyOf(nanos, Math.min(size, nanos.length));
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e3;
  }
}
