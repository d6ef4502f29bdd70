import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.util.List;
import java.util.Map;
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
   * Runs {@code f -> g -> h -> i}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["p"])
   *   s1["f"]
   *   s2["g"]
   *   s3["h"]
   *   s4["i"]
   *   result(["String"])
   *   caller -- "int n" --> s1
   *   s1 -- "R#lt;String#gt;" --> s2
   *   s2 -- "List#lt;String#gt;" --> s3
   *   s3 -- "Map#lt;String, String#gt;" --> s4
   *   s4 -- "String" --> result
   * }</pre>
   */
  @Override
  public String p(int n) {
    Node<String> outputs =
        Node.first(new FFirst(n))
            .then(new GLoop())
            .then(new HLoop())
            .then(new ILoop());
    return LocalEngine.run(Graph.of("p", outputs)).single();
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
     * The task {@code f}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, X.R<String>> f() {
      return LocalEngine.stage("f", input -> input.then(new FLoop()));
    }

    /**
     * The task {@code g}.
     *
     * @param <T> as the task declares it
     * @return a stage whose runs are independent of each other
     */
    public <T> Stage<X.R<T>, List<T>> g() {
      return LocalEngine.stage("g", input -> input.then(new GLoop2<T>()));
    }

    /**
     * The task {@code h}.
     *
     * @param <T> as the task declares it
     * @return a stage whose runs are independent of each other
     */
    public <T extends Comparable<T>> Stage<List<T>, Map<T, T>> h() {
      return LocalEngine.stage("h", input -> input.then(new HLoop2<T>()));
    }

    /**
     * The task {@code i}.
     *
     * @param <K> as the task declares it
     * @param <V> as the task declares it
     * @return a stage whose runs are independent of each other
     */
    public <K, V> Stage<Map<? extends K, ? super V>, V> i() {
      return LocalEngine.stage("i", input -> input.then(new ILoop2<K, V>()));
    }

    /**
     * The pipeline {@code p}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, String> p() {
      return LocalEngine.stage(
          "p",
          input -> input
              .then(new FLoop())
              .then(new GLoop())
              .then(new HLoop())
              .then(new ILoop()));
    }
  }

  /**
   * Calls {@code X.f} with the arguments of a run.
   */
  private static final class FFirst extends FirstCall<X.R<String>> {
    private final int n;

    FFirst(int n) {
      super(Attributes.of("f"), n);
      this.n = n;
    }

    @Override
    public void run(Output<X.R<String>> out) {
      out.put(X.f(n));
    }
  }

  /**
   * Calls {@code X.g} with every input of a worker.
   */
  private static final class GLoop extends Loop<X.R<String>, List<String>> {
    GLoop() {
      super(Attributes.of("g"));
    }

    @Override
    public void run(Input<X.R<String>> in, Output<List<String>> out) {
      while (in.next()) {
        out.put(X.g(in.item()));
      }
    }
  }

  /**
   * Calls {@code X.h} with every input of a worker.
   */
  private static final class HLoop extends Loop<List<String>, Map<String, String>> {
    HLoop() {
      super(Attributes.of("h"));
    }

    @Override
    public void run(Input<List<String>> in, Output<Map<String, String>> out) {
      while (in.next()) {
        out.put(X.h(in.item()));
      }
    }
  }

  /**
   * Calls {@code X.i} with every input of a worker.
   */
  private static final class ILoop extends Loop<Map<? extends String, ? super String>, String> {
    ILoop() {
      super(Attributes.of("i"));
    }

    @Override
    public void run(Input<Map<? extends String, ? super String>> in, Output<String> out) {
      while (in.next()) {
        out.put(X.i(in.item()));
      }
    }
  }

  /**
   * Calls {@code X.f} with every input of a worker.
   */
  private static final class FLoop extends Loop<Integer, X.R<String>> {
    FLoop() {
      super(Attributes.of("f"));
    }

    @Override
    public void run(Input<Integer> in, Output<X.R<String>> out) {
      while (in.next()) {
        out.put(X.f(in.item()));
      }
    }
  }

  /**
   * Calls {@code X.g} with every input of a worker.
   */
  private static final class GLoop2<T> extends Loop<X.R<T>, List<T>> {
    GLoop2() {
      super(Attributes.of("g"));
    }

    @Override
    public void run(Input<X.R<T>> in, Output<List<T>> out) {
      while (in.next()) {
        out.put(X.g(in.item()));
      }
    }
  }

  /**
   * Calls {@code X.h} with every input of a worker.
   */
  private static final class HLoop2<T extends Comparable<T>> extends Loop<List<T>, Map<T, T>> {
    HLoop2() {
      super(Attributes.of("h"));
    }

    @Override
    public void run(Input<List<T>> in, Output<Map<T, T>> out) {
      while (in.next()) {
        out.put(X.h(in.item()));
      }
    }
  }

  /**
   * Calls {@code X.i} with every input of a worker.
   */
  private static final class ILoop2<K, V> extends Loop<Map<? extends K, ? super V>, V> {
    ILoop2() {
      super(Attributes.of("i"));
    }

    @Override
    public void run(Input<Map<? extends K, ? super V>> in, Output<V> out) {
      while (in.next()) {
        out.put(X.i(in.item()));
      }
    }
  }
}
