package p;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.codec.ItemCodecs;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import dev.pipewright.runtime.codec.RecordCodec;
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
import dev.pipewright.runtime.graph.Remote;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.local.WorkerProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link Shapes}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
final class PipewrightShapes implements Shapes {
  private final GraphRunner runner;
  private final Shapes.Money price;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param price what tasks bind as {@code price}
   */
  public PipewrightShapes(Shapes.Money price) {
    this.runner = LocalEngine.plain();
    this.price = Objects.requireNonNull(price, "price");
  }

  private PipewrightShapes(PipewrightShapes that, GraphRunner runner) {
    this.runner = runner;
    this.price = that.price;
  }

  /** Runs {@code shapes -> order -> count -> print}; drawn in {@code PipewrightShapes.run.mmd}. */
  @Override
  public void run(int n, Shapes.Colour colour, double out) {
    Objects.requireNonNull(colour, "colour");
    Node<Void> outputs =
        Node.first(new ShapesFirst(n, colour, price))
            .then(new OrderLoop(out, price))
            .then(new CountLoop())
            .then(new PrintLoop());
    runner.run(Graph.of("run", outputs)).toEnd();
  }

  /** Runs {@code shapes -> once}; drawn in {@code PipewrightShapes.each.mmd}. */
  @Override
  public Run<List<Shapes.Shape>> each(int n, Shapes.Colour colour) {
    Objects.requireNonNull(colour, "colour");
    Node<List<Shapes.Shape>> outputs =
        Node.first(new ShapesFirst(n, colour, price))
            .then(new OnceLoop());
    return runner.run(Graph.of("each", outputs));
  }

  /**
   * Returns a copy of this object, with the same bound values, on another engine.
   *
   * @param engine runs the pipelines of the copy
   * @return the copy
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public PipewrightShapes on(Engine engine) {
    return new PipewrightShapes(this, Objects.requireNonNull(engine, "engine").runner(Declaration.of("Shapes")
        .tasks("Shapes", 1, "shapes", "print", "once")
        .tasks("Shapes", 2, "order")
        .join("Shapes", "count", 1, 1)));
  }

  /** Calls {@code Shapes.shapes} with the arguments of a run. */
  private static final class ShapesFirst extends FirstCall<Shapes.Shape> implements Remote<Void, Shapes.Shape> {
    private final int n;
    private final Shapes.Colour colour;
    private final Shapes.Money price;

    ShapesFirst(int n, Shapes.Colour colour, Shapes.Money price) {
      super(Attributes.of("shapes").withBranch(), n, colour);
      this.n = n;
      this.colour = colour;
      this.price = price;
    }

    @Override
    public void run(Output<Shapes.Shape> out) throws Exception {
      Branch.putAll(Shapes.shapes(n, colour, price), out);
    }

    @Override
    public ItemCodec<Void> inputs() {
      return ItemCodecs.NOTHING;
    }

    @Override
    public ItemCodec<Shapes.Shape> outputs() {
      return Wire.SHAPE;
    }

    @Override
    public void writeValues(ItemWriter out) throws IOException {
      out.writeInt(n);
      Wire.COLOUR.write(colour, out);
      Wire.MONEY.write(price, out);
    }

    /** Begins a process that calls the task for another one. */
    public static void main(String[] arguments) {
      WorkerProcess.runFirst(
          values -> new ShapesFirst(values.readInt(), Wire.COLOUR.read(values), Wire.MONEY.read(values)));
    }
  }

  /** Calls {@code Shapes.order} with every input of a worker. */
  private static final class OrderLoop extends Loop<Shapes.Shape, Shapes.Order> implements Remote<Shapes.Shape, Shapes.Order> {
    private final double out;
    private final Shapes.Money price;

    OrderLoop(double out, Shapes.Money price) {
      super(Attributes.of("order").withWorkers(2));
      this.out = out;
      this.price = price;
    }

    @Override
    public void run(Input<Shapes.Shape> in, Output<Shapes.Order> out) {
      while (in.next()) {
        out.put(Shapes.order(in.item(), this.out, price));
      }
    }

    @Override
    public ItemCodec<Shapes.Shape> inputs() {
      return Wire.SHAPE;
    }

    @Override
    public ItemCodec<Shapes.Order> outputs() {
      return Wire.ORDER;
    }

    @Override
    public void writeValues(ItemWriter out) throws IOException {
      out.writeDouble(this.out);
      Wire.MONEY.write(price, out);
    }

    @Override
    public List<String> jvmOptions() {
      return List.of("-Xmx64m", "-Dquote=\"a\"");
    }

