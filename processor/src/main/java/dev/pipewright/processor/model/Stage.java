package dev.pipewright.processor.model;

/**
 * A place in a pipeline: a name of its expression, and the task it names.
 *
 * @param reference the name
 * @param task the task
 */
public record Stage(Reference reference, TaskModel task) {}
