package dev.pipewright.runtime.local;

import dev.pipewright.runtime.engine.GraphRun;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.concurrent.Flow;

/** Runs of the local engine that wait by another scheduler than the system's. */
public final class ScheduledRuns {

  private ScheduledRuns() {}

  /** Prepares a run of the pipeline that ends with a task. */
  public static <O> GraphRun<O> run(Node<O> last, Scheduler scheduler) {
    return localRun(last, scheduler);
  }

  /** Publishes the outputs of the pipeline that ends with a task. */
  public static <O> Flow.Publisher<O> publish(Node<O> last, Scheduler scheduler) {
    return subscriber -> localRun(last, scheduler).publishTo(subscriber);
  }

  private static <O> LocalRun<O> localRun(Node<O> last, Scheduler scheduler) {
    return new LocalRun<>(
        Graph.of("scheduled", last),
        node -> Tuning.NONE,
        new Execution(
            "scheduled",
            Thread.currentThread().getContextClassLoader(),
            /* platformThreads= */ true,
            scheduler));
  }
}
