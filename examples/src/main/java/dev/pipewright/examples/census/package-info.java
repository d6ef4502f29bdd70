/**
 * A census of jars: a command that walks a directory, reads the class files in all its jars and
 * tells what Java releases they are for, and what jars share that they should not.
 *
 * <p>{@link dev.pipewright.examples.census.Census} is the command; {@code CensusPipeline} declares
 * its pipeline.
 */
@NullMarked
package dev.pipewright.examples.census;

import org.jspecify.annotations.NullMarked;
