package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.AsyncLoop;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.Edge;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.graph.Work;
import dev.pipewright.runtime.queue.EdgeQueue;
import dev.pipewright.runtime.queue.FanOut;
import dev.pipewright.runtime.queue.ItemSink;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.MergedEdge;
import dev.pipewright.runtime.queue.MergedSource;
import dev.pipewright.runtime.queue.Queues;
import dev.pipewright.runtime.queue.ZippedSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a graph into pools of workers with queues between them. How many threads a task has, {@link
 * PlacedNode} says; what a queue holds, {@link QueueChoice}.
 */
final class Wiring {

  /** An edge that leads to a stage: where it comes from, and where its items are put. */
  private record InEdge(Node<?> from, ItemSink<?> sink) {}

  private final Function<Node<?>, Tuning> tuning;
  private final Execution execution;
  private final QueueChoice queues;
  private final ItemSource<?> outputs;
  private final List<WorkerPool<?, ?>> pools = new ArrayList<>();

  // For each stage:
  private final Map<Node<?>, PlacedNode<?>> placed = new HashMap<>();
  private final Map<Node<?>, List<FanOut.OutEdge<?>>> outEdges = new HashMap<>();
  private final Map<Node<?>, List<InEdge>> inEdges = new HashMap<>();
  private final Map<Node<?>, ItemSource<?>> sources = new HashMap<>();
  private final Map<Node<?>, WorkerPool<?, ?>> producers = new HashMap<>();
  private final Map<Node<?>, List<Class<? extends Exception>>> failureTypes = new HashMap<>();
  private final Set<Node<?>> onPlatform = new HashSet<>();
  private final Map<String, Integer> numbered = new HashMap<>();

  private Wiring(Graph<?> graph, Function<Node<?>, Tuning> tuning, Execution execution) {
    this.tuning = tuning;
    this.execution = execution;
    this.queues = new QueueChoice(new Queues(execution.scheduler()));
    List<Node<?>> nodes = graph.nodes();
    nodes.forEach(this::noteFailureTypes);
    for (Node<?> node : nodes) {
      InEdges<?> inputs = node.inputs();
      if (inputs != null) {
        sources.put(node, source(inputs, node));
      }
    }
    this.outputs = outputs(graph.last());
    nodes.forEach(this::chooseThreads);
    nodes.forEach(this::add);
  }

  /**
   * Makes the pools of a graph, none of them started.
   *
   * @param graph the graph
   * @param tuning the settings that hold at each node
   * @param execution the run
   */
  static Wiring of(Graph<?> graph, Function<Node<?>, Tuning> tuning, Execution execution) {
    return new Wiring(graph, tuning, execution);
  }

  /** Returns the pools, each behind those that feed it. */
  List<WorkerPool<?, ?>> pools() {
    return pools;
  }

  /** Returns where the outputs of the last task are taken from. */
  ItemSource<?> outputs() {
    return outputs;
  }

  private void noteFailureTypes(Node<?> node) {
    InEdges<?> inputs = node.inputs();
    for (Edge<?> edge : inputs == null ? List.<Edge<?>>of() : inputs.edges()) {
      if (edge instanceof Edge.Failures<?> failures) {
        failureTypes.computeIfAbsent(edge.from(), from -> new ArrayList<>()).add(failures.type());
      }
    }
  }

  private <O> ItemSource<O> outputs(Node<O> last) {
    EdgeQueue<O> queue = queues.on(last, placed(last), null, 1);
    edgesFrom(last).add(FanOut.OutEdge.of(queue));
    return queue;
  }

  /** Makes the edges to a stage, and what its task takes from. */
  private ItemSource<?> source(InEdges<?> inputs, Node<?> to) {
    if (inputs instanceof InEdges.Zipped zipped) {
      return zip(zipped, to);
    } else if (inputs instanceof InEdges.Merged<?> merged) {
      return merge(merged, to);
    }
    Edge<?> edge = inputs.edges().get(0);
    EdgeQueue<?> queue = queue(edge, to, placed(to).workers());
    connect(edge, queue, to);
    return queue;
  }

  private ZippedSource zip(InEdges.Zipped zipped, Node<?> to) {
    List<EdgeQueue<?>> zippedQueues = new ArrayList<>();
    for (Edge<?> edge : zipped.edges()) {
      EdgeQueue<?> queue = queue(edge, to, 1); // one worker at a time takes
      connect(edge, queue, to);
      zippedQueues.add(queue);
    }
    Execution run = execution; // since a run must not keep the wiring, and with it the graph
    Attributes attributes = to.attributes();
    return new ZippedSource(
        zippedQueues,
        zipped.parameters(),
        mismatch -> run.lengthsDiffer(attributes, mismatch),
        run.scheduler());
  }

