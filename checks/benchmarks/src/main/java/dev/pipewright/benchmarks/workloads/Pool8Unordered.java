package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Eight workers with next to nothing to do, outputs in order of completion: what a hand-off costs.
 */
@OperationsPerInvocation(Pool8Unordered.ITEMS)
public class Pool8Unordered extends UnorderedPool {

  static final int ITEMS = 300_000;
  static final int WORKERS = 8;

  private final Pipelines pipelines = new PipewrightPool8Unordered_Pipelines();

  /** Called by JMH. */
  public Pool8Unordered() {
    super(Work::plusOne);
  }

  @Override
  int items() {
    return ITEMS;
  }

  @Override
  int workers() {
    return WORKERS;
  }

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright() {
    return checked(pipelines.total(ITEMS));
  }

  /** The bound: its threads have shares of the source from the start, and no item changes hands. */
  @Benchmark
  @Contestant(value = "parallel stream in a pool of its own", role = Contestant.Role.BOUND)
  public long parallelStream() throws InterruptedException, ExecutionException {
    return totalOfParallelStream();
  }

  interface Pipelines {

    @Task(workers = WORKERS)
    static Integer plusOne(Integer item) {
      return Work.plusOne(item);
    }

    @Pipeline(value = "range -> plusOne -> sum", uses = Items.class)
    long total(int items);
  }
}
