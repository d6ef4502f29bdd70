package dev.pipewright.benchmarks.peers;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;

/**
 * A source that waits a millisecond, long enough for every stage behind it to fall idle, and then
 * gives the time at which it does so.
 */
public final class Ticks implements Iterator<Long> {

  private static final long PAUSE_NANOS = 1_000_000;

  private int left;

  /**
   * Makes a source.
   *
   * @param count how many items it gives
   */
  public Ticks(int count) {
    this.left = count;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public Long next() {
    if (left <= 0) {
      throw new NoSuchElementException();
    }
    left--;
    long start = System.nanoTime();
    long now = start;
    while (now - start < PAUSE_NANOS) {
      LockSupport.parkNanos(PAUSE_NANOS - (now - start));
      now = System.nanoTime();
    }
    return now;
  }
}
