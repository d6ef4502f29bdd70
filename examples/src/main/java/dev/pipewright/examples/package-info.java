/**
 * Runs the programs of the gallery by name. Each has a package of its own below, and so has the
 * census, which is a program by itself.
 */
@NullMarked
package dev.pipewright.examples;

import org.jspecify.annotations.NullMarked;
