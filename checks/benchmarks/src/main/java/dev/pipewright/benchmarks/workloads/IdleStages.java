package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.Latencies;
import dev.pipewright.benchmarks.peers.NewerJdk;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Ticks;
import dev.pipewright.benchmarks.report.Contestant;
import io.reactivex.rxjava3.core.Flowable;
import io.smallrye.mutiny.Multi;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * How long an item takes through three stages that have nothing else to do: from the source's
 * thread to the third stage's, over three boundaries. The source waits a millisecond between items.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class IdleStages {

  private static final int ITEMS = 2000;
  private static final int BUFFER = 1000;

  /** The source's thread, and one for each stage. */
  private static final int THREADS = 4;

  private final Pipelines pipelines = new PipewrightIdleStages_Pipelines();
  private final Kept<Scheduler> reactor = Threads.reactor(() -> THREADS);
  private final Kept<ExecutorService> pool = Threads.pool(() -> THREADS);
  private final Kept<ActorSystem> pekko = Threads.pekko();

  /** Called by JMH. */
  public IdleStages() {}

  /** Ends the threads. */
  @TearDown
  public void close() {
    reactor.close();
    pool.close();
    pekko.close();
  }

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public void pipewright(Percentiles percentiles) {
    Latencies latencies = new Latencies(ITEMS);
    pipelines.run(ITEMS, latencies);
    percentiles.take(latencies);
  }

  @Benchmark
  @Contestant("Reactor `publishOn`")
  public void reactor(Percentiles percentiles) {
    Scheduler scheduler = reactor.get();
    percentiles.take(
        Flux.fromIterable(IdleStages::ticks)
            .subscribeOn(scheduler)
            .publishOn(scheduler)
            .map(UnaryOperator.identity())
            .publishOn(scheduler)
            .map(UnaryOperator.identity())
            .publishOn(scheduler)
            .collect(() -> new Latencies(ITEMS), Latencies::add)
            .blockOptional()
            .orElseThrow());
  }

  @Benchmark
  @Contestant("RxJava `observeOn`")
  public void rxJava(Percentiles percentiles) {
    io.reactivex.rxjava3.core.Scheduler scheduler = io.reactivex.rxjava3.schedulers.Schedulers.io();
    percentiles.take(
        Flowable.fromIterable(IdleStages::ticks)
            .subscribeOn(scheduler)
            .observeOn(scheduler)
            .map(sent -> sent)
            .observeOn(scheduler)
            .map(sent -> sent)
            .observeOn(scheduler)
            .collect(() -> new Latencies(ITEMS), Latencies::add)
            .blockingGet());
  }

  @Benchmark
  @Contestant("Mutiny `emitOn`")
  public void mutiny(Percentiles percentiles) {
    ExecutorService executor = pool.get();
    percentiles.take(
        Multi.createFrom()
            .iterable(IdleStages::ticks)
            .runSubscriptionOn(executor)
            .emitOn(executor)
            .map(UnaryOperator.identity())
            .emitOn(executor)
            .map(UnaryOperator.identity())
            .emitOn(executor)
            .collect()
            .in(() -> new Latencies(ITEMS), Latencies::add)
            .await()
            .indefinitely());
  }

  @Benchmark
  @Contestant("Pekko `async`")
  public void pekko(Percentiles percentiles) {
    percentiles.take(
        Source.fromIterator(IdleStages::ticks)
            .async()
            .map(sent -> sent)
            .async()
            .map(sent -> sent)
            .async()
            .runFold(new Latencies(ITEMS), Latencies::add, pekko.get())
            .toCompletableFuture()
            .join());
  }

  @Benchmark
  @Contestant("by hand, `ArrayBlockingQueue`, platform threads")
  public void byHand(Percentiles percentiles) throws InterruptedException {
    byHand(new ByHand(Threads.platform(), BUFFER), percentiles);
  }

  @Benchmark
  @Contestant(value = "by hand, `ArrayBlockingQueue`, virtual threads", jdk = 24)
  public void byHandVirtual(Percentiles percentiles) throws InterruptedException {
    byHand(new ByHand(NewerJdk.virtualThreads(), BUFFER), percentiles);
  }

  private static void byHand(ByHand byHand, Percentiles percentiles) throws InterruptedException {
    Latencies latencies = new Latencies(ITEMS);
    byHand.chain(ticks(), latencies::add, UnaryOperator.identity(), UnaryOperator.identity());
    percentiles.take(latencies);
  }

  private static Iterator<Long> ticks() {
    return new Ticks(ITEMS);
  }

  /** What JMH records besides the time of the whole run; in microseconds. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Percentiles {

    /** Half of the items took no longer. */
    public double p50;

    /** 99 of 100 items took no longer. */
    public double p99;

    /** 999 of 1000 items took no longer. */
    public double p999;

    /** Called by JMH. */
    public Percentiles() {}

    private void take(Latencies latencies) {
      Checks.equal(ITEMS, latencies.size());
      latencies.sorted();
      p50 = latencies.micros(0.5);
      p99 = latencies.micros(0.99);
      p999 = latencies.micros(0.999);
    }
  }

  interface Pipelines {

    @Task(branch = true)
    static Iterator<Long> ticks(int items) {
      return new Ticks(items);
    }

    @Task
    static Long pass(Long sent) {
      return sent;
    }

    @Task
    static void take(Long sent, @Bind Latencies latencies) {
      latencies.add(sent);
    }

    @Pipeline("ticks -> pass -> pass -> take")
    void run(int items, Latencies latencies);
  }
}
