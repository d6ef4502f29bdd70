package dev.pipewright.processor.model;

import java.util.List;

/**
 * A pipeline that is right: everything the generated method needs.
 *
 * @param pipeline the pipeline
 * @param graph its stages
 * @param taking how the caller takes the outputs
 * @param leastThrottles for each stage the lowest throttle with which the pipeline cannot deadlock
 *     if it could not with the declared one; {@code Integer.MAX_VALUE} if its outputs have to stay
 *     unbounded
 */
public record Plan(
    PipelineModel pipeline, GraphModel graph, Taking taking, List<Integer> leastThrottles) {

  /** Returns the task that the pipeline ends with for its caller. */
  public TaskModel last() {
    return graph.task(graph.last());
  }
}
