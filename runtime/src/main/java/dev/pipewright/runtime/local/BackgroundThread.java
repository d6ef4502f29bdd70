package dev.pipewright.runtime.local;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs something once in a thread that is not waited for: a virtual one where there are any, or a
 * platform thread if no carrier is to be had for that.
 */
final class BackgroundThread implements Runnable, CarrierWatch.Waiting {

  private final String name;
  private final @Nullable ClassLoader contextLoader;
  private final AtomicReference<@Nullable Runnable> work;

  private BackgroundThread(String name, @Nullable ClassLoader contextLoader, Runnable work) {
    this.name = name;
    this.contextLoader = contextLoader;
    this.work = new AtomicReference<>(work);
  }

  /** Starts a thread. */
  static void start(String name, @Nullable ClassLoader contextLoader, Runnable work) {
    BackgroundThread background = new BackgroundThread(name, contextLoader, work);
    DaemonThreads.light(name, contextLoader, background).start();
    if (DaemonThreads.areVirtual()) {
      CarrierWatch.add(background);
    }
  }

  @Override
  public boolean hasBegun() {
    return work.get() == null;
  }

  @Override
  public void beginElsewhere() {
    DaemonThreads.platform(name, contextLoader, this).start();
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
