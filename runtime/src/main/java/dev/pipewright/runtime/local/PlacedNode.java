package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Work;
import org.jspecify.annotations.Nullable;

/**
 * What the wiring of a run has to know of a node.
 *
 * @param <O> the type of its outputs
 * @param node the node
 * @param workers how many threads take what its task is given, and as many put what it gives
 * @param crossing how its items cross to the processes that run it; null where threads do
 */
record PlacedNode<O>(Node<O> node, int workers, @Nullable Crossing<?, O> crossing) {

  /** Looks at a node. */
  static <O> PlacedNode<O> of(Node<O> node) {
    int workers = node.work() instanceof Work.Each<?, ?> ? node.attributes().workers() : 1;
    return new PlacedNode<>(node, workers, Crossing.at(node));
  }

  Attributes attributes() {
    return node.attributes();
  }

  /**
   * Returns how many inputs a worker may have in hand, those on their way to a process included.
   */
  int inHand() {
    return crossing == null ? 1 : 1 + crossing.inputsAhead();
  }

  /** Returns how many inputs may be on their way to processes. */
  int inputsOnTheirWay() {
    return crossing == null ? 0 : workers * crossing.inputsAhead();
  }

  /** Returns how many outputs may be on their way from processes. */
  int outputsOnTheirWay() {
    return crossing == null ? 0 : workers * crossing.outputsAhead();
  }
}
