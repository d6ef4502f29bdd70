package dev.pipewright.runtime.local;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one run: makes them, marks them as the run's, and counts those that have to end
 * before the run has, which are its workers and whatever helps them.
 */
final class RunThreads {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** The run whose threads they are. */
  interface Owner {

    /** Has what the current thread does count as work for the run. */
    void mark();

    /** Returns whether the run has failed, or was closed. */
    boolean isStopped();

    /** Takes notice that the last thread is past its last task; called once, by that thread. */
    void threadsEnded();
  }

  private final Owner run;
  private final @Nullable ClassLoader contextLoader;

  /** Whether all threads have to be platform threads. */
  private final boolean platform;

  private final Scheduler scheduler;
  private final Lock lock;
  private final Condition changed;

  /** Whether there are threads that were started, or will be. */
  private boolean expected;

  /** How many threads have still to end. */
  private int running;

  /** Whether there were any, and all have ended. */
  private volatile boolean over;

  /** Whether the run has taken notice of that. */
  private boolean noticed;

  /** The threads that help workers and have not ended. */
  private final Set<Thread> helpers = ConcurrentHashMap.newKeySet();

  /** The threads that are past their last task, to be waited for to the last instruction. */
  private final List<Thread> ending = new ArrayList<>();

  /**
   * Knows no threads yet.
   *
   * @param run the run
   * @param contextLoader the context class loader of its threads
   * @param platform whether all of them have to be platform threads
   * @param scheduler starts them and has them wait
   */
  RunThreads(
      Owner run, @Nullable ClassLoader contextLoader, boolean platform, Scheduler scheduler) {
    this.run = run;
    this.contextLoader = contextLoader;
    this.platform = platform;
    this.scheduler = scheduler;
    this.lock = scheduler.newLock();
    this.changed = lock.newCondition();
  }

  /** Returns whether there were threads, and all have ended. */
  boolean areOver() {
    return over;
  }

  /** Returns whether the run's workers may be virtual threads. */
  boolean mayBeVirtual() {
    return !platform && DaemonThreads.areVirtual();
  }

