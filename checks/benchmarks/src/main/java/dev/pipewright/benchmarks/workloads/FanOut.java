package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.PekkoDiamond;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * {@code range}, each item to {@code +1} and to {@code *2}, and both to {@code sum}: four threads
 * at least, and a queue of 1000 items before each task.
 */
@OperationsPerInvocation(Diamond.ITEMS)
public class FanOut extends Diamond {

  private final Pipelines pipelines = new PipewrightFanOut_Pipelines();

  /** Called by JMH. */
  public FanOut() {}

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright() {
    return checked(pipelines.total(ITEMS));
  }

  @Benchmark
  @Contestant("Pekko `Broadcast` and `Merge`, `async`, buffers of 1024")
  public long pekko() {
    return pekko(PekkoDiamond.merged(ITEMS));
  }

  /** The bound of what the tasks can do: one thread and no queue. */
  @Benchmark
  @Contestant(value = "`java.util.stream`, no boundary", role = Contestant.Role.BOUND)
  public long stream() {
    return checked(
        source()
            .flatMap(item -> Stream.of(Work.plusOne(item), Work.timesTwo(item)))
            .mapToLong(Integer::longValue)
            .sum());
  }

  @Override
  void byHand(ByHand byHand, Iterator<Integer> source, Consumer<Integer> taking)
      throws InterruptedException {
    byHand.merge(source, Work::plusOne, Work::timesTwo, taking);
  }

  interface Pipelines {

    @Pipeline(
        value = {"range -> plusOne -> sum", "range -> timesTwo -> sum"},
        uses = BufferedItems.class)
    long total(int items);
  }
}
