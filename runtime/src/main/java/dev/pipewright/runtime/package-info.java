/**
 * The types of the runtime that users name. Nothing here knows how a pipeline is carried out. Of
 * the packages below this one, {@code graph}, {@code local} and {@code codec} are for generated
 * code, {@code process} for the local engine.
 */
@NullMarked
package dev.pipewright.runtime;

import org.jspecify.annotations.NullMarked;
