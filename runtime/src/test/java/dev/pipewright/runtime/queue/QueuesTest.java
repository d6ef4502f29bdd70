package dev.pipewright.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which kind of queue is made. */
class QueuesTest {

  private static final int LARGEST_RING = 1 << 14;

  private final Queues queues = new Queues(Scheduler.system());

  static Stream<Arguments> unordered() {
    return Stream.of(
        Arguments.of(1, 1, 1, SpscQueue.class),
        Arguments.of(1, 1, 2, MpmcQueue.class),
        Arguments.of(1, 2, 1, MpmcQueue.class),
        Arguments.of(LARGEST_RING, 1, 1, SpscQueue.class),
        Arguments.of(LARGEST_RING, 2, 2, MpmcQueue.class),
        Arguments.of(LARGEST_RING + 1, 1, 1, LockedQueue.class),
        Arguments.of(Queues.UNBOUNDED, 2, 2, LockedQueue.class));
  }

  @ParameterizedTest
  @MethodSource
  void unordered(int capacity, int producers, int consumers, Class<?> kind) {
    assertThat(queues.unordered(capacity, producers, consumers)).isExactlyInstanceOf(kind);
  }

  static Stream<Arguments> ordered() {
    return Stream.of(
        Arguments.of(1, 2, 1, true, OrderedRing.class),
        Arguments.of(1, 2, 2, true, OrderedRing.class),
        Arguments.of(LARGEST_RING, 2, 1, true, OrderedRing.class),
        Arguments.of(LARGEST_RING + 1, 2, 1, true, OrderedQueue.class),
        Arguments.of(1, 2, 1, false, OrderedQueue.class),
        Arguments.of(Queues.UNBOUNDED - 1, 2, 1, false, OrderedQueue.class),
        Arguments.of(Queues.UNBOUNDED, 2, 1, true, LockedOrderedQueue.class),
        Arguments.of(Queues.UNBOUNDED, 2, 1, false, LockedOrderedQueue.class),
        Arguments.of(1, 1, 1, false, SpscQueue.class),
        Arguments.of(1, 1, 2, false, MpmcQueue.class));
  }

  @ParameterizedTest
  @MethodSource
  void ordered(int capacity, int producers, int consumers, boolean oneOutputEach, Class<?> kind) {
    assertThat(queues.ordered(capacity, producers, consumers, oneOutputEach, 1))
        .isExactlyInstanceOf(kind);
  }

  @Test
  void aGivenItemIsTheOnlyOne() throws Exception {
    EdgeQueue<String> queue = queues.given("item");

    assertThat(queue.awaitItem()).isTrue();
    assertThat(queue.take()).isEqualTo("item");
    assertThat(queue.take()).isNull();
  }
}
