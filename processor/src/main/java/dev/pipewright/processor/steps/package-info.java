/**
 * Finds the annotated types of a round and defers those that another processor may still complete.
 * Called by the processor's entry.
 */
@NullMarked
package dev.pipewright.processor.steps;

import org.jspecify.annotations.NullMarked;
