package p;

import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs the pipelines of {@link Outer.X}. It is immutable and safe for use by many threads;
 * every call is a run of its own.
 */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightOuter_X implements Outer.X {
  private final Outer.Lib lib_;

  private final int out;

  private final Thread thread;

  private final char[] lib;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param lib_ what the tasks of {@code Outer.Lib} are called on
   * @param out what tasks bind as {@code out}
   * @param thread what tasks bind as {@code thread}
   * @param lib what tasks bind as {@code lib}
   */
  public PipewrightOuter_X(Outer.Lib lib_, int out, Thread thread, char[] lib) {
    this.lib_ = Objects.requireNonNull(lib_, "lib_");
    this.out = out;
    this.thread = thread;
    this.lib = Objects.requireNonNull(lib, "lib");
  }

  /**
   * Runs {@code first -> second -> third -> Lib.fourth -> fifth}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["fromConstructor"])
   *   s1["first"]
   *   s2["second"]
   *   s3["third"]
   *   s4["fourth"]
   *   s5["fifth"]
   *   result(["String"])
   *   caller -- "String s" --> s1
   *   s1 -- "String" --> s2
   *   s2 -- "String" --> s3
   *   s3 -- "String" --> s4
   *   s4 -- "String" --> s5
   *   s5 -- "String" --> result
   * }</pre>
   */
  @Override
  public String fromConstructor(String s) {
    Objects.requireNonNull(s, "s");
    Node<String> outputs =
        Node.first(new FirstFirst(this, s, out))
            .then(new SecondLoop(out, thread))
            .then(new ThirdLoop(this))
            .then(new FourthLoop(lib_, lib))
            .then(new FifthLoop());
    return LocalEngine.run(Graph.of("fromConstructor", outputs)).single();
  }

  /**
   * Runs {@code Lib.fourth -> first -> second -> fourth}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["fromParameters"])
   *   s1["fourth"]
   *   s2["first"]
   *   s3["second"]
   *   s4["fourth"]
   *   result(["List#lt;String#gt;"])
   *   caller -- "String s" --> s1
   *   s1 -- "String" --> s2
   *   s2 -- "String" --> s3
   *   s3 -- "String" --> s4
   *   s4 -- "String" --> result
   * }</pre>
   */
  @Override
  public List<String> fromParameters(String s, int out, Thread thread, char[] lib) {
    Objects.requireNonNull(s, "s");
    Objects.requireNonNull(lib, "lib");
    Node<String> outputs =
        Node.first(new FourthFirst(lib_, s, lib))
            .then(new FirstLoop(this, out))
            .then(new SecondLoop(out, thread))
            .then(new FourthLoop(lib_, lib));
    return LocalEngine.run(Graph.of("fromParameters", outputs)).toList();
  }

  /**
   * Returns the tasks and pipelines as values, to be chained at run time.
   *
   * @return a view of this object
   */
  public Stages stages() {
    return new Stages();
  }

  /**
   * The tasks and pipelines of {@link Outer.X} as values.
   */
  public final class Stages {
    private Stages() {
    }

    /**
     * The task {@code first}.
     *
     * @param out what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> first(int out) {
      return LocalEngine.stage("first", input -> input.then(new FirstLoop(PipewrightOuter_X.this, out)));
    }

    /**
     * The task {@code second}.
     *
     * @param out what the tasks bind to that name
     * @param thread what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> second(int out, Thread thread) {
      return LocalEngine.stage("second", input -> input.then(new SecondLoop(out, thread)));
    }

    /**
     * The task {@code third}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> third() {
      return LocalEngine.stage("third", input -> input.then(new ThirdLoop(PipewrightOuter_X.this)));
    }

    /**
     * The task {@code fourth}.
     *
     * @param lib what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> fourth(char[] lib) {
      Objects.requireNonNull(lib, "lib");
      return LocalEngine.stage("fourth", input -> input.then(new FourthLoop(PipewrightOuter_X.this.lib_, lib)));
    }

    /**
     * The task {@code fifth}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> fifth() {
      return LocalEngine.stage("fifth", input -> input.then(new FifthLoop()));
    }

    /**
     * The pipeline {@code fromConstructor}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> fromConstructor() {
      return LocalEngine.stage(
          "fromConstructor",
          input -> input
              .then(new FirstLoop(PipewrightOuter_X.this, out))
              .then(new SecondLoop(out, thread))
              .then(new ThirdLoop(PipewrightOuter_X.this))
              .then(new FourthLoop(lib_, lib))
              .then(new FifthLoop()));
    }

    /**
     * The pipeline {@code fromParameters}.
     *
     * @param lib what the tasks bind to that name
     * @param out what the tasks bind to that name
     * @param thread what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> fromParameters(char[] lib, int out, Thread thread) {
      Objects.requireNonNull(lib, "lib");
      return LocalEngine.stage(
          "fromParameters",
          input -> input
              .then(new FourthLoop(PipewrightOuter_X.this.lib_, lib))
              .then(new FirstLoop(PipewrightOuter_X.this, out))
              .then(new SecondLoop(out, thread))
              .then(new FourthLoop(PipewrightOuter_X.this.lib_, lib)));
    }
  }

  /**
   * Calls {@code Outer.X.first} with the arguments of a run.
   */
  private static final class FirstFirst extends FirstCall<String> {
    private final PipewrightOuter_X pipelines;

    private final String in;

    private final int out;

    FirstFirst(PipewrightOuter_X pipelines, String in, int out) {
      super(Attributes.of("first"), in);
      this.pipelines = pipelines;
      this.in = in;
      this.out = out;
    }

    @Override
    public void run(Output<String> out) {
      out.put(pipelines.first(this.in, this.out));
    }
  }

  /**
   * Calls {@code Outer.X.second} with every input of a worker.
   */
  private static final class SecondLoop extends Loop<String, String> {
    private final int out;

    private final Thread thread;

    SecondLoop(int out, Thread thread) {
      super(Attributes.of("second"));
      this.out = out;
      this.thread = thread;
    }

    @Override
    public void run(Input<String> in, Output<String> out) {
      while (in.next()) {
        out.put(Outer.X.second(in.item(), this.out, thread));
      }
    }
  }

  /**
   * Calls {@code Outer.Base.third} with every input of a worker.
   */
  private static final class ThirdLoop extends Loop<String, String> {
    private final PipewrightOuter_X pipelines;

    ThirdLoop(PipewrightOuter_X pipelines) {
      super(Attributes.of("third"));
      this.pipelines = pipelines;
    }

    @Override
    public void run(Input<String> in, Output<String> out) throws IOException {
      while (in.next()) {
        out.put(pipelines.third(in.item()));
      }
    }
  }

  /**
   * Calls {@code Outer.Lib.fourth} with every input of a worker.
   */
  private static final class FourthLoop extends Loop<String, String> {
    private final Outer.Lib lib_;

    private final char[] lib;

    FourthLoop(Outer.Lib lib_, char[] lib) {
      super(Attributes.of("fourth"));
      this.lib_ = lib_;
      this.lib = lib;
    }

    @Override
    public void run(Input<String> in, Output<String> out) {
      while (in.next()) {
        out.put(lib_.fourth(in.item(), lib));
      }
    }
  }

  /**
   * Calls {@code Outer.Lib.fifth} with every input of a worker.
   */
  private static final class FifthLoop extends Loop<String, String> {
    FifthLoop() {
      super(Attributes.of("fifth"));
    }

    @Override
    public void run(Input<String> in, Output<String> out) throws Exception {
      while (in.next()) {
        out.put(Outer.Lib.fifth(in.item()));
      }
    }
  }

  /**
   * Calls {@code Outer.Lib.fourth} with the arguments of a run.
   */
  private static final class FourthFirst extends FirstCall<String> {
    private final Outer.Lib lib_;

    private final String s;

    private final char[] lib;

    FourthFirst(Outer.Lib lib_, String s, char[] lib) {
      super(Attributes.of("fourth"), s);
      this.lib_ = lib_;
      this.s = s;
      this.lib = lib;
    }

    @Override
    public void run(Output<String> out) {
      out.put(lib_.fourth(s, lib));
    }
  }

  /**
   * Calls {@code Outer.X.first} with every input of a worker.
   */
  private static final class FirstLoop extends Loop<String, String> {
    private final PipewrightOuter_X pipelines;

    private final int out;

    FirstLoop(PipewrightOuter_X pipelines, int out) {
      super(Attributes.of("first"));
      this.pipelines = pipelines;
      this.out = out;
    }

    @Override
    public void run(Input<String> in, Output<String> out) {
      while (in.next()) {
        out.put(pipelines.first(in.item(), this.out));
      }
    }
  }
}
