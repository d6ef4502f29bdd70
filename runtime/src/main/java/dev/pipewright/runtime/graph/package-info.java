/**
 * What a pipeline is: tasks, their attributes and the edges between them, for any engine to carry
 * out. Generated code extends and calls these types, users do not; nothing here starts a thread, or
 * knows a queue, an engine or a run.
 */
@NullMarked
package dev.pipewright.runtime.graph;

import org.jspecify.annotations.NullMarked;
