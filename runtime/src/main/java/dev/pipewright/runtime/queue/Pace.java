package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.concurrent.TimeUnit;

/**
 * Learns how fast items pass one side of a queue, from the waits of its threads. Where they come so
 * slowly that parking for each costs next to nothing, looking for the next one again and again
 * would cost much more. What several threads note at once is a guess, as all of this is.
 */
final class Pace {

  /** A slow item takes longer than this. */
  private static final long SLOW_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** With as many items between two waits, looking again costs little for each. */
  private static final int MANY = 8;

  /**
   * So often in a row items have to be slow: once or twice they are on a busy machine, where
   * whoever puts them has to wait for a processor.
   */
  static final int OFTEN = 8;

  private long lastPosition;
  private long lastTime;
  private boolean timed;
  private int slowInARow;

  /**
   * Notes that a thread is about to wait, and returns whether items have come slowly for a while.
   *
   * @param position how many items have passed
   * @param clock tells the time
   */
  boolean isSlow(long position, Scheduler clock) {
    long passed = position - lastPosition;
    lastPosition = position;
    if (passed >= MANY) {
      timed = false;
      slowInARow = 0;
      return false;
    }
    long now = clock.nanoTime();
    boolean slow = timed && now - lastTime >= SLOW_NANOS * Math.max(1, passed);
    lastTime = now;
    timed = true;
    slowInARow = slow ? Math.min(slowInARow + 1, OFTEN) : 0;
    return slowInARow == OFTEN;
  }
}
