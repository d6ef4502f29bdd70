package p;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
final class PipewrightX implements X {
  private final GraphRunner runner;

  /** Makes an object to call the pipelines on. */
  public PipewrightX() {
    this.runner = LocalEngine.plain();
  }

  private PipewrightX(GraphRunner runner) {
    this.runner = runner;
  }

  /** Runs {@code source -> work -> work -> store}; drawn in {@code PipewrightX.run.mmd}. */
  @Override
  public void run() {
    Node<Void> outputs =
        Node.first(new SourceFirst())
            .then(new WorkLoop())
            .then(new WorkLoop())
            .then(new StoreLoop());
    runner.run(Graph.of("run", outputs)).toEnd();
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
        .tasks("X", 1, "source")
        .tasks("X", 3, "work")
        .tasks("X", 2, "store")));
  }

  /** Calls {@code X.source} with the arguments of a run. */
  private static final class SourceFirst extends FirstCall<String> {
    SourceFirst() {
      super(Attributes.of("source").withThrottle(Attributes.UNBOUNDED).withBranch());
    }

    @Override
    public void run(Output<String> out) throws Exception {
      Branch.putAll(X.source(), out);
    }
  }

  /** Calls {@code X.work} with every input of a worker. */
  private static final class WorkLoop extends Loop<String, String> {
    WorkLoop() {
      super(Attributes.of("work").withWorkers(3).withThrottle(7).withCpuBound());
    }

    @Override
    public void run(Input<String> in, Output<String> out) {
      while (in.next()) {
        out.put(X.work(in.item()));
      }
    }
  }

  /** Calls {@code X.store} with every input of a worker. */
  private static final class StoreLoop extends Loop<CharSequence, Void> {
    StoreLoop() {
      super(Attributes.of("store").withWorkers(2));
    }

    @Override
    public void run(Input<CharSequence> in, Output<Void> out) {
      while (in.next()) {
        X.store(in.item());
      }
    }
  }
}
