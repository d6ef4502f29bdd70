package p;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
final class PipewrightX implements X {
  private final GraphRunner runner;
  private final int class_;
  private final int this_;
  private final int outputs;
  private final int pipelines;
  private final int in;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param class_ what tasks bind as {@code class}
   * @param this_ what tasks bind as {@code this}
   * @param outputs what tasks bind as {@code outputs}
   * @param pipelines what tasks bind as {@code pipelines}
   * @param in what tasks bind as {@code in}
   */
  public PipewrightX(int class_, int this_, int outputs, int pipelines, int in) {
    this.runner = LocalEngine.plain();
    this.class_ = class_;
    this.this_ = this_;
    this.outputs = outputs;
    this.pipelines = pipelines;
    this.in = in;
  }

  private PipewrightX(PipewrightX that, GraphRunner runner) {
    this.runner = runner;
    this.class_ = that.class_;
    this.this_ = that.this_;
    this.outputs = that.outputs;
    this.pipelines = that.pipelines;
    this.in = that.in;
  }

  /** Runs {@code first -> Node -> node -> node}; drawn in {@code PipewrightX.outputs.mmd}. */
  @Override
  public int outputs(Object... values) {
    Objects.requireNonNull(values, "values");
    dev.pipewright.runtime.graph.Node<Integer> outputs_ =
        dev.pipewright.runtime.graph.Node.first(new FirstFirst(values, class_, this_))
            .then(new NodeLoop(this, outputs, pipelines))
            .then(new NodeLoop2(in, in))
            .then(new NodeLoop2(in, in));
    return runner.run(Graph.of("outputs", outputs_)).single();
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
        .tasks("X", 1, "first", "node")
        .join("X", "Node", 1, 1)));
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
     * The task {@code first}.
     *
     * @param class_ what the tasks bind to that name
     * @param this_ what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<Object[], X.Node> first(int class_, int this_) {
      return runner.stage("first", input -> input.then(new FirstLoop(class_, this_)));
    }

    /**
     * The task {@code Node}.
     *
     * @param outputs what the tasks bind to that name
     * @param pipelines what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<X.Node, Integer> Node(int outputs, int pipelines) {
      return runner.stage("Node", input -> input.then(new NodeLoop(PipewrightX.this, outputs, pipelines)));
    }

    /**
     * The task {@code node}.
     *
     * @param in what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, Integer> node(int in) {
      return runner.stage("node", input -> input.then(new NodeLoop2(in, in)));
    }

    /**
     * The pipeline {@code outputs}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Object[], Integer> outputs() {
      return runner.stage(
          "outputs",
          input -> input
              .then(new FirstLoop(class_, this_))
              .then(new NodeLoop(PipewrightX.this, outputs, pipelines))
              .then(new NodeLoop2(in, in))
              .then(new NodeLoop2(in, in)));
    }
  }

  /** Calls {@code X.first} with the arguments of a run. */
  private static final class FirstFirst extends FirstCall<X.Node> {
    private final Object[] outputs;
    private final int class_;
    private final int this_;

    FirstFirst(Object[] outputs, int class_, int this_) {
      super(Attributes.of("first"), (Object) outputs);
      this.outputs = outputs;
      this.class_ = class_;
      this.this_ = this_;
    }

    @Override
    public void run(Output<X.Node> out) {
      out.put(X.first(outputs, class_, this_));
    }
  }

  /** Calls {@code X.Node} with all inputs of a worker. */
  private static final class NodeLoop extends Loop<X.Node, Integer> {
    private final PipewrightX pipelines_;
    private final int outputs;
    private final int pipelines;

    NodeLoop(PipewrightX pipelines_, int outputs, int pipelines) {
      super(Attributes.of("Node").withJoin());
      this.pipelines_ = pipelines_;
      this.outputs = outputs;
      this.pipelines = pipelines;
    }

    @Override
    public void run(Input<X.Node> in, Output<Integer> out) {
      out.put(pipelines_.Node(in.iterator(), outputs, pipelines));
    }
  }

  /** Calls {@code X.node} with every input of a worker. */
  private static final class NodeLoop2 extends Loop<Integer, Integer> {
    private final int in;
    private final int in_;

    NodeLoop2(int in, int in_) {
      super(Attributes.of("node"));
      this.in = in;
      this.in_ = in_;
    }

    @Override
    public void run(Input<Integer> in, Output<Integer> out) {
      while (in.next()) {
        out.put(X.node(in.item(), this.in, in_));
      }
    }
  }

  /** Calls {@code X.first} with every input of a worker. */
  private static final class FirstLoop extends Loop<Object[], X.Node> {
    private final int class_;
    private final int this_;

    FirstLoop(int class_, int this_) {
      super(Attributes.of("first"));
      this.class_ = class_;
      this.this_ = this_;
    }

    @Override
    public void run(Input<Object[]> in, Output<X.Node> out) {
      while (in.next()) {
        out.put(X.first(in.item(), class_, this_));
      }
    }
  }
}
