package dev.pipewright.benchmarks.workloads;

import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.NewerJdk;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Total;
import dev.pipewright.benchmarks.report.Contestant;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Outputs in order of completion, and their sum. */
public abstract class UnorderedPool extends Pool {

  private final Kept<Scheduler> rails = Threads.reactor(this::workers);

  UnorderedPool(UnaryOperator<Integer> step) {
    super(step);
  }

  UnorderedPool(UnaryOperator<Integer> step, UnaryOperator<Integer> effect) {
    super(step, effect);
  }

  /** Ends the threads. */
  @TearDown
  public void closeRails() {
    rails.close();
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
        Flux.range(0, items())
            .flatMap(item -> Mono.fromCallable(call(item)).subscribeOn(scheduler), workers())
            .collect(this::newTotal, Total::add)
            .blockOptional()
            .orElseThrow());
  }

  @Benchmark
  @Contestant("RxJava `flatMapSingle`")
  public long rxJavaFlatMap() {
    io.reactivex.rxjava3.core.Scheduler scheduler = rxOnExecutor();
    return checked(
        Flowable.range(0, items())
            .flatMapSingle(
                item -> Single.fromCallable(call(item)).subscribeOn(scheduler), false, workers())
            .collect(this::newTotal, Total::add)
            .blockingGet());
  }

  @Benchmark
  @Contestant("Mutiny `merge`")
  public long mutiny() {
    ExecutorService threads = executor.get();
    return checked(
        Multi.createFrom()
            .range(0, items())
            .onItem()
            .transformToUni(
                item -> Uni.createFrom().item(() -> step.apply(item)).runSubscriptionOn(threads))
            .merge(workers())
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
        Source.range(0, items() - 1)
            .mapAsyncUnordered(
                workers(), item -> CompletableFuture.supplyAsync(() -> step.apply(item), threads))
            .runFold(newTotal(), Total::add, pekko.get())
            .toCompletableFuture()
            .join());
  }

  @Benchmark
  @Contestant(value = "parallel-collectors `parallelToStream`", jdk = 21)
  public long parallelCollectors() {
    return checked(source().collect(NewerJdk.parallelToStream(workers(), step)));
  }

  @Benchmark
  @Contestant(value = "`Gatherers.mapConcurrent`", jdk = 24)
  public long gatherers() {
    return checked(NewerJdk.mapConcurrent(source(), workers(), step));
  }

  @Benchmark
  @Contestant(value = "by hand, `ArrayBlockingQueue`, virtual threads", jdk = 24)
  public long byHandVirtual() throws InterruptedException {
    return byHand(new ByHand(NewerJdk.virtualThreads(), buffer()));
  }

  @Benchmark
  @Contestant(value = "Reactor `parallel`", mostWorkers = PLATFORM_THREADS)
  public long reactorParallel() {
    return checked(
        Flux.range(0, items())
            .parallel(workers())
            .runOn(rails.get())
            .map(step)
            .sequential()
            .collect(this::newTotal, Total::add)
            .blockOptional()
            .orElseThrow());
  }

  @Benchmark
  @Contestant(value = "RxJava `parallel`", mostWorkers = PLATFORM_THREADS)
  public long rxJavaParallel() {
    return checked(
        Flowable.range(0, items())
            .parallel(workers())
            .runOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
            .map(step::apply)
            .sequential()
            .collect(this::newTotal, Total::add)
            .blockingGet());
  }

  @Benchmark
  @Contestant(
      value = "by hand, `ArrayBlockingQueue`, platform threads",
      mostWorkers = PLATFORM_THREADS)
  public long byHand() throws InterruptedException {
    return byHand(new ByHand(Threads.platform(), buffer()));
  }

  /** A contestant where the work is enough for one: the stream splits the source beforehand. */
  final long totalOfParallelStream() throws InterruptedException, ExecutionException {
    return checked(
        forkJoin
            .get()
            .submit(() -> source().parallel().map(step).mapToLong(Integer::longValue).sum())
            .get());
  }

  final long byHand(ByHand byHand) throws InterruptedException {
    Total total = newTotal();
    byHand.unordered(iterator(), workers(), step, total::add);
    return checked(total);
  }
}
