/**
 * Mirrors several sources: a pipeline per source downloads its pages, and batches of them are
 * synced.
 */
@NullMarked
package dev.pipewright.examples.downloads;

import org.jspecify.annotations.NullMarked;
