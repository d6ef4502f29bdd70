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
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;

/**
 * Runs the pipelines of {@link X}. It is immutable and safe for use by many threads;
 * every call is a run of its own.
 */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightX implements X {
  /**
   * Makes an object to call the pipelines on.
   */
  public PipewrightX() {
  }

  /**
   * Runs {@code parse}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["one"])
   *   s1["parse"]
   *   result(["int"])
   *   caller -- "String s" --> s1
   *   s1 -- "int" --> result
   * }</pre>
   */
  @Override
  public int one(String s) throws IOException, InterruptedException {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return LocalEngine.run(Graph.of("one", outputs))
        .throwing(List.of(IOException.class, InterruptedException.class))
        .single();
  }

  /**
   * Runs {@code parse}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["list"])
   *   s1["parse"]
   *   result(["List#lt;Integer#gt;"])
   *   caller -- "String s" --> s1
   *   s1 -- "int" --> result
   * }</pre>
   */
  @Override
  public List<Integer> list(String s) throws Exception {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return LocalEngine.run(Graph.of("list", outputs))
        .throwing(List.of(Exception.class))
        .toList();
  }

  /**
   * Runs {@code parse}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["dropped"])
   *   s1["parse"]
   *   result(["void"])
   *   caller -- "String s" --> s1
   *   s1 -- "int" --> result
   * }</pre>
   */
  @Override
  public void dropped(String s) throws IllegalStateException {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    LocalEngine.run(Graph.of("dropped", outputs))
        .throwing(List.of(IllegalStateException.class))
        .drain();
  }

  /**
   * Runs {@code parse}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["later"])
   *   s1["parse"]
   *   result(["CompletableFuture#lt;Integer#gt;"])
   *   caller -- "String s" --> s1
   *   s1 -- "int" --> result
   * }</pre>
   */
  @Override
  public CompletableFuture<Integer> later(String s) throws IllegalStateException {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return LocalEngine.run(Graph.of("later", outputs))
        .throwing(List.of(IllegalStateException.class))
        .singleLater();
  }

  /**
   * Runs {@code parse}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["listLater"])
   *   s1["parse"]
   *   result(["CompletableFuture#lt;List#lt;Number#gt;#gt;"])
   *   caller -- "String s" --> s1
   *   s1 -- "int" --> result
   * }</pre>
   */
  @Override
  public CompletableFuture<List<Number>> listLater(String s) {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return LocalEngine.run(Graph.<Number>of("listLater", outputs)).toListLater();
  }

  /**
   * Runs {@code parse}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["widerLater"])
   *   s1["parse"]
   *   result(["CompletableFuture#lt;? extends Number#gt;"])
   *   caller -- "String s" --> s1
   *   s1 -- "int" --> result
   * }</pre>
   */
  @Override
  public CompletableFuture<? extends Number> widerLater(String s) {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return LocalEngine.run(Graph.<Number>of("widerLater", outputs)).singleLater();
  }

  /**
   * Runs {@code parse}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["droppedLater"])
   *   s1["parse"]
   *   result(["CompletableFuture#lt;Void#gt;"])
   *   caller -- "String s" --> s1
   *   s1 -- "int" --> result
   * }</pre>
   */
  @Override
  public CompletableFuture<Void> droppedLater(String s) {
    Objects.requireNonNull(s, "s");
    Node<Integer> outputs = Node.first(new ParseFirst(s));
    return LocalEngine.run(Graph.of("droppedLater", outputs)).drainLater();
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
     * The task {@code parse}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> parse() {
      return LocalEngine.stage("parse", input -> input.then(new ParseLoop()));
    }

    /**
     * The pipeline {@code one}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> one() {
      return LocalEngine.stage(
          "one",
          input -> input.then(new ParseLoop()));
    }

    /**
     * The pipeline {@code list}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> list() {
      return LocalEngine.stage(
          "list",
          input -> input.then(new ParseLoop()));
    }

    /**
     * The pipeline {@code dropped}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> dropped() {
      return LocalEngine.stage(
          "dropped",
          input -> input.then(new ParseLoop()));
    }

    /**
     * The pipeline {@code later}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> later() {
      return LocalEngine.stage(
          "later",
          input -> input.then(new ParseLoop()));
    }

    /**
     * The pipeline {@code listLater}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> listLater() {
      return LocalEngine.stage(
          "listLater",
          input -> input.then(new ParseLoop()));
    }

    /**
     * The pipeline {@code widerLater}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> widerLater() {
      return LocalEngine.stage(
          "widerLater",
          input -> input.then(new ParseLoop()));
    }

    /**
     * The pipeline {@code droppedLater}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> droppedLater() {
      return LocalEngine.stage(
          "droppedLater",
          input -> input.then(new ParseLoop()));
    }
  }

  /**
   * Calls {@code X.parse} with the arguments of a run.
   */
  private static final class ParseFirst extends FirstCall<Integer> {
    private final String s;

    ParseFirst(String s) {
      super(Attributes.of("parse"), s);
      this.s = s;
    }

    @Override
    public void run(Output<Integer> out) throws IOException {
      out.put(X.parse(s));
    }
  }

  /**
   * Calls {@code X.parse} with every input of a worker.
   */
  private static final class ParseLoop extends Loop<String, Integer> {
    ParseLoop() {
      super(Attributes.of("parse"));
    }

    @Override
    public void run(Input<String> in, Output<Integer> out) throws IOException {
      while (in.next()) {
        out.put(X.parse(in.item()));
      }
    }
  }
}