  /**
   * Counts all workers, before anybody can stop the run: from now on whoever waits for the threads
   * waits for those that have still to be started.
   *
   * @param workers how many there are
   */
  void expect(int workers) {
    lock.lock();
    try {
      expected = true;
      running = workers;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts those workers that are not started on demand. None of them can end before all have been.
   *
   * @param <W> the type of the workers
   * @param workers the workers
   * @param start starts one of them
   */
  <W> void start(List<? extends W> workers, Consumer<W> start) {
    lock.lock();
    int missing = workers.size();
    try {
      for (W worker : workers) {
        start.accept(worker);
        missing--;
      }
    } finally {
      running -= missing; // where the system had no thread left to give
      over = running == 0;
      noticed = over;
      lock.unlock();
    }
  }

  /** Starts the thread of a worker. */
  void startWorker(String name, boolean onPlatform, Runnable work) {
    scheduler.start(
        onPlatform || platform
            ? DaemonThreads.platform(name, contextLoader)
            : DaemonThreads.light(name, contextLoader),
        work);
  }

  /** Has a thread that ran a worker be as a new one for the next. */
  void prepare(Thread current, String name) {
    Thread.interrupted(); // whoever interrupted it meant the other one
    current.setName(name);
    current.setContextClassLoader(contextLoader);
  }

  /**
   * Starts a thread that does for the caller of the run what the caller's own does otherwise. It is
   * no worker, and the run does not wait for it.
   *
   * @param name its name
   * @param work what it does
   */
  void startBackground(String name, Runnable work) {
    if (mayBeVirtual()) {
      BackgroundThread.start(name, contextLoader, scheduler, work);
    } else {
      scheduler.start(DaemonThreads.platform(name, contextLoader), work);
    }
  }

  /**
   * Starts a thread that looks after the run where nobody else may. The run does not wait for it.
   *
   * @param name its name
   * @param work what it does
   */
  void startRescue(String name, Runnable work) {
    scheduler.start(
        DaemonThreads.platform(name, contextLoader),
        () -> {
          run.mark();
          work.run();
        });
  }

  /**
   * Starts a thread that helps a worker, and has to end before the run has.
   *
   * @param name its name
   * @param work what it does
   * @param onFailure takes what the work throws
   * @return the thread; null if all threads have ended, and so none was started
   */
  @Nullable Thread startHelper(String name, Runnable work, Consumer<Throwable> onFailure) {
    return reserve() ? startReserved(name, work, onFailure) : null;
  }

  /**
   * Counts a thread that will be started, so that the run does not end before it has.
   *
   * @return false if all threads have ended, and so none must be started
   */
  boolean reserve() {
    lock.lock();
    try {
      if (running == 0) {
        return false;
      }
      running++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Starts a thread that was counted before; if that fails, it counts no more. */
  Thread startReserved(String name, Runnable work, Consumer<Throwable> onFailure) {
    boolean started = false;
    try {
      ThreadFactory daemons = DaemonThreads.platform(name, contextLoader);
      Thread thread =
          scheduler.start(
              help -> {
                Thread helper = daemons.newThread(help);
                helpers.add(helper); // before it can have ended
                return helper;
              },
              () -> help(work, onFailure));
      started = true;
      return thread;
    } finally {
      if (!started) { // the system has no thread left to give
        ended();
      }
    }
  }

  private void help(Runnable work, Consumer<Throwable> onFailure) {
    try {
      run.mark();
      work.run();
    } catch (Throwable e) {
      onFailure.accept(e);
    } finally {
      helpers.remove(Thread.currentThread());
      ended();
    }
  }

  /** Returns the threads that help workers and have not ended. */
  Set<Thread> helpers() {
    return helpers;
  }

  /** Notes that a thread is past its last task and its last source; called by the thread. */
  void ended() {
    ended(Thread.currentThread());
  }

  /** Notes that a thread that was counted will not be started. */
  void endedUnstarted() {
    ended(null);
  }

  private void ended(@Nullable Thread thread) {
    if (!isLast(thread)) {
      return;
    }
    over = true;
    for (int step = 0; step < 2; ) { // each until there is the memory for it
      try {
        if (step == 0) {
          run.threadsEnded();
        } else {
          noticed();
        }
        step++;
      } catch (Throwable e) {
        pauseWithoutMemory();
      }
    }
  }

  /**
   * Waits a moment where there is no memory for a step that must not be lost, so that others may
   * let go of some. Whatever the scheduler is: that may need memory, too.
   */
  static void pauseWithoutMemory() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  private boolean isLast(@Nullable Thread thread) {
    while (true) {
      try {
        lock.lock();
        break;
      } catch (OutOfMemoryError e) { // a wait for the lock takes memory
        pauseWithoutMemory();
      }
    }
    boolean last;
    try {
      running--;
      last = running == 0;
      if (thread != null) {
        ending.add(thread);
      }
    } catch (OutOfMemoryError e) { // nobody waits for the last instruction of this thread
      last = running == 0;
    } finally {
      lock.unlock();
    }
    return last;
  }

  private void noticed() {
    lock.lock();
    try {
      noticed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Has those look again who wait. */
  void wakeWaiting() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all threads have ended; where the run has been stopped, for so long at most.
   *
   * @return whether they have
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  boolean await(long nanosIfStopped) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (expected && !noticed) {
        if (!run.isStopped()) {
          changed.await();
        } else if (changed.awaitNanos(nanosIfStopped) <= 0 && !noticed) {
          return false;
        }
      }
    } finally {
      lock.unlock();
    }
    for (Thread thread : List.copyOf(ending)) { // complete, since they are over
      scheduler.join(thread);
    }
    return true;
  }
}
