package dev.pipewright.benchmarks.workloads;

import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;

/** Few enough workers for contestants that want a platform thread for each. */
public abstract class OrderedThreadPool extends OrderedPool {

  OrderedThreadPool(
      int items,
      int workers,
      UnaryOperator<Integer> step,
      UnaryOperator<Integer> effect,
      Kept<ExecutorService> executor) {
    super(items, workers, step, effect, executor);
  }

  @Benchmark
  @Contestant("by hand, futures in `ArrayBlockingQueue`, platform threads")
  public long byHand() throws InterruptedException, ExecutionException {
    return byHand(new ByHand(Threads.platform(), buffer()));
  }

  /** A contestant where the work is enough for one: the stream splits the source beforehand. */
  final long totalOfParallelStream() throws InterruptedException, ExecutionException {
    return checked(
        forkJoin.get().submit(() -> source().parallel().map(step).toList()).get().stream());
  }
}
