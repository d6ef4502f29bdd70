package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Work;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tasks of which each has room for 1000 outputs. */
final class BufferedItems {

  /** The room, which is that of the queues of the other contestants too. */
  static final int BUFFER = 1000;

  private BufferedItems() {}

  @Task(branch = true, throttle = BUFFER)
  static Stream<Integer> range(int items) {
    return IntStream.range(0, items).boxed();
  }

  @Task(throttle = BUFFER)
  static Integer plusOne(Integer item) {
    return Work.plusOne(item);
  }

  @Task(throttle = BUFFER)
  static Integer timesTwo(Integer item) {
    return Work.timesTwo(item);
  }

  @Task(throttle = BUFFER)
  static Integer plus(Integer left, Integer right) {
    return Work.plus(left, right);
  }

  @Task(join = true)
  static long sum(Iterable<Integer> items) {
    return Items.sum(items);
  }
}
