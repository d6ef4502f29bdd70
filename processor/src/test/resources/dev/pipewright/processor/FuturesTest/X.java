package p;

import dev.pipewright.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

interface X {
  @Task(branch = true)
  static IntStream upTo(int n) {
    return IntStream.range(0, n);
  }

  @Task(join = true)
  static int sum(Stream<Integer> all) {
    return all.mapToInt(n -> n).sum();
  }

  @Task
  static int parse(String s) {
    return Integer.parseInt(s);
  }

  @Task
  static void store(int n, @Bind List<Object> into) {
    into.add(n);
  }

  @Task
  static CompletionStage<Integer> later(int n) {
    return CompletableFuture.supplyAsync(() -> n);
  }

  @Task
  static int await(CountDownLatch running, CountDownLatch ended) throws InterruptedException {
    running.countDown();
    try {
      new CountDownLatch(1).await();
    } finally {
      ended.countDown();
    }
    return 1;
  }

  @Pipeline("upTo")
  CompletableFuture<List<Integer>> list(int n);

  @Pipeline("upTo")
  CompletableFuture<List<Number>> wider(int n);

  @Pipeline("upTo")
  CompletableFuture<? extends List<? extends Number>> wildcards(int n);

  @Pipeline("upTo -> sum")
  CompletableFuture<Integer> one(int n);

  @Pipeline("upTo -> sum")
  CompletableFuture<Object> object(int n);

  @Pipeline("upTo -> later -> sum")
  CompletableFuture<Integer> async(int n);

  @Pipeline("upTo")
  CompletableFuture<Void> dropped(int n);

  @Pipeline("upTo -> store")
  CompletableFuture<Void> sink(int n, List<Object> into);

  @Pipeline("parse")
  CompletableFuture<Integer> failing(String s);

  @Pipeline("await")
  CompletableFuture<Integer> waiting(CountDownLatch running, CountDownLatch ended);
}
