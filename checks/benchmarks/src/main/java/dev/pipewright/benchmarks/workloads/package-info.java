/**
 * A class for each workload, or for several that differ in size only, and in it a method for each
 * contestant. Called by JMH only; what they have in common is in abstract classes and in {@code
 * Items}, {@code Checks} and {@code Shares}.
 */
@NullMarked
package dev.pipewright.benchmarks.workloads;

import org.jspecify.annotations.NullMarked;
