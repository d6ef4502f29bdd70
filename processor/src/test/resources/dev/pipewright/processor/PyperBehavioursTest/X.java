package p;

import dev.pipewright.*;
import dev.pipewright.runtime.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

interface X {
  @Task
  static int plusOne(int n) {
    return n + 1;
  }

  @Task(workers = 5)
  static int plusOneThreaded(int n) {
    return n + 1;
  }

  @Task(workers = 5)
  static CompletionStage<Integer> plusOneLater(int n) {
    return CompletableFuture.supplyAsync(() -> n + 1);
  }

  @Task(branch = true)
  static IntStream upTo(int n) {
    return IntStream.range(0, n);
  }

  @Task(join = true)
  static int sum(Iterable<Integer> all) {
    int sum = 0;
    for (int n : all) {
      sum += n;
    }
    return sum;
  }

  @Task(join = true, branch = true)
  static Iterator<Integer> doubled(Stream<Integer> all) {
    return all.map(n -> 2 * n).iterator();
  }

  @Task
  static int times(int n, @Bind int factor) {
    return n * factor;
  }

  @Task(join = true)
  static void consume(Iterable<Integer> all, @Bind List<Object> into) {
    all.forEach(into::add);
  }

  @Task(workers = 3)
  static int failThreaded(int n) {
    throw new IllegalStateException("threaded");
  }

  @Task(workers = 3)
  static CompletionStage<Integer> failLater(int n) {
    return CompletableFuture.supplyAsync(
        () -> {
          throw new IllegalStateException("later");
        });
  }

  @Task
  static CompletionStage<Integer> failAtOnce(int n) {
    throw new IllegalStateException("at once");
  }

  @Task(join = true, workers = 2)
  static int failJoined(Iterable<Integer> all) {
    for (int n : all) {
      throw new IllegalStateException("joined");
    }
    return 0;
  }

  @Task(branch = true, throttle = 2)
  static Stream<Integer> endless(AtomicInteger calls) {
    return Stream.generate(calls::incrementAndGet);
  }

  @Task(branch = true, throttle = 4)
  static IntStream bounded(int n, AtomicInteger calls, AtomicReference<Thread> producer) {
    producer.set(Thread.currentThread());
    return IntStream.range(0, n).peek(i -> calls.incrementAndGet());
  }

  @Task(workers = 20)
  static int meet(int n, @Bind CyclicBarrier all) throws Exception {
    all.await();
    return n;
  }

  @Task(workers = 20)
  static CompletionStage<Integer> meetLater(int n, @Bind("all") CyclicBarrier all) {
    CompletableFuture<Integer> met = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                all.await();
                met.complete(n);
              } catch (Exception e) {
                met.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return met;
  }

  @Task
  static int hold(int n, @Bind CountDownLatch go) throws InterruptedException {
    go.await();
    return n;
  }

  @Pipeline("upTo -> plusOne")
  List<Integer> branched(int n);

  @Pipeline("upTo -> plusOne -> sum")
  int joined(int n);

  @Pipeline("upTo -> doubled -> sum")
  int joinedLazily(int n);

  @Pipeline("upTo -> times")
  List<Integer> bound(int n, int factor);

  @Pipeline("upTo -> times -> consume")
  void consumed(int n, int factor, List<Object> into);

  @Pipeline("upTo -> failThreaded")
  Run<Integer> threaded(int n);

  @Pipeline("upTo -> failLater")
  Run<Integer> later(int n);

  @Pipeline("upTo -> failAtOnce")
  Run<Integer> atOnce(int n);

  @Pipeline("upTo -> failJoined -> sum")
  Run<Integer> failedJoin(int n);

  @Pipeline("endless")
  Run<Integer> lazy(AtomicInteger calls);

  @Pipeline("upTo -> plusOneThreaded -> plusOneLater -> plusOne -> plusOneLater")
  List<Integer> mixed(int n);

  @Pipeline("upTo -> plusOneLater -> sum")
  int mixedJoin(int n);

  @Pipeline("upTo -> meet")
  List<Integer> workers(int n, CyclicBarrier all);

  @Pipeline("upTo -> meetLater")
  List<Integer> inFlight(int n, CyclicBarrier all);

  @Pipeline("bounded -> hold")
  Run<Integer> throttled(
      int n, AtomicInteger calls, AtomicReference<Thread> producer, CountDownLatch go);
}
