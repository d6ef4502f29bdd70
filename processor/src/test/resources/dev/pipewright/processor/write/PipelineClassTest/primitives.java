package p;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.Run;
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
import java.util.stream.Stream;
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

  /** Runs {@code length -> half}; drawn in {@code PipewrightX.half.mmd}. */
  @Override
  public double half(String s) {
    Objects.requireNonNull(s, "s");
    Node<Double> outputs =
        Node.first(new LengthFirst(s))
            .then(new HalfLoop());
    return runner.run(Graph.of("half", outputs)).single();
  }

  /** Runs {@code length -> upTo -> twice -> boxed -> letters}; drawn in {@code PipewrightX.letters.mmd}. */
  @Override
  public Run<Character> letters(String s) {
    Objects.requireNonNull(s, "s");
    Node<Character> outputs =
        Node.first(new LengthFirst(s))
            .then(new UpToLoop())
            .then(new TwiceLoop())
            .then(new BoxedLoop())
            .then(new LettersLoop());
    return runner.run(Graph.of("letters", outputs));
  }

  /** Runs {@code twice -> twice -> boxed -> letters -> count}; drawn in {@code PipewrightX.count.mmd}. */
  @Override
  public long count(int n) {
    Node<Long> outputs =
        Node.first(new TwiceFirst(n))
            .then(new TwiceLoop2())
            .then(new BoxedLoop())
            .then(new LettersLoop())
            .then(new CountLoop());
    return runner.run(Graph.of("count", outputs)).single();
  }

  /** Runs {@code upTo}; drawn in {@code PipewrightX.wider.mmd}. */
  @Override
  public Stream<? extends Number> wider(int n) {
    Node<Integer> outputs = Node.first(new UpToFirst(n));
    return runner.run(Graph.<Number>of("wider", outputs)).stream();
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
        .tasks("X", 1, "length", "half", "upTo", "twice", "boxed", "letters")
        .join("X", "count", 1, 1)));
  }

  /** Calls {@code X.length} with the arguments of a run. */
  private static final class LengthFirst extends FirstCall<Integer> {
    private final String s;

    LengthFirst(String s) {
      super(Attributes.of("length"), s);
      this.s = s;
    }

    @Override
    public void run(Output<Integer> out) {
      out.put(X.length(s));
    }
  }

  /** Calls {@code X.half} with every input of a worker. */
  private static final class HalfLoop extends Loop<Integer, Double> {
    HalfLoop() {
      super(Attributes.of("half"));
    }

    @Override
    public void run(Input<Integer> in, Output<Double> out) {
      while (in.next()) {
        out.put(X.half(in.item()));
      }
    }
  }

  /** Calls {@code X.upTo} with every input of a worker. */
  private static final class UpToLoop extends Loop<Integer, Integer> {
    UpToLoop() {
      super(Attributes.of("upTo").withBranch());
    }

    @Override
    public void run(Input<Integer> in, Output<Integer> out) throws Exception {
      while (in.next()) {
        Branch.putAll(X.upTo(in.item()), out);
      }
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

  /** Calls {@code X.boxed} with every input of a worker. */
  private static final class BoxedLoop extends Loop<Number, Object> {
    BoxedLoop() {
      super(Attributes.of("boxed"));
    }

    @Override
    public void run(Input<Number> in, Output<Object> out) {
      while (in.next()) {
        out.put(X.boxed(in.item()));
      }
    }
  }

  /** Calls {@code X.letters} with every input of a worker. */
  private static final class LettersLoop extends Loop<Object, Character> {
    LettersLoop() {
      super(Attributes.of("letters").withBranch());
    }

    @Override
    public void run(Input<Object> in, Output<Character> out) {
      while (in.next()) {
        Branch.putAll(X.letters(in.item()), out);
      }
    }
  }

  /** Calls {@code X.twice} with the arguments of a run. */
  private static final class TwiceFirst extends FirstCall<Long> {
    private final long n;

    TwiceFirst(long n) {
      super(Attributes.of("twice"), n);
      this.n = n;
    }

    @Override
    public void run(Output<Long> out) {
      out.put(X.twice(n));
    }
  }

  /** Calls {@code X.twice} with every input of a worker. */
  private static final class TwiceLoop2 extends Loop<Long, Long> {
    TwiceLoop2() {
      super(Attributes.of("twice"));
    }

    @Override
    public void run(Input<Long> in, Output<Long> out) {
      while (in.next()) {
        out.put(X.twice(in.item()));
      }
    }
  }

  /** Calls {@code X.count} with all inputs of a worker. */
  private static final class CountLoop extends Loop<Character, Long> {
    CountLoop() {
      super(Attributes.of("count").withJoin());
    }

    @Override
    public void run(Input<Character> in, Output<Long> out) {
      out.put(X.count(in.stream()));
    }
  }

  /** Calls {@code X.upTo} with the arguments of a run. */
  private static final class UpToFirst extends FirstCall<Integer> {
    private final int n;

    UpToFirst(int n) {
      super(Attributes.of("upTo").withBranch(), n);
      this.n = n;
    }

    @Override
    public void run(Output<Integer> out) throws Exception {
      Branch.putAll(X.upTo(n), out);
    }
  }
}
