package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Output;

/** Workers that never run: an ordered queue asks them for the number of their input. */
final class Numbered {

  private static final ThreadLocal<Worker<?, ?>> MINE = ThreadLocal.withInitial(Numbered::worker);

  private Numbered() {}

  /** Returns the worker of the current thread, which has an input of this number in hand. */
  static Worker<?, ?> worker(long number) {
    Worker<?, ?> worker = MINE.get();
    worker.setInputNumber(number);
    return worker;
  }

  private static Worker<?, ?> worker() {
    Loop<Object, Object> nothing =
        new Loop<>(Attributes.of("stress")) {
          @Override
          public void run(Input<Object> in, Output<Object> out) {}
        };
    WorkerPool<Object, Object> pool =
        new WorkerPool<>(
            new LifeCycle("Stress", null),
            nothing,
            null,
            1,
            1,
            null,
            null,
            null,
            new BoundedQueue<>(1, 1));
    return pool.workers().get(0);
  }
}
