package p;

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
import dev.pipewright.runtime.local.LocalEngine;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightX implements X {
  private final GraphRunner runner;
  private final Lib lib;
  private final Locale locale;
  private final Collection<String> into;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param lib what the tasks of {@code Lib} are called on
   * @param locale what tasks bind as {@code locale}
   * @param into what tasks bind as {@code into}
   */
  public PipewrightX(Lib lib, Locale locale, Collection<String> into) {
    this.runner = LocalEngine.plain();
    this.lib = Objects.requireNonNull(lib, "lib");
    this.locale = Objects.requireNonNull(locale, "locale");
    this.into = Objects.requireNonNull(into, "into");
  }

  private PipewrightX(PipewrightX that, GraphRunner runner) {
    this.runner = runner;
    this.lib = that.lib;
    this.locale = that.locale;
    this.into = that.into;
  }

  /** Runs {@code clean -> words -> clean}; drawn in {@code PipewrightX.cleanWords.mmd}. */
  @Override
  public List<String> cleanWords(String line) {
    Objects.requireNonNull(line, "line");
    Node<String> outputs =
        Node.first(new TrimFirst(this, line))
            .then(new LowerLoop(lib, locale))
            .then(new WordsLoop())
            .then(new TrimLoop(this))
            .then(new LowerLoop(lib, locale));
    return runner.run(Graph.of("cleanWords", outputs)).toList();
  }

  /** Runs {@code cleanWords -> store}; drawn in {@code PipewrightX.storeWords.mmd}. */
  @Override
  public void storeWords(String line, Collection<String> into) {
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(into, "into");
    Node<Void> outputs =
        Node.first(new TrimFirst(this, line))
            .then(new LowerLoop(lib, locale))
            .then(new WordsLoop())
            .then(new TrimLoop(this))
            .then(new LowerLoop(lib, locale))
            .then(new StoreLoop(into));
    runner.run(Graph.of("storeWords", outputs)).toEnd();
  }

  /** Runs {@code cleanWords -> store}; drawn in {@code PipewrightX.storeWords-2.mmd}. */
  @Override
  public void storeWords(String line) {
    Objects.requireNonNull(line, "line");
    Node<Void> outputs =
        Node.first(new TrimFirst(this, line))
            .then(new LowerLoop(lib, locale))
            .then(new WordsLoop())
            .then(new TrimLoop(this))
            .then(new LowerLoop(lib, locale))
            .then(new StoreLoop(into));
    runner.run(Graph.of("storeWords", outputs)).toEnd();
  }

  /** Runs {@code trim -> lower}; drawn in {@code PipewrightX.clean.mmd}. */
  @Override
  public String clean(String s) {
    Objects.requireNonNull(s, "s");
    Node<String> outputs =
        Node.first(new TrimFirst(this, s))
            .then(new LowerLoop(lib, locale));
    return runner.run(Graph.of("clean", outputs)).single();
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
        .tasks("Cleaning", 1, "trim")
        .tasks("Lib", 1, "lower", "words")
        .tasks("X", 1, "words", "store")));
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
     * The task {@code words}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> words() {
      return runner.stage("words", input -> input.then(new WordsLoop()));
    }

    /**
     * The task {@code store}.
     *
     * @param into what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> store(Collection<String> into) {
      Objects.requireNonNull(into, "into");
      return runner.stage("store", input -> input.then(new StoreLoop(into)));
    }

    /**
     * The task {@code trim}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> trim() {
      return runner.stage("trim", input -> input.then(new TrimLoop(PipewrightX.this)));
    }

    /**
     * The task {@code lower}.
     *
     * @param locale what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> lower(Locale locale) {
      Objects.requireNonNull(locale, "locale");
      return runner.stage("lower", input -> input.then(new LowerLoop(lib, locale)));
    }

    /**
     * The task {@code words}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> libWords() {
      return runner.stage("words", input -> input.then(new WordsLoop2()));
    }

    /**
     * The pipeline {@code cleanWords}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> cleanWords() {
      return runner.stage(
          "cleanWords",
          input -> input
              .then(new TrimLoop(PipewrightX.this))
              .then(new LowerLoop(lib, locale))
              .then(new WordsLoop())
              .then(new TrimLoop(PipewrightX.this))
              .then(new LowerLoop(lib, locale)));
    }

    /**
     * The pipeline {@code storeWords}.
     *
     * @param into what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> storeWords(Collection<String> into) {
      Objects.requireNonNull(into, "into");
      return runner.stage(
          "storeWords",
          input -> input
              .then(new TrimLoop(PipewrightX.this))
              .then(new LowerLoop(lib, locale))
              .then(new WordsLoop())
              .then(new TrimLoop(PipewrightX.this))
              .then(new LowerLoop(lib, locale))
              .then(new StoreLoop(into)));
    }

    /**
     * The pipeline {@code storeWords}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> xStoreWords() {
      return runner.stage(
          "storeWords",
          input -> input
              .then(new TrimLoop(PipewrightX.this))
              .then(new LowerLoop(lib, locale))
              .then(new WordsLoop())
              .then(new TrimLoop(PipewrightX.this))
              .then(new LowerLoop(lib, locale))
              .then(new StoreLoop(into)));
    }

    /**
     * The pipeline {@code clean}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> clean() {
      return runner.stage(
          "clean",
          input -> input
              .then(new TrimLoop(PipewrightX.this))
              .then(new LowerLoop(lib, locale)));
    }
  }

  /** Calls {@code Cleaning.trim} with the arguments of a run. */
  private static final class TrimFirst extends FirstCall<String> {
    private final PipewrightX pipelines;
    private final String s;

    TrimFirst(PipewrightX pipelines, String s) {
      super(Attributes.of("trim"), s);
      this.pipelines = pipelines;
      this.s = s;
    }

    @Override
    public void run(Output<String> out) {
      out.put(pipelines.trim(s));
    }
  }

  /** Calls {@code Lib.lower} with every input of a worker. */
  private static final class LowerLoop extends Loop<String, String> {
    private final Lib lib;
    private final Locale locale;

    LowerLoop(Lib lib, Locale locale) {
      super(Attributes.of("lower"));
      this.lib = lib;
      this.locale = locale;
    }

    @Override
    public void run(Input<String> in, Output<String> out) {
      while (in.next()) {
        out.put(lib.lower(in.item(), locale));
      }
    }
  }

  /** Calls {@code X.words} with every input of a worker. */
  private static final class WordsLoop extends Loop<String, String> {
    WordsLoop() {
      super(Attributes.of("X", "words").withBranch());
    }

    @Override
    public void run(Input<String> in, Output<String> out) {
      while (in.next()) {
        Branch.putAll(X.words(in.item()), out);
      }
    }
  }

  /** Calls {@code Cleaning.trim} with every input of a worker. */
  private static final class TrimLoop extends Loop<String, String> {
    private final PipewrightX pipelines;

    TrimLoop(PipewrightX pipelines) {
      super(Attributes.of("trim"));
      this.pipelines = pipelines;
    }

    @Override
    public void run(Input<String> in, Output<String> out) {
      while (in.next()) {
        out.put(pipelines.trim(in.item()));
      }
    }
  }

  /** Calls {@code X.store} with every input of a worker. */
  private static final class StoreLoop extends Loop<String, Void> {
    private final Collection<String> into;

    StoreLoop(Collection<String> into) {
      super(Attributes.of("store"));
      this.into = into;
    }

    @Override
    public void run(Input<String> in, Output<Void> out) {
      while (in.next()) {
        X.store(in.item(), into);
      }
    }
  }

  /** Calls {@code Lib.words} with every input of a worker. */
  private static final class WordsLoop2 extends Loop<String, String> {
    WordsLoop2() {
      super(Attributes.of("Lib", "words"));
    }

    @Override
    public void run(Input<String> in, Output<String> out) {
      while (in.next()) {
        out.put(Lib.words(in.item()));
      }
    }
  }
}
