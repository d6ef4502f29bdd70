package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.report.Contestant;
import dev.pipewright.benchmarks.report.Figure;
import dev.pipewright.benchmarks.report.Row;
import dev.pipewright.benchmarks.report.Section;
import dev.pipewright.benchmarks.report.Spread;
import dev.pipewright.benchmarks.report.Table;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The iterations that were measured on a JDK, in all rounds. */
final class Measurements {

  private static final String BYTES = "gc.alloc.rate.norm";

  /** JMH sees what threads allocated that have ended since from this one on. */
  private static final int COUNTS_ENDED_THREADS = 21;

  private final Jdk jdk;
  private final Map<Workload, Map<String, List<IterationResult>>> iterations =
      new EnumMap<>(Workload.class);
  private String jvm;

  /**
   * Starts with nothing.
   *
   * @param jdk where it is measured
   */
  Measurements(Jdk jdk) {
    this.jdk = jdk;
    this.jvm = "JDK " + jdk.version();
  }

  /** The JDK. */
  Jdk jdk() {
    return jdk;
  }

  /** Adds a round of a workload. */
  void add(Workload workload, Collection<RunResult> round) {
    for (RunResult result : round) {
      BenchmarkParams params = result.getParams();
      jvm = "JDK " + params.getJdkVersion() + ", " + params.getVmName();
      List<IterationResult> known =
          iterations
              .computeIfAbsent(workload, first -> new HashMap<>())
              .computeIfAbsent(params.getBenchmark(), first -> new ArrayList<>());
      result.getBenchmarkResults().forEach(fork -> known.addAll(fork.getIterationResults()));
    }
  }

  /** Whether this workload is measured here. */
  boolean measures(Workload workload) {
    return workload.jdk() <= jdk.version().feature();
  }

  /** Whether this contestant can run here. */
  boolean runs(Method contestant) {
    return contestant(contestant).jdk() <= jdk.version().feature();
  }

  /** Whether one that can run here has no result. */
  boolean failed(Workload workload) {
    return measures(workload)
        && workload.contestants().stream()
            .anyMatch(
                contestant -> runs(contestant) && iterationsOf(workload, contestant).isEmpty());
  }

  /** What the report says of this JDK. */
  Section section(List<Workload> workloads) {
    return new Section(jvm, workloads.stream().filter(this::measures).map(this::table).toList());
  }

  private Table table(Workload workload) {
    List<Row> rows = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Method method : workload.contestants()) {
      Contestant contestant = contestant(method);
      List<IterationResult> measured = iterationsOf(workload, method);
      if (!runs(method)) {
        missing.add(contestant.value() + " needs JDK " + contestant.jdk());
      } else if (measured.isEmpty()) {
        missing.add(contestant.value() + " failed");
      } else {
        rows.add(row(contestant, workload.figure(), measured));
      }
    }
    return new Table(
        workload.id(), workload.description(), workload.figure(), workload.limit(), rows, missing);
  }

  private Row row(Contestant contestant, Figure figure, List<IterationResult> measured) {
    Spread score =
        switch (figure) {
          case THROUGHPUT, RUN_TIME -> spread(measured, IterationResult::getPrimaryResult);
          case LATENCY -> secondary(measured, "p50");
          case PROCESSOR_TIME -> secondary(measured, "millis");
        };
    List<Spread> further =
        figure == Figure.LATENCY
            ? List.of(secondary(measured, "p99"), secondary(measured, "p999"))
            : List.of();
    boolean bytesMatter = figure == Figure.THROUGHPUT || figure == Figure.RUN_TIME;
    Optional<Spread> bytes =
        bytesMatter && jdk.version().feature() >= COUNTS_ENDED_THREADS
            ? Optional.of(secondary(measured, BYTES))
            : Optional.empty();
    return new Row(contestant.value(), contestant.role(), score, further, bytes);
  }

  private static Spread secondary(List<IterationResult> measured, String label) {
    return spread(measured, iteration -> iteration.getSecondaryResults().get(label));
  }

  private static Spread spread(
      List<IterationResult> measured, Function<IterationResult, Result<?>> result) {
    return Spread.of(
        measured.stream().mapToDouble(iteration -> result.apply(iteration).getScore()).toArray());
  }

  private List<IterationResult> iterationsOf(Workload workload, Method contestant) {
    return iterations
        .getOrDefault(workload, Map.of())
        .getOrDefault(workload.benchmarkName(contestant), List.of());
  }

  private static Contestant contestant(Method method) {
    Contestant contestant = method.getAnnotation(Contestant.class);
    if (contestant == null) {
      throw new IllegalArgumentException(method + " is no contestant");
    }
    return contestant;
  }
}
