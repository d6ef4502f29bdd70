package dev.pipewright.runtime.graph;

import org.jspecify.annotations.Nullable;

/**
 * What is done at a place in a graph.
 *
 * @param <O> the type of the outputs
 */
public sealed interface Work<O> {

  /**
   * Nothing is done: the one input of the run is given.
   *
   * @param <O> its type
   * @param item the input
   */
  record Given<O>(O item) implements Work<O> {}

  /**
   * A task is called once, with the arguments of the run.
   *
   * @param <O> the type of its outputs
   * @param call calls it
   */
  record First<O>(FirstCall<O> call) implements Work<O> {}

  /**
   * A task is called for its inputs.
   *
   * @param <I> the type of its inputs
   * @param <O> the type of its outputs
   * @param loop calls it
   */
  record Each<I, O>(Loop<I, O> loop) implements Work<O> {}

  /**
   * An asynchronous task is called for its inputs, by one worker, and as many of its futures may be
   * pending as its attributes name workers. Those that are complete are handed on by another
   * worker, in order of completion unless the task is ordered.
   *
   * @param <I> the type of its inputs
   * @param <S> the type of its futures' results
   * @param <O> the type of its outputs
   * @param calls calls it
   * @param delivery hands on the results; null for a sink, whose results are dropped
   */
  record Async<I, S, O>(AsyncLoop<I, S> calls, @Nullable Delivery<? super S, O> delivery)
      implements Work<O> {}
}
