package dev.pipewright.runtime.queue;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the threads that wait in vain, and closes the queue where they do: a wake-up that is lost
 * becomes a result, not a program that hangs.
 */
final class Stuck {

  /** The result of a thread that waited in vain, or was told of the end. */
  static final String STOPPED = "stopped";

  private static final int SECONDS = 3;

  private static final Queue<Stuck> ALL = new ConcurrentLinkedQueue<>();
  private static final ThreadLocal<Stuck> MINE = ThreadLocal.withInitial(Stuck::watched);

  static {
    Thread watch = new Thread(Stuck::watch, "watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Where the thread is; null while it is in no queue. */
  private volatile @Nullable ItemSink<?> at;

  // Of the watching thread alone.
  private @Nullable ItemSink<?> seenAt;
  private int seconds;

  private Stuck() {}

  private static Stuck watched() {
    Stuck stuck = new Stuck();
    ALL.add(stuck);
    return stuck;
  }

  /** Runs a part of a test that may wait, and returns its result or {@link #STOPPED}. */
  static String unless(ItemSink<?> queue, Supplier<String> part) {
    Stuck mine = MINE.get();
    mine.at = queue;
    try {
      return part.get();
    } catch (QueueClosedException e) {
      return STOPPED;
    } finally {
      mine.at = null;
    }
  }

  private static void watch() {
    while (true) {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        return;
      }
      ALL.forEach(Stuck::look);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same queue, not one that is alike
  private void look() {
    ItemSink<?> queue = at;
    seconds = queue != null && queue == seenAt ? seconds + 1 : 0;
    seenAt = queue;
    if (queue != null && seconds >= SECONDS) {
      queue.close();
    }
  }
}
