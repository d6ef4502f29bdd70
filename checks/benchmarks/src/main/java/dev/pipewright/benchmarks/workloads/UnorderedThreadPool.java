package dev.pipewright.benchmarks.workloads;

import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Total;
import dev.pipewright.benchmarks.report.Contestant;
import io.reactivex.rxjava3.core.Flowable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** Few enough workers for contestants that want a platform thread for each. */
public abstract class UnorderedThreadPool extends UnorderedPool {

  private final Kept<Scheduler> rails;

  UnorderedThreadPool(
      int items,
      int workers,
      UnaryOperator<Integer> step,
      UnaryOperator<Integer> effect,
      Kept<ExecutorService> executor) {
    super(items, workers, step, effect, executor);
    this.rails = Threads.reactor(workers);
  }

  /** Ends the threads. */
  @TearDown
  public void closeRails() {
    rails.close();
  }

  @Benchmark
  @Contestant("Reactor `parallel`")
  public long reactorParallel() {
    return checked(
        Flux.range(0, items)
            .parallel(workers)
            .runOn(rails.get())
            .map(step)
            .sequential()
            .collect(this::newTotal, Total::add)
            .blockOptional()
            .orElseThrow());
  }

  @Benchmark
  @Contestant("RxJava `parallel`")
  public long rxJavaParallel() {
    return checked(
        Flowable.range(0, items)
            .parallel(workers)
            .runOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
            .map(step::apply)
            .sequential()
            .collect(this::newTotal, Total::add)
            .blockingGet());
  }

  @Benchmark
  @Contestant("by hand, `ArrayBlockingQueue`, platform threads")
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
}
