package dev.pipewright.benchmarks.workloads;

import dev.pipewright.benchmarks.peers.Total;
import java.util.function.UnaryOperator;

/** Threads that each do a share of the items and never meet: nothing that hands over is faster. */
final class Shares {

  private Shares() {}

  static long sum(int items, int workers, UnaryOperator<Integer> step) throws InterruptedException {
    return total(new Total.Sum(), items, workers, step);
  }

  static long orderedHash(int items, int workers, UnaryOperator<Integer> step)
      throws InterruptedException {
    return total(new Total.OrderedHash(), items, workers, step);
  }

  private static long total(Total total, int items, int workers, UnaryOperator<Integer> step)
      throws InterruptedException {
    Integer[] outputs = new Integer[items];
    Thread[] threads = new Thread[workers];
    for (int worker = 0; worker < workers; worker++) {
      int first = worker;
      threads[worker] =
          new Thread(
              () -> {
                for (int i = first; i < items; i += workers) {
                  outputs[i] = step.apply(i);
                }
              });
      threads[worker].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (Integer output : outputs) {
      total.add(output);
    }
    return total.value();
  }
}
