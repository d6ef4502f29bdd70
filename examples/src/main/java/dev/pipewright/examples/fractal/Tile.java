package dev.pipewright.examples.fractal;

/**
 * A part of a picture.
 *
 * @param picture the picture
 * @param x how many pixels are left of it
 * @param y how many pixels are above it
 * @param width its width in pixels
 * @param height its height in pixels
 */
public record Tile(Picture picture, int x, int y, int width, int height) {

  /** Computes the tile's pixels: how fast each point leaves the circle around the set. */
  Pixels compute() {
    int[] colours = new int[width * height];
    double step = picture.extent() / picture.width();
    for (int row = 0; row < height; row++) {
      double ci = picture.imaginary() + (picture.height() / 2.0 - y - row) * step;
      for (int column = 0; column < width; column++) {
        double cr = picture.real() + (x + column - picture.width() / 2.0) * step;
        colours[row * width + column] = Colours.of(cr, ci, picture.iterations());
      }
    }
    return new Pixels(x, y, width, height, colours);
  }
}
