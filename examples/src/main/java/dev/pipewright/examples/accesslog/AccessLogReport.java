package dev.pipewright.examples.accesslog;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import dev.pipewright.examples.accesslog.Totals.Traffic;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command: prints requests and bytes by status. */
@Command(
    name = "accesslog",
    description = {
      "Adds up the requests in a web server's log, and the bytes it answered with, by status. The"
          + " log is in Common or Combined Log Format."
    },
    sortOptions = false)
public final class AccessLogReport implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final AccessLog pipelines = new PipewrightAccessLog();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The log. Without it, a sample is written and read.")
  private @Nullable Path file;

  @Option(
      names = "--follow",
      description = "Go on with what is appended to the file, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How long a sample is; ${DEFAULT-VALUE} lines by default.")
  private long lines;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  private AccessLogReport() {}

  /**
   * Runs the command, and ends the JVM if it failed.
   *
   * @param args a file, and options
   */
  public static void main(String[] args) {
    int exitCode = run(args, System.out);
    if (exitCode != 0) { // else it may go on, where it is not alone in its JVM
      System.exit(exitCode);
    }
  }

  /**
   * Runs the command.
   *
   * @param args a file, and options
   * @param out where it prints
   * @return the exit code
   */
  public static int run(String[] args, PrintStream out) {
    return new CommandLine(new AccessLogReport())
        .setUsageHelpAutoWidth(true)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .execute(args);
  }

  /** Reads the log, and prints. */
  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (file != null && !Files.isReadable(file)) {
      throw wrong(file + " cannot be read");
    }
    if (file == null) {
      if (follow) {
        throw wrong("--follow needs a file");
      }
      Path sample = Files.createTempFile("access", ".log");
      try {
        SampleLog.write(sample, lines);
        print(pipelines.totals(sample), out);
      } finally {
        Files.delete(sample);
      }
    } else if (follow) {
      try (Run<Totals> run = pipelines.follow(file, PAUSE)) {
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> run.shutdown(Duration.ofSeconds(5)))); // on Ctrl-C
        follow(run, out);
      }
    } else {
      print(pipelines.totals(file), out);
    }
    return CommandLine.ExitCode.OK;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  // snippet: follow
  /** Prints the totals each time they have changed, until the run is closed. */
  static void follow(Run<Totals> run, PrintWriter out) {
    try {
      for (Totals totals : run) {
        out.println(inOneLine(totals));
      }
    } catch (CancellationException e) {
      // closed: there is no other way to stop following
    }
  }

  // end snippet

  private static String inOneLine(Totals totals) {
    return totals.byStatus().entrySet().stream()
        .map(
            status ->
                String.format(
                    Locale.ROOT,
                    "%d: %,d requests, %,d bytes",
                    status.getKey(),
                    status.getValue().requests(),
                    status.getValue().bytes()))
        .collect(Collectors.joining("; "));
  }

  private static void print(Totals totals, PrintWriter out) {
    out.println("Answers by status");
    out.println(
        AsciiTable.getTable(
            AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
            totals.byStatus().entrySet(),
            List.of(
                new Column().header("status").with(row -> row.getKey().toString()),
                column("requests", Traffic::requests),
                column("bytes", Traffic::bytes))));
    Traffic all = totals.all();
    out.printf(
        Locale.ROOT,
        "Together %,d requests, %,d bytes; lines that could not be read: %,d%n",
        all.requests(),
        all.bytes(),
        totals.unreadable());
    out.flush();
  }

  private static ColumnData<Map.Entry<Integer, Traffic>> column(
      String header, ToLongFunction<Traffic> number) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.RIGHT)
        .dataAlign(HorizontalAlign.RIGHT)
        .with(row -> String.format(Locale.ROOT, "%,d", number.applyAsLong(row.getValue())));
  }
}
