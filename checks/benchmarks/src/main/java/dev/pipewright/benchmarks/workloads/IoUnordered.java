package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Workers by the thousand that sleep for 50 ms, outputs in order of completion. */
public class IoUnordered extends UnorderedPool {

  @Param("10000")
  int items;

  @Param("1000")
  int workers;

  private final Pipelines pipelines = new PipewrightIoUnordered_Pipelines();

  /** Called by JMH. */
  public IoUnordered() {
    super(Work::sleep, UnaryOperator.identity());
  }

  @Override
  int items() {
    return items;
  }

  @Override
  int workers() {
    return workers;
  }

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright() {
    return checked(
        switch (workers) {
          case 1000 -> pipelines.totalOf1000(items);
          case 10_000 -> pipelines.totalOf10000(items);
          default -> throw new IllegalStateException("no pipeline of " + workers + " workers");
        });
  }

  interface Pipelines {

    @Task(workers = 1000)
    static Integer sleep1000(Integer item) {
      return Work.sleep(item);
    }

    @Task(workers = 10_000)
    static Integer sleep10000(Integer item) {
      return Work.sleep(item);
    }

    @Pipeline(value = "range -> sleep1000 -> sum", uses = Items.class)
    long totalOf1000(int items);

    @Pipeline(value = "range -> sleep10000 -> sum", uses = Items.class)
    long totalOf10000(int items);
  }
}
