package dev.pipewright.benchmarks.workloads;

import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Total;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.ActorSystem;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.scheduler.Scheduler;

/** {@code range -> step, with several workers -> total}. */
@State(Scope.Benchmark)
public abstract class Pool {

  /** The most workers for contestants that want a platform thread for each. */
  public static final int PLATFORM_THREADS = 1000;

  private static final int BUFFER = 1000;

  /** The step. */
  final UnaryOperator<Integer> step;

  final Kept<ExecutorService> executor;
  final Kept<ForkJoinPool> forkJoin = Threads.forkJoin(this::workers);
  final Kept<ActorSystem> pekko = Threads.pekko();

  private final UnaryOperator<Integer> effect;
  private long expected;

  /** Describes a workload that computes, with a platform thread for each worker. */
  Pool(UnaryOperator<Integer> step) {
    this.step = step;
    this.effect = step;
    this.executor = Threads.pool(this::workers);
  }

  /**
   * Describes a workload whose step blocks.
   *
   * @param step the step
   * @param effect what the step returns, without its time
   */
  Pool(UnaryOperator<Integer> step, UnaryOperator<Integer> effect) {
    this.step = step;
    this.effect = effect;
    this.executor = Threads.forBlocking(this::workers);
  }

  /** How many items the source gives. */
  abstract int items();

  /** How many may be at the step at a time. */
  abstract int workers();

  /** Finds out what the result has to be. */
  @Setup
  public void expect() {
    Total total = newTotal();
    for (int i = 0; i < items(); i++) {
      total.add(effect.apply(i));
    }
    expected = total.value();
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    executor.close();
    forkJoin.close();
    pekko.close();
  }

  /** The total of no items. */
  abstract Total newTotal();

  final Stream<Integer> source() {
    return IntStream.range(0, items()).boxed();
  }

  final Iterator<Integer> iterator() {
    return source().iterator();
  }

  /** The step as what is called elsewhere. */
  final Callable<Integer> call(Integer item) {
    return () -> step.apply(item);
  }

  /** Reactor's scheduler that runs things with the executor. */
  final Scheduler reactorOnExecutor() {
    return reactor.core.scheduler.Schedulers.fromExecutorService(executor.get());
  }

  /** RxJava's scheduler that runs things with the executor. */
  final io.reactivex.rxjava3.core.Scheduler rxOnExecutor() {
    return io.reactivex.rxjava3.schedulers.Schedulers.from(executor.get());
  }

  /** How many items a queue by hand holds: enough for every worker to have one there. */
  final int buffer() {
    return Math.max(BUFFER, 2 * workers());
  }

  final long checked(Stream<Integer> outputs) {
    Total total = newTotal();
    outputs.forEachOrdered(total::add);
    return checked(total);
  }

  final long checked(Total total) {
    return checked(total.value());
  }

  final long checked(long total) {
    return Checks.equal(expected, total);
  }
}
