/**
 * For generated code: what a pipeline is, its tasks, their attributes and the edges between them,
 * for any engine to carry out. Generated classes extend and call these types, users do not; nothing
 * here starts a thread, or knows a queue, an engine or a run.
 */
@NullMarked
package dev.pipewright.runtime.graph;

import org.jspecify.annotations.NullMarked;
