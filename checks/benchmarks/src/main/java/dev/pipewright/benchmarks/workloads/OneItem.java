package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.NewerJdk;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Total.Sum;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import io.reactivex.rxjava3.core.Flowable;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** What a whole run costs: three stages, on one item. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OneItem {

  private static final int ITEM = 1;
  private static final int EXPECTED = 4;
  private static final int STAGES = 3;
  private static final int BUFFER = 1000;

  private final Pipelines pipelines = new PipewrightOneItem_Pipelines();
  private final Kept<Scheduler> reactor = Threads.reactor(() -> STAGES);
  private final Kept<ExecutorService> pool = Threads.pool(() -> STAGES);
  private final Kept<ActorSystem> pekko = Threads.pekko();

  /** Called by JMH. */
  public OneItem() {}

  /** Ends the threads. */
  @TearDown
  public void close() {
    reactor.close();
    pool.close();
    pekko.close();
  }

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright() {
    return checked(pipelines.run(ITEM));
  }

  @Benchmark
  @Contestant("Reactor `publishOn`")
  public long reactor() {
    Scheduler scheduler = reactor.get();
    return checked(
        Flux.just(ITEM)
            .publishOn(scheduler)
            .map(Work::plusOne)
            .publishOn(scheduler)
            .map(Work::plusOne)
            .publishOn(scheduler)
            .map(Work::plusOne)
            .next()
            .blockOptional()
            .orElseThrow());
  }

  @Benchmark
  @Contestant("RxJava `observeOn`")
  public long rxJava() {
    io.reactivex.rxjava3.core.Scheduler scheduler = io.reactivex.rxjava3.schedulers.Schedulers.io();
    return checked(
        Flowable.just(ITEM)
            .observeOn(scheduler)
            .map(Work::plusOne)
            .observeOn(scheduler)
            .map(Work::plusOne)
            .observeOn(scheduler)
            .map(Work::plusOne)
            .blockingFirst());
  }

  @Benchmark
  @Contestant("Mutiny `emitOn`")
  public long mutiny() {
    ExecutorService executor = pool.get();
    return checked(
        Multi.createFrom()
            .item(ITEM)
            .emitOn(executor)
            .map(Work::plusOne)
            .emitOn(executor)
            .map(Work::plusOne)
            .emitOn(executor)
            .map(Work::plusOne)
            .collect()
            .first()
            .await()
            .indefinitely());
  }

  @Benchmark
  @Contestant("Pekko `async`")
  public long pekko() {
    return checked(
        Source.single(ITEM)
            .map(Work::plusOne)
            .async()
            .map(Work::plusOne)
            .async()
            .map(Work::plusOne)
            .runWith(Sink.head(), pekko.get())
            .toCompletableFuture()
            .join());
  }

  @Benchmark
  @Contestant("by hand, `ArrayBlockingQueue`, platform threads")
  public long byHand() throws InterruptedException {
    return byHand(new ByHand(Threads.platform(), BUFFER));
  }

  @Benchmark
  @Contestant(value = "by hand, `ArrayBlockingQueue`, virtual threads", jdk = 24)
  public long byHandVirtual() throws InterruptedException {
    return byHand(new ByHand(NewerJdk.virtualThreads(), BUFFER));
  }

  /** Has neither queues nor an end to tell of. */
  @Benchmark
  @Contestant(value = "`CompletableFuture.thenApplyAsync`", role = Contestant.Role.BOUND)
  public long completableFuture() {
    ExecutorService executor = pool.get();
    return checked(
        CompletableFuture.supplyAsync(() -> Work.plusOne(ITEM), executor)
            .thenApplyAsync(Work::plusOne, executor)
            .thenApplyAsync(Work::plusOne, executor)
            .join());
  }

  private static long byHand(ByHand byHand) throws InterruptedException {
    Sum sum = new Sum();
    byHand.chain(List.of(Work.plusOne(ITEM)).iterator(), sum::add, Work::plusOne, Work::plusOne);
    return checked(sum.value());
  }

  private static long checked(long output) {
    return Checks.equal(EXPECTED, output);
  }

  interface Pipelines {

    @Task
    static Integer plusOne(Integer item) {
      return Work.plusOne(item);
    }

    @Pipeline("plusOne -> plusOne -> plusOne")
    Integer run(Integer item);
  }
}
