package dev.pipewright.runtime.local;

import static dev.pipewright.runtime.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Output;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OrderedQueueTest {

  private final Worker<?, ?> worker = worker();

  @Test
  void keepsNoneOfTheManyOutputsOfOneInputThatWereTaken() {
    OrderedQueue<Object> queue = new OrderedQueue<>(4, 2, 1);
    List<WeakReference<Object>> outputs = new ArrayList<>();
    worker.setInputNumber(0);
    for (int i = 0; i < 100; i++) {
      Object output = new Object();
      outputs.add(new WeakReference<>(output));
      queue.put(output, worker);
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

  private static Worker<?, ?> worker() {
    Loop<Object, Object> nothing =
        new Loop<>(Attributes.of("nothing")) {
          @Override
          public void run(Input<Object> in, Output<Object> out) {}
        };
    return new WorkerPool<>(
            new Execution("Test", null, false),
            nothing,
            null,
            1,
            1,
            null,
            null,
            null,
            new LockedQueue<>(1, 1))
        .workers()
        .get(0);
  }
}
