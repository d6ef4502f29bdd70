package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Threads;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller that declares an exception gets it as a task has thrown it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeclaredExceptionsTest {

  private final Threads workers = new Threads();

  /** A way to run to the end. */
  private record Way(String name, Consumer<LocalRun<?>> end) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    return Stream.of(
        new Way("toList", LocalRun::toList),
        new Way("single", LocalRun::single),
        new Way("toEnd", LocalRun::toEnd));
  }

  private Throwable thrownBy(Way way, Throwable cause, List<Class<? extends Throwable>> declared) {
    LocalRun<Integer> run =
        numbers(3)
            .<Integer>each(
                task("fail"),
                i -> {
                  workers.note();
                  throw cause;
                })
            .run()
            .throwing(declared);
    Throwable thrown = catchThrowable(() -> way.end().accept(run));
    assertThat(workers.alive()).isEmpty();
    return thrown;
  }

  static Stream<Arguments> declared() {
    List<List<Object>> pairs =
        List.of(
            List.of(new IOException(), List.of(IOException.class)),
            List.of(new FileNotFoundException(), List.of(IOException.class)),
            List.of(new IOException(), List.of(Exception.class)),
            List.of(
                new IllegalArgumentException(),
                List.of(IOException.class, IllegalArgumentException.class)),
            List.of(new NumberFormatException(), List.of(RuntimeException.class)),
            List.of(new AssertionError(), List.of(AssertionError.class)),
            List.of(new StackOverflowError(), List.of(Error.class)),
            List.of(new Throwable(), List.of(Throwable.class)),
            List.of(new InterruptedException(), List.of(InterruptedException.class)));
    return ways().flatMap(way -> pairs.stream().map(p -> Arguments.of(way, p.get(0), p.get(1))));
  }

  @ParameterizedTest
  @MethodSource("declared")
  void whatIsDeclaredIsThrownItself(
      Way way, Throwable cause, List<Class<? extends Throwable>> declared) {
    Throwable thrown = thrownBy(way, cause, declared);
    assertThat(thrown).isSameAs(cause);
    assertThat(cause.getSuppressed()).as("added to the task's exception").isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  static Stream<Arguments> undeclared() {
    List<List<Object>> pairs =
        List.of(
            List.of(new IOException(), List.of()),
            List.of(new IOException(), List.of(FileNotFoundException.class)),
            List.of(new IllegalStateException(), List.of(IOException.class)),
            List.of(new AssertionError(), List.of(Exception.class)),
            List.of(new IllegalStateException(new IOException()), List.of(IOException.class)));
    return ways().flatMap(way -> pairs.stream().map(p -> Arguments.of(way, p.get(0), p.get(1))));
  }

  @ParameterizedTest
  @MethodSource("undeclared")
  void whatIsNotDeclaredIsACause(
      Way way, Throwable cause, List<Class<? extends Throwable>> declared) {
    Throwable thrown = thrownBy(way, cause, declared);
    assertThat(thrown).isInstanceOf(TaskException.class);
    assertThat(thrown.getCause()).isSameAs(cause);
    assertThat(cause.getSuppressed()).isEmpty();
  }

  /** What an interrupted caller gets, and whether its interrupt flag is set then. */
  private record Interrupted(Throwable thrown, boolean flag) {}

  private Interrupted interruptCaller(List<Class<? extends Throwable>> declared) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    LocalRun<Integer> run =
        allNumbers()
            .<Integer>each(
                task("wait"),
                i -> {
                  workers.note();
                  never.await();
                  return i;
                })
            .run()
            .throwing(declared);
    Threads.Background<Interrupted> caller =
        Threads.inBackground(
            () -> {
              Throwable thrown = catchThrowable(run::toList);
              return new Interrupted(thrown, Thread.currentThread().isInterrupted());
            });
    eventually().until(() -> workers.seen().size() == 1 && Threads.isIdle(caller.thread()));
    caller.thread().interrupt();
    Interrupted result = caller.get();
    assertThat(workers.alive()).isEmpty();
    return result;
  }

  @Test
  void anInterruptedCallerThatDeclaresItGetsInterruptedException() throws Exception {
    Interrupted result = interruptCaller(List.of(IOException.class, InterruptedException.class));
    assertThat(result.thrown()).isInstanceOf(InterruptedException.class);
    assertThat(result.flag()).isFalse();
  }

  @Test
  void anotherInterruptedCallerGetsCancellationExceptionWithItsFlagSet() throws Exception {
    Interrupted result = interruptCaller(List.of(IOException.class));
    assertThat(result.thrown()).isInstanceOf(CancellationException.class);
    assertThat(result.flag()).isTrue();
  }

  @Test
  void aRunThatIsClosedIsNoInterrupt() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    LocalRun<Integer> run =
        numbers(1)
            .<Integer>each(
                task("wait"),
                i -> {
                  waiting.countDown();
                  never.await();
                  return i;
                })
            .run()
            .throwing(List.of(InterruptedException.class));
    Threads.Background<Throwable> caller = Threads.inBackground(() -> catchThrowable(run::toList));
    waiting.await();
    run.close();
    assertThat(caller.get()).isInstanceOf(CancellationException.class);
  }
}
