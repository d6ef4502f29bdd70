package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.graph.Remote;
import dev.pipewright.runtime.graph.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns a graph into pools of workers with queues between them: which kind of queue lies behind a
 * task, and how many threads a task has, is decided here.
 */
final class Wiring {

  /** The largest capacity for which a ring is made: that takes its memory full or not. */
  private static final int MAX_RING = 1 << 14;

  private final LifeCycle lifeCycle;
  private final List<WorkerPool<?, ?>> pools = new ArrayList<>();

  /** What the task to be wired next takes from. */
  private @Nullable ItemSource<?> outputs;

  private Wiring(LifeCycle lifeCycle) {
    this.lifeCycle = lifeCycle;
  }

  /** Makes the pools of a graph, none of them started. */
  static Wiring of(Graph<?> graph, LifeCycle lifeCycle) {
    Wiring wiring = new Wiring(lifeCycle);
    List<Node<?>> nodes = graph.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      wiring.add(nodes.get(i), i + 1 < nodes.size() ? nodes.get(i + 1) : null);
    }
    return wiring;
  }

  /** Returns the pools, each behind the one that feeds it. */
  List<WorkerPool<?, ?>> pools() {
    return pools;
  }

  /** Returns where the outputs of the last task are taken from. */
  ItemSource<?> outputs() {
    return Objects.requireNonNull(outputs);
  }

  private <O> void add(Node<O> node, @Nullable Node<?> next) {
    Work<O> work = node.work();
    Attributes attributes = node.attributes();
    int capacity = capacityBetween(node, next);
    if (work instanceof Work.Given<O> given) {
      outputs = BoundedQueue.of(given.item());
    } else if (work instanceof Work.First<O> first) {
      add(
          new FirstCall<>(first.loop()),
          crossing(node),
          1,
          1,
          first.loop().arguments(),
          queueOf(attributes, capacity, 1, 1, consumers(next)));
    } else if (work instanceof Work.Each<?, O> each) {
      int workers = attributes.workers();
      add(
          each.loop(),
          crossing(node),
          1,
          workers,
          null,
          queueOf(attributes, capacity, workers, inHand(crossing(node)), consumers(next)));
    } else if (work instanceof Work.Async<?, ?, O> async) {
      addAsync(async, attributes, queueOf(attributes, capacity, 1, 1, consumers(next)));
    }
  }

  /** Returns how much the queue behind a task may hold besides what is on its way to or from it. */
  private static int capacityBetween(Node<?> node, @Nullable Node<?> next) {
    int capacity = node.attributes().throttle();
    Crossing<?, ?> before = crossing(node);
    if (before != null) {
      capacity -= node.attributes().workers() * before.outputsAhead();
    }
    Crossing<?, ?> behind = next == null ? null : crossing(next);
    if (next != null && behind != null) {
      capacity -= next.attributes().workers() * behind.inputsAhead();
    }
    return capacity;
  }

  /** Returns how the items of a task cross to its processes, or null if its workers are threads. */
  private static @Nullable Crossing<?, ?> crossing(Node<?> node) {
    Object loop =
        node.work() instanceof Work.First<?> first
            ? first.loop()
            : node.work() instanceof Work.Each<?, ?> each ? each.loop() : null;
    if (!(loop instanceof Remote<?, ?> remote)) {
      return null;
    }
    Node<?> before = node.upstream();
    return Crossing.of(
        remote, node.attributes(), before == null ? 0 : before.attributes().throttle());
  }

  private <I, S, O> void addAsync(
      Work.Async<I, S, O> async, Attributes attributes, ItemSink<O> out) {
    Delivery<? super S, O> delivery = async.delivery();
    InFlight<S> inFlight =
        new InFlight<>(
            attributes.workers(),
            attributes.ordered(),
            delivery == null,
            (input, cause) -> lifeCycle.taskFailed(attributes, input, cause),
            result -> {
              if (delivery != null) {
                delivery.drop(result);
              }
            });
    add(async.calls(), null, 1, 1, null, inFlight);
    outputs = inFlight;
    add(new DeliveryLoop<>(attributes, delivery), null, 2, 1, null, out);
  }

  private static <O> ItemSink<O> queueOf(
      Attributes attributes, int capacity, int producers, int inHand, int consumers) {
    if (attributes.ordered() && producers > 1) {
      if (attributes.throttle() == Attributes.UNBOUNDED) {
        return new UnboundedOrderedQueue<>(producers);
      }
      return attributes.branch() || capacity > MAX_RING
          ? new OrderedQueue<>(capacity, producers, consumers)
          : new OrderedRing<>(capacity, producers, inHand, consumers);
    }
    if (capacity > MAX_RING) {
      return new BoundedQueue<>(capacity, producers);
    }
    return producers == 1 && consumers == 1
        ? new SpscQueue<>(capacity)
        : new MpmcQueue<>(capacity, producers, consumers);
  }

  /**
   * Returns how many inputs a worker may have in hand, those on their way to a process among them.
   */
  private static int inHand(@Nullable Crossing<?, ?> crossing) {
    return crossing == null ? 1 : 1 + crossing.inputsAhead();
  }

  /** Returns how many threads take what a task gives: its caller, or the workers of the next. */
  private static int consumers(@Nullable Node<?> next) {
    return next == null || next.work() instanceof Work.Async<?, ?, ?>
        ? 1
        : next.attributes().workers();
  }

  @SuppressWarnings("unchecked") // Node has checked that a task takes what comes before it
  private <I, O> void add(
      Loop<I, O> loop,
      @Nullable Crossing<?, ?> crossing,
      int firstNumber,
      int count,
      @Nullable List<@Nullable Object> arguments,
      ItemSink<O> out) {
    pools.add(
        new WorkerPool<>(
            lifeCycle,
            loop,
            (Crossing<I, O>) crossing,
            firstNumber,
            count,
            pools.isEmpty() ? null : pools.get(pools.size() - 1),
            (ItemSource<I>) outputs,
            arguments,
            out));
    outputs = out instanceof ItemSource<?> source ? source : null;
  }

  /** Hands on the results of an asynchronous task. */
  private static final class DeliveryLoop<S, O> extends Loop<S, O> {
    private final @Nullable Delivery<? super S, O> delivery;

    DeliveryLoop(Attributes attributes, @Nullable Delivery<? super S, O> delivery) {
      super(attributes);
      this.delivery = delivery;
    }

    @Override
    public void run(Input<S> in, Output<O> out) throws Throwable {
      while (in.next()) {
        if (delivery != null) {
          delivery.deliver(in.item(), out);
        }
      }
    }
  }
}
