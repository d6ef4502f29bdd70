package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a branching task returned is closed once, by the worker that reads it, on every way out. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SourcesTest {

  /** What can be closed. */
  enum Kind {
    STREAM(List.of("stream")) {
      @Override
      void putAll(Iterator<Integer> elements, Closings closings, Output<Integer> out)
          throws Exception {
        Spliterator<Integer> ordered =
            Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED);
        Branch.putAll(
            StreamSupport.stream(ordered, false).onClose(() -> closings.add("stream")), out);
      }
    },
    INT_STREAM(List.of("stream")) {
      @Override
      void putAll(Iterator<Integer> elements, Closings closings, Output<Integer> out)
          throws Exception {
        Spliterator<Integer> ordered =
            Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED);
        IntStream ints = StreamSupport.stream(ordered, false).mapToInt(i -> i);
        Branch.putAll(ints.onClose(() -> closings.add("stream")), out);
      }
    },
    ITERATOR(List.of("iterator")) {
      @Override
      void putAll(Iterator<Integer> elements, Closings closings, Output<Integer> out)
          throws Exception {
        Branch.putAll((Iterator<Integer>) new CloseableIterator(elements, closings), out);
      }
    },
    ITERABLE(List.of("iterable")) {
      @Override
      void putAll(Iterator<Integer> elements, Closings closings, Output<Integer> out)
          throws Exception {
        Branch.putAll(new CloseableIterable(elements, closings), out);
      }
    },
    ITERABLE_OF_ITERATOR(List.of("iterator", "iterable")) {
      @Override
      void putAll(Iterator<Integer> elements, Closings closings, Output<Integer> out)
          throws Exception {
        Branch.putAll(
            new CloseableIterable(new CloseableIterator(elements, closings), closings), out);
      }
    },
    ITERABLE_THAT_IS_ITS_ITERATOR(List.of("iterator")) {
      @Override
      void putAll(Iterator<Integer> elements, Closings closings, Output<Integer> out)
          throws Exception {
        Branch.putAll((Iterable<Integer>) new CloseableIterator(elements, closings), out);
      }
    };

    /** What is closed, in order. */
    final List<String> closed;

    Kind(List<String> closed) {
      this.closed = closed;
    }

    abstract void putAll(Iterator<Integer> elements, Closings closings, Output<Integer> out)
        throws Exception;
  }

  /** What was closed, and by whom. */
  private static class Closings {
    final List<String> names = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();

    void add(String name) {
      names.add(name);
      threads.add(Thread.currentThread());
    }
  }

  private static final class CloseableIterator
      implements Iterator<Integer>, Iterable<Integer>, AutoCloseable {
    private final Iterator<Integer> elements;
    private final Closings closings;

    CloseableIterator(Iterator<Integer> elements, Closings closings) {
      this.elements = elements;
      this.closings = closings;
    }

    @Override
    public Iterator<Integer> iterator() {
      return this;
    }

    @Override
    public boolean hasNext() {
      return elements.hasNext();
    }

    @Override
    public Integer next() {
      return elements.next();
    }

    @Override
    public void close() {
      closings.add("iterator");
    }
  }

  private static final class CloseableIterable implements Iterable<Integer>, AutoCloseable {
    private final Iterator<Integer> elements;
    private final Closings closings;

    CloseableIterable(Iterator<Integer> elements, Closings closings) {
      this.elements = elements;
      this.closings = closings;
    }

    @Override
    public Iterator<Integer> iterator() {
      return elements;
    }

    @Override
    public void close() {
      closings.add("iterable");
    }
  }

  private final Closings closings = new Closings();

  private static Iterator<Integer> elements(int count) {
    return IntStream.range(0, count).iterator();
  }

  /** Elements 0 and 1, and then a call of {@code then} in place of the next. */
  private static Iterator<Integer> elements(Runnable then) {
    return IntStream.iterate(0, i -> i + 1)
        .peek(
            i -> {
              if (i == 2) {
                then.run();
              }
            })
        .iterator();
  }

  private Line<Integer> reading(Kind kind, Iterator<Integer> elements) {
    return first(task("read"), out -> kind.putAll(elements, closings, out));
  }

  private void assertClosedByTheWorker(Kind kind) {
    assertThat(closings.names).isEqualTo(kind.closed);
    assertThat(closings.threads)
        .allSatisfy(thread -> assertThat(thread.getName()).isEqualTo("pipewright-line-read-1"));
  }

  @ParameterizedTest
  @EnumSource
  void atTheEnd(Kind kind) {
    assertThat(reading(kind, elements(3)).run().toList()).containsExactly(0, 1, 2);
    assertClosedByTheWorker(kind);
  }

  @ParameterizedTest
  @EnumSource
  void atEveryEndOfATaskThatIsCalledOften(Kind kind) {
    Line<Integer> line =
        numbers(3).branch(task("read"), (i, out) -> kind.putAll(elements(2), closings, out));
    assertThat(line.run().toList()).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(closings.names).hasSize(3 * kind.closed.size());
  }

  @ParameterizedTest
  @EnumSource
  void whenATaskBehindFails(Kind kind) {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        reading(kind, elements(Integer.MAX_VALUE))
            .each(
                task("fail"),
                i -> {
                  throw cause;
                });
    assertThatThrownBy(() -> line.run().toList()).hasCause(cause);
    assertClosedByTheWorker(kind);
  }

  @ParameterizedTest
  @EnumSource
  void whenItFails(Kind kind) {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        reading(
            kind,
            elements(
                () -> {
                  throw cause;
                }));
    assertThatThrownBy(() -> line.run().toList()).hasCause(cause);
    assertClosedByTheWorker(kind);
  }

  @ParameterizedTest
  @EnumSource
  void whenTheRunIsClosed(Kind kind) {
    Run<Integer> run = reading(kind, elements(Integer.MAX_VALUE)).run();
    run.iterator().next();
    run.close();
    assertClosedByTheWorker(kind);
  }

  @ParameterizedTest
  @EnumSource
  void whenAJoinBehindEndsEarly(Kind kind) {
    Line<Integer> line =
        reading(kind, elements(Integer.MAX_VALUE))
            .join(task("first"), (in, out) -> out.put(in.iterator().next()));
    assertThat(line.run().single()).isZero();
    assertClosedByTheWorker(kind);
  }

  @ParameterizedTest
  @EnumSource
  void whenAReadIsInterrupted(Kind kind) {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Run<Integer> run =
        reading(
                kind,
                elements(
                    () -> {
                      reading.countDown();
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }))
            .run();
    run.iterator().next();
    assertThat(Threads.awaitStubbornly(reading)).isFalse();
    assertThatCode(run::close).doesNotThrowAnyException();
    assertClosedByTheWorker(kind);
  }

  /** A read that ends when its source is closed, as that of a socket does, and then fails. */
  private static Runnable stuckUntil(CountDownLatch reading, CountDownLatch closed) {
    return () -> {
      reading.countDown();
      Threads.awaitStubbornly(closed);
      throw new IllegalStateException("closed");
    };
  }

  private final CountDownLatch reading = new CountDownLatch(1);

  private final CountDownLatch closed = new CountDownLatch(1);

  private final Closings closingsThatEndTheRead =
      new Closings() {
        @Override
        void add(String name) {
          super.add(name);
          closed.countDown();
        }
      };

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "ITERATOR", "ITERABLE", "ITERABLE_OF_ITERATOR"})
  void byTheStopperWhenTheReadIsStuck(Kind kind) {
    Run<Integer> run =
        first(
                task("read"),
                (Line.Source<Integer>)
                    out ->
                        kind.putAll(
                            elements(stuckUntil(reading, closed)), closingsThatEndTheRead, out))
            .run();
    run.iterator().next();
    assertThat(Threads.awaitStubbornly(reading)).isFalse();
    assertThatCode(run::close).doesNotThrowAnyException();

    assertThat(closingsThatEndTheRead.names).isEqualTo(kind.closed);
    assertThat(closingsThatEndTheRead.threads).noneMatch(Thread::isAlive);
    assertThat(closingsThatEndTheRead.threads.get(0).getName()).doesNotStartWith("pipewright-");
  }

  @Test
  void byTheStopperWhenTheReadIsStuckBehindAJoinThatEndedEarly() {
    Line<Integer> line =
        Line.<Integer>first(
                task("read"),
                out ->
                    Kind.ITERATOR.putAll(
                        elements(stuckUntil(reading, closed)), closingsThatEndTheRead, out))
            .join(
                task("first"),
                (in, out) -> {
                  out.put(in.iterator().next());
                  reading.await();
                });
    assertThat(line.run().single()).isZero();
    assertThat(closingsThatEndTheRead.names).containsExactly("iterator");
  }

  @Test
  void thoughTheRunGoesOnBehindAJoinThatEndedEarly() {
    Line<Integer> line =
        Line.<Integer>first(
                task("read"),
                out ->
                    Kind.ITERATOR.putAll(
                        elements(stuckUntil(reading, closed)), closingsThatEndTheRead, out))
            .<Integer>join(
                task("first"),
                (in, out) -> {
                  out.put(in.iterator().next());
                  reading.await();
                })
            .each(
                task("wait"),
                i -> {
                  closed.await();
                  return i;
                });
    assertThat(line.run().single()).isZero();
    assertThat(closingsThatEndTheRead.names).containsExactly("iterator");
  }

  @Test
  void byTheStopperWhenTheReadIsStuckAndAnotherTaskFails() {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        Line.<Integer>first(
                task("read"),
                out ->
                    Kind.STREAM.putAll(
                        elements(stuckUntil(reading, closed)), closingsThatEndTheRead, out))
            .each(
                task("fail"),
                i -> {
                  reading.await();
                  throw cause;
                });
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure).hasCause(cause);
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(closingsThatEndTheRead.names).containsExactly("stream");
  }

  @Test
  void theRunEndsOnlyWhenTheStopperHasClosed() throws Exception {
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch mayClose = new CountDownLatch(1);
    Closings slow =
        new Closings() {
          @Override
          void add(String name) {
            closed.countDown(); // the read ends, and so does the worker
            closing.countDown();
            Threads.awaitStubbornly(mayClose);
            super.add(name);
          }
        };
    Run<Integer> run =
        Line.<Integer>first(
                task("read"),
                out -> Kind.ITERATOR.putAll(elements(stuckUntil(reading, closed)), slow, out))
            .run();
    run.iterator().next();
    reading.await();
    Threads.Background<List<String>> closer =
        inBackground(
            () -> {
              run.close();
              return List.copyOf(slow.names);
            });
    closing.await();
    closer.awaitIdle();
    assertThat(closer.isDone()).isFalse();
    mayClose.countDown();
    assertThat(closer.get()).containsExactly("iterator");
  }

  /** Fails whenever something is closed. */
  private static final class FailingClosings extends Closings {
    private final CountDownLatch closed;

    FailingClosings(CountDownLatch closed) {
      this.closed = closed;
    }

    @Override
    void add(String name) {
      super.add(name);
      closed.countDown();
      throw new IllegalArgumentException("closing " + name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailureToCloseAfterTheStopIsAFailure(Kind kind) {
    FailingClosings failing = new FailingClosings(closed);
    Run<Integer> run =
        Line.<Integer>first(
                task("read"), out -> kind.putAll(elements(Integer.MAX_VALUE), failing, out))
            .run();
    run.iterator().next();
    TaskException failure = catchThrowableOfType(TaskException.class, run::close);
    assertToldOfEveryClosing(failure, kind);
    assertThat(failing.names).isEqualTo(kind.closed);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "ITERABLE_OF_ITERATOR"})
  void aFailureOfTheStopperToCloseIsAFailure(Kind kind) {
    FailingClosings failing = new FailingClosings(closed);
    Run<Integer> run =
        Line.<Integer>first(
                task("read"),
                out -> kind.putAll(elements(stuckUntil(reading, closed)), failing, out))
            .run();
    run.iterator().next();
    assertThat(Threads.awaitStubbornly(reading)).isFalse();
    TaskException failure = catchThrowableOfType(TaskException.class, run::close);
    assertToldOfEveryClosing(failure, kind);
    assertThat(failing.names).isEqualTo(kind.closed);
  }

  /** The first failure to close is the cause; others are suppressed, in it or in the failure. */
  private static void assertToldOfEveryClosing(TaskException failure, Kind kind) {
    assertThat(failure).isNotNull();
    assertThat(failure.task()).isEqualTo("read");
    String told = Throwables.getStackTrace(failure);
    for (String name : kind.closed) {
      assertThat(told).contains("closing " + name);
    }
  }
}
