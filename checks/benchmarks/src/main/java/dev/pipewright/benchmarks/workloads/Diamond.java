package dev.pipewright.benchmarks.workloads;

import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.NewerJdk;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Total.Sum;
import dev.pipewright.benchmarks.report.Contestant;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@code range}, each item to {@code +1} and to {@code *2}, and what these give to a sum. */
@State(Scope.Benchmark)
public abstract class Diamond {

  static final int ITEMS = 1_000_000;

  /** Pekko's are powers of two. */
  private static final int PEKKO_BUFFER = 1024;

  /** Of all i + 1 and 2i. */
  private static final long EXPECTED = 3L * ITEMS * (ITEMS - 1) / 2 + ITEMS;

  private final Kept<ActorSystem> pekko = Threads.pekko();

  Diamond() {}

  /** Ends the threads. */
  @TearDown
  public void close() {
    pekko.close();
  }

  @Benchmark
  @Contestant("by hand, `ArrayBlockingQueue`, platform threads")
  public long byHand() throws InterruptedException {
    return byHand(new ByHand(Threads.platform(), BufferedItems.BUFFER));
  }

  @Benchmark
  @Contestant(value = "by hand, `ArrayBlockingQueue`, virtual threads", jdk = 24)
  public long byHandVirtual() throws InterruptedException {
    return byHand(new ByHand(NewerJdk.virtualThreads(), BufferedItems.BUFFER));
  }

  private long byHand(ByHand byHand) throws InterruptedException {
    Sum sum = new Sum();
    byHand(byHand, source().iterator(), sum::add);
    return checked(sum.value());
  }

  /** Gives all items to two steps, and what these give to a consumer. */
  abstract void byHand(ByHand byHand, Iterator<Integer> source, Consumer<Integer> taking)
      throws InterruptedException;

  final long pekko(Source<Sum, NotUsed> graph) {
    return checked(
        graph
            .addAttributes(Attributes.inputBuffer(PEKKO_BUFFER, PEKKO_BUFFER))
            .runWith(Sink.head(), pekko.get())
            .toCompletableFuture()
            .join()
            .value());
  }

  static Stream<Integer> source() {
    return IntStream.range(0, ITEMS).boxed();
  }

  static long checked(long sum) {
    return Checks.equal(EXPECTED, sum);
  }
}
