/** The gallery: small programs, each in a package of its own. */
@NullMarked
package dev.pipewright.examples;

import org.jspecify.annotations.NullMarked;
