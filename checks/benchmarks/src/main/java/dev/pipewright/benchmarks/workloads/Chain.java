package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.NewerJdk;
import dev.pipewright.benchmarks.peers.SpscChain;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Total.Sum;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import io.reactivex.rxjava3.core.Flowable;
import io.smallrye.mutiny.Multi;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * {@code range -> +1 -> *2 -> sum}: four threads at least, and a queue of 1000 items between each
 * two of them.
 */
@State(Scope.Benchmark)
@OperationsPerInvocation(Chain.ITEMS)
public class Chain {

  static final int ITEMS = 1_000_000;
  private static final int BUFFER = BufferedItems.BUFFER;

  /** Pekko's are powers of two. */
  private static final int PEKKO_BUFFER = 1024;

  /** The source's thread, and one for each stage. */
  private static final int THREADS = 4;

  private static final long EXPECTED = (long) ITEMS * (ITEMS + 1);

  private final Pipelines pipelines = new PipewrightChain_Pipelines();
  private final Kept<Scheduler> reactor = Threads.reactor(() -> THREADS);
  private final Kept<ExecutorService> pool = Threads.pool(() -> THREADS);
  private final Kept<ActorSystem> pekko = Threads.pekko();

  /** Called by JMH. */
  public Chain() {}

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
    return checked(pipelines.total(ITEMS));
  }

  /** The source has a thread of its own: without one the first boundary would be optimised away. */
  @Benchmark
  @Contestant("Reactor `publishOn`")
  public long reactor() {
    Scheduler scheduler = reactor.get();
    return checked(
        Flux.range(0, ITEMS)
            .subscribeOn(scheduler)
            .publishOn(scheduler, BUFFER)
            .map(Work::plusOne)
            .publishOn(scheduler, BUFFER)
            .map(Work::timesTwo)
            .publishOn(scheduler, BUFFER)
            .collect(Sum::new, Sum::add)
            .blockOptional()
            .orElseThrow());
  }

  /** The source has a thread of its own, as with Reactor. */
  @Benchmark
  @Contestant("RxJava `observeOn`")
  public long rxJava() {
    io.reactivex.rxjava3.core.Scheduler scheduler = io.reactivex.rxjava3.schedulers.Schedulers.io();
    return checked(
        Flowable.range(0, ITEMS)
            .subscribeOn(scheduler)
            .observeOn(scheduler, false, BUFFER)
            .map(Work::plusOne)
            .observeOn(scheduler, false, BUFFER)
            .map(Work::timesTwo)
            .observeOn(scheduler, false, BUFFER)
            .collect(Sum::new, Sum::add)
            .blockingGet());
  }

  @Benchmark
  @Contestant("Mutiny `emitOn`")
  public long mutiny() {
    ExecutorService executor = pool.get();
    return checked(
        Multi.createFrom()
            .range(0, ITEMS)
            .runSubscriptionOn(executor)
            .emitOn(executor, BUFFER)
            .map(Work::plusOne)
            .emitOn(executor, BUFFER)
            .map(Work::timesTwo)
            .emitOn(executor, BUFFER)
            .collect()
            .in(Sum::new, Sum::add)
            .await()
            .indefinitely());
  }

  @Benchmark
  @Contestant("Pekko `async`, buffers of 1024")
  public long pekko() {
    return checked(
        Source.range(0, ITEMS - 1)
            .async()
            .map(Work::plusOne)
            .async()
            .map(Work::timesTwo)
            .async()
            .addAttributes(Attributes.inputBuffer(PEKKO_BUFFER, PEKKO_BUFFER))
            .runFold(new Sum(), Sum::add, pekko.get())
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

  /** The bound of what a queue can do: its threads yield and never park. */
  @Benchmark
  @Contestant(value = "JCTools `SpscArrayQueue`, yields only", role = Contestant.Role.BOUND)
  public long jcTools() {
    Sum sum = new Sum();
    new SpscChain(Threads.platform(), BUFFER)
        .run(IntStream.range(0, ITEMS).boxed().iterator(), sum::add, Work::plusOne, Work::timesTwo);
    return checked(sum);
  }

  /** The bound of what the tasks can do: one thread and no queue. */
  @Benchmark
  @Contestant(value = "`java.util.stream`, no boundary", role = Contestant.Role.BOUND)
  public long stream() {
    return checked(
        IntStream.range(0, ITEMS)
            .boxed()
            .map(Work::plusOne)
            .map(Work::timesTwo)
            .mapToLong(Integer::longValue)
            .sum());
  }

  private static long byHand(ByHand byHand) throws InterruptedException {
    Sum sum = new Sum();
    byHand.chain(
        IntStream.range(0, ITEMS).boxed().iterator(), sum::add, Work::plusOne, Work::timesTwo);
    return checked(sum);
  }

  private static long checked(Sum sum) {
    return checked(sum.value());
  }

  private static long checked(long sum) {
    return Checks.equal(EXPECTED, sum);
  }

  interface Pipelines {

    @Pipeline(value = "range -> plusOne -> timesTwo -> sum", uses = BufferedItems.class)
    long total(int items);
  }
}
