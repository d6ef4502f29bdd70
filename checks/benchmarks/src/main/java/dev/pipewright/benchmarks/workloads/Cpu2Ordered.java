package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Two workers that compute for 26 us, outputs in the order of the inputs. */
@OperationsPerInvocation(Cpu2Ordered.ITEMS)
public class Cpu2Ordered extends OrderedPool {

  static final int ITEMS = 20_000;
  static final int WORKERS = 2;

  private final Pipelines pipelines = new PipewrightCpu2Ordered_Pipelines();

  /** Called by JMH. */
  public Cpu2Ordered() {
    super(Work::burn);
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

  @Benchmark
  @Contestant("parallel stream in a pool of its own")
  public long parallelStream() throws InterruptedException, ExecutionException {
    return totalOfParallelStream();
  }

  /** The limit: as many threads, each of which has its share of the items from the start. */
  @Benchmark
  @Contestant(value = "a loop on each of two threads", role = Contestant.Role.LIMIT)
  public long alone() throws InterruptedException {
    return checked(Shares.orderedHash(ITEMS, WORKERS, step));
  }

  interface Pipelines {

    @Task(workers = WORKERS, ordered = true, cpuBound = true)
    static Integer burn(Integer item) {
      return Work.burn(item);
    }

    @Pipeline(value = "range -> burn -> orderedHash", uses = Items.class)
    long total(int items);
  }
}
