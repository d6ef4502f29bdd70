package dev.pipewright.runtime.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;

/** Lets one side come late, so that the other is found in any phase of its waiting. */
final class Late {

  private static final long LONGEST_NANOS = 600_000;

  private static final VarHandle STATE = field(SingleWaiter.class, "state", int.class);
  private static final VarHandle CERTAIN = field(SingleWaiter.class, "fenced", boolean.class);
  private static final VarHandle PACE = field(SingleWaiter.class, "pace", Pace.class);
  private static final VarHandle TIMED = field(Pace.class, "timed", boolean.class);
  private static final VarHandle SLOW = field(Pace.class, "slowInARow", int.class);

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

  /** Has a thread that will wait expect that this takes long, so that it parks at once. */
  static void expectLongWait(SingleWaiter waiting) {
    STATE.setVolatile(waiting, SingleWaiter.FENCED);
    CERTAIN.set(waiting, true);
    Pace pace = (Pace) PACE.get(waiting);
    TIMED.set(pace, true); // at time 0
    SLOW.set(pace, Pace.OFTEN);
  }

  /** Returns the handle of a private field. */
  static VarHandle field(Class<?> owner, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findVarHandle(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no such field", e);
    }
  }
}
