package p;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
final class PipewrightX implements X {
  private final GraphRunner runner;
  private final String twice;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param twice what tasks bind as {@code twice}
   */
  public PipewrightX(String twice) {
    this.runner = LocalEngine.plain();
    this.twice = Objects.requireNonNull(twice, "twice");
  }

  private PipewrightX(PipewrightX that, GraphRunner runner) {
    this.runner = runner;
    this.twice = that.twice;
  }

  /**
   * Runs {@code parse -> twice -> plus.b},
   * {@code parse -> plus.a},
   * {@code parse -> outputs}; drawn in {@code PipewrightX.inner.mmd}.
   */
  @Override
  public int inner(String s) {
    Objects.requireNonNull(s, "s");
    Node<Integer> parse = Node.first(new ParseFirst(s));
    Node<Long> twice_ = parse.then(new TwiceLoop());
    Node<Integer> outputs =
        InEdges.zipped(List.of("a", "b"), parse, twice_)
            .then(new PlusLoop());
    Node<Void> outputs_ = parse.then(new OutputsLoop());
    return runner.run(Graph.of("inner", outputs.beside(List.of(outputs_)))).single();
  }

  /**
   * Runs {@code inner -> Node},
   * {@code inner -> show -> parse -> outputs}; drawn in {@code PipewrightX.outer.mmd}.
   */
  @Override
  public void outer(String s) {
    Objects.requireNonNull(s, "s");
    Node<Integer> parse = Node.first(new ParseFirst(s));
    Node<Long> twice_ = parse.then(new TwiceLoop());
    Node<Integer> plus =
        InEdges.zipped(List.of("a", "b"), parse, twice_)
            .then(new PlusLoop());
    Node<Void> outputs_ = parse.then(new OutputsLoop());
    Node<Void> Node_ = plus.then(new NodeLoop(twice));
    Node<Void> outputs =
        plus
            .then(new ShowLoop())
            .then(new ParseLoop())
            .then(new OutputsLoop());
    runner.run(Graph.of("outer", outputs.beside(List.of(outputs_, Node_)))).toEnd();
  }

  /** Runs {@code show -> inner -> show -> inner}; drawn in {@code PipewrightX.line.mmd}. */
  @Override
  public int line(int n) {
    Node<Integer> parse =
        Node.first(new ShowFirst(n))
            .then(new ParseLoop());
    Node<Long> twice_ = parse.then(new TwiceLoop());
    Node<Integer> parse_ =
        InEdges.zipped(List.of("a", "b"), parse, twice_)
            .then(new PlusLoop())
            .then(new ShowLoop())
            .then(new ParseLoop());
    Node<Void> outputs_ = parse.then(new OutputsLoop());
    Node<Long> twice__ = parse_.then(new TwiceLoop());
    Node<Integer> outputs =
        InEdges.zipped(List.of("a", "b"), parse_, twice__)
            .then(new PlusLoop());
    Node<Void> outputs__ = parse_.then(new OutputsLoop());
    return runner.run(Graph.of("line", outputs.beside(List.of(outputs_, outputs__)))).single();
  }

  /**
   * Returns a copy of this object, with the same bound values, on another engine.
   *
   * @param engine runs the pipelines of the copy
   * @return the copy
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public PipewrightX on(Engine engine) {
    return new PipewrightX(this, Objects.requireNonNull(engine, "engine").runner(Declaration.of("X")
        .tasks("X", 1, "parse", "twice", "plus", "outputs", "Node", "show")));
  }

  /**
   * Returns the tasks and pipelines as values, to be chained at run time.
   *
   * @return a view of this object
   */
  public Stages stages() {
    return new Stages();
  }

  /** The tasks and pipelines of {@link X} as values. */
  public final class Stages {
    private Stages() {
    }

