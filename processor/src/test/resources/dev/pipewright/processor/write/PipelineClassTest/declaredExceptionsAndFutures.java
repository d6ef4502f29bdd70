package p;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightX implements X {
  private final GraphRunner runner;

  /** Makes an object to call the pipelines on. */
  public PipewrightX() {
    this.runner = LocalEngine.plain();
  }

  private PipewrightX(GraphRunner runner) {
    this.runner = runner;
  }

  /** Runs {@code parse}; drawn in {@code PipewrightX.one.mmd}. */
  @Override
  public int one(String s) throws IOException, InterruptedException {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return runner.run(Graph.of("one", outputs))
        .throwing(List.of(IOException.class, InterruptedException.class))
        .single();
  }

  /** Runs {@code parse}; drawn in {@code PipewrightX.list.mmd}. */
  @Override
  public List<Integer> list(String s) throws Exception {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return runner.run(Graph.of("list", outputs))
        .throwing(List.of(Exception.class))
        .toList();
  }

  /** Runs {@code parse}; drawn in {@code PipewrightX.dropped.mmd}. */
  @Override
  public void dropped(String s) throws IllegalStateException {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    runner.run(Graph.of("dropped", outputs))
        .throwing(List.of(IllegalStateException.class))
        .toEnd();
  }

  /** Runs {@code parse}; drawn in {@code PipewrightX.later.mmd}. */
  @Override
  public CompletableFuture<Integer> later(String s) throws IllegalStateException {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return runner.run(Graph.of("later", outputs))
        .throwing(List.of(IllegalStateException.class))
        .singleLater();
  }

  /** Runs {@code parse}; drawn in {@code PipewrightX.listLater.mmd}. */
  @Override
  public CompletableFuture<List<Number>> listLater(String s) {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return runner.run(Graph.<Number>of("listLater", outputs)).toListLater();
  }

  /** Runs {@code parse}; drawn in {@code PipewrightX.widerLater.mmd}. */
  @Override
  public CompletableFuture<? extends Number> widerLater(String s) {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return runner.run(Graph.<Number>of("widerLater", outputs)).singleLater();
  }

  /** Runs {@code parse}; drawn in {@code PipewrightX.droppedLater.mmd}. */
  @Override
  public CompletableFuture<Void> droppedLater(String s) {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return runner.run(Graph.of("droppedLater", outputs)).toEndLater();
  }

  /**
   * Returns a copy of this object, with the same bound values, on another engine.
   *
   * @param engine runs the pipelines of the copy
   * @return the copy
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public PipewrightX on(Engine engine) {
    return new PipewrightX(Objects.requireNonNull(engine, "engine").runner(Declaration.of("X")
        .tasks("X", 1, "parse")));
  }

  /** Calls {@code X.parse} with the arguments of a run. */
  private static final class ParseFirst extends FirstCall<Integer> {
    private final String s;

    ParseFirst(String s) {
      super(Attributes.of("parse"), s);
      this.s = s;
    }

    @Override
    public void run(Output<Integer> out) throws IOException {
      out.put(X.parse(s));
    }
  }
}
