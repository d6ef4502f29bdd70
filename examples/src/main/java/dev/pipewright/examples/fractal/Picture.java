package dev.pipewright.examples.fractal;

/**
 * A part of the complex plane, and how it is to be drawn.
 *
 * @param real the real part of its centre
 * @param imaginary the imaginary part of its centre
 * @param extent how wide it is
 * @param width its width in pixels
 * @param height its height in pixels
 * @param iterations after how many a point counts as one of the set
 */
public record Picture(
    double real, double imaginary, double extent, int width, int height, int iterations) {

  /** The width and height of a tile in pixels; those at the right and below may be smaller. */
  static final int TILE = 64;
}
