package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No worker outlives its run: whoever is told of an end, a stop or a failure finds none alive. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StructuredTest {

  private final Threads threads = new Threads();

  private Line<Integer> noted(Line<Integer> line) {
    return line.each(task("a").withWorkers(3), this::noted).each(task("b"), this::noted);
  }

  private int noted(int item) {
    threads.note();
    return item;
  }

  @RepeatedTest(50)
  void afterTheEndOfAnIterator() {
    Iterator<Integer> outputs = noted(numbers(10)).run().iterator();
    while (outputs.hasNext()) {
      outputs.next();
    }
    assertThat(threads.alive()).isEmpty();
    assertThat(threads.seen()).isNotEmpty();
  }

  @RepeatedTest(50)
  void afterTheEndOfAList() {
    assertThat(noted(numbers(10)).run().toList()).hasSize(10);
    assertThat(threads.alive()).isEmpty();
  }

  @RepeatedTest(50)
  void afterTheEndOfAStream() {
    assertThat(noted(numbers(10)).run().stream().count()).isEqualTo(10);
    assertThat(threads.alive()).isEmpty();
  }

  @RepeatedTest(50)
  void afterAFailure() {
    Line<Integer> line =
        noted(allNumbers())
            .each(
                task("fail"),
                i -> {
                  noted(i);
                  if (i > 3) {
                    throw new IllegalStateException();
                  }
                  return i;
                });
    Iterator<Integer> outputs = line.run().iterator();
    assertThatThrownBy(
            () -> {
              while (outputs.hasNext()) {
                outputs.next();
              }
            })
        .isInstanceOf(TaskException.class);
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void aThousandRunsClosedHalfWayLeaveNoThreadBehind() {
    closeHalfWay(noted(allNumbers())); // starts the cleaner's thread, and such
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    for (int i = 0; i < 1000; i++) {
      closeHalfWay(noted(allNumbers()));
    }
    assertThat(threads.alive()).isEmpty();
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    left.removeIf(StructuredTest::carriesVirtualThreads);
    left.removeIf(thread -> thread.getName().equals("engine-timer")); // one for all runs
    assertThat(left).isEmpty();
  }

  /** The JDK keeps a pool of threads to carry virtual ones, which grows and shrinks as it likes. */
  private static boolean carriesVirtualThreads(Thread thread) {
    return thread.getClass().getName().equals("jdk.internal.misc.CarrierThread")
        || thread.getName().startsWith("VirtualThread-");
  }

  private static void closeHalfWay(Line<Integer> line) {
    Run<Integer> run = line.run();
    Iterator<Integer> outputs = run.iterator();
    outputs.next();
    outputs.next();
    run.close();
  }
}
