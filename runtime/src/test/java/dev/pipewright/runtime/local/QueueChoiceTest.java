package dev.pipewright.runtime.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Edge;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import java.util.stream.Stream;
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
        Arguments.of(ONE, 1, SpscQueue.class),
        Arguments.of(ONE, 2, MpmcQueue.class),
        Arguments.of(MANY, 1, MpmcQueue.class),
        Arguments.of(ONE.withThrottle(LARGE - 1), 1, SpscQueue.class),
        Arguments.of(ONE.withThrottle(LARGE), 1, LockedQueue.class),
        Arguments.of(MANY.withThrottle(Attributes.UNBOUNDED), 1, LockedQueue.class),
        Arguments.of(ONE.withOrder(), 1, SpscQueue.class),
        Arguments.of(ORDERED, 1, OrderedRing.class),
        Arguments.of(ORDERED, 2, OrderedRing.class),
        Arguments.of(ORDERED.withBranch(), 1, OrderedQueue.class),
        Arguments.of(ORDERED.withThrottle(LARGE), 1, OrderedQueue.class),
        Arguments.of(ORDERED.withThrottle(Attributes.UNBOUNDED), 1, LockedOrderedQueue.class));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void behindATask(Attributes attributes, int consumers, Class<?> queue) {
    assertThat(QueueChoice.on(node(attributes), null, consumers)).isExactlyInstanceOf(queue);
  }

  @Test
  void onARouteOfAnOrderedTask() {
    Edge<Integer> route = node(ORDERED).route(Integer.class);

    assertThat(QueueChoice.on(route, node(ONE), 1)).isExactlyInstanceOf(OrderedQueue.class);
  }

  @Test
  void behindAGivenInput() {
    assertThat(QueueChoice.on(Node.given(1), node(ONE), 1)).isExactlyInstanceOf(LockedQueue.class);
  }
}
