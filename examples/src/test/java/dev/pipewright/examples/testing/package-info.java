/** What tests of the examples share. */
@NullMarked
package dev.pipewright.examples.testing;

import org.jspecify.annotations.NullMarked;
