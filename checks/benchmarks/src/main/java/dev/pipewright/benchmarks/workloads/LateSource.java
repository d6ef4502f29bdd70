package dev.pipewright.benchmarks.workloads;

import com.sun.management.OperatingSystemMXBean;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.Kept;
import dev.pipewright.benchmarks.peers.Threads;
import dev.pipewright.benchmarks.peers.Total.Sum;
import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * What the process burns while a pipeline waits ten seconds for the one item of its source. An
 * eight-worker stage waits, too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LateSource {

  private static final long WAIT_MILLIS = 10_000;
  private static final int ITEM = 1;
  private static final long EXPECTED = 4;
  private static final int WORKERS = 8;
  private static final int BUFFER = 1000;
  private static final int THREADS = 4;

  private final Pipelines pipelines = new PipewrightLateSource_Pipelines();
  private final Kept<Scheduler> reactor = Threads.reactor(() -> THREADS);

  /** Called by JMH. */
  public LateSource() {}

  /** Ends the threads. */
  @TearDown
  public void close() {
    reactor.close();
  }

  @Benchmark
  @Contestant(value = "Pipewright", role = Contestant.Role.OURS)
  public long pipewright(ProcessorTime time) {
    return time.of(pipelines::total);
  }

  @Benchmark
  @Contestant("Reactor `publishOn`")
  public long reactor(ProcessorTime time) {
    Scheduler scheduler = reactor.get();
    return time.of(
        () ->
            Flux.fromIterable(LateSource::source)
                .subscribeOn(scheduler)
                .publishOn(scheduler)
                .map(Work::plusOne)
                .publishOn(scheduler)
                .map(Work::plusOne)
                .publishOn(scheduler)
                .map(Work::plusOne)
                .collect(Sum::new, Sum::add)
                .blockOptional()
                .orElseThrow()
                .value());
  }

  @Benchmark
  @Contestant("by hand, `ArrayBlockingQueue`, platform threads")
  public long byHand(ProcessorTime time) {
    return time.of(
        () -> {
          Sum sum = new Sum();
          new ByHand(Threads.platform(), BUFFER)
              .chain(source(), sum::add, Work::plusOne, Work::plusOne, Work::plusOne);
          return sum.value();
        });
  }

  @Benchmark
  @Contestant(value = "no pipeline: `Thread.sleep`", role = Contestant.Role.BOUND)
  public long sleep(ProcessorTime time) {
    return time.of(
        () -> {
          Thread.sleep(WAIT_MILLIS);
          return EXPECTED;
        });
  }

  /** Waits before it gives an item, without a thread of its own. */
  private static Iterator<Integer> source() {
    return Stream.of(ITEM)
        .map(
            item -> {
              try {
                Thread.sleep(WAIT_MILLIS);
              } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
              }
              return item;
            })
        .iterator();
  }

  /** What JMH records besides the time of the whole run. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class ProcessorTime {

    /** The time of all threads of the process on processors. */
    public double millis;

    /** Called by JMH. */
    public ProcessorTime() {}

    private long of(Waiting waiting) {
      OperatingSystemMXBean process =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long before = process.getProcessCpuTime();
      long result;
      try {
        result = waiting.run();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      millis = (process.getProcessCpuTime() - before) / 1e6;
      return Checks.equal(EXPECTED, result);
    }
  }

  @FunctionalInterface
  private interface Waiting {

    long run() throws InterruptedException;
  }

  interface Pipelines {

    @Task(branch = true)
    static Iterator<Integer> source() {
      return LateSource.source();
    }

    @Task
    static Integer plusOne(Integer item) {
      return Work.plusOne(item);
    }

    @Task(workers = WORKERS)
    static Integer plusOneOfEight(Integer item) {
      return Work.plusOne(item);
    }

    @Task(join = true)
    static long sum(Iterable<Integer> items) {
      return Items.sum(items);
    }

    @Pipeline("source -> plusOne -> plusOneOfEight -> plusOne -> sum")
    long total();
  }
}
