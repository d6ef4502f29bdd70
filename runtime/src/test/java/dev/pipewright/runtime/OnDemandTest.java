package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Loops.each;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers begin when there is something for them, and none waits for a thread that is busy. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OnDemandTest {

  private final Threads workers = new Threads();
  private final List<String> names = new ArrayList<>();

  private static Line<Integer> one() {
    return first(task("first"), out -> out.put(1));
  }

  private Integer noted(Integer i) {
    workers.note();
    names.add(Thread.currentThread().getName());
    return i;
  }

  @Test
  void oneItemPassesInOneThreadWithTheNameOfEachWorker() {
    Line<Integer> line =
        Line.<Integer>first(task("first"), out -> out.put(noted(1)))
            .each(task("second"), this::noted)
            .each(task("third"), this::noted);

    assertThat(line.run().toList()).containsExactly(1);

    assertThat(workers.seen()).hasSize(1);
    assertThat(names)
        .containsExactly(
            "pipewright-line-first-1", "pipewright-line-second-1", "pipewright-line-third-1");
  }

  @Test
  void aThreadGoesOnAsIfItWereNew() {
    ClassLoader own = new ClassLoader() {};
    Thread.currentThread().setContextClassLoader(own);
    Line<Integer> line =
        Line.<Integer>first(
                task("first"),
                out -> {
                  out.put(noted(1));
                  Thread.currentThread().setContextClassLoader(null);
                  Thread.currentThread().interrupt();
                })
            .each(
                task("second"),
                i -> {
                  assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(own);
                  assertThat(Thread.currentThread().isInterrupted()).isFalse();
                  return noted(i);
                });

    assertThat(line.run().toList()).containsExactly(1);

    assertThat(workers.seen()).hasSize(1);
  }

  @Test
  void aWorkerOnTheCpuHasAPlatformThreadOfItsOwn() {
    List<Boolean> virtual = new ArrayList<>();
    Line<String> line =
        one()
            .each(task("cpu").withCpuBound(), i -> Thread.currentThread().getClass().getName())
            .each(
                task("other"),
                name -> {
                  virtual.add(!name.equals(Thread.class.getName()));
                  return name;
                });

    assertThat(line.run().toList()).hasSize(1);

    assertThat(virtual).containsExactly(false);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64})
  void allWorkersAreThereForAsManyItems(int count) {
    CyclicBarrier all = new CyclicBarrier(count);
    CyclicBarrier allAgain = new CyclicBarrier(count); // of its own: some may be here, others there
    Line<Integer> line =
        numbers(3 * count)
            .each(
                task("meet").withWorkers(count),
                i -> {
                  all.await(50, TimeUnit.SECONDS);
                  return i;
                })
            .each(
                task("again").withWorkers(count).withOrder(),
                i -> {
                  allAgain.await(50, TimeUnit.SECONDS);
                  return i;
                });

    assertThat(line.run().toList()).hasSize(3 * count);
  }

  @Test
  void whoeverPutsAndDoesNotReturnHoldsNobodyUp() {
    CountDownLatch passed = new CountDownLatch(1);
    Line<Integer> line =
        Line.<Integer>first(
                task("first").withBranch(),
                out -> {
                  out.put(1);
                  passed.await(); // by the last task, in another thread
                  out.put(2);
                })
            .each(task("second"), i -> i)
            .each(
                task("third"),
                i -> {
                  passed.countDown();
                  return i;
                });

    assertThat(line.run().toList()).containsExactly(1, 2);
  }

  @Test
  void aFirstOutputIsWorkedOnBeforeTheNextInput() {
    CountDownLatch passed = new CountDownLatch(1);
    Line<Integer> line =
        numbers(2)
            .each(
                task("second"),
                i -> {
                  if (i == 1) {
                    passed.await(); // for the item before it, which has to be on its way
                  }
                  return i;
                })
            .each(
                task("third"),
                i -> {
                  passed.countDown();
                  return i;
                });

    assertThat(line.run().toList()).containsExactly(0, 1);
  }

  @Test
  void aFanOutThatWaitsForOneEdgeHoldsNoWorkerOfAnotherBack() {
    CyclicBarrier three = new CyclicBarrier(3);
    CountDownLatch met = new CountDownLatch(3);
    Node<Integer> a =
        Loops.numbers(task("numbers"), 3).then(each(task("a").withThrottle(1), i -> i));
    Node<Integer> meeting =
        a.then(
            each(
                task("b").withWorkers(3),
                i -> {
                  three.await(50, TimeUnit.SECONDS);
                  met.countDown();
                  return i;
                }));
    Node<Integer> slow =
        a.then(
            each(
                task("c"),
                i -> {
                  met.await();
                  return i;
                }));

    Node<Integer> both = InEdges.merged(meeting, slow).then(each(task("both"), i -> i));
    assertThat(Loops.run(both).toList()).hasSize(6);
  }

  @Test
  void aRouteThatWaitsForOneEdgeHoldsNoWorkerOfAnotherBack() {
    for (int round = 0; round < 50; round++) {
      CountDownLatch met = new CountDownLatch(1);
      Node<Number> a =
          Loops.numbers(task("numbers"), 4)
              .then(
                  each(
                      task("a").withWorkers(2).withThrottle(2).withOrder(),
                      i -> i == 3 ? Long.valueOf(i) : (Number) i));
      Node<Number> last =
          a.<Long>route(Long.class)
              .then(
                  each(
                      task("b"),
                      i -> {
                        met.countDown();
                        return i;
                      }));
      Node<Number> others =
          a.<Integer>route(Integer.class)
              .then(
                  each(
                      task("c"),
                      i -> {
                        met.await();
                        return i;
                      }));

      Node<Number> both = InEdges.merged(last, others).then(each(task("both"), i -> i));
      assertThat(Loops.run(both).toList()).hasSize(4);
    }
  }

  @Test
  void aJoinIsCalledBeforeItsFirstInput() {
    CountDownLatch called = new CountDownLatch(1);
    Line<Integer> line =
        Line.<Integer>first(
                task("first"),
                out -> {
                  called.await();
                  out.put(1);
                })
            .join(
                task("sum"),
                (in, out) -> {
                  called.countDown();
                  int sum = 0;
                  while (in.next()) {
                    sum += in.item();
                  }
                  out.put(sum);
                });

    assertThat(line.run().toList()).containsExactly(1);
  }

  @Test
  void theEndPassesTasksToWhichNothingCame() {
    Line<Integer> line = numbers(0);
    for (int i = 0; i < 1_000; i++) {
      line = line.each(task("t" + i).withWorkers(1 + i % 3), this::noted);
    }

    assertThat(line.run().toList()).isEmpty();

    assertThat(workers.seen()).isEmpty();
  }

  @Test
  void aRunIsClosedBeforeAnythingCame() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Run<Integer> run =
        Line.<Integer>first(
                task("first").withBranch(),
                out -> {
                  reading.countDown();
                  never.await();
                })
            .each(task("wide").withWorkers(1_000), this::noted)
            .each(task("ordered").withWorkers(3).withOrder(), this::noted)
            .run();
    Threads.Background<Boolean> caller = inBackground(() -> run.iterator().hasNext());
    reading.await();

    run.close();

    assertThatThrownBy(caller::get).isNotNull();
    assertThat(workers.seen()).isEmpty();
  }

  @Test
  void aFailureInAThreadThatWasToGoOn() {
    Line<Integer> line =
        Line.<Integer>first(
                task("first"),
                out -> {
                  out.put(1);
                  throw new IOException("after its output");
                })
            .each(task("second"), this::noted);

    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("first")
        .hasRootCauseMessage("after its output");
  }

  /** Joins that end early stop the workers before them, whose threads may be others' by then. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theInterruptOfAStopMeetsNoOtherWorker(int wanted) {
    for (int round = 0; round < 500; round++) {
      ConcurrentLinkedQueue<String> interrupted = new ConcurrentLinkedQueue<>();
      Line<Integer> line =
          numbers(2)
              .each(task("a"), i -> i)
              .each(task("b"), i -> i)
              .<Integer>join(
                  task("some"),
                  (in, out) -> {
                    for (int i = 0; i < wanted && in.next(); i++) {
                      out.put(in.item());
                    }
                  })
              .each(
                  task("behind"),
                  i -> {
                    if (Thread.currentThread().isInterrupted()) {
                      interrupted.add("behind");
                    }
                    return i;
                  })
              .each(
                  task("last"),
                  i -> {
                    if (Thread.currentThread().isInterrupted()) {
                      interrupted.add("last");
                    }
                    return i;
                  });

      assertThat(line.run().toList()).hasSize(Math.min(wanted, 2));
      assertThat(interrupted).isEmpty();
    }
  }
}
