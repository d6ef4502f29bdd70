package dev.pipewright.benchmarks.workloads;

import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.NewerJdk;
import dev.pipewright.benchmarks.peers.Total;
import dev.pipewright.benchmarks.report.Contestant;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Outputs in order of completion, and their sum. */
public abstract class UnorderedPool extends Pool {

  UnorderedPool(
      int items,
      int workers,
      UnaryOperator<Integer> step,
      UnaryOperator<Integer> effect,
      Kept<ExecutorService> executor) {
    super(items, workers, step, effect, executor);
  }

  @Override
  final Total newTotal() {
    return new Total.Sum();
  }

  @Benchmark
  @Contestant("Reactor `flatMap`")
  public long reactorFlatMap() {
    Scheduler scheduler = reactorOnExecutor();
    return checked(
        Flux.range(0, items)
            .flatMap(item -> Mono.fromCallable(call(item)).subscribeOn(scheduler), workers)
            .collect(this::newTotal, Total::add)
            .blockOptional()
            .orElseThrow());
  }

  @Benchmark
  @Contestant("RxJava `flatMapSingle`")
  public long rxJavaFlatMap() {
    io.reactivex.rxjava3.core.Scheduler scheduler = rxOnExecutor();
    return checked(
        Flowable.range(0, items)
            .flatMapSingle(
                item -> Single.fromCallable(call(item)).subscribeOn(scheduler), false, workers)
            .collect(this::newTotal, Total::add)
            .blockingGet());
  }

  @Benchmark
  @Contestant("Mutiny `merge`")
  public long mutiny() {
    ExecutorService threads = executor.get();
    return checked(
        Multi.createFrom()
            .range(0, items)
            .onItem()
            .transformToUni(
                item -> Uni.createFrom().item(() -> step.apply(item)).runSubscriptionOn(threads))
            .merge(workers)
            .collect()
            .in(this::newTotal, Total::add)
            .await()
            .indefinitely());
  }

  @Benchmark
  @Contestant("Pekko `mapAsyncUnordered`")
  public long pekko() {
    ExecutorService threads = executor.get();
    return checked(
        Source.range(0, items - 1)
            .mapAsyncUnordered(
                workers, item -> CompletableFuture.supplyAsync(() -> step.apply(item), threads))
            .runFold(newTotal(), Total::add, pekko.get())
            .toCompletableFuture()
            .join());
  }

  @Benchmark
  @Contestant(value = "parallel-collectors `parallelToStream`", jdk = 21)
  public long parallelCollectors() {
    return checked(source().collect(NewerJdk.parallelToStream(workers, step)));
  }

  @Benchmark
  @Contestant(value = "`Gatherers.mapConcurrent`", jdk = 24)
  public long gatherers() {
    return checked(NewerJdk.mapConcurrent(source(), workers, step));
  }

  @Benchmark
  @Contestant(value = "by hand, `ArrayBlockingQueue`, virtual threads", jdk = 24)
  public long byHandVirtual() throws InterruptedException {
    return byHand(new ByHand(NewerJdk.virtualThreads(), buffer()));
  }

  final long byHand(ByHand byHand) throws InterruptedException {
    Total total = newTotal();
    byHand.unordered(iterator(), workers, step, total::add);
    return checked(total);
  }
}
