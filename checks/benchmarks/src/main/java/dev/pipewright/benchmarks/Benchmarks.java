package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.compilation.Compilations;
import dev.pipewright.benchmarks.report.Compilation;
import dev.pipewright.benchmarks.report.Compiled;
import dev.pipewright.benchmarks.report.Machine;
import dev.pipewright.benchmarks.report.Report;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: measures workloads, and writes a report. */
@Command(
    name = "benchmarks",
    description = {"Measures Pipewright beside its peers, and writes a report."},
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:everything was measured",
      " 1:a contestant failed",
      " 2:the arguments are wrong"
    })
public final class Benchmarks implements Callable<Integer> {

  private static final Path REPORT = Path.of("docs", "performance.md");
  private static final Path DRAFT = Path.of("checks", "benchmarks", "target", "performance.md");

  /** A run of ten seconds needs no repetition to warm up. */
  private static final int MOST_IDLE_ITERATIONS = 3;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      defaultValue = "full",
      description = "How long to measure: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
  private Effort effort = Effort.FULL;

  @Option(
      names = "--workload",
      split = ",",
      paramLabel = "NAME",
      description = "Which workloads to measure; all by default. --list names them.")
  private List<String> names = List.of();

  @Option(
      names = "--jdk",
      paramLabel = "DIRECTORY",
      description = {
        "A JDK to measure on; more than once for several. The default is the one that runs this."
      })
  private List<Path> homes = List.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = {
        "Where to write the report. The default is docs/performance.md where everything is"
            + " measured in full, and checks/benchmarks/target/performance.md otherwise."
      })
  private @Nullable Path report;

  @Option(
      names = "--compilation",
      description = {
        "Measure what a compilation costs instead, and write that section of the report."
      })
  private boolean compilation;

  @Option(names = "--list", description = "Print the names of the workloads.")
  private boolean list;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  private Benchmarks() {}

  /**
   * Runs the command, and ends the JVM.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    int exitCode =
        new CommandLine(new Benchmarks())
            .setUsageHelpAutoWidth(true)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(args);
    System.exit(exitCode);
  }

  /** Measures. */
  @Override
  public Integer call() throws IOException, RunnerException {
    if (list) {
      for (Workload workload : Workload.values()) {
        spec.commandLine().getOut().println(workload.id());
      }
      return CommandLine.ExitCode.OK;
    }
    if (compilation) {
      measureCompilation();
      return CommandLine.ExitCode.OK;
    }
    List<Workload> workloads = workloads();
    List<Measurements> measurements = jdks().stream().map(Measurements::new).toList();

    String loadBefore = load();
    for (int round = 0; round < effort.rounds(); round++) {
      for (Workload workload : workloads) {
        for (Measurements measured : measurements) {
          if (measured.measures(workload)) {
            measured.add(workload, new Runner(options(workload, measured)).run());
          }
        }
      }
      write(workloads, measurements, loadBefore);
    }
    boolean failed =
        measurements.stream().anyMatch(measured -> workloads.stream().anyMatch(measured::failed));
    return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private void measureCompilation() throws IOException {
    Jdk jdk = jdks().get(0);
    String loadBefore = load();
    List<Compiled> compiled = Compilations.measure(jdk.home(), effort.compilations());
    Compilation section =
        new Compilation(
            Machine.current(),
            "JDK " + jdk.version(),
            effort.compilations(),
            noise(loadBefore),
            compiled);
    write(section.in(page()));
  }

  private List<Workload> workloads() {
    if (names.isEmpty()) {
      return List.of(Workload.values());
    }
    List<Workload> workloads = new ArrayList<>();
    for (String name : names) {
      workloads.add(
          Workload.named(name)
              .orElseThrow(() -> wrong(name + " is none of the workloads, which --list names")));
    }
    return workloads;
  }

  private List<Jdk> jdks() {
    if (homes.isEmpty()) {
      return List.of(Jdk.current());
    }
    List<Jdk> jdks = new ArrayList<>();
    for (Path home : homes) {
      try {
        jdks.add(Jdk.at(home));
      } catch (IOException | IllegalArgumentException e) {
        throw wrong(home + " is not a JDK: " + e);
      }
    }
    return jdks;
  }

  private Options options(Workload workload, Measurements measured) {
    String contestants =
        workload.contestants().stream()
            .filter(measured::runs)
            .map(workload::benchmarkName)
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    boolean idle = workload == Workload.IDLE;
    ChainedOptionsBuilder options = new OptionsBuilder();
    workload.size(options);
    return options
        .include("^(" + contestants + ")$")
        .jvm(measured.jdk().java())
        .forks(1)
        .warmupIterations(idle ? Math.min(1, effort.warmUps()) : effort.warmUps())
        .warmupTime(effort.iteration())
        .measurementIterations(
            idle ? Math.min(MOST_IDLE_ITERATIONS, effort.iterations()) : effort.iterations())
        .measurementTime(effort.iteration())
        .addProfiler(GCProfiler.class)
        .build();
  }

  /** After every round, so that a run that is broken off has not been for nothing. */
  private void write(List<Workload> workloads, List<Measurements> measurements, String loadBefore)
      throws IOException {
    Report written =
        new Report(
            Machine.current(),
            effort.description(),
            noise(loadBefore),
            measurements.stream().map(measured -> measured.section(workloads)).toList());
    String compilations = Compilation.of(page());
    write(compilations.isEmpty() ? written.markdown() : written.markdown() + "\n" + compilations);
  }

  /** Returns what has been written before. */
  private String page() throws IOException {
    Path file = reportFile().toAbsolutePath();
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private void write(String page) throws IOException {
    Path file = reportFile().toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.writeString(file, page);
    spec.commandLine().getOut().println("Report: " + file);
  }

  private Path reportFile() {
    if (report != null) {
      return report;
    }
    return effort == Effort.FULL && names.isEmpty() ? REPORT : DRAFT;
  }

  private static String noise(String loadBefore) {
    return "the load average was " + loadBefore + " before the run and " + load() + " at its end.";
  }

  private static String load() {
    return String.format(
        Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
