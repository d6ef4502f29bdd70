package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Work;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the wiring of a run has to know of a node.
 *
 * @param <O> the type of its outputs
 * @param node the node
 * @param attributes what holds for its task: what it declares, or what was set in place of that
 * @param workers how many threads take what its task is given, and as many put what it gives
 * @param crossing how its items cross to the processes that run it; null where threads do
 * @param hasArrows whether edges take failures of its calls, which then have no outputs
 */
record PlacedNode<O>(
    Node<O> node,
    Attributes attributes,
    int workers,
    @Nullable Crossing<?, O> crossing,
    boolean hasArrows) {

  /**
   * Looks at a node.
   *
   * @param node the node
   * @param tuning the settings that hold at each node
   * @param hasArrows whether edges take failures of its calls
   */
  static <O> PlacedNode<O> of(Node<O> node, Function<Node<?>, Tuning> tuning, boolean hasArrows) {
    Attributes attributes = attributes(node, tuning);
    int workers = node.work() instanceof Work.Each<?, ?> ? attributes.workers() : 1;
    InEdges<?> inputs = node.inputs();
    int inputThrottle =
        inputs == null
            ? 0
            : inputs.edges().stream()
                .mapToInt(edge -> attributes(edge.from(), tuning).throttle())
                .min()
                .orElseThrow();
    return new PlacedNode<>(
        node, attributes, workers, Crossing.at(node, attributes, inputThrottle), hasArrows);
  }

  private static Attributes attributes(Node<?> node, Function<Node<?>, Tuning> tuning) {
    return tuning.apply(node).of(node.attributes());
  }

  /**
   * Returns how many inputs a worker may have in hand, those on their way to a process included.
   */
  int inHand() {
    return crossing == null ? 1 : 1 + crossing.inputsAhead();
  }

  /**
   * Returns whether the task itself wants platform threads: a wait for a process needs no carrier.
   */
  boolean needsPlatformThreads() {
    return attributes.cpuBound() || crossing != null;
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
