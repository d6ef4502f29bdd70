/**
 * The annotation processor's entry, which passes each round's types through the four rooms below:
 * {@code steps} finds them, {@code model} reads them, {@code check} judges them, {@code write}
 * turns them into source. Only the compiler calls anything here.
 */
@NullMarked
package dev.pipewright.processor;

import org.jspecify.annotations.NullMarked;
