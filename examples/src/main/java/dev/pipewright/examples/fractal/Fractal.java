package dev.pipewright.examples.fractal;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.imageio.ImageIO;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: writes a picture of the Mandelbrot set. */
@Command(
    name = "fractal",
    description = "Computes a picture of the Mandelbrot set, and writes it as PNG.",
    sortOptions = false)
public final class Fractal implements Callable<Integer> {

  private static final int ROUNDS = 3;

  private final Mandelbrot pipelines = new PipewrightMandelbrot();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      defaultValue = "mandelbrot.png",
      description = "Where to write it; ${DEFAULT-VALUE} by default.")
  private Path output = Path.of("mandelbrot.png");

  @Option(names = "--processes", description = "Compute it in two processes, not two threads.")
  private boolean processes;

  @Option(
      names = "--compare",
      description =
          "Compute it with one and two threads and processes, and print how long it took.")
  private boolean compare;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      defaultValue = "1920",
      description = "How wide it is; ${DEFAULT-VALUE} pixels by default.")
  private int width;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "5000",
      description = "After how many a point is one of the set; ${DEFAULT-VALUE} by default.")
  private int iterations;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  private Fractal() {}

  /**
   * Runs the command.
   *
   * @param args options
   * @param out where it prints
   * @return the exit code
   */
  public static int run(String[] args, PrintStream out) {
    return new CommandLine(new Fractal())
        .setUsageHelpAutoWidth(true)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .execute(args);
  }

  /** Computes the picture, and writes it. */
  @Override
  public Integer call() throws IOException {
    if (width < 1 || iterations < 1) {
      throw new ParameterException(
          spec.commandLine(), "--width and --iterations take numbers from 1 on");
    }
    PrintWriter out = spec.commandLine().getOut();
    Picture picture =
        new Picture(-0.743_643, 0.131_825, 0.01, width, Math.max(1, width * 9 / 16), iterations);
    if (compare) {
      compare(picture, out);
      return CommandLine.ExitCode.OK;
    }
    BufferedImage image = processes ? pipelines.byProcesses(picture) : pipelines.byThreads(picture);
    ImageIO.write(image, "png", output.toFile());
    out.printf(
        Locale.ROOT,
        "%s: %d x %d pixels, %,d bytes%n",
        output,
        picture.width(),
        picture.height(),
        Files.size(output));
    return CommandLine.ExitCode.OK;
  }

  /** Times each way, one after the other and all of them several times. */
  private void compare(Picture picture, PrintWriter out) {
    Map<String, Function<Picture, BufferedImage>> ways = new LinkedHashMap<>();
    ways.put("1 thread", pipelines::byOneThread);
    ways.put("2 threads", pipelines::byThreads);
    ways.put("1 process", pipelines::byOneProcess);
    ways.put("2 processes", pipelines::byProcesses);
    Map<String, Double> best = new LinkedHashMap<>();
    Set<Integer> pictures = new HashSet<>();
    for (int round = 0; round <= ROUNDS; round++) { // the first one is to warm up
      for (Map.Entry<String, Function<Picture, BufferedImage>> way : ways.entrySet()) {
        long start = System.nanoTime();
        BufferedImage image = way.getValue().apply(picture);
        double seconds = (System.nanoTime() - start) / 1e9;
        pictures.add(Arrays.hashCode(image.getRGB(0, 0, width, 1, null, 0, width)));
        if (round > 0) {
          best.merge(way.getKey(), seconds, Math::min);
        }
      }
    }
    if (pictures.size() != 1) {
      throw new IllegalStateException("not the same picture each time");
    }
    double one = best.values().stream().findFirst().orElseThrow();
    out.printf("Best of %d rounds%n", ROUNDS);
    out.println(
        AsciiTable.getTable(
            AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
            best.entrySet(),
            List.of(
                new Column().header("workers").with(Map.Entry::getKey),
                new Column()
                    .header("seconds")
                    .dataAlign(HorizontalAlign.RIGHT)
                    .with(way -> String.format(Locale.ROOT, "%.2f", way.getValue())),
                new Column()
                    .header("speed-up")
                    .dataAlign(HorizontalAlign.RIGHT)
                    .with(way -> String.format(Locale.ROOT, "%.2f", one / way.getValue())))));
    out.flush();
  }
}
