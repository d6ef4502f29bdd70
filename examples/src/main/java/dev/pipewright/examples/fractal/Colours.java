package dev.pipewright.examples.fractal;

/** The colours of points. */
final class Colours {

  /** What a point has to leave; a large one makes the colours change smoothly. */
  private static final double RADIUS_SQUARED = 1 << 16;

  private Colours() {}

  /**
   * Returns the colour of a point: black if it does not leave the circle, else after the number of
   * iterations that it takes to leave, smoothed by how far it has left then (the normalized
   * iteration count of Peitgen and Richter, The Beauty of Fractals).
   */
  static int of(double cr, double ci, int iterations) {
    double zr = 0;
    double zi = 0;
    for (int i = 0; i < iterations; i++) {
      double squareOfReal = zr * zr;
      double squareOfImaginary = zi * zi;
      if (squareOfReal + squareOfImaginary > RADIUS_SQUARED) {
        double beyond = Math.log(Math.log(squareOfReal + squareOfImaginary) / 2) / Math.log(2);
        return colour(i + 1 - beyond);
      }
      zi = 2 * zr * zi + ci;
      zr = squareOfReal - squareOfImaginary + cr;
    }
    return 0;
  }

  private static int colour(double count) {
    double phase = Math.log1p(count) * 2.5;
    return channel(phase, 0) << 16 | channel(phase, 0.6) << 8 | channel(phase, 1.3);
  }

  private static int channel(double phase, double shift) {
    return (int) Math.round(127.5 - 127.5 * Math.cos(phase - shift));
  }
}
