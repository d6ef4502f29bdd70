package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.ChildJvm;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.ProcessTasks.Misfortune;
import dev.pipewright.runtime.testing.ProcessTasks.Square;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs of every kind go on, stop and are rescued though the program holds all threads that it
 * shares with them: those of the common pool, the timer of {@code CompletableFuture}, and the
 * carriers of virtual threads. In a JVM of their own, since others need those threads.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BorrowedThreadsTest {

  @Test
  void runsOfEveryKindNeedNoneOfThem() throws Exception {
    String carriers = "-Djdk.virtualThreadScheduler.parallelism=" + AllHeld.CARRIERS;
    assertThat(ChildJvm.run(AllHeld.class, carriers).lines()).last().isEqualTo("all ended");
  }

  @ParameterizedTest
  @ValueSource(strings = {"future", "task"})
  void theSharedTimerCallsNoneOfTheProgramsCodeForUs(String what) throws Exception {
    CompletableFuture<String> cancelledBy = new CompletableFuture<>();
    CompletableFuture<Integer> pending = new CompletableFuture<>();
    CompletableFuture<Integer> unused =
        pending.whenComplete((r, e) -> cancelledBy.complete(Thread.currentThread().getName()));
    Line<Integer> line =
        numbers(2)
            .async(
                task("ask").withWorkers(2),
                i ->
                    i == 0
                        ? pending
                        : what.equals("task")
                            ? new CompletableFuture<Integer>().orTimeout(10, TimeUnit.MILLISECONDS)
                            : new CompletableFuture<>());
    CompletableFuture<List<Integer>> run = line.run().toListLater();
    if (what.equals("future")) {
      run.orTimeout(100, TimeUnit.MILLISECONDS);
    }

    // A worker that ends may come first, which is ours, too.
    assertThat(cancelledBy.get()).matches("cancel-line|pipewright-line-ask-.");
  }

  /** Holds them, and then runs pipelines. */
  static final class AllHeld {

    /** As many as the JVM is started with. */
    private static final int CARRIERS = 2;

    private static final AtomicInteger WAITING_DEVICES = new AtomicInteger();

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private AllHeld() {}

    public static void main(String[] arguments) throws Exception {
      inTime("stuck sources on all carriers", AllHeld::closeRunsThatHoldTheCarriers);
      holdCommonPool();
      holdTimer();
      holdCarriers();
      kinds().forEach(AllHeld::inTime);
      System.out.println("all ended");
      Runtime.getRuntime().halt(0);
    }

    private static void inTime(String kind, Callable<?> call) {
      FutureTask<?> run = new FutureTask<>(call);
      Thread thread = new Thread(run);
      thread.setDaemon(true);
      thread.start();
      try {
        System.out.println(kind + ": " + run.get(30, TimeUnit.SECONDS));
      } catch (Exception e) {
        System.out.println(kind + ": " + e);
        Thread.getAllStackTraces()
            .forEach((t, stack) -> System.out.println(t.getName() + " " + List.of(stack)));
        Runtime.getRuntime().halt(1);
      }
    }

    private static void holdCommonPool() {
      for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
        ForkJoinPool.commonPool().execute(() -> waitForEver());
      }
    }

    private static void holdTimer() throws InterruptedException {
      CountDownLatch held = new CountDownLatch(1);
      CompletableFuture<Integer> late = new CompletableFuture<>();
      CompletableFuture<Integer> unused =
          late.whenComplete(
              (result, failure) -> {
                held.countDown();
                waitForEver();
              });
      late.orTimeout(1, TimeUnit.MILLISECONDS);
      held.await();
    }

    /** Where there are virtual threads: one that waits in a class initializer keeps its carrier. */
    private static void holdCarriers() throws Exception {
      Method start;
      try {
        start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      } catch (NoSuchMethodException e) {
        return;
      }
      List<Runnable> holds = List.of(Held1::hold, Held2::hold);
      for (Runnable hold : holds) {
        start.invoke(null, hold);
      }
      HELD.await();
    }

    private static final CountDownLatch HELD = new CountDownLatch(CARRIERS);

    private static final class Held1 {
      static {
        holdCarrier();
      }

      static void hold() {}
    }

    private static final class Held2 {
      static {
        holdCarrier();
      }

      static void hold() {}
    }

    /**
     * Uses nothing but the JDK, as everything here: this JVM has only the runtime and the tests.
     */
    private static void waitForEver() {
      while (true) {
        LockSupport.park();
      }
    }

    private static void holdCarrier() {
      HELD.countDown();
      waitForEver();
    }

    private static void await(BooleanSupplier condition) {
      while (!condition.getAsBoolean()) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    /** A source that never has anything more, and can only be closed. */
    private static final class Device implements Iterator<Integer>, AutoCloseable {
      private int given;
      private volatile boolean closed;

      @Override
      public boolean hasNext() {
        if (given == 3 && !closed) {
          WAITING_DEVICES.incrementAndGet();
        }
        while (given == 3 && !closed) {
          Thread.onSpinWait();
        }
        return !closed;
      }

      @Override
      public Integer next() {
        if (closed) {
          throw new NoSuchElementException();
        }
        return given++;
      }

      @Override
      public void close() {
        closed = true;
      }
    }

    private static Line<Integer> stuck() {
      return Line.<Integer>first(task("device"), out -> Branch.putAll(new Device(), out));
    }

    /** As many as there are carriers, each of which a source then holds. */
    private static boolean closeRunsThatHoldTheCarriers() throws InterruptedException {
      List<LocalRun<Integer>> runs =
          IntStream.range(0, CARRIERS).mapToObj(i -> stuck().run()).toList();
      List<Iterator<Integer>> outputs = runs.stream().map(LocalRun::iterator).toList();
      for (int i = 0; i < 3; i++) {
        outputs.forEach(Iterator::next);
      }
      await(() -> WAITING_DEVICES.get() == CARRIERS);
      runs.forEach(LocalRun::close);
      return true;
    }

    private static Map<String, Callable<?>> kinds() {
      Map<String, Callable<?>> kinds = new LinkedHashMap<>();
      kinds.put("list", () -> numbers(100).each(task("one"), i -> i).run().toList().size());
      kinds.put(
          "pools",
          () ->
              numbers(1000)
                  .each(task("pool").withWorkers(4), (Integer i) -> i)
                  .each(task("ordered").withWorkers(4).withOrder(), i -> i)
                  .run()
                  .toList()
                  .size());
      kinds.put(
          "closed half way",
          () -> {
            try (LocalRun<Integer> run = allNumbers().each(task("one"), (Integer i) -> i).run()) {
              return run.iterator().next();
            }
          });
      kinds.put("future", () -> numbers(100).run().toListLater().get().size());
      kinds.put(
          "future that is cancelled",
          () -> {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            CompletableFuture<?> future =
                Line.<Integer>first(
                        task("source"),
                        out ->
                            Branch.putAll(
                                IntStream.iterate(0, i -> i + 1).boxed().onClose(closed::countDown),
                                out))
                    .<Integer>each(task("one"), i -> noted(begun, i))
                    .run()
                    .toListLater();
            begun.await();
            future.cancel(true);
            closed.await();
            return "closed";
          });
      kinds.put(
          "asynchronous task",
          () ->
              numbers(100)
                  .async(task("async").withWorkers(4), AllHeld::completedLater)
                  .run()
                  .toList()
                  .size());
      kinds.put(
          "asynchronous task that fails",
          () -> {
            try {
              return numbers(100)
                  .<Integer>async(
                      task("async").withWorkers(4),
                      i ->
                          i == 50
                              ? CompletableFuture.failedFuture(new IllegalStateException())
                              : completedLater(i))
                  .run()
                  .toList();
            } catch (TaskException e) {
              return "failed";
            }
          });
      kinds.put(
          "publisher",
          () -> {
            Collector<Integer> collector = Collector.ofAll();
            LocalEngine.plain().publish(numbers(100).graph()).subscribe(collector);
            collector.awaitEnd();
            return collector.items.size();
          });
      kinds.put(
          "publisher that is read",
          () ->
              Line.<Integer>first(
                      task("outer"),
                      out -> Branch.putAll(LocalEngine.plain().publish(numbers(100).graph()), out))
                  .run()
                  .toList()
                  .size());
      kinds.put(
          "subscription with a stuck source that is cancelled",
          () -> {
            CountDownLatch closed = new CountDownLatch(1);
            Line<Integer> line =
                Line.<Integer>first(
                    task("device"),
                    out -> {
                      Branch.putAll(new Device(), out);
                      closed.countDown();
                    });
            Collector<Integer> collector = Collector.ofAll();
            LocalEngine.plain().publish(line.graph()).subscribe(collector);
            await(() -> collector.items.size() == 3);
            collector.subscription().cancel();
            closed.await();
            return "closed";
          });
      kinds.put(
          "stuck source",
          () -> {
            try (LocalRun<Integer> run = stuck().run()) {
              return run.iterator().next();
            }
          });
      kinds.put(
          "stuck source of which nobody wants more",
          () ->
              stuck()
                  .<Integer>join(task("two"), (in, out) -> out.put(in.iterator().next()))
                  .run()
                  .toList());
      kinds.put(
          "join of a publisher",
          () ->
              numbers(100)
                  .<Integer>join(
                      task("join"),
                      (in, out) -> {
                        Collector<Integer> collector = Collector.ofAll();
                        in.publisher().subscribe(collector);
                        collector.awaitEnd();
                        out.put(collector.items.size());
                      })
                  .run()
                  .toList());
      kinds.put(
          "processes",
          () -> numbers(100).then(new Square(task("square").withWorkers(2))).run().toList().size());
      kinds.put(
          "process that ends",
          () -> {
            try {
              return Line.<Integer>first(
                      task("inputs"), out -> Branch.putAll(List.of(Misfortune.HALTS), out))
                  .then(new Misfortune(task("misfortune")))
                  .run()
                  .toList();
            } catch (TaskException e) {
              return "failed";
            }
          });
      kinds.put(
          "process that is killed while it starts",
          () -> {
            FutureTask<Boolean> killer =
                new FutureTask<>(
                    () -> {
                      await(() -> ProcessHandle.current().children().findAny().isPresent());
                      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                      return true;
                    });
            new Thread(killer).start();
            try {
              return numbers(1_000_000).then(new Square(task("square"))).run().toList().size();
            } catch (TaskException e) {
              return "failed";
            } finally {
              killer.get();
            }
          });
      kinds.put(
          "nested",
          () ->
              numbers(2)
                  .each(task("outer"), (Integer i) -> numbers(10).run().toListLater().get().size())
                  .run()
                  .toList());
      kinds.put(
          "closed by another thread",
          () -> {
            CountDownLatch begun = new CountDownLatch(1);
            LocalRun<Integer> run =
                allNumbers().each(task("one"), (Integer i) -> noted(begun, i)).run();
            FutureTask<List<Integer>> caller = new FutureTask<>(run::toList);
            new Thread(caller).start();
            begun.await();
            run.close();
            try {
              return caller.get();
            } catch (ExecutionException e) {
              return e.getCause() instanceof CancellationException ? "closed" : e;
            }
          });
      return kinds;
    }

    private static int noted(CountDownLatch begun, int item) {
      begun.countDown();
      return item;
    }

    private static CompletableFuture<Integer> completedLater(int item) {
      CompletableFuture<Integer> future = new CompletableFuture<>();
      Thread thread = new Thread(() -> future.complete(item));
      thread.setDaemon(true);
      thread.start();
      return future;
    }
  }
}
