package dev.pipewright.runtime.queue;

import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.scheduling.Scheduler;
import dev.pipewright.runtime.testing.Numbered;
import dev.pipewright.runtime.testing.Threads.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SequencerTest {

  private static final int ITEMS = 2000;

  /** A number and the item that has it. */
  private record Taken(long number, long item) {}

  @ParameterizedTest
  @EnumSource
  void inputsHaveTheirPlacesInTheQueueForNumbers(QueueKind kind) throws Exception {
    int consumers = kind.atMost(3);
    EdgeQueue<Long> queue = kind.make(10, 1, consumers);
    Sequencer sequencer = new Sequencer(Scheduler.system());
    List<Background<List<Taken>>> consuming = new ArrayList<>();
    for (int i = 0; i < consumers; i++) {
      consuming.add(inBackground(() -> takeAll(queue, sequencer)));
    }
    Producer producer = new Numbered(0, -1);
    for (long item = 0; item < ITEMS; item++) {
      producer.setInputNumber(item);
      queue.put(item, producer);
      queue.beforeInput(producer);
    }
    queue.producerEnded();

    List<Long> numbers = new ArrayList<>();
    for (Background<List<Taken>> consumer : consuming) {
      for (Taken each : consumer.get()) {
        assertThat(each.number()).isEqualTo(each.item());
        numbers.add(each.number());
      }
    }
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, ITEMS).boxed().toList());
  }

  private static List<Taken> takeAll(EdgeQueue<Long> queue, Sequencer sequencer) {
    List<Taken> taken = new ArrayList<>();
    AtomicLong number = new AtomicLong();
    while (true) {
      Long item = sequencer.takeNow(queue, number::set);
      if (item == null) {
        item = sequencer.take(queue, number::set);
      }
      if (item == null) {
        assertThat(number.get()).isEqualTo(-1);
        return taken;
      }
      taken.add(new Taken(number.get(), item));
    }
  }
}
