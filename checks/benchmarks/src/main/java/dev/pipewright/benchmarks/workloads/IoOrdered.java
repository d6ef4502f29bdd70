package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Workers by the thousand that sleep for 50 ms, outputs in the order of the inputs. */
public class IoOrdered extends OrderedPool {

  @Param("10000")
  int items;

  @Param("1000")
  int workers;

  private final Pipelines pipelines = new PipewrightIoOrdered_Pipelines();

  /** Called by JMH. */
  public IoOrdered() {
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

    @Task(workers = 1000, ordered = true)
    static Integer sleep1000(Integer item) {
      return Work.sleep(item);
    }

    @Task(workers = 10_000, ordered = true)
    static Integer sleep10000(Integer item) {
      return Work.sleep(item);
    }

    @Pipeline(value = "range -> sleep1000 -> orderedHash", uses = Items.class)
    long totalOf1000(int items);

    @Pipeline(value = "range -> sleep10000 -> orderedHash", uses = Items.class)
    long totalOf10000(int items);
  }
}
