/**
 * What the tests of the runtime share. Pipelines come without a processor: {@code Line} and {@code
 * Loops} stand in for generated code, {@code ProcessTasks} has tasks for worker processes, {@code
 * RandomGraph} makes graphs that know what has to come out of them. {@code Threads}, {@code
 * LogRecords}, {@code PrintedLines} and {@code Leftovers} see what a run does beside its outputs;
 * {@code ChildJvm} starts a program of its own.
 */
@NullMarked
package dev.pipewright.runtime.testing;

import org.jspecify.annotations.NullMarked;
