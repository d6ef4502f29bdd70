package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import dev.pipewright.runtime.Engine;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Workers by the thousand that sleep for 50 ms, outputs in order of completion. */
public class IoUnordered extends UnorderedPool {

  @Param("10000")
  int items;

  @Param("1000")
  int workers;

  private final PipewrightIoUnordered_Pipelines pipelines = new PipewrightIoUnordered_Pipelines();

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
    return checked(pipelines.on(Engine.local().workers("sleep", workers)).total(items));
  }

  interface Pipelines {

    @Task(workers = 1000)
    static Integer sleep(Integer item) {
      return Work.sleep(item);
    }

    @Pipeline(value = "range -> sleep -> sum", uses = Items.class)
    long total(int items);
  }
}
