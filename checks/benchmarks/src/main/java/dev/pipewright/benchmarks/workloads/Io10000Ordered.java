package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Ten thousand workers that sleep for 50 ms, outputs in the order of the inputs. */
@OperationsPerInvocation(Io10000Ordered.ITEMS)
public class Io10000Ordered extends OrderedPool {

  static final int ITEMS = 100_000;
  static final int WORKERS = 10_000;

  private final Pipelines pipelines = new PipewrightIo10000Ordered_Pipelines();

  /** Called by JMH. */
  public Io10000Ordered() {
    super(ITEMS, WORKERS, Work::sleep, UnaryOperator.identity(), Threads.forBlocking(WORKERS));
  }

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright() {
    return checked(pipelines.total(ITEMS));
  }

  interface Pipelines {

    @Task(workers = WORKERS, ordered = true)
    static Integer sleep(Integer item) {
      return Work.sleep(item);
    }

    @Pipeline(value = "range -> sleep -> orderedHash", uses = Items.class)
    long total(int items);
  }
}
