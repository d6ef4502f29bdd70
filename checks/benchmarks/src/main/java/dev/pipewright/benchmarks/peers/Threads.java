package dev.pipewright.benchmarks.peers;

import com.typesafe.config.ConfigFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntSupplier;
import org.apache.pekko.actor.ActorSystem;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads that other libraries are given, as their documentation has it. */
public final class Threads {

  private Threads() {}

  /** Makes daemon platform threads. */
  public static ThreadFactory platform() {
    return work -> {
      Thread thread = new Thread(work);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * A pool of platform threads.
   *
   * @param size says how many
   */
  public static Kept<ExecutorService> pool(IntSupplier size) {
    return new Kept<>(
        () -> Executors.newFixedThreadPool(size.getAsInt(), platform()),
        ExecutorService::shutdownNow);
  }

  /**
   * For tasks that block: a virtual thread for each where there are any, else a pool.
   *
   * @param size says how many platform threads
   */
  public static Kept<ExecutorService> forBlocking(IntSupplier size) {
    return NewerJdk.hasVirtualThreads()
        ? new Kept<>(NewerJdk::virtualThreadPerTask, ExecutorService::shutdownNow)
        : pool(size);
  }

  /**
   * A pool for parallel streams.
   *
   * @param size says how many threads
   */
  public static Kept<ForkJoinPool> forkJoin(IntSupplier size) {
    return new Kept<>(() -> new ForkJoinPool(size.getAsInt()), ForkJoinPool::shutdownNow);
  }

  /**
   * Reactor's scheduler of single threads.
   *
   * @param size says how many
   */
  public static Kept<Scheduler> reactor(IntSupplier size) {
    return new Kept<>(
        () -> Schedulers.newParallel("reactor", size.getAsInt(), true), Scheduler::dispose);
  }

  /** Pekko's actors, on the threads that it takes by default. */
  public static Kept<ActorSystem> pekko() {
    return new Kept<>(
        () ->
            ActorSystem.create(
                "benchmarks",
                ConfigFactory.parseString("pekko { daemonic = on, loglevel = ERROR }")
                    .withFallback(ConfigFactory.load())),
        system -> system.terminate());
  }
}
