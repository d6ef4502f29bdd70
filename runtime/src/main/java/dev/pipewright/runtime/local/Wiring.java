package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.FirstLoop;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
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
    graph.nodes().forEach(wiring::add);
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

  private <O> void add(Node<O> node) {
    Work<O> work = node.work();
    Attributes attributes = node.attributes();
    if (work instanceof Work.Given<O> given) {
      outputs = BoundedQueue.of(given.item());
    } else if (work instanceof Work.First<O> first) {
      add(
          new FirstCall<>(first.loop()),
          1,
          1,
          first.loop().arguments(),
          queueOf(attributes, attributes.throttle(), 1));
    } else if (work instanceof Work.Each<?, O> each) {
      int workers = attributes.workers();
      add(each.loop(), 1, workers, null, queueOf(attributes, attributes.throttle(), workers));
    } else if (work instanceof Work.Async<?, ?, O> async) {
      addAsync(async, attributes);
    }
  }

  private <I, S, O> void addAsync(Work.Async<I, S, O> async, Attributes attributes) {
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
    add(async.calls(), 1, 1, null, inFlight);
    outputs = inFlight;
    add(
        new DeliveryLoop<>(attributes, delivery),
        2,
        1,
        null,
        new BoundedQueue<>(attributes.throttle(), 1));
  }

  private static <O> BoundedQueue<O> queueOf(Attributes attributes, int capacity, int producers) {
    return attributes.ordered() && producers > 1
        ? new OrderedQueue<>(capacity, producers)
        : new BoundedQueue<>(capacity, producers);
  }

  @SuppressWarnings("unchecked") // Node has checked that a task takes what comes before it
  private <I, O> void add(
      Loop<I, O> loop,
      int firstNumber,
      int count,
      @Nullable List<@Nullable Object> arguments,
      ItemSink<O> out) {
    pools.add(
        new WorkerPool<>(
            lifeCycle,
            loop,
            firstNumber,
            count,
            pools.isEmpty() ? null : pools.get(pools.size() - 1),
            (ItemSource<I>) outputs,
            arguments,
            out));
    outputs = out instanceof ItemSource<?> source ? source : null;
  }

  /** Calls a first task, which takes no items. */
  private static final class FirstCall<O> extends Loop<Object, O> {
    private final FirstLoop<O> first;

    FirstCall(FirstLoop<O> first) {
      super(first.attributes());
      this.first = first;
    }

    @Override
    public void run(Input<Object> in, Output<O> out) throws Throwable {
      first.run(out);
    }
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
