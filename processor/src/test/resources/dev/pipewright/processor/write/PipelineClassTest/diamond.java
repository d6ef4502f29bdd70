package com.example;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link Documents}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightDocuments implements Documents {
  private final GraphRunner runner;
  private final Locale locale;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param locale what tasks bind as {@code locale}
   */
  public PipewrightDocuments(Locale locale) {
    this.runner = LocalEngine.plain();
    this.locale = Objects.requireNonNull(locale, "locale");
  }

  private PipewrightDocuments(PipewrightDocuments that, GraphRunner runner) {
    this.runner = runner;
    this.locale = that.locale;
  }

  /**
   * Runs {@code read -> count -> report.counts},
   * {@code read -> measure -> report.length},
   * {@code read -> report.document},
   * {@code read -> log}; drawn in {@code PipewrightDocuments.reports.mmd}.
   */
  @Override
  public Run<Documents.Report> reports(Path directory) {
    Objects.requireNonNull(directory, "directory");
    Node<Documents.Document> read = Node.first(new ReadFirst(directory));
    Node<Map<String, Integer>> count = read.then(new CountLoop());
    Node<Integer> measure = read.then(new MeasureLoop());
    Node<Documents.Report> outputs =
        InEdges.zipped(List.of("document", "counts", "length"), read, count, measure)
            .then(new ReportLoop(locale));
    Node<Void> log = read.then(new LogLoop());
    return runner.run(Graph.of("reports", outputs.beside(List.of(log))));
  }

  /**
   * Returns a copy of this object, with the same bound values, on another engine.
   *
   * @param engine runs the pipelines of the copy
   * @return the copy
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public PipewrightDocuments on(Engine engine) {
    return new PipewrightDocuments(this, Objects.requireNonNull(engine, "engine").runner(Declaration.of("Documents")
        .tasks("Documents", 1, "read", "measure", "report", "log")
        .tasks("Documents", 4, "count")));
  }

  /** Calls {@code Documents.read} with the arguments of a run. */
  private static final class ReadFirst extends FirstCall<Documents.Document> {
    private final Path directory;

    ReadFirst(Path directory) {
      super(Attributes.of("read").withBranch(), directory);
      this.directory = directory;
    }

    @Override
    public void run(Output<Documents.Document> out) throws Exception {
      Branch.putAll(Documents.read(directory), out);
    }
  }

  /** Calls {@code Documents.count} with every input of a worker. */
  private static final class CountLoop extends Loop<Documents.Document, Map<String, Integer>> {
    CountLoop() {
      super(Attributes.of("count").withWorkers(4).withThrottle(16).withOrder());
    }

    @Override
    public void run(Input<Documents.Document> in, Output<Map<String, Integer>> out) {
      while (in.next()) {
        out.put(Documents.count(in.item()));
      }
    }
  }

  /** Calls {@code Documents.measure} with every input of a worker. */
  private static final class MeasureLoop extends Loop<Documents.Document, Integer> {
    MeasureLoop() {
      super(Attributes.of("measure"));
    }

    @Override
    public void run(Input<Documents.Document> in, Output<Integer> out) {
      while (in.next()) {
        out.put(Documents.measure(in.item()));
      }
    }
  }

  /** Calls {@code Documents.report} with every input of a worker. */
  private static final class ReportLoop extends Loop<Object[], Documents.Report> {
    private final Locale locale;

    ReportLoop(Locale locale) {
      super(Attributes.of("report"));
      this.locale = locale;
    }

    @Override
    public void run(Input<Object[]> in, Output<Documents.Report> out) {
      while (in.next()) {
        Object[] items = in.item();
        out.put(Documents.report((Documents.Document) items[0], (Map<String, Integer>) items[1], (Integer) items[2], locale));
      }
    }
  }

  /** Calls {@code Documents.log} with every input of a worker. */
  private static final class LogLoop extends Loop<Documents.Document, Void> {
    LogLoop() {
      super(Attributes.of("log"));
    }

    @Override
    public void run(Input<Documents.Document> in, Output<Void> out) {
      while (in.next()) {
        Documents.log(in.item());
      }
    }
  }
}
