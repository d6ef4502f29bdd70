package dev.pipewright.processor.model;

/**
 * A pipeline that is right: everything the generated method needs.
 *
 * @param pipeline the pipeline
 * @param graph its stages
 * @param taking how the caller takes the outputs
 */
public record Plan(PipelineModel pipeline, GraphModel graph, Taking taking) {

  /** Returns the task that the pipeline ends with for its caller. */
  public TaskModel last() {
    return graph.task(graph.last());
  }
}
