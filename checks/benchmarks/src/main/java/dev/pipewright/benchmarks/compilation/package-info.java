/**
 * What annotation processors add to a compilation: the same amount of source for each, compiled
 * with and without it.
 */
@NullMarked
package dev.pipewright.benchmarks.compilation;

import org.jspecify.annotations.NullMarked;
