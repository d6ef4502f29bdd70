package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Edge;
import dev.pipewright.runtime.graph.Work;
import dev.pipewright.runtime.queue.EdgeQueue;
import dev.pipewright.runtime.queue.MergedEdge;
import dev.pipewright.runtime.queue.Queues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the capacity of a queue, and what it has to keep in order, by the nodes that it lies
 * between.
 */
final class QueueChoice {

  private final Queues queues;

  QueueChoice(Queues queues) {
    this.queues = queues;
  }

  /**
   * Makes the queue on an edge.
   *
   * @param <O> the type of the items
   * @param edge the edge
   * @param from the node that it comes from
   * @param to the node that it leads to, or null where that is the caller
   * @param consumers how many workers take at a time
   */
  @SuppressWarnings("unchecked") // a given input has the type that its node gives
  <O> EdgeQueue<O> on(Edge<O> edge, PlacedNode<?> from, @Nullable PlacedNode<?> to, int consumers) {
    if (from.node().work() instanceof Work.Given<?> given) {
      return queues.given((O) given.item());
    }
    Attributes attributes = from.attributes();
    int capacity = capacityBetween(from, to);
    if (!attributes.ordered()) {
      return queues.unordered(capacity, from.workers(), consumers);
    }
    // Of the output of an input there may be none that passes a route; of a failure there is none.
    boolean oneOutputEach =
        !attributes.branch() && !from.hasArrows() && !(edge instanceof Edge.Route<?>);
    return queues.ordered(capacity, from.workers(), consumers, oneOutputEach, from.inHand());
  }

  /**
   * Makes the queue of a merge that tells where items have arrived, with room for those of all its
   * edges.
   *
   * @param <I> the type of the items
   * @param merged the nodes that the edges come from, one for each edge
   * @param to the node that takes them
   */
  <I> EdgeQueue<MergedEdge<I>> ofArrivals(List<PlacedNode<?>> merged, PlacedNode<?> to) {
    long capacity = 0;
    int producers = 0;
    for (PlacedNode<?> from : merged) {
      capacity += capacityBetween(from, to);
      producers += from.workers();
    }
    int room = (int) Math.min(capacity, Queues.UNBOUNDED);
    return queues.unordered(room, producers, to.workers());
  }

  /** Returns how much the queue on an edge may hold besides what is on its way to or from it. */
  private static int capacityBetween(PlacedNode<?> from, @Nullable PlacedNode<?> to) {
    int throttle = from.attributes().throttle();
    if (throttle == Attributes.UNBOUNDED) {
      return Queues.UNBOUNDED;
    }
    return throttle - from.outputsOnTheirWay() - (to == null ? 0 : to.inputsOnTheirWay());
  }
}
