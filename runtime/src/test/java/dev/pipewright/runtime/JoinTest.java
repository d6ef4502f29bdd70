package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that joins is called once per worker, and its workers share the input. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JoinTest {

  private final Threads threads = new Threads();

  private static <T> List<T> toList(Iterable<T> items) {
    List<T> list = new ArrayList<>();
    items.forEach(list::add);
    return list;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10_000})
  void workersShareTheInput(int count) {
    AtomicInteger calls = new AtomicInteger();
    Line<List<Integer>> line =
        numbers(count)
            .join(
                task("collect").withWorkers(3),
                (in, out) -> {
                  calls.incrementAndGet();
                  out.put(toList(in.iterable()));
                });
    List<List<Integer>> shares = line.run().toList();
    assertThat(calls).hasValue(3);
    assertThat(shares).hasSize(3);
    assertThat(shares.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
    assertThat(shares).allSatisfy(share -> assertThat(share).isSorted());
  }

  @Test
  void everyWorkerCanHaveItsShare() {
    CyclicBarrier allHaveOne = new CyclicBarrier(3);
    Line<Integer> line =
        numbers(3)
            .join(
                task("meet").withWorkers(3),
                (in, out) -> {
                  Iterator<Integer> items = in.iterator();
                  int item = items.next();
                  allHaveOne.await();
                  out.put(item);
                });
    assertThat(line.run().toList()).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void theIteratorOfTheInputStaysAtTheEnd() {
    Line<Boolean> line =
        numbers(1)
            .join(
                task("check"),
                (in, out) -> {
                  Iterator<Integer> items = in.iterator();
                  assertThat(items.hasNext()).isTrue();
                  assertThat(items.hasNext()).as("asked again").isTrue();
                  assertThat(items.next()).isZero();
                  assertThat(items.hasNext()).isFalse();
                  assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
                  assertThatThrownBy(items::remove)
                      .isInstanceOf(UnsupportedOperationException.class);
                  out.put(items.hasNext());
                });
    assertThat(line.run().single()).isFalse();
  }

  @Test
  void theStreamOfTheInputMayBeMadeParallel() {
    Line<Integer> line =
        numbers(1000)
            .join(task("sum"), (in, out) -> out.put(in.stream().parallel().mapToInt(i -> i).sum()));
    assertThat(line.run().single()).isEqualTo(1000 * 999 / 2);
  }

  @Test
  void anInfiniteInputMayBeCutShort() {
    Line<List<Integer>> line =
        allNumbers().join(task("some"), (in, out) -> out.put(in.stream().limit(3).toList()));
    assertThat(line.run().single()).containsExactly(0, 1, 2);
  }

  @Test
  void whenTheLastWorkerEndsEarlyProducersStopQuietly() {
    AtomicReference<Integer> behind = new AtomicReference<>();
    Line<Integer> line =
        allNumbers()
            .each(
                task("a").withWorkers(3).withThrottle(2),
                i -> {
                  threads.note();
                  return i;
                })
            .each(
                task("b").withThrottle(2),
                i -> {
                  threads.note();
                  return i;
                })
            .<Integer>join(task("first").withWorkers(2), (in, out) -> out.put(in.iterator().next()))
            .each(
                task("behind"),
                i -> {
                  behind.set(i);
                  return i;
                });
    assertThat(line.run().toList()).hasSize(2);
    assertThat(behind.get()).isNotNull();
    assertThat(threads.alive()).isEmpty();
  }

  @Test
  void whenTheLastWorkerEndsEarlyProducersThatWaitAreInterrupted() {
    CountDownLatch waiting = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger interrupted = new AtomicInteger();
    Line<Integer> line =
        first(
                task("read"),
                (Line.Source<Integer>)
                    out -> {
                      out.put(0);
                      out.put(1);
                      waitForever(waiting, never, interrupted);
                    })
            .<Integer>each(
                task("fetch"),
                i -> {
                  if (i == 1) {
                    waitForever(waiting, never, interrupted);
                  }
                  return i;
                })
            .join(
                task("first"),
                (in, out) -> {
                  out.put(in.iterator().next());
                  waiting.await();
                });
    assertThat(line.run().toList()).containsExactly(0);
    assertThat(interrupted).hasValue(2);
  }

  private static void waitForever(
      CountDownLatch waiting, CountDownLatch never, AtomicInteger interrupted)
      throws InterruptedException {
    waiting.countDown();
    try {
      never.await();
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw e;
    }
  }

  @Test
  void whenOneWorkerEndsEarlyTheOtherGetsTheRest() {
    AtomicBoolean gone = new AtomicBoolean();
    CountDownLatch oneIsGone = new CountDownLatch(1);
    int count = 10_000;
    Line<List<Integer>> line =
        numbers(count)
            .join(
                task("share").withWorkers(2),
                (in, out) -> {
                  if (gone.compareAndSet(false, true)) {
                    out.put(List.of(in.iterator().next()));
                    oneIsGone.countDown();
                  } else {
                    oneIsGone.await();
                    out.put(toList(in.iterable()));
                  }
                });
    List<List<Integer>> shares = line.run().toList();
    assertThat(shares).hasSize(2);
    assertThat(shares.get(0)).containsExactly(0);
    assertThat(shares.get(1)).isEqualTo(IntStream.range(1, count).boxed().toList());
  }

  @Test
  void aJoinThatReadsNothingClosesTheEdge() {
    Line<String> line = allNumbers().join(task("ignore"), (in, out) -> out.put("done"));
    assertThat(line.run().single()).isEqualTo("done");
  }

  @Test
  void aFailureBehindAnEdgeThatClosedEarlyIsAFailure() {
    IllegalStateException cause = new IllegalStateException();
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Line<Integer> line =
        first(
                task("read"),
                (Line.Source<Integer>)
                    out -> {
                      out.put(0);
                      waiting.countDown();
                      Threads.awaitStubbornly(never, never::countDown);
                      throw cause; // no consequence of the interrupt
                    })
            .join(
                task("first"),
                (in, out) -> {
                  out.put(in.iterator().next());
                  waiting.await();
                });
    assertThatThrownBy(() -> line.run().toList()).isInstanceOf(TaskException.class).hasCause(cause);
  }

  @Test
  void theInputIsReadOnce() {
    Line<Integer> line =
        numbers(3)
            .join(
                task("twice"),
                (in, out) -> {
                  Iterable<Integer> items = in.iterable();
                  assertThat(toList(items)).hasSize(3);
                  out.put(toList(items).size());
                });
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOf(TaskException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("once");
  }

  @Test
  void theInputCannotBeReadAfterTheTaskReturned() {
    AtomicReference<Iterator<Integer>> iterator = new AtomicReference<>();
    Line<Integer> iterated =
        numbers(3)
            .join(
                task("leak"),
                (in, out) -> {
                  iterator.set(in.iterator());
                  out.put(iterator.get().next());
                });
    assertThat(iterated.run().toList()).containsExactly(0);
    assertThatThrownBy(iterator.get()::hasNext).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(iterator.get()::next).isInstanceOf(IllegalStateException.class);

    AtomicReference<Stream<Integer>> stream = new AtomicReference<>();
    Line<Integer> streamed = numbers(3).join(task("leak"), (in, out) -> stream.set(in.stream()));
    assertThat(streamed.run().toList()).isEmpty();
    assertThatThrownBy(() -> stream.get().count()).isInstanceOf(IllegalStateException.class);

    AtomicReference<Iterable<Integer>> iterable = new AtomicReference<>();
    Line<Integer> kept = numbers(3).join(task("leak"), (in, out) -> iterable.set(in.iterable()));
    assertThat(kept.run().toList()).isEmpty();
    assertThatThrownBy(() -> toList(iterable.get())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aJoinMayBranchOverWhatItStillReads() {
    Line<Integer> line =
        numbers(1000)
            .<Integer>join(
                task("odd").withThrottle(1),
                (in, out) -> Branch.putAll(in.stream().filter(i -> i % 2 == 1), out))
            .join(
                task("plus-one"),
                (in, out) -> {
                  Iterator<Integer> items = in.iterator();
                  Branch.putAll(
                      new Iterator<Integer>() {
                        @Override
                        public boolean hasNext() {
                          return items.hasNext();
                        }

                        @Override
                        public Integer next() {
                          return items.next() + 1;
                        }
                      },
                      out);
                });
    assertThat(line.run().toList())
        .isEqualTo(IntStream.range(1, 501).mapToObj(i -> 2 * i).toList());
  }
}
