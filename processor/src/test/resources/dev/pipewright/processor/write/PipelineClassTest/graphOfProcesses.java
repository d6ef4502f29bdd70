package p;

import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.codec.ItemCodecs;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import dev.pipewright.runtime.codec.RecordCodec;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Futures;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.graph.Remote;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.local.WorkerProcess;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
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
   * Runs {@code points -> first -> both.first},
   * {@code points -> second -> both.second},
   * {@code points -> both.point -> show.a},
   * {@code points -> show.b}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["shown"])
   *   s1["points<br/>branch"]
   *   s2["first<br/>workers = 2<br/>multiprocess<br/>ordered"]
   *   s3["second"]
   *   s4["both<br/>multiprocess"]
   *   s5["show<br/>branch"]
   *   result(["Stream#lt;String#gt;"])
   *   caller -- "int n" --> s1
   *   s1 -- "Point" --> s2
   *   s2 -- "long first" --> s4
   *   s1 -- "Point" --> s3
   *   s3 -- "List#lt;Integer#gt; second" --> s4
   *   s1 -- "Point point" --> s4
   *   s4 -- "Point a" --> s5
   *   s1 -- "Point b" --> s5
   *   s5 -- "String" --> result
   * }</pre>
   */
  @Override
  public Stream<String> shown(int n) {
    Node<X.Point> points = Node.first(new PointsFirst(n));
    Node<Long> first = points.then(new FirstLoop());
    Node<List<Integer>> second = points.thenAsync(new SecondLoop(), Delivery.one());
    Node<X.Point> both =
        InEdges.zipped(List.of("first", "second", "point"), first, second, points)
            .then(new BothLoop());
    Node<String> outputs =
        InEdges.zipped(List.of("a", "b"), both, points)
            .thenAsync(new ShowLoop(), new ShowDelivery());
    return LocalEngine.run(Graph.of("shown", outputs)).stream();
  }

  /**
   * Runs {@code points -> first -> sum},
   * {@code points -> small -> sum}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["summed"])
   *   s1["points<br/>branch"]
   *   s2["first<br/>workers = 2<br/>multiprocess<br/>ordered"]
   *   s3["small"]
   *   s4["sum<br/>multiprocess"]
   *   result(["void"])
   *   caller -- "int n" --> s1
   *   s1 -- "Point" --> s2
   *   s2 -- "long" --> s4
   *   s1 -- "Point" --> s3
   *   s3 -- "int" --> s4
   *   s4 -- "long" --> result
   * }</pre>
   */
  @Override
  public void summed(int n) {
    Node<X.Point> points = Node.first(new PointsFirst(n));
    Node<Long> first = points.then(new FirstLoop());
    Node<Integer> small = points.then(new SmallLoop());
    Node<Long> outputs =
        InEdges.<Object>merged(first, small)
            .then(new SumLoop());
    LocalEngine.run(Graph.of("summed", outputs)).drain();
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
     * The task {@code points}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, X.Point> points() {
      return LocalEngine.stage("points", input -> input.then(new PointsLoop()));
    }

    /**
     * The task {@code first}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<X.Point, Long> first() {
      return LocalEngine.stage("first", input -> input.then(new FirstLoop()));
    }

    /**
     * The task {@code second}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<X.Point, List<Integer>> second() {
      return LocalEngine.stage("second", input -> input.thenAsync(new SecondLoop(), Delivery.one()));
    }

    /**
     * The task {@code sum}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Long, Long> sum() {
      return LocalEngine.stage("sum", input -> input.then(new SumLoop2()));
    }

    /**
     * The task {@code small}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<X.Point, Integer> small() {
      return LocalEngine.stage("small", input -> input.then(new SmallLoop()));
    }

    /**
     * The pipeline {@code shown}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, String> shown() {
      return LocalEngine.stage(
          "shown",
          input -> {
            Node<X.Point> points = input.then(new PointsLoop());
            Node<Long> first = points.then(new FirstLoop());
            Node<List<Integer>> second = points.thenAsync(new SecondLoop(), Delivery.one());
            Node<X.Point> both =
                InEdges.zipped(List.of("first", "second", "point"), first, second, points)
                    .then(new BothLoop());
            Node<String> outputs =
                InEdges.zipped(List.of("a", "b"), both, points)
                    .thenAsync(new ShowLoop(), new ShowDelivery());
            return outputs;
          });
    }

    /**
     * The pipeline {@code summed}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<Integer, Long> summed() {
      return LocalEngine.stage(
          "summed",
          input -> {
            Node<X.Point> points = input.then(new PointsLoop());
            Node<Long> first = points.then(new FirstLoop());
            Node<Integer> small = points.then(new SmallLoop());
            Node<Long> outputs =
                InEdges.<Object>merged(first, small)
                    .then(new SumLoop());
            return outputs;
          });
    }
  }

  /**
   * Calls {@code X.points} with the arguments of a run.
   */
  private static final class PointsFirst extends FirstCall<X.Point> {
    private final int n;

    PointsFirst(int n) {
      super(Attributes.of("points").withBranch(), n);
      this.n = n;
    }

    @Override
    public void run(Output<X.Point> out) throws Exception {
      Branch.putAll(X.points(n), out);
    }
  }

  /**
   * Calls {@code X.first} with every input of a worker.
   */
  private static final class FirstLoop extends Loop<X.Point, Long> implements Remote<X.Point, Long> {
    FirstLoop() {
      super(Attributes.of("first").withWorkers(2).withOrder());
    }

    @Override
    public void run(Input<X.Point> in, Output<Long> out) {
      while (in.next()) {
        out.put(X.first(in.item()));
      }
    }

    @Override
    public ItemCodec<X.Point> inputs() {
      return Wire.POINT;
    }

    @Override
    public ItemCodec<Long> outputs() {
      return ItemCodecs.LONG;
    }

    @Override
    public void writeValues(ItemWriter out) {
    }

    /**
     * Begins a process that calls the task for another one.
     */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new FirstLoop());
    }
  }

  /**
   * Calls {@code X.second} with every input of a worker.
   */
  private static final class SecondLoop extends Loop<X.Point, CompletionStage<List<Integer>>> {
    SecondLoop() {
      super(Attributes.of("second"));
    }

    @Override
    public void run(Input<X.Point> in, Output<CompletionStage<List<Integer>>> out) {
      while (in.next()) {
        out.put(Futures.present(X.second(in.item())));
      }
    }
  }

  /**
   * Calls {@code X.both} with every input of a worker.
   */
  private static final class BothLoop extends Loop<Object[], X.Point> implements Remote<Object[], X.Point> {
    BothLoop() {
      super(Attributes.of("both"));
    }

    @Override
    public void run(Input<Object[]> in, Output<X.Point> out) {
      while (in.next()) {
        Object[] items = in.item();
        out.put(X.both((Long) items[0], (List<Integer>) items[1], (X.Point) items[2]));
      }
    }

    @Override
    public ItemCodec<Object[]> inputs() {
      return new ItemCodec<Object[]>() {
        @Override
        public void write(Object[] items, ItemWriter out) throws IOException {
          ItemCodecs.LONG.write((Long) items[0], out);
          Wire.LIST_OF_INTEGER.write((List<Integer>) items[1], out);
          Wire.POINT.write((X.Point) items[2], out);
        }

        @Override
        public Object[] read(ItemReader in) throws IOException {
          return new Object[] {ItemCodecs.LONG.read(in), Wire.LIST_OF_INTEGER.read(in), Wire.POINT.read(in)};
        }
      };
    }

    @Override
    public ItemCodec<X.Point> outputs() {
      return Wire.POINT;
    }

    @Override
    public void writeValues(ItemWriter out) {
    }

    /**
     * Begins a process that calls the task for another one.
     */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new BothLoop());
    }
  }

  /**
   * Calls {@code X.show} with every input of a worker.
   */
  private static final class ShowLoop extends Loop<Object[], CompletionStage<Optional<String>>> {
    ShowLoop() {
      super(Attributes.of("show").withBranch());
    }

    @Override
    public void run(Input<Object[]> in, Output<CompletionStage<Optional<String>>> out) {
      while (in.next()) {
        Object[] items = in.item();
        out.put(Futures.present(X.show((X.Point) items[0], (X.Point) items[1])));
      }
    }
  }

  /**
   * Hands on the elements of what {@code X.show} gave.
   */
  private static final class ShowDelivery extends Delivery<Optional<String>, String> {
    @Override
    public void deliver(Optional<String> result, Output<String> out) {
      Branch.putAll(result, out);
    }
  }

  /**
   * Calls {@code X.small} with every input of a worker.
   */
  private static final class SmallLoop extends Loop<X.Point, Integer> {
    SmallLoop() {
      super(Attributes.of("small"));
    }

    @Override
    public void run(Input<X.Point> in, Output<Integer> out) {
      while (in.next()) {
        out.put(X.small(in.item()));
      }
    }
  }

  /**
   * Calls {@code X.sum} with every input of a worker.
   */
  private static final class SumLoop extends Loop<Object, Long> implements Remote<Object, Long> {
    SumLoop() {
      super(Attributes.of("sum"));
    }

    @Override
    public void run(Input<Object> in, Output<Long> out) {
      while (in.next()) {
        out.put(X.sum(in.item() instanceof Integer ? (long) (Integer) in.item() : (long) (Long) in.item()));
      }
    }

    @Override
    public ItemCodec<Object> inputs() {
      return new ItemCodec<Object>() {
        @Override
        public void write(Object item, ItemWriter out) {
          out.writeLong(item instanceof Integer ? (long) (Integer) item : (long) (Long) item);
        }

        @Override
        public Object read(ItemReader in) throws IOException {
          return in.readLong();
        }
      };
    }

    @Override
    public ItemCodec<Long> outputs() {
      return ItemCodecs.LONG;
    }

    @Override
    public void writeValues(ItemWriter out) {
    }

    /**
     * Begins a process that calls the task for another one.
     */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new SumLoop());
    }
  }

  /**
   * Calls {@code X.points} with every input of a worker.
   */
  private static final class PointsLoop extends Loop<Integer, X.Point> {
    PointsLoop() {
      super(Attributes.of("points").withBranch());
    }

    @Override
    public void run(Input<Integer> in, Output<X.Point> out) throws Exception {
      while (in.next()) {
        Branch.putAll(X.points(in.item()), out);
      }
    }
  }

  /**
   * Calls {@code X.sum} with every input of a worker.
   */
  private static final class SumLoop2 extends Loop<Long, Long> implements Remote<Long, Long> {
    SumLoop2() {
      super(Attributes.of("sum"));
    }

    @Override
    public void run(Input<Long> in, Output<Long> out) {
      while (in.next()) {
        out.put(X.sum(in.item()));
      }
    }

    @Override
    public ItemCodec<Long> inputs() {
      return ItemCodecs.LONG;
    }

    @Override
    public ItemCodec<Long> outputs() {
      return ItemCodecs.LONG;
    }

    @Override
    public void writeValues(ItemWriter out) {
    }

    /**
     * Begins a process that calls the task for another one.
     */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new SumLoop2());
    }
  }

  /**
   * How values cross to other processes.
   */
  private static final class Wire {
    static final ItemCodec<X.Point> POINT = new RecordCodec<X.Point>() {
      @Override
      protected void writeComponents(X.Point value, ItemWriter out) throws IOException {
        out.writeInt(value.x());
        LIST_OF_INTEGER.write(value.y(), out);
      }

      @Override
      protected X.Point readComponents(ItemReader in) throws IOException {
        return new X.Point(in.readInt(), LIST_OF_INTEGER.read(in));
      }
    };

    static final ItemCodec<List<Integer>> LIST_OF_INTEGER = ItemCodecs.listOf(ItemCodecs.INTEGER);
  }
}
