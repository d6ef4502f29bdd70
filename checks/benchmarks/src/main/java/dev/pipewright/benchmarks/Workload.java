package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.peers.Work;
import dev.pipewright.benchmarks.report.Contestant;
import dev.pipewright.benchmarks.report.Figure;
import dev.pipewright.benchmarks.workloads.Chain;
import dev.pipewright.benchmarks.workloads.ChainAmongMany;
import dev.pipewright.benchmarks.workloads.Cpu2Ordered;
import dev.pipewright.benchmarks.workloads.Cpu2Unordered;
import dev.pipewright.benchmarks.workloads.FanOut;
import dev.pipewright.benchmarks.workloads.IdleStages;
import dev.pipewright.benchmarks.workloads.IoOrdered;
import dev.pipewright.benchmarks.workloads.IoUnordered;
import dev.pipewright.benchmarks.workloads.LateSource;
import dev.pipewright.benchmarks.workloads.OneItem;
import dev.pipewright.benchmarks.workloads.Pool;
import dev.pipewright.benchmarks.workloads.Pool8Ordered;
import dev.pipewright.benchmarks.workloads.Pool8Unordered;
import dev.pipewright.benchmarks.workloads.Processes;
import dev.pipewright.benchmarks.workloads.Zip;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Everything that is measured, in the order of the report. */
enum Workload {
  CHAIN(
      "chain",
      Chain.class,
      Figure.THROUGHPUT,
      "`range(1M) -> +1 -> *2 -> sum`, with an asynchronous boundary and a buffer of 1000 boxed"
          + " integers between each two of them."),
  CHAIN_AMONG_MANY(
      "chain-among-many",
      ChainAmongMany.class,
      Figure.THROUGHPUT,
      "The chain in a JVM that has run fifty other pipelines before, of all kinds of tasks."),
  FAN_OUT(
      "fan-out",
      FanOut.class,
      Figure.THROUGHPUT,
      "`range(1M)`, of which each item goes to `+1` and to `*2`, and what both give to `sum`, in"
          + " order of arrival; boundaries and buffers as in the chain. Items of the source."),
  ZIP(
      "zip",
      Zip.class,
      Figure.THROUGHPUT,
      "The same, but what `+1` and `*2` give is zipped and added, by a task of its own before"
          + " `sum`."),
  POOL8(
      "pool8",
      Pool8Unordered.class,
      Figure.THROUGHPUT,
      "`range(300k) -> +1 -> sum`, with 8 workers that add; outputs in order of completion."),
  POOL8_ORDERED(
      "pool8-ordered",
      Pool8Ordered.class,
      Figure.THROUGHPUT,
      "The same, outputs in the order of the inputs: the last stage makes a hash that depends on"
          + " it."),
  CPU2(
      "cpu2",
      Cpu2Unordered.class,
      Figure.THROUGHPUT,
      "20k items, each of which is computed for some 26 us, with 2 workers; outputs in order of"
          + " completion."),
  CPU2_ORDERED(
      "cpu2-ordered",
      Cpu2Ordered.class,
      Figure.THROUGHPUT,
      "The same, outputs in the order of the inputs."),
  IO1000(
      "io1000",
      IoUnordered.class,
      Figure.THROUGHPUT,
      "10k items, each of which sleeps for 50 ms, with 1000 workers: no more than 20k a second are"
          + " possible. Outputs in order of completion.",
      10_000,
      1000),
  IO1000_ORDERED(
      "io1000-ordered",
      IoOrdered.class,
      Figure.THROUGHPUT,
      "The same, outputs in the order of the inputs.",
      10_000,
      1000),
  IO10000(
      "io10000",
      IoUnordered.class,
      Figure.THROUGHPUT,
      "100k items, each of which sleeps for 50 ms, with 10,000 workers: no more than 200k a second"
          + " are possible. Outputs in order of completion.",
      100_000,
      10_000),
  IO10000_ORDERED(
      "io10000-ordered",
      IoOrdered.class,
      Figure.THROUGHPUT,
      "The same, outputs in the order of the inputs.",
      100_000,
      10_000),
  PROCESSES(
      "process",
      Processes.class,
      Figure.THROUGHPUT,
      "1M records of an int, a string and a double, each to one of two worker processes and back;"
          + " their start is part of the run."),
  LATENCY(
      "latency",
      IdleStages.class,
      Figure.LATENCY,
      "One item through three idle stages: from the source's thread to the third stage's, a"
          + " millisecond after the item before it."),
  RUN(
      "run",
      OneItem.class,
      Figure.RUN_TIME,
      "A whole run, from the call to its result: three stages, on one item."),
  IDLE(
      "idle",
      LateSource.class,
      Figure.PROCESSOR_TIME,
      "What the whole process takes of the processors while a pipeline waits ten seconds for its"
          + " source, one of its stages with eight workers. JMH's own part is in the last line.");

  private static final int VIRTUAL_THREADS = 24;

  private final String id;
  private final Class<?> benchmark;
  private final Figure figure;
  private final String description;
  private final int items;
  private final int workers;

  Workload(String id, Class<?> benchmark, Figure figure, String description) {
    this(id, benchmark, figure, description, 0, 0);
  }

  Workload(
      String id, Class<?> benchmark, Figure figure, String description, int items, int workers) {
    this.id = id;
    this.benchmark = benchmark;
    this.figure = figure;
    this.description = description;
    this.items = items;
    this.workers = workers;
  }

  /** Finds a workload by the name it has on the command line. */
  static Optional<Workload> named(String id) {
    return Arrays.stream(values()).filter(workload -> workload.id.equals(id)).findAny();
  }

  /** The name on the command line and in the report. */
  String id() {
    return id;
  }

  /** What is done, for the report. */
  String description() {
    return description;
  }

  /**
   * The first JDK that it makes sense on: a run of ten thousand platform threads takes too long.
   */
  int jdk() {
    return workers > Pool.PLATFORM_THREADS ? VIRTUAL_THREADS : 0;
  }

  /** What is measured. */
  Figure figure() {
    return figure;
  }

  /** Sizes the workload where its class leaves that open: several workloads may have the same. */
  void size(ChainedOptionsBuilder options) {
    if (workers > 0) {
      options
          .param("items", Integer.toString(items))
          .param("workers", Integer.toString(workers))
          .operationsPerInvocation(items);
    }
  }

  /** The items a second that cannot be exceeded, where that is known. */
  OptionalDouble limit() {
    return workers > 0
        ? OptionalDouble.of(workers * (double) TimeUnit.SECONDS.toMillis(1) / Work.SLEEP_MILLIS)
        : OptionalDouble.empty();
  }

  /** The name by which JMH knows a contestant. */
  String benchmarkName(Method contestant) {
    return benchmark.getName() + "." + contestant.getName();
  }

  /** The methods that do the work. */
  List<Method> contestants() {
    return Arrays.stream(benchmark.getMethods())
        .filter(this::isContestant)
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private boolean isContestant(Method method) {
    Contestant contestant = method.getAnnotation(Contestant.class);
    return contestant != null && workers <= contestant.mostWorkers();
  }
}
