package dev.pipewright.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.scheduling.Baton;
import dev.pipewright.runtime.testing.Numbered;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a thread that waits looks again, or parks at once, by how fast items have come. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PaceTest {

  private final Baton baton = new Baton(1, /* concurrent= */ true);

  private final Pace pace = new Pace();
  private long position;

  /** Lets items pass in some time, so often, and returns what is thought of them at last. */
  private boolean isSlow(int times, int items, int micros) {
    return baton.with(
        () -> {
          boolean slow = pace.isSlow(position, baton);
          for (int i = 0; i < times; i++) {
            baton.parkNanos(this, TimeUnit.MICROSECONDS.toNanos(micros));
            position += items;
            slow = pace.isSlow(position, baton);
          }
          return slow;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "1, 99, false",
    "1, 100, true",
    "0, 100, true", // other threads have taken the items
    "5, 499, false",
    "5, 500, true",
    "7, 700, true",
    "8, 1000000, false", // so many that no time is taken
  })
  void itemsAreSlowFromAHundredMicrosecondsOn(int items, int micros, boolean slow) {
    assertThat(isSlow(20, items, micros)).isEqualTo(slow);
  }

  @Test
  void itemsAreSlowWhenEightInARowWere() {
    assertThat(isSlow(7, 1, 2000)).isFalse();
    position++; // which comes at once
    assertThat(isSlow(7, 1, 2000)).isFalse();
    assertThat(isSlow(1, 1, 2000)).isFalse();
    position++;
    assertThat(isSlow(8, 1, 2000)).isTrue();
  }

  @Test
  void oneFastItemIsEnoughToLookAgain() {
    assertThat(isSlow(8, 1, 2000)).isTrue();
    assertThat(isSlow(1, 1, 10)).isFalse();
  }

  @Test
  void manyItemsAreEnoughToLookAgain() {
    assertThat(isSlow(8, 1, 2000)).isTrue();
    assertThat(isSlow(1, 8, 1_000_000)).isFalse();
    assertThat(isSlow(7, 1, 2000)).isFalse();
  }

  /** A consumer of items that come every two milliseconds is woken for each, and not in between. */
  @ParameterizedTest
  @EnumSource(names = {"SPSC", "MPMC", "ORDERED_RING", "ORDERED"})
  void aThreadThatWaitsForSlowItemsIsLeftAlone(QueueKind kind) {
    int count = 40;
    EdgeQueue<Integer> queue = kind.make(4, 1, 1, baton);
    baton.with(
        () -> {
          baton.start(
              work -> new Thread(work, "producer"),
              () -> {
                for (int i = 0; i < count; i++) {
                  baton.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(2));
                  Producer from = new Numbered(0, i);
                  queue.put(i, from);
                  queue.beforeInput(from);
                }
                queue.producerEnded();
              });
          for (int i = 0; i < count; i++) {
            assertThat(queue.take()).isEqualTo(i);
          }
          return queue.take();
        });
    long settled = TimeUnit.MILLISECONDS.toNanos(40); // at first it looks again and again
    String turns = Thread.currentThread().getName() + "@";
    List<Long> looked =
        baton.order().stream()
            .filter(turn -> turn.startsWith(turns))
            .map(turn -> Long.valueOf(turn.substring(turns.length())))
            .filter(time -> time > settled)
            .toList();
    assertThat(looked).hasSize(count - 20).doesNotHaveDuplicates();
  }
}
