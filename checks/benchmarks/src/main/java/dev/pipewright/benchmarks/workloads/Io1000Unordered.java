package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A thousand workers that sleep for 50 ms, outputs in order of completion. */
@OperationsPerInvocation(Io1000Unordered.ITEMS)
public class Io1000Unordered extends UnorderedThreadPool {

  static final int ITEMS = 10_000;
  static final int WORKERS = 1000;

  private final Pipelines pipelines = new PipewrightIo1000Unordered_Pipelines();

  /** Called by JMH. */
  public Io1000Unordered() {
    super(ITEMS, WORKERS, Work::sleep, UnaryOperator.identity(), Threads.forBlocking(WORKERS));
  }

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright() {
    return checked(pipelines.total(ITEMS));
  }

  interface Pipelines {

    @Task(workers = WORKERS)
    static Integer sleep(Integer item) {
      return Work.sleep(item);
    }

    @Pipeline(value = "range -> sleep -> sum", uses = Items.class)
    long total(int items);
  }
}
