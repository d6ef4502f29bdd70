package p;

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
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link Outer.X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightOuter_X implements Outer.X {
  private final GraphRunner runner;
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
    this.runner = LocalEngine.plain();
    this.lib_ = Objects.requireNonNull(lib_, "lib_");
    this.out = out;
    this.thread = thread;
    this.lib = Objects.requireNonNull(lib, "lib");
  }

  private PipewrightOuter_X(PipewrightOuter_X that, GraphRunner runner) {
    this.runner = runner;
    this.lib_ = that.lib_;
    this.out = that.out;
    this.thread = that.thread;
    this.lib = that.lib;
  }

  /** Runs {@code first -> second -> third -> Lib.fourth -> fifth}; drawn in {@code PipewrightOuter_X.fromConstructor.mmd}. */
  @Override
  public String fromConstructor(String s) {
    Objects.requireNonNull(s, "s");
    Node<String> outputs =
        Node.first(new FirstFirst(this, s, out))
            .then(new SecondLoop(out, thread))
            .then(new ThirdLoop(this))
            .then(new FourthLoop(lib_, lib))
            .then(new FifthLoop());
    return runner.run(Graph.of("fromConstructor", outputs)).single();
  }

  /** Runs {@code Lib.fourth -> first -> second -> fourth}; drawn in {@code PipewrightOuter_X.fromParameters.mmd}. */
  @Override
  public List<String> fromParameters(String s, int out, Thread thread, char[] lib) {
    Objects.requireNonNull(s, "s");
    Objects.requireNonNull(lib, "lib");
    Node<String> outputs =
        Node.first(new FourthFirst(lib_, s, lib))
            .then(new FirstLoop(this, out))
            .then(new SecondLoop(out, thread))
            .then(new FourthLoop(lib_, lib));
    return runner.run(Graph.of("fromParameters", outputs)).toList();
  }

  /**
   * Returns a copy of this object, with the same bound values, on another engine.
   *
   * @param engine runs the pipelines of the copy
   * @return the copy
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public PipewrightOuter_X on(Engine engine) {
    return new PipewrightOuter_X(this, Objects.requireNonNull(engine, "engine").runner(Declaration.of("X")
        .tasks("X", 1, "first", "second")
        .tasks("Base", 1, "third")
        .tasks("Lib", 1, "fourth", "fifth")));
  }

  /** Calls {@code Outer.X.first} with the arguments of a run. */
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

  /** Calls {@code Outer.X.second} with every input of a worker. */
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

  /** Calls {@code Outer.Base.third} with every input of a worker. */
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

  /** Calls {@code Outer.Lib.fourth} with every input of a worker. */
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

  /** Calls {@code Outer.Lib.fifth} with every input of a worker. */
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

  /** Calls {@code Outer.Lib.fourth} with the arguments of a run. */
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

  /** Calls {@code Outer.X.first} with every input of a worker. */
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
