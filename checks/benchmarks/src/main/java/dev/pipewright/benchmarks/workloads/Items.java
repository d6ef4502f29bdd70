package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Total;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The first and the last tasks of our pipelines with several workers. */
final class Items {

  private Items() {}

  @Task(branch = true)
  static Stream<Integer> range(int items) {
    return IntStream.range(0, items).boxed();
  }

  @Task(join = true)
  static long sum(Iterable<Integer> items) {
    return total(new Total.Sum(), items);
  }

  @Task(join = true)
  static long orderedHash(Iterable<Integer> items) {
    return total(new Total.OrderedHash(), items);
  }

  private static long total(Total total, Iterable<Integer> items) {
    for (Integer item : items) {
      total.add(item);
    }
    return total.value();
  }
}
