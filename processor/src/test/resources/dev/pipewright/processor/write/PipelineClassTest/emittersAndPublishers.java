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
import dev.pipewright.runtime.graph.TaskEmitter;
import dev.pipewright.runtime.local.LocalEngine;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
final class PipewrightX implements X {
  private final GraphRunner runner;
  private final Locale out;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param out what tasks bind as {@code out}
   */
  public PipewrightX(Locale out) {
    this.runner = LocalEngine.plain();
    this.out = Objects.requireNonNull(out, "out");
  }

  private PipewrightX(PipewrightX that, GraphRunner runner) {
    this.runner = runner;
    this.out = that.out;
  }

  /** Runs {@code lines -> words -> pairs}; drawn in {@code PipewrightX.exact.mmd}. */
  @Override
  public Flow.Publisher<Map.Entry<String, String>> exact(String text) {
    Objects.requireNonNull(text, "text");
    Node<Map.Entry<String, String>> outputs =
        Node.first(new LinesFirst(text))
            .then(new WordsLoop(this, out))
            .then(new PairsLoop());
    return runner.publish(Graph.of("exact", outputs));
  }

  /** Runs {@code lines -> words}; drawn in {@code PipewrightX.wider.mmd}. */
  @Override
  public Flow.Publisher<?> wider(String text, Locale out) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(out, "out");
    Node<CharSequence> outputs =
        Node.first(new LinesFirst(text))
            .then(new WordsLoop(this, out));
    return runner.publish(Graph.<Object>of("wider", outputs));
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
        .tasks("X", 1, "lines")
        .tasks("X", 3, "words")
        .join("X", "pairs", 1, 1)));
  }

  /** Calls {@code X.lines} with the arguments of a run. */
  private static final class LinesFirst extends FirstCall<String> {
    private final String text;

    LinesFirst(String text) {
      super(Attributes.of("lines").withBranch(), text);
      this.text = text;
    }

    @Override
    public void run(Output<String> out) {
      TaskEmitter<String> emitter = new TaskEmitter<>(out);
      X.lines(text, emitter);
      emitter.end();
    }
  }

  /** Calls {@code X.words} with every input of a worker. */
  private static final class WordsLoop extends Loop<String, CharSequence> {
    private final PipewrightX pipelines;
    private final Locale out;

    WordsLoop(PipewrightX pipelines, Locale out) {
      super(Attributes.of("words").withWorkers(3).withThrottle(5).withOrder().withBranch());
      this.pipelines = pipelines;
      this.out = out;
    }

    @Override
    public void run(Input<String> in, Output<CharSequence> out) throws Throwable {
      while (in.next()) {
        Branch.putAll(pipelines.words(in.item(), this.out), out);
      }
    }
  }

  /** Calls {@code X.pairs} with all inputs of a worker. */
  private static final class PairsLoop extends Loop<CharSequence, Map.Entry<String, String>> {
    PairsLoop() {
      super(Attributes.of("pairs").withBranch().withJoin());
    }

    @Override
    public void run(Input<CharSequence> in, Output<Map.Entry<String, String>> out) {
      TaskEmitter<Map.Entry<String, String>> emitter = new TaskEmitter<>(out);
      X.pairs(in.publisher(), emitter);
      emitter.end();
    }
  }
}
