package p;

import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.Stage;
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

/**
 * Runs the pipelines of {@link X}. It is immutable and safe for use by many threads;
 * every call is a run of its own.
 */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
final class PipewrightX implements X {
  /**
   * Makes an object to call the pipelines on.
   */
  public PipewrightX() {
  }

  /**
   * Runs {@code length -> half}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["half"])
   *   s1["length"]
   *   s2["half"]
   *   result(["double"])
   *   caller -- "String s" --> s1
   *   s1 -- "int" --> s2
   *   s2 -- "double" --> result
   * }</pre>
   */
  @Override
  public double half(String s) {
    Objects.requireNonNull(s, "s");
    Node<Double> outputs =
        Node.first(new LengthFirst(s))
            .then(new HalfLoop());
    return LocalEngine.run(Graph.of("half", outputs)).single();
  }

  /**
   * Runs {@code length -> upTo -> twice -> boxed -> letters}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["letters"])
   *   s1["length"]
   *   s2["upTo<br/>branch"]
   *   s3["twice"]
   *   s4["boxed"]
   *   s5["letters<br/>branch"]
   *   result(["Run#lt;Character#gt;"])
   *   caller -- "String s" --> s1
   *   s1 -- "int" --> s2
   *   s2 -- "int" --> s3
   *   s3 -- "long" --> s4
   *   s4 -- "Object" --> s5
   *   s5 -- "char" --> result
   * }</pre>
   */
  @Override
  public Run<Character> letters(String s) {
    Objects.requireNonNull(s, "s");
    Node<Character> outputs =
        Node.first(new LengthFirst(s))
            .then(new UpToLoop())
            .then(new TwiceLoop())
            .then(new BoxedLoop())
            .then(new LettersLoop());
    return LocalEngine.run(Graph.of("letters", outputs));
  }

  /**
   * Runs {@code twice -> twice -> boxed -> letters -> count}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["count"])
   *   s1["twice"]
   *   s2["twice"]
   *   s3["boxed"]
   *   s4["letters<br/>branch"]
   *   s5["count<br/>join"]
   *   result(["long"])
   *   caller -- "int n" --> s1
   *   s1 -- "long" --> s2
   *   s2 -- "long" --> s3
   *   s3 -- "Object" --> s4
   *   s4 -- "char" --> s5
   *   s5 -- "long" --> result
   * }</pre>
   */
  @Override
  public long count(int n) {
    Node<Long> outputs =
        Node.first(new TwiceFirst(n))
            .then(new TwiceLoop2())
            .then(new BoxedLoop())
            .then(new LettersLoop())
            .then(new CountLoop());
    return LocalEngine.run(Graph.of("count", outputs)).single();
  }

  /**
   * Runs {@code upTo}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["wider"])
   *   s1["upTo<br/>branch"]
   *   result(["Stream#lt;? extends Number#gt;"])
   *   caller -- "int n" --> s1
   *   s1 -- "int" --> result
   * }</pre>
   */
  @Override
  public Stream<? extends Number> wider(int n) {
    Node<Integer> outputs = Node.first(new UpToFirst(n));
    return LocalEngine.run(Graph.<Number>of("wider", outputs)).stream();
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
   * The tasks and pipelines of {@link X} as values.
   */
  public final class Stages {
    private Stages() {
    }

    /**
     * The task {@code length}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> length() {
      return LocalEngine.stage("length", input -> input.then(new LengthLoop()));
    }

    /**
     * The task {@code half}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Long, Double> half() {
      return LocalEngine.stage("half", input -> input.then(new HalfLoop2()));
    }

    /**
     * The task {@code twice}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Long, Long> twice() {
      return LocalEngine.stage("twice", input -> input.then(new TwiceLoop2()));
    }

    /**
     * The task {@code boxed}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Number, Object> boxed() {
      return LocalEngine.stage("boxed", input -> input.then(new BoxedLoop()));
    }

    /**
     * The task {@code upTo}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, Integer> upTo() {
      return LocalEngine.stage("upTo", input -> input.then(new UpToLoop()));
    }

    /**
     * The task {@code letters}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Object, Character> letters() {
      return LocalEngine.stage("letters", input -> input.then(new LettersLoop()));
    }

    /**
     * The task {@code count}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Character, Long> count() {
      return LocalEngine.stage("count", input -> input.then(new CountLoop()));
    }

    /**
     * The pipeline {@code half}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Double> xHalf() {
      return LocalEngine.stage(
          "half",
          input -> input
              .then(new LengthLoop())
              .then(new HalfLoop()));
    }

    /**
     * The pipeline {@code letters}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Character> xLetters() {
      return LocalEngine.stage(
          "letters",
          input -> input
              .then(new LengthLoop())
              .then(new UpToLoop())
              .then(new TwiceLoop())
              .then(new BoxedLoop())
              .then(new LettersLoop()));
    }

    /**
     * The pipeline {@code count}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Long, Long> xCount() {
      return LocalEngine.stage(
          "count",
          input -> input
              .then(new TwiceLoop2())
              .then(new TwiceLoop2())
              .then(new BoxedLoop())
              .then(new LettersLoop())
              .then(new CountLoop()));
    }

    /**
     * The pipeline {@code wider}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, Integer> wider() {
      return LocalEngine.stage(
          "wider",
          input -> input.then(new UpToLoop()));
    }
  }

  /**
   * Calls {@code X.length} with the arguments of a run.
   */
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

  /**
   * Calls {@code X.half} with every input of a worker.
   */
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

  /**
   * Calls {@code X.upTo} with every input of a worker.
   */
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

  /**
   * Calls {@code X.twice} with every input of a worker.
   */
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

  /**
   * Calls {@code X.boxed} with every input of a worker.
   */
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

  /**
   * Calls {@code X.letters} with every input of a worker.
   */
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

  /**
   * Calls {@code X.twice} with the arguments of a run.
   */
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

  /**
   * Calls {@code X.twice} with every input of a worker.
   */
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

  /**
   * Calls {@code X.count} with all inputs of a worker.
   */
  private static final class CountLoop extends Loop<Character, Long> {
    CountLoop() {
      super(Attributes.of("count"));
    }

    @Override
    public void run(Input<Character> in, Output<Long> out) {
      out.put(X.count(in.stream()));
    }
  }

  /**
   * Calls {@code X.upTo} with the arguments of a run.
   */
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

  /**
   * Calls {@code X.length} with every input of a worker.
   */
  private static final class LengthLoop extends Loop<String, Integer> {
    LengthLoop() {
      super(Attributes.of("length"));
    }

    @Override
    public void run(Input<String> in, Output<Integer> out) {
      while (in.next()) {
        out.put(X.length(in.item()));
      }
    }
  }

  /**
   * Calls {@code X.half} with every input of a worker.
   */
  private static final class HalfLoop2 extends Loop<Long, Double> {
    HalfLoop2() {
      super(Attributes.of("half"));
    }

    @Override
    public void run(Input<Long> in, Output<Double> out) {
      while (in.next()) {
        out.put(X.half(in.item()));
      }
    }
  }
}
