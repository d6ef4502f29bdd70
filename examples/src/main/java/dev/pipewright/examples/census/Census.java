package dev.pipewright.examples.census;

import com.github.freva.asciitable.AsciiTable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command: takes a census of the jars in a directory, and prints it.
 *
 * <p>Its last line is {@code census: <jars> jars, <classes> classes, <unreadable> unreadable,
 * <seconds> s}, where jars are all files that end in {@code .jar}, and classes all their entries
 * that end in {@code .class}. Its exit code is 0, whatever it found in the jars, and 2 where the
 * arguments are wrong.
 */
@Command(
    name = "census",
    description = {
      "Takes a census of the jars in a directory and those below it: classes per Java release, the"
          + " largest jars, packages and classes that more than one jar has, multi-release jars,"
          + " and jars that could not be read."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {" 0:the census was taken, whatever it found", " 2:the arguments are wrong"})
public final class Census implements Callable<Integer> {

  private static final double NANOS_PER_SECOND = 1e9;

  /** How often each way is timed: other programs may take the processors from one of them. */
  private static final int COMPARISONS = 3;

  private final CensusPipeline pipeline = new PipewrightCensusPipeline();
  private final UnaryOperator<@Nullable String> properties;
  private final Supplier<Progress> progress;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIRECTORY",
      description = {
        "Where to look for jars. The default is the local Maven repository: the system property"
            + " maven.repo.local, or else ~/.m2/repository."
      })
  private @Nullable Path directory;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many rows of a long table to print; ${DEFAULT-VALUE} by default.")
  private int top;

  @Option(
      names = "--compare",
      description = {
        "Take the census with one worker that reads jars, too, and print both times, each the best"
            + " of three. A census that is not timed goes first, so that both find the files in"
            + " memory."
      })
  private boolean compare;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  /**
   * Makes the command.
   *
   * @param properties the system properties
   * @param progress makes what is told how far a census is
   */
  Census(UnaryOperator<@Nullable String> properties, Supplier<Progress> progress) {
    this.properties = properties;
    this.progress = progress;
  }

  /**
   * Runs the command, and ends the JVM if it failed.
   *
   * @param args the directory, and options
   */
  public static void main(String[] args) {
    Supplier<Progress> progress =
        Terminal.isInteractive() ? () -> new BarProgress(System.err) : Progress::none;
    int exitCode = commandLine(new Census(System::getProperty, progress)).execute(args);
    if (exitCode != 0) { // else it may go on, where it is not alone in its JVM
      System.exit(exitCode);
    }
  }

  /** Returns a command as picocli runs it. */
  static CommandLine commandLine(Census census) {
    return new CommandLine(census)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Census::reportWrongArguments);
  }

  /** Says what is wrong, and no more: a page of help would hide it. */
  private static int reportWrongArguments(ParameterException wrong, String[] args) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println("census: " + wrong.getMessage());
    err.println("Try 'census --help'.");
    return wrong.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Takes the census. */
  @Override
  public Integer call() {
    Path root = directory == null ? LocalRepository.directory(properties) : directory;
    check(root);
    Timed census = take(root, pipeline::census);
    Timed alone = null;
    for (int i = 0; compare && i < COMPARISONS; i++) {
      alone = Timed.faster(alone, take(root, pipeline::censusWithOneReader));
      census = Timed.faster(i == 0 ? null : census, take(root, pipeline::census));
    }

    PrintWriter out = spec.commandLine().getOut();
    new ReportPrinter(out, root, top).print(census.report());
    if (alone != null) {
      printComparison(out, alone, census);
    }
    Report report = census.report();
    out.println();
    out.printf(
        Locale.ROOT,
        "census: %d jars, %d classes, %d unreadable, %s s%n",
        report.jars(),
        report.classes(),
        report.unreadable().size(),
        census.seconds());
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private void check(Path root) {
    if (!Files.exists(root)) {
      throw wrong(root + " does not exist");
    }
    if (!Files.isDirectory(root)) {
      throw wrong(root + " is not a directory");
    }
    if (!Files.isReadable(root)) {
      throw wrong(root + " cannot be read: permission denied");
    }
    if (top < 0) {
      throw wrong("--top is " + top + ", and cannot be less than 0");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Timed take(Path root, Way way) {
    try (Progress told = progress.get()) {
      long start = System.nanoTime();
      Report report = way.census(root, told);
      return new Timed(report, System.nanoTime() - start);
    }
  }

  private static void printComparison(PrintWriter out, Timed alone, Timed together) {
    out.println();
    out.println(
        "Time to take the census, by the number of workers that read jars; the best of three");
    out.println(
        AsciiTable.getTable(
            AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
            new String[] {"workers", "seconds"},
            null,
            new String[][] {
              {"1", alone.seconds()},
              {String.valueOf(CensusPipeline.READERS), together.seconds()}
            }));
  }

  /** One of the ways to take a census. */
  @FunctionalInterface
  private interface Way {
    Report census(Path directory, Progress progress);
  }

  /**
   * A census and how long it took.
   *
   * @param report what it found
   * @param nanos how long it took
   */
  private record Timed(Report report, long nanos) {

    /** Returns the one that took less time. */
    static Timed faster(@Nullable Timed a, Timed b) {
      return a != null && a.nanos <= b.nanos ? a : b;
    }

    String seconds() {
      return String.format(Locale.ROOT, "%.2f", nanos / NANOS_PER_SECOND);
    }
  }
}
