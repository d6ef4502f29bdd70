package dev.pipewright.benchmarks.workloads;

import dev.pipewright.benchmarks.report.Contestant;
import java.util.function.IntToLongFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The chain in a JVM that has run fifty other pipelines before, of all kinds of tasks and queues,
 * so that the code which all of them share was compiled for all of them.
 */
@State(Scope.Benchmark)
@OperationsPerInvocation(Chain.ITEMS)
public class ChainAmongMany {

  private static final int RUNS = 20;
  private static final int ITEMS = 20_000;

  private final Chain chain = new Chain();
  private boolean ranOthers;

  /** Called by JMH. */
  public ChainAmongMany() {}

  @Benchmark
  @Contestant(value = "Pipewright, after fifty other pipelines", role = Contestant.Role.OURS)
  public long amongMany() {
    runOthers();
    return chain.pipewright();
  }

  /** The limit: there is nothing else in the JVM. */
  @Benchmark
  @Contestant(value = "Pipewright, alone", role = Contestant.Role.LIMIT)
  public long alone() {
    return chain.pipewright();
  }

  /** Runs them while JMH warms up, each so often that what it calls is compiled. */
  private void runOthers() {
    if (!ranOthers) {
      ranOthers = true;
      for (IntToLongFunction pipeline : new PipewrightFifty().all()) {
        long sum = pipeline.applyAsLong(ITEMS);
        for (int i = 1; i < RUNS; i++) {
          Checks.equal(sum, pipeline.applyAsLong(ITEMS));
        }
      }
    }
  }
}