  @SuppressWarnings("unchecked") // InEdges has checked that the edges' items have the type
  private <I> MergedSource<I> merge(InEdges.Merged<I> merged, Node<?> to) {
    List<PlacedNode<?>> from = new ArrayList<>();
    merged.edges().forEach(edge -> from.add(placed(edge.from())));
    EdgeQueue<MergedEdge<I>> arrivals = queues.ofArrivals(from, placed(to));
    AtomicInteger open = new AtomicInteger(merged.edges().size());
    for (Edge<?> edge : merged.edges()) {
      EdgeQueue<I> queue = (EdgeQueue<I>) queue(edge, to, placed(to).workers());
      connect(edge, new MergedEdge<>(queue, arrivals, open), to);
    }
    return new MergedSource<>(arrivals);
  }

  private <O> EdgeQueue<O> queue(Edge<O> edge, Node<?> to, int consumers) {
    return queues.on(edge, placed(edge.from()), placed(to), consumers);
  }

  @SuppressWarnings("unchecked") // what is kept for a node was made of it
  private <O> PlacedNode<O> placed(Node<O> node) {
    return (PlacedNode<O>)
        placed.computeIfAbsent(node, n -> PlacedNode.of(n, tuning, failureTypes.containsKey(n)));
  }

  private void connect(Edge<?> edge, ItemSink<?> sink, Node<?> to) {
    edgesFrom(edge.from()).add(outEdge(edge, sink));
    inEdges.computeIfAbsent(to, stage -> new ArrayList<>()).add(new InEdge(edge.from(), sink));
  }

  /**
   * Has the only worker of a task run on a platform thread next to a task that does so itself:
   * where all processors are busy with that, each wake-up of a virtual thread takes one from it for
   * longer, since its carrier and its timer have to wake up, too.
   */
  private void chooseThreads(Node<?> node) {
    boolean needsPlatform = placed(node).needsPlatformThreads();
    if (needsPlatform) {
      onPlatform.add(node);
    }
    for (InEdge edge : inEdges.getOrDefault(node, List.of())) {
      if (needsPlatform && placed(edge.from()).workers() == 1) {
        onPlatform.add(edge.from());
      } else if (placed(edge.from()).needsPlatformThreads() && placed(node).workers() == 1) {
        onPlatform.add(node);
      }
    }
  }

  private static FanOut.OutEdge<?> outEdge(Edge<?> edge, ItemSink<?> sink) {
    if (edge instanceof Edge.Failures<?> failures) {
      return FanOut.OutEdge.of(sink, new FanOut.Failures(failures.type(), failures.withInputs()));
    }
    return edge instanceof Edge.Route<?> route
        ? FanOut.OutEdge.of(sink, route.type())
        : FanOut.OutEdge.of(sink);
  }

  private List<FanOut.OutEdge<?>> edgesFrom(Node<?> stage) {
    return outEdges.computeIfAbsent(stage, from -> new ArrayList<>());
  }

  /** Makes the pools of a stage, those before it being made. */
  private <O> void add(Node<O> node) {
    Work<O> work = node.work();
    if (work instanceof Work.First<O> first) {
      add(node, new FirstTask<>(first.call()), new TaskInput.Arguments<>(first.call().arguments()));
    } else if (work instanceof Work.Each<?, O> each) {
      addEach(node, each);
    } else if (work instanceof Work.Async<?, ?, O> async) {
      addAsync(node, async);
    }
  }

  @SuppressWarnings("unchecked") // a node's processes take what its loop takes
  private <I, O> void add(Node<O> node, Loop<I, O> loop, TaskInput<I> input) {
    PlacedNode<O> placed = placed(node);
    add(
        node,
        new WorkerPool<>(
            execution,
            new Role<>(
                loop, (Crossing<I, O>) placed.crossing(), onPlatform.contains(node), arrows(node)),
            firstNumber(node, placed.workers()),
            placed.workers(),
            input,
            sinkOf(node)));
  }

  private <I, O> void addEach(Node<O> node, Work.Each<I, O> each) {
    add(node, each.loop(), this.<I>items(node));
  }

  private <I, S, O> void addAsync(Node<O> node, Work.Async<I, S, O> async) {
    Attributes attributes = placed(node).attributes();
    Delivery<? super S, O> delivery = async.delivery();
    InFlight<S> inFlight =
        new InFlight<>(
            attributes,
            delivery == null,
            new CallsOwner<>(execution, async.calls(), arrows(node), hasSeveral(node), delivery),
            execution.scheduler());
    int number = firstNumber(node, 2);
    WorkerPool<I, CompletionStage<S>> calls =
        new WorkerPool<>(
            execution,
            new Role<>(async.calls(), null, onPlatform.contains(node), Arrows.NONE),
            number,
            1,
            this.<I>items(node),
            inFlight);
    add(node, calls);
    add(
        node,
        new WorkerPool<>(
            execution,
            new Role<>(
                new DeliveryLoop<>(attributes, inFlight, delivery),
                null,
                onPlatform.contains(node),
                arrows(node)),
            number + 1,
            1,
            new TaskInput.Items<>(
                inFlight, List.of(new WorkerPool.Feed(calls, inFlight)), hasSeveral(node)),
            sinkOf(node)));
  }

