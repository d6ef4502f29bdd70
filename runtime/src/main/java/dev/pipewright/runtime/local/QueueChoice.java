package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Edge;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Work;
import org.jspecify.annotations.Nullable;

/** Chooses the kind of a queue, and its capacity, by what is known when a run is wired. */
final class QueueChoice {

  /** The largest capacity for which a ring is made: that takes its memory full or not. */
  private static final int MAX_RING = 1 << 14;

  private QueueChoice() {}

  /**
   * Makes the queue on an edge.
   *
   * @param <O> the type of the items
   * @param edge the edge
   * @param to the stage that it leads to, or null where that is the caller
   * @param consumers how many workers take at a time
   */
  @SuppressWarnings("unchecked") // a given input has the type that its stage gives
  static <O> EdgeQueue<O> on(Edge<O> edge, @Nullable Node<?> to, int consumers) {
    Node<?> from = edge.from();
    if (from.work() instanceof Work.Given<?> given) {
      return LockedQueue.of((O) given.item());
    }
    Attributes attributes = from.attributes();
    return of(
        // of the outputs of an input there may be none that passes
        edge instanceof Edge.Route<?> ? attributes.withBranch() : attributes,
        capacityBetween(from, to),
        Wiring.workers(from),
        inHand(Crossing.at(from)),
        consumers);
  }

  /**
   * Makes the queue of a merge that tells where items have arrived, with room for those of all its
   * edges.
   *
   * @param <I> the type of the items
   * @param merged the edges
   * @param to the stage that takes them
   */
  static <I> EdgeQueue<MergedEdge<I>> ofArrivals(InEdges.Merged<I> merged, Node<?> to) {
    long capacity = 0;
    int producers = 0;
    for (Edge<?> edge : merged.edges()) {
      capacity += capacityBetween(edge.from(), to);
      producers += Wiring.workers(edge.from());
    }
    int room = (int) Math.min(capacity, Integer.MAX_VALUE);
    return unordered(room, producers, Wiring.workers(to));
  }

  private static <O> EdgeQueue<O> of(
      Attributes attributes, int capacity, int producers, int inHand, int consumers) {
    if (attributes.ordered() && producers > 1) {
      if (attributes.throttle() == Attributes.UNBOUNDED) {
        return new LockedOrderedQueue<>(producers);
      }
      return attributes.branch() || capacity > MAX_RING
          ? new OrderedQueue<>(capacity, producers, consumers)
          : new OrderedRing<>(capacity, producers, inHand, consumers);
    }
    return unordered(capacity, producers, consumers);
  }

  private static <T> EdgeQueue<T> unordered(int capacity, int producers, int consumers) {
    if (capacity > MAX_RING) {
      return new LockedQueue<>(capacity, producers);
    }
    return producers == 1 && consumers == 1
        ? new SpscQueue<>(capacity)
        : new MpmcQueue<>(capacity, producers, consumers);
  }

  /** Returns how much the queue on an edge may hold besides what is on its way to or from it. */
  private static int capacityBetween(Node<?> from, @Nullable Node<?> to) {
    int capacity = from.attributes().throttle();
    Crossing<?, ?> before = Crossing.at(from);
    if (before != null) {
      capacity -= from.attributes().workers() * before.outputsAhead();
    }
    Crossing<?, ?> behind = to == null ? null : Crossing.at(to);
    if (to != null && behind != null) {
      capacity -= to.attributes().workers() * behind.inputsAhead();
    }
    return capacity;
  }

  /**
   * Returns how many inputs a worker may have in hand, those on their way to a process among them.
   */
  private static int inHand(@Nullable Crossing<?, ?> crossing) {
    return crossing == null ? 1 : 1 + crossing.inputsAhead();
  }
}
