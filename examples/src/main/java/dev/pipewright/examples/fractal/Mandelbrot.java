package dev.pipewright.examples.fractal;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import java.util.stream.Stream;

// snippet: contract
/** Pictures of the Mandelbrot set. */
public interface Mandelbrot {

  /** Cuts a picture into tiles. */
  @Task(branch = true)
  static Stream<Tile> tiles(Picture picture) {
    return IntStream.range(0, (picture.height() + Picture.TILE - 1) / Picture.TILE)
        .map(row -> row * Picture.TILE)
        .boxed()
        .flatMap(y -> row(picture, y));
  }

  /** Computes a tile in one of two threads. */
  @Task(workers = 2, cpuBound = true)
  static Pixels inThreads(Tile tile) {
    return tile.compute();
  }

  /** Computes a tile in one of two processes. */
  @Task(workers = 2, multiprocess = true)
  static Pixels inProcesses(Tile tile) {
    return tile.compute();
  }

  /** Puts the tiles together, as they come. */
  @Task(join = true)
  static BufferedImage paint(Iterable<Pixels> tiles, @Bind Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (Pixels tile : tiles) {
      image.setRGB(
          tile.x(), tile.y(), tile.width(), tile.height(), tile.colours(), 0, tile.width());
    }
    return image;
  }

  @Pipeline("tiles -> inThreads -> paint")
  BufferedImage byThreads(Picture picture);

  @Pipeline("tiles -> inProcesses -> paint")
  BufferedImage byProcesses(Picture picture);

  // end snippet

  /** The same by one thread, to compare. */
  @Pipeline("tiles -> inOneThread -> paint")
  BufferedImage byOneThread(Picture picture);

  /** The same by one process, to compare. */
  @Pipeline("tiles -> inOneProcess -> paint")
  BufferedImage byOneProcess(Picture picture);

  /** Computes a tile in the only thread. */
  @Task(cpuBound = true)
  static Pixels inOneThread(Tile tile) {
    return tile.compute();
  }

  /** Computes a tile in the only process. */
  @Task(multiprocess = true)
  static Pixels inOneProcess(Tile tile) {
    return tile.compute();
  }

  private static Stream<Tile> row(Picture picture, int y) {
    return IntStream.range(0, (picture.width() + Picture.TILE - 1) / Picture.TILE)
        .map(column -> column * Picture.TILE)
        .mapToObj(
            x ->
                new Tile(
                    picture,
                    x,
                    y,
                    Math.min(Picture.TILE, picture.width() - x),
                    Math.min(Picture.TILE, picture.height() - y)));
  }
}
