package dev.pipewright.processor.model;

/**
 * A place in a pipeline where a task stands: what the runtime calls a {@code Node}. Its {@code
 * Stage} is a whole pipeline, or a part of one, as a value.
 *
 * @param reference the first name of the expression that means it
 * @param task the task
 */
public record Stage(Reference reference, TaskModel task) {}
