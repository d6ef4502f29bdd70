package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.PekkoDiamond;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.Iterator;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * {@code range}, each item to {@code +1} and to {@code *2}, what both make of it added, and then
 * {@code sum}: five threads at least, and a queue of 1000 items on each way.
 */
@OperationsPerInvocation(Diamond.ITEMS)
public class Zip extends Diamond {

  private final Pipelines pipelines = new PipewrightZip_Pipelines();

  /** Called by JMH. */
  public Zip() {}

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright() {
    return checked(pipelines.total(ITEMS));
  }

  @Benchmark
  @Contestant("Pekko `Broadcast` and `ZipWith`, `async`, buffers of 1024")
  public long pekko() {
    return pekko(PekkoDiamond.zipped(ITEMS));
  }

  /** The bound of what the tasks can do: one thread and no queue. */
  @Benchmark
  @Contestant(value = "`java.util.stream`, no boundary", role = Contestant.Role.BOUND)
  public long stream() {
    return checked(
        source()
            .map(item -> Work.plus(Work.plusOne(item), Work.timesTwo(item)))
            .mapToLong(Integer::longValue)
            .sum());
  }

  @Override
  void byHand(ByHand byHand, Iterator<Integer> source, Consumer<Integer> taking)
      throws InterruptedException {
    byHand.zip(source, Work::plusOne, Work::timesTwo, Work::plus, taking);
  }

  interface Pipelines {

    @Pipeline(
        value = {"range -> plusOne -> plus.left", "range -> timesTwo -> plus.right -> sum"},
        uses = BufferedItems.class)
    long total(int items);
  }
}
