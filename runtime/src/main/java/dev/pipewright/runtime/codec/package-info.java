/**
 * For generated code, and the local engine with its processes: bytes for the values that cross,
 * that is codecs for Java's own types, and what codecs of the user's types are made of. Users write
 * {@code dev.pipewright.runtime.Codec}.
 */
@NullMarked
package dev.pipewright.runtime.codec;

import org.jspecify.annotations.NullMarked;
