/**
 * The types of the runtime that users name. Nothing here knows how a pipeline is carried out; the
 * packages below this one are for generated code.
 */
@NullMarked
package dev.pipewright.runtime;

import org.jspecify.annotations.NullMarked;
