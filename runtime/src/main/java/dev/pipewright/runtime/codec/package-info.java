/**
 * Bytes for the values that cross between processes: codecs for Java's own types, and what codecs
 * of the user's types are made of. Called by generated code, and by the local engine and its
 * processes; users write {@code dev.pipewright.runtime.Codec}.
 */
@NullMarked
package dev.pipewright.runtime.codec;

import org.jspecify.annotations.NullMarked;
