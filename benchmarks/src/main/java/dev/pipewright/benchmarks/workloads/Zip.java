package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Contestant;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.NewerJdk;
import dev.pipewright.benchmarks.peers.PekkoDiamond;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Total.Sum;
import dev.pipewright.benchmarks.peers.Work;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Sink;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * {@code range}, each item to {@code +1} and to {@code *2}, what both make of it added, and then
 * {@code sum}: five threads at least, and a queue of 1000 items on each way.
 */
@State(Scope.Benchmark)
@OperationsPerInvocation(Zip.ITEMS)
public class Zip {

  static final int ITEMS = 1_000_000;
  private static final int BUFFER = 1000;

  /** Pekko's are powers of two. */
  private static final int PEKKO_BUFFER = 1024;

  /** Of all i + 1 and 2i. */
  private static final long EXPECTED = 3L * ITEMS * (ITEMS - 1) / 2 + ITEMS;

  private final Pipelines pipelines = new PipewrightZip_Pipelines();
  private final Kept<ActorSystem> pekko = Threads.pekko();

  /** Called by JMH. */
  public Zip() {}

  /** Ends the threads. */
  @TearDown
  public void close() {
    pekko.close();
  }

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright() {
    return checked(pipelines.total(ITEMS));
  }

  @Benchmark
  @Contestant("Pekko `Broadcast` and `ZipWith`, `async`, buffers of 1024")
  public long pekko() {
    return checked(
        PekkoDiamond.zipped(ITEMS)
            .addAttributes(Attributes.inputBuffer(PEKKO_BUFFER, PEKKO_BUFFER))
            .runWith(Sink.head(), pekko.get())
            .toCompletableFuture()
            .join()
            .value());
  }

  @Benchmark
  @Contestant("by hand, `ArrayBlockingQueue`, platform threads")
  public long byHand() throws InterruptedException {
    return byHand(new ByHand(Threads.platform(), BUFFER));
  }

  @Benchmark
  @Contestant(value = "by hand, `ArrayBlockingQueue`, virtual threads", jdk = 24)
  public long byHandVirtual() throws InterruptedException {
    return byHand(new ByHand(NewerJdk.virtualThreads(), BUFFER));
  }

  /** The bound of what the tasks can do: one thread and no queue. */
  @Benchmark
  @Contestant(value = "`java.util.stream`, no boundary", role = Contestant.Role.BOUND)
  public long stream() {
    return checked(
        IntStream.range(0, ITEMS)
            .boxed()
            .map(item -> Work.plus(Work.plusOne(item), Work.timesTwo(item)))
            .mapToLong(Integer::longValue)
            .sum());
  }

  private static long byHand(ByHand byHand) throws InterruptedException {
    Sum sum = new Sum();
    byHand.zip(
        IntStream.range(0, ITEMS).boxed().iterator(),
        Work::plusOne,
        Work::timesTwo,
        Work::plus,
        sum::add);
    return checked(sum.value());
  }

  private static long checked(long sum) {
    return Checks.equal(EXPECTED, sum);
  }

  interface Pipelines {

    @Task(branch = true, throttle = BUFFER)
    static Stream<Integer> range(int items) {
      return IntStream.range(0, items).boxed();
    }

    @Task(throttle = BUFFER)
    static Integer plusOne(Integer item) {
      return Work.plusOne(item);
    }

    @Task(throttle = BUFFER)
    static Integer timesTwo(Integer item) {
      return Work.timesTwo(item);
    }

    @Task(throttle = BUFFER)
    static Integer plus(Integer left, Integer right) {
      return Work.plus(left, right);
    }

    @Task(join = true)
    static long sum(Iterable<Integer> items) {
      return Items.sum(items);
    }

    @Pipeline({"range -> plusOne -> plus.left", "range -> timesTwo -> plus.right -> sum"})
    long total(int items);
  }
}
