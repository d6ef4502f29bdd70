package dev.pipewright.benchmarks.services;

import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A source that gives items at a rate, for ever: each is the time at which it is given. Where the
 * rate is higher than what the system can wake a thread for, it gives those that are due together.
 */
final class Pace implements Iterator<Long> {

  private final double nanosBetween;
  private final long start = System.nanoTime();
  private long given;

  /**
   * Makes a source.
   *
   * @param rate how many items it gives in a second
   */
  Pace(double rate) {
    this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / rate;
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Long next() {
    given++;
    long due = start + (long) (given * nanosBetween);
    long now = System.nanoTime();
    while (now < due) {
      LockSupport.parkNanos(due - now);
      now = System.nanoTime();
    }
    return now;
  }
}
