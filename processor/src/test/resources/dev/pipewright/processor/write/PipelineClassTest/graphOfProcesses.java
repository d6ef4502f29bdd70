package p;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.codec.ItemCodecs;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import dev.pipewright.runtime.codec.RecordCodec;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.AsyncLoop;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.FirstCall;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
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

  /**
   * Runs {@code points -> first -> both.first},
   * {@code points -> second -> both.second},
   * {@code points -> both.point -> show.a},
   * {@code points -> show.b}; drawn in {@code PipewrightX.shown.mmd}.
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
    return runner.run(Graph.of("shown", outputs)).stream();
  }

  /**
   * Runs {@code points -> first -> sum},
   * {@code points -> small -> sum}; drawn in {@code PipewrightX.summed.mmd}.
   */
  @Override
  public void summed(int n) {
    Node<X.Point> points = Node.first(new PointsFirst(n));
    Node<Long> first = points.then(new FirstLoop());
    Node<Integer> small = points.then(new SmallLoop());
    Node<Long> outputs =
        InEdges.<Object>merged(first, small)
            .then(new SumLoop());
    runner.run(Graph.of("summed", outputs)).toEnd();
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
        .tasks("X", 1, "points", "second", "both", "show", "small", "sum")
        .tasks("X", 2, "first")));
  }

  /** Calls {@code X.points} with the arguments of a run. */
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

  /** Calls {@code X.first} with every input of a worker. */
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

    /** Begins a process that calls the task for another one. */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new FirstLoop());
    }
  }

  /** Calls {@code X.second} with every input of a worker. */
  private static final class SecondLoop extends AsyncLoop<X.Point, List<Integer>> {
    SecondLoop() {
      super(Attributes.of("second"));
    }

    @Override
    protected CompletionStage<? extends List<Integer>> begin(X.Point item) {
      return X.second(item);
    }
  }

  /** Calls {@code X.both} with every input of a worker. */
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

    /** Begins a process that calls the task for another one. */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new BothLoop());
    }
  }

  /** Calls {@code X.show} with every input of a worker. */
  private static final class ShowLoop extends AsyncLoop<Object[], Optional<String>> {
    ShowLoop() {
      super(Attributes.of("show").withBranch());
    }

    @Override
    protected CompletionStage<? extends Optional<String>> begin(Object[] items) {
      return X.show((X.Point) items[0], (X.Point) items[1]);
    }
  }

  /** Hands on the elements of what {@code X.show} gave. */
  private static final class ShowDelivery extends Delivery<Optional<String>, String> {
    @Override
    public void deliver(Optional<String> result, Output<String> out) {
      Branch.putAll(result, out);
    }
  }

  /** Calls {@code X.small} with every input of a worker. */
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

  /** Calls {@code X.sum} with every input of a worker. */
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

    /** Begins a process that calls the task for another one. */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new SumLoop());
    }
  }

  /** How values cross to other processes. */
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
