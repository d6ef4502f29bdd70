package dev.pipewright.runtime.local;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs something once in a virtual thread that is not waited for, or in a platform thread if no
 * carrier is to be had for that.
 */
final class BackgroundThread implements Runnable, CarrierWatch.Waiting {

  private final String name;
  private final @Nullable ClassLoader contextLoader;
  private final Scheduler scheduler;
  private final AtomicReference<@Nullable Runnable> work;

  private BackgroundThread(
      String name, @Nullable ClassLoader contextLoader, Scheduler scheduler, Runnable work) {
    this.name = name;
    this.contextLoader = contextLoader;
    this.scheduler = scheduler;
    this.work = new AtomicReference<>(work);
  }

  /** Starts a thread. */
  static void start(
      String name, @Nullable ClassLoader contextLoader, Scheduler scheduler, Runnable work) {
    BackgroundThread background = new BackgroundThread(name, contextLoader, scheduler, work);
    scheduler.start(DaemonThreads.light(name, contextLoader), background);
    CarrierWatch.add(background);
  }

  @Override
  public boolean hasBegun() {
    return work.get() == null;
  }

  @Override
  public void beginElsewhere() {
    scheduler.start(DaemonThreads.platform(name, contextLoader), this);
  }

  @Override
  public void run() {
    Runnable once = work.getAndSet(null);
    CarrierWatch.begun();
    if (once != null) {
      once.run();
    }
  }
}
