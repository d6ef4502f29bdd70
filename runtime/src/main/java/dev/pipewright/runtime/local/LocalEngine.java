package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Graph;

/** Runs graphs in this JVM, each worker a thread. */
public final class LocalEngine {

  private LocalEngine() {}

  /**
   * Prepares a run. Nothing starts before its first output is asked for.
   *
   * @param <O> the type of the outputs
   * @param graph what to do
   * @return the run; its workers will have the current thread's context class loader
   */
  public static <O> LocalRun<O> run(Graph<O> graph) {
    return new LocalRun<>(graph, Thread.currentThread().getContextClassLoader());
  }
}
