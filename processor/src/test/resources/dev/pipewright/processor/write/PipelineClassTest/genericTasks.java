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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link X}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightX implements X {
  private final GraphRunner runner;

  /** Makes an object to call the pipelines on. */
  public PipewrightX() {
    this.runner = LocalEngine.plain();
  }

  private PipewrightX(GraphRunner runner) {
    this.runner = runner;
  }

  /** Runs {@code each -> each -> list -> greatest}; drawn in {@code PipewrightX.longest.mmd}. */
  @Override
  public String longest(Set<List<String>> words) {
    Objects.requireNonNull(words, "words");
    Node<String> outputs =
        Node.first(new EachFirst(words))
            .then(new EachLoop())
            .then(new ListLoop())
            .then(new GreatestLoop());
    return runner.run(Graph.of("longest", outputs)).single();
  }

  /** Runs {@code invert}; drawn in {@code PipewrightX.byLength.mmd}. */
  @Override
  public Map<Integer, String> byLength(Map<String, Integer> lengths, Comparator<Object> order) {
    Objects.requireNonNull(lengths, "lengths");
    Objects.requireNonNull(order, "order");
    Node<Map<Integer, String>> outputs = Node.first(new InvertFirst(lengths, order));
    return runner.run(Graph.of("byLength", outputs)).single();
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
        .tasks("X", 1, "each", "greatest", "invert")
        .join("X", "list", 1, 1)));
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
     * The task {@code each}.
     *
     * @param <T> as the task declares it
     * @return a stage whose runs are independent of each other
     */
    public <T> Stage<Collection<T>, T> each() {
      return runner.stage("each", input -> input.then(new EachLoop2<T>()));
    }

    /**
     * The task {@code greatest}.
     *
     * @param <T> as the task declares it
     * @return a stage whose runs are independent of each other
     */
    public <T extends Comparable<? super T>> Stage<List<T>, T> greatest() {
      return runner.stage("greatest", input -> input.then(new GreatestLoop2<T>()));
    }

    /**
     * The task {@code list}.
     *
     * @param <T> as the task declares it
     * @return a stage whose runs are independent of each other
     */
    public <T> Stage<T, List<T>> list() {
      return runner.stage("list", input -> input.then(new ListLoop2<T>()));
    }

    /**
     * The task {@code invert}.
     *
     * @param <K> as the task declares it
     * @param <V> as the task declares it
     * @param order what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public <K, V> Stage<Map<K, V>, Map<V, K>> invert(Comparator<? super V> order) {
      Objects.requireNonNull(order, "order");
      return runner.stage("invert", input -> input.then(new InvertLoop<K, V>(order)));
    }

    /**
     * The pipeline {@code longest}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Collection<List<String>>, String> longest() {
      return runner.stage(
          "longest",
          input -> input
              .then(new EachLoop3())
              .then(new EachLoop())
              .then(new ListLoop())
              .then(new GreatestLoop()));
    }

    /**
     * The pipeline {@code byLength}.
     *
     * @param order what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<Map<String, Integer>, Map<Integer, String>> byLength(Comparator<Object> order) {
      Objects.requireNonNull(order, "order");
      return runner.stage(
          "byLength",
          input -> input.then(new InvertLoop2(order)));
    }
  }

  /** Calls {@code X.each} with the arguments of a run. */
  private static final class EachFirst extends FirstCall<List<String>> {
    private final Collection<List<String>> all;

    EachFirst(Collection<List<String>> all) {
      super(Attributes.of("each").withBranch(), all);
      this.all = all;
    }

    @Override
    public void run(Output<List<String>> out) throws Exception {
      Branch.putAll(X.each(all), out);
    }
  }

  /** Calls {@code X.each} with every input of a worker. */
  private static final class EachLoop extends Loop<Collection<String>, String> {
    EachLoop() {
      super(Attributes.of("each").withBranch());
    }

    @Override
    public void run(Input<Collection<String>> in, Output<String> out) throws Exception {
      while (in.next()) {
        Branch.putAll(X.each(in.item()), out);
      }
    }
  }

  /** Calls {@code X.list} with all inputs of a worker. */
  private static final class ListLoop extends Loop<String, List<String>> {
    ListLoop() {
      super(Attributes.of("list").withJoin());
    }

    @Override
    public void run(Input<String> in, Output<List<String>> out) {
      out.put(X.list(in.iterable()));
    }
  }

  /** Calls {@code X.greatest} with every input of a worker. */
  private static final class GreatestLoop extends Loop<List<String>, String> {
    GreatestLoop() {
      super(Attributes.of("greatest"));
    }

    @Override
    public void run(Input<List<String>> in, Output<String> out) {
      while (in.next()) {
        out.put(X.greatest(in.item()));
      }
    }
  }

  /** Calls {@code X.invert} with the arguments of a run. */
  private static final class InvertFirst extends FirstCall<Map<Integer, String>> {
    private final Map<String, Integer> map;
    private final Comparator<? super Integer> order;

    InvertFirst(Map<String, Integer> map, Comparator<? super Integer> order) {
      super(Attributes.of("invert"), map);
      this.map = map;
      this.order = order;
    }

    @Override
    public void run(Output<Map<Integer, String>> out) {
      out.put(X.invert(map, order));
    }
  }

  /** Calls {@code X.each} with every input of a worker. */
  private static final class EachLoop2<T> extends Loop<Collection<T>, T> {
    EachLoop2() {
      super(Attributes.of("each").withBranch());
    }

    @Override
    public void run(Input<Collection<T>> in, Output<T> out) throws Exception {
      while (in.next()) {
        Branch.putAll(X.each(in.item()), out);
      }
    }
  }

  /** Calls {@code X.greatest} with every input of a worker. */
  private static final class GreatestLoop2<T extends Comparable<? super T>> extends Loop<List<T>, T> {
    GreatestLoop2() {
      super(Attributes.of("greatest"));
    }

    @Override
    public void run(Input<List<T>> in, Output<T> out) {
      while (in.next()) {
        out.put(X.greatest(in.item()));
      }
    }
  }

  /** Calls {@code X.list} with all inputs of a worker. */
  private static final class ListLoop2<T> extends Loop<T, List<T>> {
    ListLoop2() {
      super(Attributes.of("list").withJoin());
    }

    @Override
    public void run(Input<T> in, Output<List<T>> out) {
      out.put(X.list(in.iterable()));
    }
  }

  /** Calls {@code X.invert} with every input of a worker. */
  private static final class InvertLoop<K, V> extends Loop<Map<K, V>, Map<V, K>> {
    private final Comparator<? super V> order;

    InvertLoop(Comparator<? super V> order) {
      super(Attributes.of("invert"));
      this.order = order;
    }

    @Override
    public void run(Input<Map<K, V>> in, Output<Map<V, K>> out) {
      while (in.next()) {
        out.put(X.invert(in.item(), order));
      }
    }
  }

  /** Calls {@code X.each} with every input of a worker. */
  private static final class EachLoop3 extends Loop<Collection<List<String>>, List<String>> {
    EachLoop3() {
      super(Attributes.of("each").withBranch());
    }

    @Override
    public void run(Input<Collection<List<String>>> in, Output<List<String>> out) throws Exception {
      while (in.next()) {
        Branch.putAll(X.each(in.item()), out);
      }
    }
  }

  /** Calls {@code X.invert} with every input of a worker. */
  private static final class InvertLoop2 extends Loop<Map<String, Integer>, Map<Integer, String>> {
    private final Comparator<? super Integer> order;

    InvertLoop2(Comparator<? super Integer> order) {
      super(Attributes.of("invert"));
      this.order = order;
    }

    @Override
    public void run(Input<Map<String, Integer>> in, Output<Map<Integer, String>> out) {
      while (in.next()) {
        out.put(X.invert(in.item(), order));
      }
    }
  }
}
