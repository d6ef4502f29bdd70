package dev.pipewright.processor.model;

import java.util.List;

/**
 * A pipeline that is right: everything the generated method needs.
 *
 * @param pipeline the pipeline
 * @param stages its tasks, in their order
 * @param delivery how the caller takes the outputs
 */
public record Plan(PipelineModel pipeline, List<Stage> stages, Delivery delivery) {

  /** Returns the first task. */
  public TaskModel first() {
    return stages.get(0).task();
  }
}
