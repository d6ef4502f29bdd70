package dev.pipewright.examples.pyper;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Run;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

// snippet: contract
/** Two steps that take their time, one without a thread and one with, and how they are chained. */
interface SleepingSteps {

  /** Gives the numbers below {@code limit}. */
  @Task(branch = true)
  static IntStream getData(int limit) {
    return IntStream.range(0, limit);
  }

  /** Stands for a call that answers later, and holds no thread until then. */
  @Task(workers = 20)
  static CompletableFuture<Integer> step1(int data) {
    Executor inOneSecond = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
    return CompletableFuture.supplyAsync(() -> data + 1, inOneSecond);
  }

  /** Stands for a call that has to be waited for. */
  @Task(workers = 20)
  static int step2(int data) throws InterruptedException {
    Thread.sleep(1000);
    return 2 * data - 1;
  }

  /** Takes the numbers below {@code limit} through both steps. */
  @Pipeline("getData -> step1 -> step2")
  Run<Integer> outputs(int limit);
}
// end snippet
