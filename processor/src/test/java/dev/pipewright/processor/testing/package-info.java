/**
 * What the tests of the processor share. {@code Compiling} compiles sources and {@code Compiled}
 * says what came of it, {@code Snippet} asks about types while they are compiled, {@code Golden}
 * compares what was generated with files, and {@code OverloadedProgram} makes programs at random.
 */
@NullMarked
package dev.pipewright.processor.testing;

import org.jspecify.annotations.NullMarked;