    /**
     * The task {@code parse}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> parse() {
      return runner.stage("parse", input -> input.then(new ParseLoop()));
    }

    /**
     * The task {@code twice}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, Long> twice() {
      return runner.stage("twice", input -> input.then(new TwiceLoop()));
    }

    /**
     * The task {@code outputs}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, Void> outputs() {
      return runner.stage("outputs", input -> input.then(new OutputsLoop()));
    }

    /**
     * The task {@code Node}.
     *
     * @param twice what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, Void> Node(String twice) {
      Objects.requireNonNull(twice, "twice");
      return runner.stage("Node", input -> input.then(new NodeLoop(twice)));
    }

    /**
     * The task {@code show}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, String> show() {
      return runner.stage("show", input -> input.then(new ShowLoop()));
    }

    /**
     * The pipeline {@code inner}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> inner() {
      return runner.stage(
          "inner",
          input -> {
            Node<Integer> parse = input.then(new ParseLoop());
            Node<Long> twice_ = parse.then(new TwiceLoop());
            Node<Integer> outputs =
                InEdges.zipped(List.of("a", "b"), parse, twice_)
                    .then(new PlusLoop());
            Node<Void> outputs_ = parse.then(new OutputsLoop());
            return outputs.beside(List.of(outputs_));
          });
    }

    /**
     * The pipeline {@code outer}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> outer() {
      return runner.stage(
          "outer",
          input -> {
            Node<Integer> parse = input.then(new ParseLoop());
            Node<Long> twice_ = parse.then(new TwiceLoop());
            Node<Integer> plus =
                InEdges.zipped(List.of("a", "b"), parse, twice_)
                    .then(new PlusLoop());
            Node<Void> outputs_ = parse.then(new OutputsLoop());
            Node<Void> Node_ = plus.then(new NodeLoop(twice));
            Node<Void> outputs =
                plus
                    .then(new ShowLoop())
                    .then(new ParseLoop())
                    .then(new OutputsLoop());
            return outputs.beside(List.of(outputs_, Node_));
          });
    }

    /**
     * The pipeline {@code line}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, Integer> line() {
      return runner.stage(
          "line",
          input -> {
            Node<Integer> parse =
                input
                    .then(new ShowLoop())
                    .then(new ParseLoop());
            Node<Long> twice_ = parse.then(new TwiceLoop());
            Node<Integer> parse_ =
                InEdges.zipped(List.of("a", "b"), parse, twice_)
                    .then(new PlusLoop())
                    .then(new ShowLoop())
                    .then(new ParseLoop());
            Node<Void> outputs_ = parse.then(new OutputsLoop());
            Node<Long> twice__ = parse_.then(new TwiceLoop());
            Node<Integer> outputs =
                InEdges.zipped(List.of("a", "b"), parse_, twice__)
                    .then(new PlusLoop());
            Node<Void> outputs__ = parse_.then(new OutputsLoop());
            return outputs.beside(List.of(outputs_, outputs__));
          });
    }
  }

  /** Calls {@code X.parse} with the arguments of a run. */
  private static final class ParseFirst extends FirstCall<Integer> {
    private final String s;

    ParseFirst(String s) {
      super(Attributes.of("parse"), s);
      this.s = s;
    }

    @Override
    public void run(Output<Integer> out) {
      out.put(X.parse(s));
    }
  }

  /** Calls {@code X.twice} with every input of a worker. */
  private static final class TwiceLoop extends Loop<Integer, Long> {
    TwiceLoop() {
      super(Attributes.of("twice"));
    }

    @Override
    public void run(Input<Integer> in, Output<Long> out) {
      while (in.next()) {
        out.put(X.twice(in.item()));
      }
    }
  }

  /** Calls {@code X.plus} with every input of a worker. */
  private static final class PlusLoop extends Loop<Object[], Integer> {
    PlusLoop() {
      super(Attributes.of("plus"));
    }

    @Override
    public void run(Input<Object[]> in, Output<Integer> out) {
      while (in.next()) {
        Object[] items = in.item();
        out.put(X.plus((Integer) items[0], (Long) items[1]));
      }
    }
  }

  /** Calls {@code X.outputs} with every input of a worker. */
  private static final class OutputsLoop extends Loop<Integer, Void> {
    OutputsLoop() {
      super(Attributes.of("outputs"));
    }

    @Override
    public void run(Input<Integer> in, Output<Void> out) {
      while (in.next()) {
        X.outputs(in.item());
      }
    }
  }

  /** Calls {@code X.Node} with every input of a worker. */
  private static final class NodeLoop extends Loop<Integer, Void> {
    private final String twice;

    NodeLoop(String twice) {
      super(Attributes.of("Node"));
      this.twice = twice;
    }

    @Override
    public void run(Input<Integer> in, Output<Void> out) {
      while (in.next()) {
        X.Node(in.item(), twice);
      }
    }
  }

  /** Calls {@code X.show} with every input of a worker. */
  private static final class ShowLoop extends Loop<Integer, String> {
    ShowLoop() {
      super(Attributes.of("show"));
    }

    @Override
    public void run(Input<Integer> in, Output<String> out) {
      while (in.next()) {
        out.put(X.show(in.item()));
      }
    }
  }

  /** Calls {@code X.parse} with every input of a worker. */
  private static final class ParseLoop extends Loop<String, Integer> {
    ParseLoop() {
      super(Attributes.of("parse"));
    }

    @Override
    public void run(Input<String> in, Output<Integer> out) {
      while (in.next()) {
        out.put(X.parse(in.item()));
      }
    }
  }

  /** Calls {@code X.show} with the arguments of a run. */
  private static final class ShowFirst extends FirstCall<String> {
    private final int n;

    ShowFirst(int n) {
      super(Attributes.of("show"), n);
      this.n = n;
    }

    @Override
    public void run(Output<String> out) {
      out.put(X.show(n));
    }
  }
}
