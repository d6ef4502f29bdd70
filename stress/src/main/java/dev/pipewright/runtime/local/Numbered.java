package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Output;
import java.util.List;

/** Workers that never run: an ordered queue asks them for the number of their input. */
final class Numbered {

  private static final int WORKERS = 3;

  private static final ThreadLocal<List<Worker<?, ?>>> MINE =
      ThreadLocal.withInitial(() -> List.copyOf(pool().workers()));

  private Numbered() {}

  /** Returns one of the workers of the current thread, with an input of this number in hand. */
  static Worker<?, ?> worker(int index, long number) {
    Worker<?, ?> worker = MINE.get().get(index);
    worker.setInputNumber(number);
    return worker;
  }

  private static WorkerPool<Object, Object> pool() {
    Loop<Object, Object> nothing =
        new Loop<>(Attributes.of("stress")) {
          @Override
          public void run(Input<Object> in, Output<Object> out) {}
        };
    return new WorkerPool<>(
        new Execution("Stress", null, false),
        nothing,
        null,
        1,
        WORKERS,
        List.of(),
        null,
        null,
        new LockedQueue<>(1, 1));
  }
}