    /** Begins a process that calls the task for another one. */
    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> new OrderLoop(values.readDouble(), Wire.MONEY.read(values)));
    }
  }

  /** Calls {@code Shapes.count} with all inputs of a worker. */
  private static final class CountLoop extends Loop<Shapes.Order, Long> implements Remote<Shapes.Order, Long> {
    CountLoop() {
      super(Attributes.of("count").withJoin());
    }

    @Override
    public void run(Input<Shapes.Order> in, Output<Long> out) {
      out.put(Shapes.count(in.iterable()));
    }

    @Override
    public ItemCodec<Shapes.Order> inputs() {
      return Wire.ORDER;
    }

    @Override
    public ItemCodec<Long> outputs() {
      return ItemCodecs.LONG;
    }

    @Override
    public void writeValues(ItemWriter out) {
    }

    @Override
    public boolean joins() {
      return true;
    }

    /** Begins a process that calls the task for another one. */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new CountLoop());
    }
  }

  /** Calls {@code Shapes.print} with every input of a worker. */
  private static final class PrintLoop extends Loop<Long, Void> implements Remote<Long, Void> {
    PrintLoop() {
      super(Attributes.of("print"));
    }

    @Override
    public void run(Input<Long> in, Output<Void> out) {
      while (in.next()) {
        Shapes.print(in.item());
      }
    }

    @Override
    public ItemCodec<Long> inputs() {
      return ItemCodecs.LONG;
    }

    @Override
    public ItemCodec<Void> outputs() {
      return ItemCodecs.NOTHING;
    }

    @Override
    public void writeValues(ItemWriter out) {
    }

    /** Begins a process that calls the task for another one. */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new PrintLoop());
    }
  }

  /** Calls {@code Shapes.once} with every input of a worker. */
  private static final class OnceLoop extends Loop<Shapes.Shape, List<Shapes.Shape>> implements Remote<Shapes.Shape, List<Shapes.Shape>> {
    OnceLoop() {
      super(Attributes.of("once"));
    }

    @Override
    public void run(Input<Shapes.Shape> in, Output<List<Shapes.Shape>> out) {
      while (in.next()) {
        out.put(Shapes.once(in.item()));
      }
    }

    @Override
    public ItemCodec<Shapes.Shape> inputs() {
      return Wire.SHAPE;
    }

    @Override
    public ItemCodec<List<Shapes.Shape>> outputs() {
      return Wire.LIST_OF_SHAPE;
    }

    @Override
    public void writeValues(ItemWriter out) {
    }

    /** Begins a process that calls the task for another one. */
    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new OnceLoop());
    }
  }

  /** How values cross to other processes. */
  private static final class Wire {
    static final ItemCodec<Shapes.Circle> CIRCLE = new RecordCodec<Shapes.Circle>() {
      @Override
      protected void writeComponents(Shapes.Circle value, ItemWriter out) throws IOException {
        out.writeDouble(value.radius());
        COLOUR.write(value.colour(), out);
      }

      @Override
      protected Shapes.Circle readComponents(ItemReader in) throws IOException {
        return new Shapes.Circle(in.readDouble(), COLOUR.read(in));
      }
    };

    static final ItemCodec<Shapes.Group> GROUP = new RecordCodec<Shapes.Group>() {
      @Override
      protected void writeComponents(Shapes.Group value, ItemWriter out) throws IOException {
        LIST_OF_SHAPE.write(value.shapes(), out);
        MAP_OF_STRING_TO_SHAPE.write(value.named(), out);
      }

      @Override
      protected Shapes.Group readComponents(ItemReader in) throws IOException {
        return new Shapes.Group(LIST_OF_SHAPE.read(in), MAP_OF_STRING_TO_SHAPE.read(in));
      }
    };

    static final ItemCodec<Shapes.Order> ORDER = new RecordCodec<Shapes.Order>() {
      @Override
      protected void writeComponents(Shapes.Order value, ItemWriter out) throws IOException {
        out.writeInt(value.number());
        OPTIONAL_OF_SHAPE.write(value.shape(), out);
        PAIR_OF_INTEGER_AND_STRING.write(value.pair(), out);
        PAIR_OF_SHAPE_AND_INT_ARRAY.write(value.other(), out);
        EXPRESSION_OF_INTEGER.write(value.quantity(), out);
        MONEY.write(value.price(), out);
        LIST_OF_ANY_SHAPE.write(value.extras(), out);
        SET_OF_STRING_ARRAY.write(value.tags(), out);
        STRING_ARRAY_ARRAY.write(value.lines(), out);
      }

      @Override
      protected Shapes.Order readComponents(ItemReader in) throws IOException {
        return new Shapes.Order(
            in.readInt(),
            OPTIONAL_OF_SHAPE.read(in),
            PAIR_OF_INTEGER_AND_STRING.read(in),
            PAIR_OF_SHAPE_AND_INT_ARRAY.read(in),
            EXPRESSION_OF_INTEGER.read(in),
            MONEY.read(in),
            LIST_OF_ANY_SHAPE.read(in),
            SET_OF_STRING_ARRAY.read(in),
            STRING_ARRAY_ARRAY.read(in));
      }
    };

    static final ItemCodec<Shapes.Pair<Integer, String>> PAIR_OF_INTEGER_AND_STRING = new RecordCodec<Shapes.Pair<Integer, String>>() {
      @Override
      protected void writeComponents(Shapes.Pair<Integer, String> value, ItemWriter out) throws
          IOException {
        ItemCodecs.INTEGER.write(value.left(), out);
        ItemCodecs.STRING.write(value.right(), out);
      }

      @Override
      protected Shapes.Pair<Integer, String> readComponents(ItemReader in) throws IOException {
        return new Shapes.Pair<>(ItemCodecs.INTEGER.read(in), ItemCodecs.STRING.read(in));
      }
    };

    static final ItemCodec<Shapes.Pair<Shapes.Shape, int[]>> PAIR_OF_SHAPE_AND_INT_ARRAY = new RecordCodec<Shapes.Pair<Shapes.Shape, int[]>>() {
      @Override
      protected void writeComponents(Shapes.Pair<Shapes.Shape, int[]> value, ItemWriter out) throws
          IOException {
        SHAPE.write(value.left(), out);
        ItemCodecs.INT_ARRAY.write(value.right(), out);
      }

      @Override
      protected Shapes.Pair<Shapes.Shape, int[]> readComponents(ItemReader in) throws IOException {
        return new Shapes.Pair<>(SHAPE.read(in), ItemCodecs.INT_ARRAY.read(in));
      }
    };

    static final ItemCodec<Shapes.Number> NUMBER = new RecordCodec<Shapes.Number>() {
      @Override
      protected void writeComponents(Shapes.Number value, ItemWriter out) {
        out.writeInt(value.value());
      }

      @Override
      protected Shapes.Number readComponents(ItemReader in) throws IOException {
        return new Shapes.Number(in.readInt());
      }
    };

    static final ItemCodec<Shapes.Both<Integer>> BOTH_OF_INTEGER = new RecordCodec<Shapes.Both<Integer>>() {
      @Override
      protected void writeComponents(Shapes.Both<Integer> value, ItemWriter out) throws
          IOException {
        EXPRESSION_OF_INTEGER.write(value.left(), out);
        EXPRESSION_OF_INTEGER.write(value.right(), out);
      }

      @Override
      protected Shapes.Both<Integer> readComponents(ItemReader in) throws IOException {
        return new Shapes.Both<>(EXPRESSION_OF_INTEGER.read(in), EXPRESSION_OF_INTEGER.read(in));
      }
    };

    static final ItemCodec<Shapes.Shape> SHAPE = ItemCodecs.<Shapes.Shape>sealedOf(List.of(
        new ItemCodecs.Alternative<>(Shapes.Circle.class, CIRCLE),
        new ItemCodecs.Alternative<>(Shapes.Group.class, GROUP)));

    static final ItemCodec<Shapes.Colour> COLOUR = ItemCodecs.enumOf(Shapes.Colour.class.getEnumConstants());

    static final ItemCodec<List<Shapes.Shape>> LIST_OF_SHAPE = ItemCodecs.listOf(SHAPE);

    static final ItemCodec<Map<String, Shapes.Shape>> MAP_OF_STRING_TO_SHAPE = ItemCodecs.mapOf(ItemCodecs.STRING, SHAPE);

    static final ItemCodec<Shapes.Money> MONEY = ItemCodecs.of(new Shapes.MoneyCodec());

    static final ItemCodec<Optional<Shapes.Shape>> OPTIONAL_OF_SHAPE = ItemCodecs.optionalOf(SHAPE);

    static final ItemCodec<Shapes.Expression<Integer>> EXPRESSION_OF_INTEGER = ItemCodecs.<Shapes.Expression<Integer>>sealedOf(List.of(
        new ItemCodecs.Alternative<>(Shapes.Number.class, NUMBER),
        new ItemCodecs.Alternative<>(Shapes.Both.class, BOTH_OF_INTEGER)));

    static final ItemCodec<List<? extends Shapes.Shape>> LIST_OF_ANY_SHAPE = (ItemCodec<List<? extends Shapes.Shape>>) (ItemCodec<?>) LIST_OF_SHAPE;

    static final ItemCodec<Set<String>> SET_OF_STRING = ItemCodecs.setOf(ItemCodecs.STRING);

    static final ItemCodec<Set<String>[]> SET_OF_STRING_ARRAY = ItemCodecs.<Set<String>>arrayOf(SET_OF_STRING, Set[]::new);

    static final ItemCodec<String[]> STRING_ARRAY = ItemCodecs.arrayOf(ItemCodecs.STRING, String[]::new);

    static final ItemCodec<String[][]> STRING_ARRAY_ARRAY = ItemCodecs.arrayOf(STRING_ARRAY, String[][]::new);
  }
}
