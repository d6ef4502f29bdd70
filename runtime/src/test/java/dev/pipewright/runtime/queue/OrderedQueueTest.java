package dev.pipewright.runtime.queue;

import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.scheduling.Scheduler;
import dev.pipewright.runtime.testing.Numbered;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OrderedQueueTest {

  @Test
  void keepsNoneOfTheManyOutputsOfOneInputThatWereTaken() {
    OrderedQueue<Object> queue = new OrderedQueue<>(4, 2, 1, Scheduler.system());
    List<WeakReference<Object>> outputs = new ArrayList<>();
    Producer producer = new Numbered(0, 0);
    for (int i = 0; i < 100; i++) {
      Object output = new Object();
      outputs.add(new WeakReference<>(output));
      queue.put(output, producer);
      assertThat(queue.take()).isSameAs(output);
    }
    eventually()
        .until(
            () -> {
              System.gc();
              return outputs.stream().allMatch(output -> output.get() == null);
            });
    assertThat(queue.takeNow()).isNull();
  }
}
