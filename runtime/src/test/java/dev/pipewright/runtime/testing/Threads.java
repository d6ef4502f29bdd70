package dev.pipewright.runtime.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** The threads that tasks were called on, and threads of the tests' own. */
public final class Threads {

  private final Set<Thread> seen = ConcurrentHashMap.newKeySet();

  /** Knows no thread yet. */
  public Threads() {}

  /** Notes the current thread; for tasks to call. */
  public void note() {
    seen.add(Thread.currentThread());
  }

  public Collection<Thread> seen() {
    return seen;
  }

  /** Returns the noted threads that have not ended, together with all platform workers that run. */
  public List<String> alive() {
    return Stream.concat(
            seen.stream().filter(Thread::isAlive).map(Thread::getName), platformWorkers().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the names of all platform threads that are workers, or do something for one. */
  public static List<String> platformWorkers() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(close-|feed-)?pipewright-.*"))
        .sorted()
        .toList();
  }

  /** Begins to wait for a condition; more eagerly than usual, and longer, on a busy machine. */
  public static ConditionFactory eventually() {
    return Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(30));
  }

  /** Sees for a moment that something goes on to hold: what must not come cannot be awaited. */
  public static void staysSo(ThrowingRunnable assertion) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .during(Duration.ofMillis(50))
        .untilAsserted(assertion);
  }

  /** A thread of a test's own that computes something. */
  public static final class Background<T> {
    private final FutureTask<T> work;
    private final Thread thread;

    private Background(Callable<T> body) {
      work = new FutureTask<>(body);
      thread = new Thread(work, "test-background");
      thread.setDaemon(true);
    }

    public Thread thread() {
      return thread;
    }

    /** Waits until the thread has nothing to do: it is parked, or has ended. */
    public void awaitIdle() {
      eventually().until(() -> isIdle(thread));
    }

    /**
     * Waits until the thread is parked, for no set time, within a call of this name. Where the call
     * does not wait, this fails.
     */
    public void awaitParkedIn(String method) {
      eventually().until(() -> isIn(method) && thread.getState() == Thread.State.WAITING);
    }

    private boolean isIn(String method) {
      return Arrays.stream(thread.getStackTrace())
          .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    /** Interrupts the thread, and waits until it has taken notice. */
    public void interruptAndAwaitNotice() {
      thread.interrupt();
      eventually().until(() -> !thread.isInterrupted());
    }

    public boolean isDone() {
      return work.isDone();
    }

    /** Waits for the result, or throws what the thread threw. */
    public T get() throws Exception {
      try {
        return work.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Exception cause) {
          throw cause;
        }
        throw e;
      }
    }
  }

  public static <T> Background<T> inBackground(Callable<T> body) {
    Background<T> background = new Background<>(body);
    background.thread().start();
    return background;
  }

  /** Returns whether a thread waits or has ended. */
  public static boolean isIdle(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, TERMINATED -> true;
      default -> false;
    };
  }

  /**
   * Waits for a latch as code does that knows nothing of interruption.
   *
   * @return whether the thread was interrupted; its flag is clear then
   */
  public static boolean awaitStubbornly(CountDownLatch latch) {
    return awaitStubbornly(latch, () -> {});
  }

  /** As above; {@code onInterrupt} is called with every interrupt. */
  public static boolean awaitStubbornly(CountDownLatch latch, Runnable onInterrupt) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
        onInterrupt.run();
      }
    }
  }
}
