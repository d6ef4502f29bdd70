package dev.pipewright.examples.fractal;

/**
 * The pixels of a tile.
 *
 * @param x how many pixels of the picture are left of it
 * @param y how many pixels of the picture are above it
 * @param width its width
 * @param height its height
 * @param colours red, green and blue of each pixel, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares pixels, or changes them
public record Pixels(int x, int y, int width, int height, int[] colours) {}
