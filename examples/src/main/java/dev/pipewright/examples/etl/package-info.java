/** Loads orders from a file, and skips the bad ones into a list of rejects. */
@NullMarked
package dev.pipewright.examples.etl;

import org.jspecify.annotations.NullMarked;
