package dev.pipewright.runtime.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Edge;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.queue.EdgeQueue;
import dev.pipewright.runtime.queue.Queues;
import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That each kind of edge has its kind of queue. */
class QueueChoiceTest {

  private static final Attributes ONE = Attributes.of("task");
  private static final Attributes MANY = ONE.withWorkers(8);
  private static final Attributes ORDERED = MANY.withOrder();
  private static final int LARGE = (1 << 14) + 1;
  private static final Queues QUEUES = new Queues(Scheduler.system());

  private static Node<Integer> node(Attributes attributes) {
    return Node.given(1)
        .then(
            new Loop<Integer, Integer>(attributes) {
              @Override
              public void run(Input<Integer> in, Output<Integer> out) {}
            });
  }

  static Stream<Arguments> edges() {
    return Stream.of(
        Arguments.of(ONE, 1, QUEUES.unordered(1, 1, 1)),
        Arguments.of(ONE, 2, QUEUES.unordered(1, 1, 2)),
        Arguments.of(MANY, 1, QUEUES.unordered(1, 8, 1)),
        Arguments.of(ONE.withThrottle(LARGE), 1, QUEUES.unordered(LARGE, 1, 1)),
        Arguments.of(MANY.withThrottle(Attributes.UNBOUNDED), 1, QUEUES.unordered(LARGE, 8, 1)),
        Arguments.of(ONE.withOrder(), 1, QUEUES.unordered(1, 1, 1)),
        Arguments.of(ORDERED, 1, QUEUES.ordered(1, 8, 1, true, 1)),
        Arguments.of(ORDERED, 2, QUEUES.ordered(1, 8, 2, true, 1)),
        Arguments.of(ORDERED.withBranch(), 1, QUEUES.ordered(1, 8, 1, false, 1)),
        Arguments.of(ORDERED.withThrottle(LARGE), 1, QUEUES.ordered(LARGE, 8, 1, true, 1)),
        Arguments.of(
            ORDERED.withThrottle(Attributes.UNBOUNDED),
            1,
            QUEUES.ordered(Queues.UNBOUNDED, 8, 1, true, 1)));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void behindATask(Attributes attributes, int consumers, EdgeQueue<?> alike) {
    assertThat(on(node(attributes), null, consumers)).hasSameClassAs(alike);
  }

  @Test
  void onARouteOfAnOrderedTask() {
    Edge<Integer> route = node(ORDERED).route(Integer.class);

    assertThat(on(route, node(ONE), 1)).hasSameClassAs(QUEUES.ordered(1, 8, 1, false, 1));
  }

  @Test
  void behindAGivenInput() {
    assertThat(on(Node.given(1), node(ONE), 1).takeNow()).isEqualTo(1);
  }

  private static EdgeQueue<Integer> on(Edge<Integer> edge, @Nullable Node<?> to, int consumers) {
    return new QueueChoice(QUEUES)
        .on(edge, placed(edge.from()), to == null ? null : placed(to), consumers);
  }

  private static PlacedNode<?> placed(Node<?> node) {
    return PlacedNode.of(node, n -> Tuning.NONE, /* hasArrows= */ false);
  }
}
