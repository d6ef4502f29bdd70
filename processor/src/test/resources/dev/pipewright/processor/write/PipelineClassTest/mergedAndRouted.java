package p;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link Events}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
final class PipewrightEvents implements Events {
  private final GraphRunner runner;

  /** Makes an object to call the pipelines on. */
  public PipewrightEvents() {
    this.runner = LocalEngine.plain();
  }

  private PipewrightEvents(GraphRunner runner) {
    this.runner = runner;
  }

  /**
   * Runs {@code events -> order -> shout},
   * {@code events -> tick -> shout},
   * {@code events -> wrapped -> shout},
   * {@code events -> audit}; drawn in {@code PipewrightEvents.lines.mmd}.
   */
  @Override
  public List<CharSequence> lines(String topic) {
    Objects.requireNonNull(topic, "topic");
    Node<Events.Event> events = Node.first(new EventsFirst(topic));
    Node<String> order = events.route(Events.Order.class).then(new OrderLoop());
    Node<String> tick = events.route(Events.Tick.class).then(new TickLoop());
    Node<String> wrapped = events.<Events.Wrapped<?>>route(Events.Wrapped.class).then(new WrappedLoop());
    Node<CharSequence> outputs =
        InEdges.<CharSequence>merged(order, tick, wrapped)
            .then(new ShoutLoop());
    Node<Void> audit = events.then(new AuditLoop());
    return runner.run(Graph.of("lines", outputs.beside(List.of(audit)))).toList();
  }

  /**
   * Runs {@code numbers -> half},
   * {@code more -> half}; drawn in {@code PipewrightEvents.halves.mmd}.
   */
  @Override
  public List<Double> halves(int from, short other) {
    Node<Integer> numbers = Node.first(new NumbersFirst(from));
    Node<Long> more = Node.first(new MoreFirst(other));
    Node<Double> outputs =
        InEdges.<Object>merged(numbers, more)
            .then(new HalfLoop());
    return runner.run(Graph.of("halves", outputs)).toList();
  }

  /**
   * Returns a copy of this object, with the same bound values, on another engine.
   *
   * @param engine runs the pipelines of the copy
   * @return the copy
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public PipewrightEvents on(Engine engine) {
    return new PipewrightEvents(Objects.requireNonNull(engine, "engine").runner(Declaration.of("Events")
        .tasks("Events", 1, "events", "order", "tick", "wrapped", "shout", "audit", "numbers",
            "more", "half")));
  }

  /** Calls {@code Events.events} with the arguments of a run. */
  private static final class EventsFirst extends FirstCall<Events.Event> {
    private final String topic;

    EventsFirst(String topic) {
      super(Attributes.of("events").withBranch(), topic);
      this.topic = topic;
    }

    @Override
    public void run(Output<Events.Event> out) throws Exception {
      Branch.putAll(Events.events(topic), out);
    }
  }

  /** Calls {@code Events.order} with every input of a worker. */
  private static final class OrderLoop extends Loop<Events.Order, String> {
    OrderLoop() {
      super(Attributes.of("order"));
    }

    @Override
    public void run(Input<Events.Order> in, Output<String> out) {
      while (in.next()) {
        out.put(Events.order(in.item()));
      }
    }
  }

  /** Calls {@code Events.tick} with every input of a worker. */
  private static final class TickLoop extends Loop<Events.Tick, String> {
    TickLoop() {
      super(Attributes.of("tick"));
    }

    @Override
    public void run(Input<Events.Tick> in, Output<String> out) {
      while (in.next()) {
        out.put(Events.tick(in.item()));
      }
    }
  }

  /** Calls {@code Events.wrapped} with every input of a worker. */
  private static final class WrappedLoop extends Loop<Events.Wrapped<?>, String> {
    WrappedLoop() {
      super(Attributes.of("wrapped"));
    }

    @Override
    public void run(Input<Events.Wrapped<?>> in, Output<String> out) {
      while (in.next()) {
        out.put(Events.wrapped(in.item()));
      }
    }
  }

  /** Calls {@code Events.shout} with every input of a worker. */
  private static final class ShoutLoop extends Loop<CharSequence, CharSequence> {
    ShoutLoop() {
      super(Attributes.of("shout"));
    }

    @Override
    public void run(Input<CharSequence> in, Output<CharSequence> out) {
      while (in.next()) {
        out.put(Events.shout(in.item()));
      }
    }
  }

  /** Calls {@code Events.audit} with every input of a worker. */
  private static final class AuditLoop extends Loop<Object, Void> {
    AuditLoop() {
      super(Attributes.of("audit"));
    }

    @Override
    public void run(Input<Object> in, Output<Void> out) {
      while (in.next()) {
        Events.audit(in.item());
      }
    }
  }

  /** Calls {@code Events.numbers} with the arguments of a run. */
  private static final class NumbersFirst extends FirstCall<Integer> {
    private final int from;

    NumbersFirst(int from) {
      super(Attributes.of("numbers").withBranch(), from);
      this.from = from;
    }

    @Override
    public void run(Output<Integer> out) {
      Branch.putAll(Events.numbers(from), out);
    }
  }

  /** Calls {@code Events.more} with the arguments of a run. */
  private static final class MoreFirst extends FirstCall<Long> {
    private final short from;

    MoreFirst(short from) {
      super(Attributes.of("more").withBranch(), from);
      this.from = from;
    }

    @Override
    public void run(Output<Long> out) {
      Branch.putAll(Events.more(from), out);
    }
  }

  /** Calls {@code Events.half} with every input of a worker. */
  private static final class HalfLoop extends Loop<Object, Double> {
    HalfLoop() {
      super(Attributes.of("half"));
    }

    @Override
    public void run(Input<Object> in, Output<Double> out) {
      while (in.next()) {
        out.put(Events.half(in.item() instanceof Integer ? (double) (Integer) in.item() : in.item() instanceof Long ? (double) (Long) in.item() : (double) (Double) in.item()));
      }
    }
  }
}
