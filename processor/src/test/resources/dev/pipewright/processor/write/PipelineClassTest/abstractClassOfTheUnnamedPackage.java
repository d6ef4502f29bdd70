import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.io.IOException;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
final class PipewrightX extends X implements Cloneable {
  /** Null for the local engine. */
  private GraphRunner runner;
  private final String host;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param host_ for the constructor of {@code X}
   * @param host what tasks bind as {@code host}
   */
  public PipewrightX(String host_, String host) {
    super(host_);
    this.host = Objects.requireNonNull(host, "host");
  }

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param host_ for the constructor of {@code X}
   * @param port for the constructor of {@code X}
   * @param host what tasks bind as {@code host}
   * @throws IOException if the constructor of {@code X} does
   */
  public PipewrightX(String host_, int port, String host) throws IOException {
    super(host_, port);
    this.host = Objects.requireNonNull(host, "host");
  }

  /** Runs {@code ask}; drawn in {@code PipewrightX.answer.mmd}. */
  @Override
  protected String answer(String question) {
    Objects.requireNonNull(question, "question");
    Node<String> outputs = Node.first(new AskFirst(this, question, host));
    return (runner == null ? LocalEngine.plain() : runner).run(Graph.of("answer", outputs)).single();
  }

  /** Runs {@code ask -> ask}; drawn in {@code PipewrightX.answer-2.mmd}. */
  @Override
  String answer(String question, String host) {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(host, "host");
    Node<String> outputs =
        Node.first(new AskFirst(this, question, host))
            .then(new AskLoop(this, host));
    return (runner == null ? LocalEngine.plain() : runner).run(Graph.of("answer", outputs)).single();
  }

  /**
   * Returns a copy of this object, with the same bound values, on another engine.
   *
   * @param engine runs the pipelines of the copy
   * @return the copy
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public PipewrightX on(Engine engine) {
    GraphRunner runner = Objects.requireNonNull(engine, "engine").runner(Declaration.of("X")
        .tasks("X", 1, "ask"));
    try {
      PipewrightX copy = (PipewrightX) clone();
      copy.runner = runner;
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls {@code X.ask} with the arguments of a run. */
  private static final class AskFirst extends FirstCall<String> {
    private final PipewrightX pipelines;
    private final String question;
    private final String host;

    AskFirst(PipewrightX pipelines, String question, String host) {
      super(Attributes.of("ask"), question);
      this.pipelines = pipelines;
      this.question = question;
      this.host = host;
    }

    @Override
    public void run(Output<String> out) {
      out.put(pipelines.ask(question, host));
    }
  }

  /** Calls {@code X.ask} with every input of a worker. */
  private static final class AskLoop extends Loop<String, String> {
    private final PipewrightX pipelines;
    private final String host;

    AskLoop(PipewrightX pipelines, String host) {
      super(Attributes.of("ask"));
      this.pipelines = pipelines;
      this.host = host;
    }

    @Override
    public void run(Input<String> in, Output<String> out) {
      while (in.next()) {
        out.put(pipelines.ask(in.item(), host));
      }
    }
  }
}
