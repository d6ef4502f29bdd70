package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Point;
import dev.pipewright.benchmarks.peers.ProcessesByHand;
import dev.pipewright.benchmarks.report.Contestant;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@code points -> moved -> sum}: a small record crosses to one of two processes, and back. */
@State(Scope.Benchmark)
@OperationsPerInvocation(Processes.ITEMS)
public class Processes {

  static final int ITEMS = 1_000_000;
  static final int FEWER_ITEMS = 100_000;
  private static final int WORKERS = 2;
  private static final int DEEP = 10_000;
  private static final long EXPECTED = (long) ITEMS * (ITEMS + 1) / 2;

  private final Pipelines pipelines = new PipewrightProcesses_Pipelines();

  /** Called by JMH. */
  public Processes() {}

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright() {
    return Checks.equal(EXPECTED, pipelines.sumOfMoved(ITEMS));
  }

  /** As deep as the batches by hand, and more. */
  @Benchmark
  @Contestant(value = "Pipewright, `throttle = 10_000`", role = Contestant.Role.OURS)
  public long pipewrightDeep() {
    return Checks.equal(EXPECTED, pipelines.sumOfMovedDeep(ITEMS));
  }

  @Benchmark
  @OperationsPerInvocation(FEWER_ITEMS) // it takes ten times as long for each, and more
  @Contestant("by hand, Java serialisation, one record at a time")
  public long oneAtATime() throws IOException, InterruptedException {
    return Checks.equal(
        (long) FEWER_ITEMS * (FEWER_ITEMS + 1) / 2,
        new ProcessesByHand(WORKERS, 1, 1).sumOfMoved(FEWER_ITEMS));
  }

  @Benchmark
  @Contestant("by hand, Java serialisation, batches of 64, 512 records under way")
  public long batches() throws IOException, InterruptedException {
    return Checks.equal(EXPECTED, new ProcessesByHand(WORKERS, 512, 64).sumOfMoved(ITEMS));
  }

  interface Pipelines {

    @Task(branch = true)
    static Stream<Point> points(int count) {
      return IntStream.range(0, count).mapToObj(Point::numbered);
    }

    @Task(workers = WORKERS, multiprocess = true)
    static Point moved(Point point) {
      return point.moved();
    }

    @Task(branch = true, throttle = DEEP)
    static Stream<Point> manyPoints(int count) {
      return points(count);
    }

    @Task(workers = WORKERS, multiprocess = true, throttle = DEEP)
    static Point movedDeep(Point point) {
      return point.moved();
    }

    @Task(join = true)
    static long sum(Iterable<Point> points) {
      long sum = 0;
      for (Point point : points) {
        sum += point.id();
      }
      return sum;
    }

    @Pipeline("points -> moved -> sum")
    long sumOfMoved(int count);

    @Pipeline("manyPoints -> movedDeep -> sum")
    long sumOfMovedDeep(int count);
  }
}
