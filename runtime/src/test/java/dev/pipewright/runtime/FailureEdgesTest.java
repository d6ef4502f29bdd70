package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Loops.each;
import static dev.pipewright.runtime.testing.Loops.numbers;
import static dev.pipewright.runtime.testing.Loops.sink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.TaskEmitter;
import dev.pipewright.runtime.testing.Leftovers;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Loops;
import dev.pipewright.runtime.testing.ProcessTasks;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Edges that take the calls of a task that failed: each input leaves once, on one way or another.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailureEdgesTest {

  private static final int ITEMS = 100_000;

  /** What was diverted: the inputs, in the order in which they came. */
  private final ConcurrentLinkedQueue<Object> diverted = new ConcurrentLinkedQueue<>();

  private static Integer failEveryTenth(Integer item) throws IOException {
    if (item % 10 == 7) {
      throw new IOException("item " + item);
    }
    return item;
  }

  private static List<Integer> items(boolean failing) {
    return IntStream.range(0, ITEMS).filter(i -> (i % 10 == 7) == failing).boxed().toList();
  }

  /** A sink that notes the input of each call, and checks that the exception is that call's. */
  private Node<Void> noting(Node<?> failing) {
    return failing
        .failures(IOException.class)
        .then(
            sink(
                Line.task("note"),
                call -> {
                  assertThat((Exception) call[1]).hasMessage("item " + call[0]);
                  diverted.add(call[0]);
                }));
  }

  private <O> List<O> outputs(Node<O> last) {
    return Loops.outputs(last.beside(List.of(noting(last))));
  }

  private static Attributes task(int workers, boolean ordered) {
    Attributes task = Line.task("work").withWorkers(workers);
    return ordered ? task.withOrder() : task;
  }

  private void assertEachOnce(List<Integer> outputs, boolean inOrder) {
    if (inOrder) {
      assertThat(outputs).isEqualTo(items(false));
      assertThat(List.copyOf(diverted)).isEqualTo(items(true));
    } else {
      assertThat(outputs).containsExactlyInAnyOrderElementsOf(items(false));
      assertThat(diverted).containsExactlyInAnyOrderElementsOf(items(true));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "2, false", "2, true", "16, false", "16, true"})
  void takesTheCallsThatFailed(int workers, boolean ordered) {
    Node<Integer> work =
        numbers(Line.task("numbers"), ITEMS)
            .then(each(task(workers, ordered), FailureEdgesTest::failEveryTenth));
    assertEachOnce(outputs(work), workers == 1 || ordered);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "16, false", "16, true"})
  void takesTheCallsOfABranch(int workers, boolean ordered) {
    Node<Integer> work =
        numbers(Line.task("numbers"), ITEMS)
            .then(
                Loops.branch(
                    task(workers, ordered),
                    (item, out) -> Branch.putAll(List.of(failEveryTenth(item)), out)));
    assertEachOnce(outputs(work), workers == 1 || ordered);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "16, false", "16, true"})
  void takesTheCallsOfATaskThatEmits(int workers, boolean ordered) {
    Node<Integer> work =
        numbers(Line.task("numbers"), ITEMS)
            .then(
                Loops.branch(
                    task(workers, ordered),
                    (item, out) -> {
                      TaskEmitter<Integer> emitter = new TaskEmitter<>(out);
                      emitter.emit(failEveryTenth(item));
                      emitter.end();
                    }));
    assertEachOnce(outputs(work), workers == 1 || ordered);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "16, false", "16, true"})
  void takesTheCallsOfAnAsynchronousTask(int inFlight, boolean ordered) {
    Node<Integer> work =
        numbers(Line.task("numbers"), ITEMS)
            .thenAsync(
                Loops.calls(
                    task(inFlight, ordered),
                    item ->
                        item % 10 == 7
                            ? CompletableFuture.<Integer>failedFuture(
                                new IOException("item " + item))
                            : CompletableFuture.completedFuture(item)),
                Delivery.one());
    assertEachOnce(outputs(work), inFlight == 1 || ordered);
  }

  @Test
  void takesTheCallsOfAnAsynchronousTaskThatThrow() {
    Node<Integer> work =
        numbers(Line.task("numbers"), ITEMS)
            .thenAsync(
                Loops.calls(
                    task(4, true), item -> CompletableFuture.completedFuture(failEveryTenth(item))),
                Delivery.one());
    assertEachOnce(outputs(work), true);
  }

  @Test
  void takesTheCallsOfASink() {
    ConcurrentLinkedQueue<Integer> stored = new ConcurrentLinkedQueue<>();
    Node<Void> store =
        numbers(Line.task("numbers"), ITEMS)
            .then(sink(task(4, false), item -> stored.add(failEveryTenth(item))));
    Loops.run(noting(store)).toEnd();
    assertEachOnce(List.copyOf(stored), false);
  }

  @Test
  void takesTheCallsOfAnAsynchronousSink() {
    ConcurrentLinkedQueue<Integer> stored = new ConcurrentLinkedQueue<>();
    Node<Void> store =
        numbers(Line.task("numbers"), ITEMS)
            .thenAsync(
                Loops.calls(
                    task(4, false),
                    item -> {
                      stored.add(failEveryTenth(item));
                      return CompletableFuture.completedFuture(item);
                    }));
    Loops.run(noting(store)).toEnd();
    assertEachOnce(List.copyOf(stored), false);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "2, true"})
  void takesTheCallsOfProcesses(int workers, boolean ordered) throws Exception {
    Node<Integer> work =
        numbers(Line.task("numbers"), ITEMS)
            .then(new ProcessTasks.Sevenths(task(workers, ordered)));
    Node<Void> note =
        work.failures(ProcessException.class)
            .then(
                sink(
                    Line.task("note"),
                    call -> {
                      assertThat((Exception) call[1]).hasMessageContaining("item " + call[0]);
                      diverted.add(call[0]);
                    }));
    assertEachOnce(Loops.outputs(work.beside(List.of(note))), workers == 1 || ordered);
    Leftovers.assertNone();
  }

  @Test
  void takesTheOneCallOfAFirstTaskWithItsArguments() {
    Node<Integer> first =
        Loops.<Integer>first(
            Line.task("first"),
            out -> {
              try {
                throw new IOException("none");
              } catch (Exception e) {
                out.divert(e);
              }
            },
            "a",
            null);
    List<Object> calls = new ArrayList<>();
    Node<Void> note =
        first
            .failures(IOException.class)
            .then(sink(Line.task("note"), call -> calls.addAll(Arrays.asList(call))));
    assertThat(Loops.outputs(first.beside(List.of(note)))).isEmpty();
    assertThat(calls).hasSize(3).startsWith("a", null);
    assertThat(calls.get(2)).isInstanceOf(IOException.class);
  }

  @Test
  void givesAllInputsOfATaskThatTakesSeveral() {
    Node<Integer> numbers = numbers(Line.task("numbers"), 100);
    Node<Integer> sums =
        InEdges.zipped(
                List.of("left", "right"),
                numbers.then(each(Line.task("left"), i -> i)),
                numbers.then(each(Line.task("right"), i -> -i)))
            .then(
                each(
                    Line.task("sum"),
                    pair -> {
                      failEveryTenth((Integer) pair[0]);
                      return (Integer) pair[0] + (Integer) pair[1];
                    }));
    Node<Void> note =
        sums.failures(IOException.class)
            .then(sink(Line.task("note"), call -> diverted.add(List.of(call[0], call[1]))));
    assertThat(Loops.outputs(sums.beside(List.of(note)))).hasSize(90).containsOnly(0);
    assertThat(diverted).hasSize(10).contains(List.of(7, -7), List.of(97, -97));
  }

  @Test
  void givesTheExceptionAloneWhereNoMoreIsWanted() {
    Node<Integer> work =
        numbers(Line.task("numbers"), 20).then(each(Line.task("work"), i -> failEveryTenth(i)));
    ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();
    Node<Void> note =
        work.exceptions(IOException.class)
            .then(sink(Line.task("note"), e -> messages.add(e.getMessage())));
    assertThat(Loops.outputs(work.beside(List.of(note)))).hasSize(18);
    assertThat(messages).containsExactly("item 7", "item 17");
  }

  @Test
  void theMostSpecificOneTakesAFailure() {
    Node<Integer> work =
        numbers(Line.task("numbers"), 3)
            .then(
                each(
                    Line.task("work"),
                    i -> {
                      throw i == 0
                          ? new FileNotFoundException("0")
                          : i == 1 ? new IOException("1") : new IllegalStateException("2");
                    }));
    List<Node<Void>> notes = new ArrayList<>();
    for (Class<? extends Exception> type :
        List.of(Exception.class, FileNotFoundException.class, IOException.class)) {
      notes.add(
          work.exceptions(type)
              .then(
                  sink(
                      Line.task("note"),
                      e -> diverted.add(type.getSimpleName() + " " + e.getMessage()))));
    }
    assertThat(Loops.outputs(work.beside(notes))).isEmpty();
    assertThat(diverted)
        .containsExactlyInAnyOrder("FileNotFoundException 0", "IOException 1", "Exception 2");
  }

  @Test
  void whatNoneTakesFailsTheRun() {
    for (Throwable thrown :
        List.of(
            new IllegalStateException("other"),
            new AssertionError("an error"),
            new InterruptedException("an interrupt"))) {
      Node<Integer> work =
          numbers(Line.task("numbers"), 3)
              .then(
                  each(
                      Line.task("work"),
                      i -> {
                        throw thrown;
                      }));
      Class<? extends Exception> taken =
          thrown instanceof IllegalStateException ? IOException.class : Exception.class;
      Node<Void> note = work.exceptions(taken).then(sink(Line.task("note"), e -> diverted.add(e)));
      assertThatThrownBy(() -> Loops.outputs(work.beside(List.of(note))))
          .isInstanceOf(TaskException.class)
          .hasCause(thrown);
      assertThat(diverted).isEmpty();
    }
  }

  @Test
  void aCancellationIsTheRunsOwnAffair() {
    Node<Integer> work =
        numbers(Line.task("numbers"), 3)
            .then(
                each(
                    Line.task("work"),
                    i -> {
                      throw new CancellationException("mine");
                    }));
    Node<Void> note =
        work.exceptions(Exception.class).then(sink(Line.task("note"), e -> diverted.add(e)));
    assertThatThrownBy(() -> Loops.outputs(work.beside(List.of(note))))
        .isInstanceOf(TaskException.class)
        .hasRootCauseMessage("mine");
  }

  @Test
  void aNullResultIsAFailureOfTheCall() {
    Node<Integer> work =
        numbers(Line.task("numbers"), 3).then(each(Line.task("work"), i -> i == 1 ? null : i));
    Node<Void> note =
        work.failures(NullPointerException.class)
            .then(sink(Line.task("note"), call -> diverted.add(call[0])));
    assertThat(Loops.outputs(work.beside(List.of(note)))).containsExactly(0, 2);
    assertThat(diverted).containsExactly(1);
  }

  @Test
  void outputsBeforeTheFailureStayHandedOn() {
    Node<Integer> work =
        numbers(Line.task("numbers"), 3)
            .then(
                Loops.branch(
                    Line.task("work"),
                    (item, out) -> {
                      out.put(10 * item);
                      if (item == 1) {
                        throw new IOException("item 1");
                      }
                      out.put(10 * item + 1);
                    }));
    assertThat(outputs(work)).containsExactly(0, 1, 10, 20, 21);
    assertThat(diverted).containsExactly(1);
  }

  @Test
  void aSourceThatCannotBeClosedFailsTheRun() {
    class Broken extends ArrayList<Integer> implements AutoCloseable {
      private static final long serialVersionUID = 1;

      @Override
      public void close() throws IOException {
        throw new IOException("stuck");
      }
    }
    Node<Integer> work =
        numbers(Line.task("numbers"), 3)
            .then(Loops.branch(Line.task("work"), (item, out) -> Branch.putAll(new Broken(), out)));
    Node<Void> note =
        work.exceptions(Exception.class).then(sink(Line.task("note"), e -> diverted.add(e)));
    assertThatThrownBy(() -> Loops.outputs(work.beside(List.of(note))))
        .isInstanceOf(TaskException.class)
        .hasRootCauseMessage("stuck");
    assertThat(diverted).isEmpty();
  }

  @Test
  void aFallbackMergesBack() {
    Node<Integer> work =
        numbers(Line.task("numbers"), ITEMS)
            .then(each(task(4, false), FailureEdgesTest::failEveryTenth));
    Node<Integer> instead =
        work.failures(IOException.class)
            .then(each(Line.task("instead").withWorkers(2), call -> -(Integer) call[0]));
    Node<Integer> all = InEdges.<Integer>merged(work, instead).then(each(Line.task("all"), i -> i));
    assertThat(Loops.outputs(all))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, ITEMS).map(i -> i % 10 == 7 ? -i : i).boxed().toList());
  }

  @Test
  void severalTasksMayShareOne() {
    Node<Integer> one =
        numbers(Line.task("numbers"), 100).then(each(Line.task("one"), i -> failEveryTenth(i)));
    Node<Integer> two =
        one.then(
            each(
                Line.task("two"),
                i -> {
                  if (i % 10 == 3) {
                    throw new IOException("item " + i);
                  }
                  return i;
                }));
    Node<Void> note =
        InEdges.<Object[]>merged(one.failures(IOException.class), two.failures(IOException.class))
            .then(sink(Line.task("note"), call -> diverted.add(call[0])));
    assertThat(Loops.outputs(two.beside(List.of(note)))).hasSize(80);
    assertThat(diverted).hasSize(20).contains(3, 7, 93, 97);
  }

  @Test
  void aTaskThatTakesFailuresMayFailItself() {
    Node<Integer> work =
        numbers(Line.task("numbers"), 20).then(each(Line.task("work"), i -> failEveryTenth(i)));
    Node<Void> note =
        work.failures(IOException.class)
            .then(
                sink(
                    Line.task("note"),
                    call -> {
                      throw new IllegalStateException("full");
                    }));
    Node<Void> last =
        note.failures(IllegalStateException.class)
            .then(
                sink(
                    Line.task("last"),
                    call -> {
                      assertThat(call).hasSize(3);
                      diverted.add(call[0] + " " + call[1] + " " + call[2]);
                    }));
    assertThat(Loops.outputs(work.beside(List.of(last)))).hasSize(18);
    assertThat(diverted)
        .containsExactly(
            "7 java.io.IOException: item 7 java.lang.IllegalStateException: full",
            "17 java.io.IOException: item 17 java.lang.IllegalStateException: full");
  }

  @Test
  void tellsTheInputsOfATaskThatTakesFailures() {
    Node<Integer> work =
        numbers(Line.task("numbers"), 20).then(each(Line.task("work"), i -> failEveryTenth(i)));
    Node<Void> note =
        work.failures(IOException.class)
            .then(
                sink(
                    Line.task("note"),
                    call -> {
                      throw new IllegalStateException("full");
                    }));
    assertThatThrownBy(() -> Loops.outputs(work.beside(List.of(note))))
        .isInstanceOfSatisfying(
            TaskException.class,
            failure -> {
              assertThat(failure.task()).isEqualTo("note");
              assertThat((List<?>) failure.input()).hasSize(2).first().isEqualTo(7);
            });
  }

  @Test
  void nobodyWorksOnlyToHaveFailuresTaken() throws Exception {
    Node<Integer> work =
        Loops.<Integer>first(
                Line.task("all"), out -> Branch.putAll(IntStream.iterate(0, i -> i + 1), out))
            .then(each(Line.task("work"), i -> failEveryTenth(i)));
    Node<Integer> few =
        work.then(
            Loops.join(
                Line.task("few"),
                (in, out) -> {
                  for (int i = 0; i < 3; i++) {
                    in.next();
                  }
                  out.put(3);
                }));
    assertThat(Loops.outputs(few.beside(List.of(noting(work))))).containsExactly(3);
    Leftovers.assertNone();
  }

  /** Workers that are stopped in the midst of their turns leave theirs to the others. */
  @ParameterizedTest
  @CsvSource({"1, 4", "8, 16", "1024, 4"})
  void whatHasFailedIsTakenThoughNobodyWantsTheOutputsOfAnOrderedTask(int throttle, int workers)
      throws Exception {
    AtomicInteger failed = new AtomicInteger();
    Node<Integer> work =
        numbers(Line.task("numbers"), ITEMS)
            .then(
                each(
                    task(workers, true).withThrottle(throttle),
                    i -> {
                      if (i % 3 != 0) {
                        failed.incrementAndGet();
                        throw new IOException("item " + i);
                      }
                      return i;
                    }));
    Node<Integer> few =
        work.then(
            Loops.join(
                Line.task("few"),
                (in, out) -> {
                  for (int i = 0; i < 5; i++) {
                    in.next();
                  }
                  out.put(5);
                }));
    Node<Void> slow =
        work.failures(IOException.class)
            .then(
                sink(
                    Line.task("slow").withThrottle(1),
                    call -> {
                      Thread.sleep(1);
                      diverted.add(call[0]);
                    }));
    assertThat(Loops.outputs(few.beside(List.of(slow)))).containsExactly(5);
    assertThat(diverted).hasSizeBetween(failed.get() - workers, failed.get());
    Leftovers.assertNone();
  }

  @Test
  void goesOnWhereNobodyTakesFailuresAnyMore() {
    Node<Integer> work =
        numbers(Line.task("numbers"), 1000).then(each(Line.task("work"), i -> failEveryTenth(i)));
    Node<Void> firstOnly =
        work.failures(IOException.class)
            .then(
                Loops.join(
                    Line.task("firstOnly"),
                    (in, out) -> {
                      in.next();
                    }));
    assertThat(Loops.outputs(work.beside(List.of(firstOnly)))).hasSize(900);
  }
}
