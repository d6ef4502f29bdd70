package dev.pipewright.runtime.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;

/** Lets one side come late, so that the other is found in any phase of its waiting. */
final class Late {

  private static final long LONGEST_NANOS = 600_000;

  private Late() {}

  /**
   * Comes at once every other time, and else within the time after which the other side is parked.
   */
  static void come() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (random.nextBoolean()) {
      long until = System.nanoTime() + random.nextLong(LONGEST_NANOS);
      while (System.nanoTime() - until < 0) {
        Thread.onSpinWait();
      }
    }
  }

  /**
   * Comes in the moment in which a waiting thread says that it is parked, for a set time or for
   * good.
   */
  static void comeWhen(SingleWaiter waiting, int state) {
    long began = System.nanoTime(); // jcstress tries each side alone, too
    while (waiting.state() < state && System.nanoTime() - began < 2 * LONGEST_NANOS) {
      Thread.onSpinWait();
    }
  }

  /** Returns the handle of a private field of a queue. */
  static VarHandle field(Class<?> queue, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(queue, MethodHandles.lookup())
          .findVarHandle(queue, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no such field", e);
    }
  }
}
