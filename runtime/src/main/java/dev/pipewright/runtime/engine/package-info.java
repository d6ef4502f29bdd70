/**
 * For engines and generated code: the seam between them. A generated class builds graphs and hands
 * them to the {@code GraphRunner} of its engine; {@code Declaration} is what it says of its tasks
 * beforehand. Programs pass an {@code Engine} around and name nothing in here.
 */
@NullMarked
package dev.pipewright.runtime.engine;

import org.jspecify.annotations.NullMarked;