  /**
   * Numbers the workers of all tasks of one name together: it may stand in a graph several times.
   */
  private int firstNumber(Node<?> node, int count) {
    return numbered.merge(node.attributes().task(), count, Integer::sum) - count + 1;
  }

  /** Adds a pool, which puts what a stage gives, unless another one is added behind it. */
  private void add(Node<?> node, WorkerPool<?, ?> pool) {
    pool.startOnDemand();
    pools.add(pool);
    producers.put(node, pool);
  }

  private List<WorkerPool.Feed> feeds(Node<?> node) {
    List<WorkerPool.Feed> feeds = new ArrayList<>();
    for (InEdge edge : inEdges.getOrDefault(node, List.of())) {
      WorkerPool<?, ?> producer = producers.get(edge.from());
      if (producer != null) { // and no input that is just there
        feeds.add(new WorkerPool.Feed(producer, edge.sink()));
      }
    }
    return feeds;
  }

  @SuppressWarnings("unchecked") // InEdges has checked that a task takes what comes before it
  private <I> TaskInput<I> items(Node<?> node) {
    return new TaskInput.Items<>(
        (ItemSource<I>) Objects.requireNonNull(sources.get(node)), feeds(node), hasSeveral(node));
  }

  /** Returns whether the task takes an array of inputs at a time. */
  private static boolean hasSeveral(Node<?> node) {
    InEdges<?> inputs = node.inputs();
    return inputs instanceof InEdges.Zipped
        || (inputs != null
            && inputs.edges().stream()
                .allMatch(e -> e instanceof Edge.Failures<?> failures && failures.withInputs()));
  }

  private Arrows arrows(Node<?> node) {
    return new Arrows(failureTypes.getOrDefault(node, List.of()));
  }

  @SuppressWarnings("unchecked") // an edge takes what the stage gives that it comes from
  private <O> ItemSink<O> sinkOf(Node<O> node) {
    List<FanOut.OutEdge<O>> edges = new ArrayList<>();
    for (FanOut.OutEdge<?> edge : outEdges.getOrDefault(node, List.of())) {
      edges.add((FanOut.OutEdge<O>) edge);
    }
    return FanOut.over(edges, placed(node).workers(), execution.scheduler());
  }

  /** What futures hold that somebody keeps: not the wiring, and with it the graph. */
  private record CallsOwner<I, S>(
      Execution run,
      AsyncLoop<I, S> calls,
      Arrows arrows,
      boolean several,
      @Nullable Delivery<? super S, ?> delivery)
      implements InFlight.Owner<S> {

    @Override
    public void failed(@Nullable Object input, int attempts, Throwable cause) {
      run.taskFailed(calls.attributes(), input, attempts, cause);
    }

    @Override
    public boolean isTaken(Exception failure) {
      return arrows.taking(failure) != null;
    }

    @Override
    @SuppressWarnings("unchecked") // it is what the task was called with before
    public CompletionStage<S> callAgain(@Nullable Object input) throws Throwable {
      Object item = several && input instanceof List<?> all ? all.toArray() : input;
      return calls.future((I) Objects.requireNonNull(item));
    }

    @Override
    public @Nullable AutoCloseable toClose(S result) {
      return delivery == null ? null : delivery.toClose(result);
    }

    @Override
    public void execute(Runnable work) {
      run.startRescue("drop-", work);
    }
  }

  /** Hands on the results of an asynchronous task. */
  private static final class DeliveryLoop<S, O> extends Loop<S, O> {
    private final InFlight<S> calls;
    private final @Nullable Delivery<? super S, O> delivery;

    DeliveryLoop(
        Attributes attributes, InFlight<S> calls, @Nullable Delivery<? super S, O> delivery) {
      super(attributes);
      this.calls = calls;
      this.delivery = delivery;
    }

    @Override
    public void run(Input<S> in, Output<O> out) throws Throwable {
      while (in.next()) {
        Exception failure = calls.failureInHand();
        try {
          if (failure != null) {
            throw failure;
          }
          if (delivery != null) {
            delivery.deliver(in.item(), out);
          }
        } catch (Exception e) {
          out.divert(e);
        }
      }
    }
  }
}
