package dev.pipewright.examples.fractal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FractalTest {

  /** The whole set, in a size that no tile fits evenly. */
  private static final Picture WHOLE = new Picture(-0.75, 0, 3, 150, 100, 200);

  private final Mandelbrot pipelines = new PipewrightMandelbrot();

  @Test
  void threadsAndProcessesComputeTheSamePicture() {
    List<Function<Picture, BufferedImage>> ways =
        List.of(
            pipelines::byOneThread,
            pipelines::byThreads,
            pipelines::byOneProcess,
            pipelines::byProcesses);

    assertThat(ways)
        .allSatisfy(way -> assertThat(pixelsOf(way.apply(WHOLE))).isEqualTo(pixelByPixel(WHOLE)));
  }

  /** Computes a picture without tiles. */
  private static int[] pixelByPixel(Picture picture) {
    int[] pixels = new int[picture.width() * picture.height()];
    for (int i = 0; i < pixels.length; i++) {
      double step = picture.extent() / picture.width();
      double cr = picture.real() + (i % picture.width() - picture.width() / 2.0) * step;
      double ci = picture.imaginary() + (picture.height() / 2.0 - i / picture.width()) * step;
      pixels[i] = 0xff << 24 | Colours.of(cr, ci, picture.iterations());
    }
    return pixels;
  }

  private static int[] pixelsOf(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void whatIsInTheSetIsBlackAndWhatIsFarFromItIsNot() {
    int[] pixels = pixelsOf(pipelines.byThreads(WHOLE));

    assertThat(pixels[50 * 150 + 75]).as("-0.75").isEqualTo(0xff << 24);
    assertThat(pixels[50 * 150 + 120]).as("0.15").isEqualTo(0xff << 24);
    assertThat(pixels[0]).as("the upper left").isNotEqualTo(0xff << 24);
  }

  @Test
  void theCommandWritesAPicture(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("m.png");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    int exitCode =
        Fractal.run(
            new String[] {
              "--processes", "--width", "160", "--iterations", "50", "--output", file.toString()
            },
            new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(exitCode).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo(
            file
                + ": 160 x 90 pixels, "
                + String.format(java.util.Locale.ROOT, "%,d", Files.size(file))
                + " bytes");
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(160);
    assertThat(image.getHeight()).isEqualTo(90);
  }
}
