/**
 * Turns a model that passed the checks into source, and one that did not into a shell that keeps
 * the user's other code compiling; draws each pipeline as a picture. Called by the processor's
 * entry.
 */
@NullMarked
package dev.pipewright.processor.write;

import org.jspecify.annotations.NullMarked;
