package p;

import dev.pipewright.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

interface X {
  @Task(branch = true)
  static IntStream upTo(int n) {
    return IntStream.range(0, n);
  }

  @Task(branch = true, throttle = 1)
  static Stream<Integer> counted(AtomicInteger calls) {
    return Stream.generate(calls::incrementAndGet);
  }

  @Task(join = true)
  static int sum(Stream<Integer> all) {
    return all.mapToInt(n -> n).sum();
  }

  @Task
  static int failAt2(int n) {
    if (n == 2) {
      throw new IllegalStateException("two");
    }
    return n;
  }

  @Pipeline("upTo")
  Flow.Publisher<Integer> exact(int n);

  @Pipeline("upTo")
  Flow.Publisher<Number> wider(int n);

  @Pipeline("upTo")
  Flow.Publisher<? extends Comparable<?>> wildcard(int n);

  @Pipeline("upTo -> sum")
  Flow.Publisher<Integer> one(int n);

  @Pipeline("upTo -> failAt2")
  Flow.Publisher<Integer> failing(int n);

  @Pipeline("counted")
  Flow.Publisher<Integer> endless(AtomicInteger calls);
}
