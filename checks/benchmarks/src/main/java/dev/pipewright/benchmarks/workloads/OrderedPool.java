package dev.pipewright.benchmarks.workloads;

import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.NewerJdk;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Total;
import dev.pipewright.benchmarks.report.Contestant;
import io.reactivex.rxjava3.core.Flowable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Outputs in the order of the inputs, and a hash of them that no other order has. Mutiny is not
 * among the contestants: its way to keep the order runs one step at a time.
 */
public abstract class OrderedPool extends Pool {

  OrderedPool(UnaryOperator<Integer> step) {
    super(step);
  }

  OrderedPool(UnaryOperator<Integer> step, UnaryOperator<Integer> effect) {
    super(step, effect);
  }

  @Override
  final Total newTotal() {
    return new Total.OrderedHash();
  }

  @Benchmark
  @Contestant("Reactor `flatMapSequential`")
  public long reactor() {
    Scheduler scheduler = reactorOnExecutor();
    return checked(
        Flux.range(0, items())
            .flatMapSequential(
                item -> Mono.fromCallable(call(item)).subscribeOn(scheduler), workers(), 1)
            .collect(this::newTotal, Total::add)
            .blockOptional()
            .orElseThrow());
  }

  @Benchmark
  @Contestant("RxJava `concatMapEager`")
  public long rxJava() {
    io.reactivex.rxjava3.core.Scheduler scheduler = rxOnExecutor();
    return checked(
        Flowable.range(0, items())
            .concatMapEager(
                item -> Flowable.fromCallable(call(item)).subscribeOn(scheduler), workers(), 1)
            .collect(this::newTotal, Total::add)
            .blockingGet());
  }

  @Benchmark
  @Contestant("Pekko `mapAsync`")
  public long pekko() {
    ExecutorService threads = executor.get();
    return checked(
        Source.range(0, items() - 1)
            .mapAsync(
                workers(), item -> CompletableFuture.supplyAsync(() -> step.apply(item), threads))
            .runFold(newTotal(), Total::add, pekko.get())
            .toCompletableFuture()
            .join());
  }

  @Benchmark
  @Contestant(value = "parallel-collectors `parallelToOrderedStream`", jdk = 21)
  public long parallelCollectors() {
    return checked(source().collect(NewerJdk.parallelToOrderedStream(workers(), step)));
  }

  @Benchmark
  @Contestant(value = "`Gatherers.mapConcurrent`", jdk = 24)
  public long gatherers() {
    return checked(NewerJdk.mapConcurrent(source(), workers(), step));
  }

  @Benchmark
  @Contestant(value = "by hand, futures in `ArrayBlockingQueue`, virtual threads", jdk = 24)
  public long byHandVirtual() throws InterruptedException, ExecutionException {
    return byHand(new ByHand(NewerJdk.virtualThreads(), buffer()));
  }

  @Benchmark
  @Contestant(
      value = "by hand, futures in `ArrayBlockingQueue`, platform threads",
      mostWorkers = PLATFORM_THREADS)
  public long byHand() throws InterruptedException, ExecutionException {
    return byHand(new ByHand(Threads.platform(), buffer()));
  }

  /** A contestant where the work is enough for one: the stream splits the source beforehand. */
  final long totalOfParallelStream() throws InterruptedException, ExecutionException {
    return checked(
        forkJoin.get().submit(() -> source().parallel().map(step).toList()).get().stream());
  }

  final long byHand(ByHand byHand) throws InterruptedException, ExecutionException {
    Total total = newTotal();
    byHand.ordered(iterator(), workers(), step, total::add);
    return checked(total);
  }
}
