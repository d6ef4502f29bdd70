package p;

import dev.pipewright.*;
import dev.pipewright.runtime.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.*;

abstract class X {
  private final AtomicInteger ofObject = new AtomicInteger();

  static void twice(AtomicInteger calls) throws IOException {
    if (calls.incrementAndGet() % 3 != 0) {
      throw new IOException("call " + calls);
    }
  }

  @Task(branch = true)
  static List<Integer> numbers(int count) { return IntStream.range(0, count).boxed().toList(); }

  @Task @Retry(times = 2, pause = "1ns")
  static int first(int n, @Bind AtomicInteger calls) throws IOException { twice(calls); return n; }
  @Pipeline("first") abstract int callFirst(int n, AtomicInteger calls);

  @Task @Retry(times = 2, pause = "1ns")
  static CompletableFuture<Integer> firstLater(int n, @Bind AtomicInteger calls) throws IOException {
    twice(calls);
    return CompletableFuture.completedFuture(n);
  }
  @Pipeline("firstLater") abstract int callFirstLater(int n, AtomicInteger calls);

  @Task(branch = true) @Retry(times = 2, pause = "1ns")
  static List<Integer> firstOfMany(int n, @Bind AtomicInteger calls) throws IOException {
    twice(calls);
    return List.of(n, n);
  }
  @Pipeline("firstOfMany") abstract List<Integer> callFirstOfMany(int n, AtomicInteger calls);

  @Task @Retry(times = 2, pause = "1ns")
  static long each(int n, @Bind AtomicInteger calls) throws IOException { twice(calls); return n; }
  @Pipeline("numbers -> each") abstract List<Long> eachOf(int count, AtomicInteger calls);

  @Task @Retry(times = 2, pause = "1ns")
  Integer ofObject(Integer n) throws IOException { twice(ofObject); return n; }
  @Pipeline("numbers -> ofObject") abstract List<Integer> ofObjects(int count);

  @Task(branch = true, workers = 3, ordered = true) @Retry(times = 9, pause = "1ns")
  static Optional<Integer> even(int n, @Bind AtomicInteger calls) throws IOException {
    twice(calls);
    return n % 2 == 0 ? Optional.of(n) : Optional.empty();
  }
  @Pipeline("numbers -> even") abstract List<Integer> evens(int count, AtomicInteger calls);

  @Task(branch = true) @Retry(times = 2, pause = "1ns")
  static int[] array(int n, @Bind AtomicInteger calls) throws IOException {
    twice(calls);
    return new int[] {n, -n};
  }
  @Pipeline("numbers -> array") abstract List<Integer> arrays(int count, AtomicInteger calls);

  @Task @Retry(times = 2, pause = "1ns")
  static <T extends Number> List<T> generic(T n, @Bind AtomicInteger calls) throws IOException {
    twice(calls);
    return List.of(n);
  }
  @Pipeline("numbers -> generic") abstract List<List<Integer>> generics(int count, AtomicInteger calls);

  @Task @Retry(times = 2, pause = "1ns")
  static void sink(int n, @Bind AtomicInteger calls, @Bind Queue<Integer> items, @Bind int in, @Bind int attempts)
      throws IOException {
    twice(calls);
    items.add(n + in + attempts);
  }
  @Pipeline("numbers -> sink")
  abstract void sinks(int count, AtomicInteger calls, Queue<Integer> items, int in, int attempts);

  @Task static int left(int n) { return n; }
  @Task static int right(int n) { return -n; }
  @Task @Retry(times = 2, pause = "1ns")
  static int sum(int a, int b, @Bind AtomicInteger calls) throws IOException { twice(calls); return a + b; }
  @Pipeline({"numbers -> left -> sum.a", "numbers -> right -> sum.b"})
  abstract List<Integer> zipped(int count, AtomicInteger calls);

  @Task @Retry(times = 2, pause = "1ns")
  static void check(int a, int b, @Bind AtomicInteger calls) throws IOException { twice(calls); }
  @Pipeline({"numbers -> left -> check.a", "numbers -> right -> check.b"})
  abstract void zippedToSink(int count, AtomicInteger calls);

  @Task(workers = 2, ordered = true) @Retry(times = 9, pause = "1ns", on = IOException.class)
  static CompletableFuture<Integer> later(int n, @Bind AtomicInteger calls) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            twice(calls);
          } catch (IOException e) {
            throw new CompletionException(e);
          }
          return n;
        });
  }
  @Pipeline("numbers -> later") abstract List<Integer> laters(int count, AtomicInteger calls);

  @Task @Retry(times = 2, pause = "1ns", on = IOException.class)
  static CompletionStage<Integer> sumLater(int a, int b, @Bind AtomicInteger calls) throws IOException {
    twice(calls);
    return CompletableFuture.completedFuture(a + b);
  }
  @Pipeline({"numbers -> left -> sumLater.a", "numbers -> right -> sumLater.b"})
  abstract List<Integer> zippedLater(int count, AtomicInteger calls);

  @Task(timeout = "20ms") @Retry(times = 2)
  static int slow(int n, @Bind AtomicInteger calls) throws InterruptedException {
    if (calls.incrementAndGet() % 2 == 1) {
      Thread.sleep(3_600_000);
    }
    return n;
  }
  @Pipeline("slow") abstract int callSlow(int n, AtomicInteger calls);

  @Task(timeout = "20ms") static int stuck(int n) throws InterruptedException {
    Thread.sleep(3_600_000);
    return n;
  }
  @Pipeline("stuck") abstract int callStuck(int n) throws TimeoutException;

  @Task(multiprocess = true, timeout = "1h") @Retry(times = 3, pause = "1ns")
  static int elsewhere(int n) throws IOException { twice(CALLS); return n; }
  static final AtomicInteger CALLS = new AtomicInteger();
}
