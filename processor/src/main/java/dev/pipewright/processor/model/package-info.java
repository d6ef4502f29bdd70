/**
 * Tasks, pipelines and the types that declare them as immutable values, read from the compiler's
 * elements, and the questions about Java's types. Lays down no rule, and words no message but the
 * names of types; {@code check} and {@code write} build on it.
 */
@NullMarked
package dev.pipewright.processor.model;

import org.jspecify.annotations.NullMarked;
