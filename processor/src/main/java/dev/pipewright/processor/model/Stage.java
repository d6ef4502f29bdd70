package dev.pipewright.processor.model;

/**
 * A place in a pipeline where a task stands.
 *
 * @param reference the first name of the expression that means it
 * @param task the task
 */
public record Stage(Reference reference, TaskModel task) {}
