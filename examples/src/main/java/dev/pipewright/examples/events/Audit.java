package dev.pipewright.examples.events;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import dev.pipewright.examples.events.Tally.Counts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command: prints what needs a look in a log. */
@Command(
    name = "events",
    description =
        "Finds what needs a look in a log of logins, commands and services, as syslog writes it"
            + " with times in ISO 8601.",
    sortOptions = false)
public final class Audit implements Callable<Integer> {

  private final AuditLog pipelines = new PipewrightAuditLog();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The log. Without it, a sample is read.")
  private @Nullable Path file;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often an address may be refused; ${DEFAULT-VALUE} times are too many.")
  private int limit;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  private Audit() {}

  /**
   * Runs the command.
   *
   * @param args a file, and options
   * @param out where it prints
   * @return the exit code
   */
  public static int run(String[] args, PrintStream out) {
    return new CommandLine(new Audit())
        .setUsageHelpAutoWidth(true)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .execute(args);
  }

  /** The log that comes with the program. */
  static URL sample() {
    return Objects.requireNonNull(Audit.class.getResource("auth.log"));
  }

  /** Reads the log, and prints. */
  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit takes numbers from 1 on");
    }
    if (file != null && !Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), file + " cannot be read");
    }
    URL log = file == null ? sample() : file.toUri().toURL();
    // snippet: call
    Tally tally = new Tally();
    NavigableSet<Finding> findings = pipelines.audit(log, limit, tally);
    // end snippet
    PrintWriter out = spec.commandLine().getOut();
    out.println("Events by host");
    out.println(tableOf(tally));
    out.println("To be looked at: " + findings.size());
    out.println(tableOf(findings));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static String tableOf(Tally tally) {
    return AsciiTable.getTable(
        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
        tally.byHost().entrySet(),
        List.of(
            left("host").with(Map.Entry::getKey),
            count("logins", Counts::logins),
            count("commands", Counts::commands),
            count("services", Counts::services),
            count("others", Counts::others)));
  }

  private static String tableOf(NavigableSet<Finding> findings) {
    return AsciiTable.getTable(
        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
        findings,
        List.of(
            new Column().header("line").with(finding -> "" + finding.origin().line()),
            left("time").with(finding -> finding.origin().time()),
            left("host").with(finding -> finding.origin().host()),
            left("what").maxWidth(60).with(Finding::text)));
  }

  private static Column left(String header) {
    return new Column().header(header).dataAlign(HorizontalAlign.LEFT);
  }

  private static ColumnData<Map.Entry<String, Counts>> count(
      String header, ToIntFunction<Counts> number) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.RIGHT)
        .dataAlign(HorizontalAlign.RIGHT)
        .with(host -> String.valueOf(number.applyAsInt(host.getValue())));
  }
}
