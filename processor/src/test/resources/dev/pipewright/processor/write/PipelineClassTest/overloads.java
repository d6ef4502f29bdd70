package p;

import dev.pipewright.runtime.Emitter;
import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.Stage;
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
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightX extends X implements Cloneable {
  /** Null for the local engine. */
  private GraphRunner runner;
  private final Locale locale;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param locale what tasks bind as {@code locale}
   */
  public PipewrightX(Locale locale) {
    this.locale = Objects.requireNonNull(locale, "locale");
  }

  /** Runs {@code cents -> X.euros -> X.list -> each -> store}; drawn in {@code PipewrightX.run.mmd}. */
  @Override
  public void run(String csv) throws IOException {
    Objects.requireNonNull(csv, "csv");
    Node<Void> outputs =
        Node.first(new CentsFirst(csv))
            .then(new EurosLoop(this, locale))
            .then(new ListLoop())
            .then(new EachLoop())
            .then(new StoreLoop());
    (runner == null ? LocalEngine.plain() : runner).run(Graph.of("run", outputs))
        .throwing(List.of(IOException.class))
        .toEnd();
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
        .tasks("X", 1, "cents", "euros", "list", "each", "store"));
    try {
      PipewrightX copy = (PipewrightX) clone();
      copy.runner = runner;
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
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
     * The task {@code cents}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> cents() {
      return (runner == null ? LocalEngine.plain() : runner).stage("cents", input -> input.then(new CentsLoop()));
    }

    /**
     * The task {@code euros}.
     *
     * @param locale what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<Long, String> euros(Locale locale) {
      Objects.requireNonNull(locale, "locale");
      return (runner == null ? LocalEngine.plain() : runner).stage("euros", input -> input.then(new EurosLoop2(PipewrightX.this, locale)));
    }

    /**
     * The task {@code list}.
     *
     * @param <T> as the task declares it
     * @return a stage whose runs are independent of each other
     */
    public <T extends Comparable<T>> Stage<T, List<T>> list() {
      return (runner == null ? LocalEngine.plain() : runner).stage("list", input -> input.then(new ListLoop2<T>()));
    }

    /**
     * The task {@code each}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<List<String>, String> each() {
      return (runner == null ? LocalEngine.plain() : runner).stage("each", input -> input.then(new EachLoop()));
    }

    /**
     * The task {@code store}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> store() {
      return (runner == null ? LocalEngine.plain() : runner).stage("store", input -> input.then(new StoreLoop()));
    }

    /**
     * The pipeline {@code run}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> run() {
      return (runner == null ? LocalEngine.plain() : runner).stage(
          "run",
          input -> input
              .then(new CentsLoop())
              .then(new EurosLoop(PipewrightX.this, locale))
              .then(new ListLoop())
              .then(new EachLoop())
              .then(new StoreLoop()));
    }
  }

  /** Calls {@code X.cents} with the arguments of a run. */
  private static final class CentsFirst extends FirstCall<Integer> {
    private final String csv;

    CentsFirst(String csv) {
      super(Attributes.of("cents").withBranch(), csv);
      this.csv = csv;
    }

    @Override
    public void run(Output<Integer> out) throws Exception {
      Branch.putAll(X.cents(csv), out);
    }
  }

  /** Calls {@code X.euros} with every input of a worker. */
  private static final class EurosLoop extends Loop<Integer, String> {
    private final PipewrightX pipelines;
    private final Locale locale;

    EurosLoop(PipewrightX pipelines, Locale locale) {
      super(Attributes.of("euros"));
      this.pipelines = pipelines;
      this.locale = locale;
    }

    @Override
    public void run(Input<Integer> in, Output<String> out) {
      while (in.next()) {
        out.put(call(in.item(), locale));
      }
    }

    /** Calls the task, and nothing else of its name. */
    private String call(long cents, Locale locale) {
      return pipelines.euros(cents, locale);
    }
  }

  /** Calls {@code X.list} with every input of a worker. */
  private static final class ListLoop extends Loop<String, List<String>> {
    ListLoop() {
      super(Attributes.of("list"));
    }

    @Override
    public void run(Input<String> in, Output<List<String>> out) throws IOException {
      while (in.next()) {
        out.put(call(in.item()));
      }
    }

    /** Calls the task, and nothing else of its name. */
    private static <T extends Comparable<T>> List<T> call(T in) throws IOException {
      return X.list(in);
    }
  }

  /** Calls {@code X.each} with every input of a worker. */
  private static final class EachLoop extends Loop<List<String>, String> {
    EachLoop() {
      super(Attributes.of("each").withBranch());
    }

    @Override
    public void run(Input<List<String>> in, Output<String> out) {
      while (in.next()) {
        TaskEmitter<String> emitter = new TaskEmitter<>(out);
        call(in.item(), emitter);
        emitter.end();
      }
    }

    /** Calls the task, and nothing else of its name. */
    private static void call(List<String> list, Emitter<? super String> out) {
      X.each(list, out);
    }
  }

  /** Calls {@code X.store} with every input of a worker. */
  private static final class StoreLoop extends Loop<String, Void> {
    StoreLoop() {
      super(Attributes.of("store"));
    }

    @Override
    public void run(Input<String> in, Output<Void> out) {
      while (in.next()) {
        X.store(in.item());
      }
    }
  }

  /** Calls {@code X.cents} with every input of a worker. */
  private static final class CentsLoop extends Loop<String, Integer> {
    CentsLoop() {
      super(Attributes.of("cents").withBranch());
    }

    @Override
    public void run(Input<String> in, Output<Integer> out) throws Exception {
      while (in.next()) {
        Branch.putAll(X.cents(in.item()), out);
      }
    }
  }

  /** Calls {@code X.euros} with every input of a worker. */
  private static final class EurosLoop2 extends Loop<Long, String> {
    private final PipewrightX pipelines;
    private final Locale locale;

    EurosLoop2(PipewrightX pipelines, Locale locale) {
      super(Attributes.of("euros"));
      this.pipelines = pipelines;
      this.locale = locale;
    }

    @Override
    public void run(Input<Long> in, Output<String> out) {
      while (in.next()) {
        out.put(call(in.item(), locale));
      }
    }

    /** Calls the task, and nothing else of its name. */
    private String call(long cents, Locale locale) {
      return pipelines.euros(cents, locale);
    }
  }

  /** Calls {@code X.list} with every input of a worker. */
  private static final class ListLoop2<T extends Comparable<T>> extends Loop<T, List<T>> {
    ListLoop2() {
      super(Attributes.of("list"));
    }

    @Override
    public void run(Input<T> in, Output<List<T>> out) throws IOException {
      while (in.next()) {
        out.put(X.list(in.item()));
      }
    }
  }
}
