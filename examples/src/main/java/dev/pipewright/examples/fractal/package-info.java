/**
 * A picture of the Mandelbrot set, computed tile by tile: by threads or, with one word more, by
 * processes.
 */
@NullMarked
package dev.pipewright.examples.fractal;

import org.jspecify.annotations.NullMarked;
