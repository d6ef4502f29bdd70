package dev.pipewright.examples.pyper;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Run;
import java.util.stream.IntStream;

/** Two steps that take their time, and how they are chained. */
interface SleepingSteps {

  /** Gives the numbers below {@code limit}. */
  @Task(branch = true)
  static IntStream getData(int limit) {
    return IntStream.range(0, limit);
  }

  /** Stands for a call that has to be waited for. */
  @Task(workers = 20)
  static int step1(int data) throws InterruptedException {
    Thread.sleep(1000);
    return data + 1;
  }

  /** Stands for another one. */
  @Task(workers = 20)
  static int step2(int data) throws InterruptedException {
    Thread.sleep(1000);
    return 2 * data - 1;
  }

  /** Takes the numbers below {@code limit} through both steps. */
  @Pipeline("getData -> step1 -> step2")
  Run<Integer> outputs(int limit);
}
