package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
import dev.pipewright.runtime.TaskException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caller of a pipeline gets that declares to throw. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class ThrowsTest {

  private Object x;

  @BeforeAll
  void compile() {
    x = Compiling.compile(Sources.of("X.java")).make("p.PipewrightX").object();
  }

  private Throwable thrownBy(String method, Object argument) {
    return catchThrowable(
        () -> {
          for (var m : x.getClass().getDeclaredMethods()) {
            if (m.getName().equals(method)) {
              m.setAccessible(true);
              try {
                m.invoke(x, argument);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }
          }
        });
  }

  private static void isTold(Throwable thrown, Throwable failure) {
    assertThat(thrown).isSameAs(failure);
    assertThat(failure.getSuppressed()).as("added to the task's exception").isEmpty();
  }

  private static void isWrapped(Throwable thrown, Throwable failure) {
    assertThat(thrown).isInstanceOf(TaskException.class);
    assertThat(thrown.getCause()).isSameAs(failure);
    assertThat(failure.getSuppressed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "list", "dropped", "async", "asyncFirst", "joined"})
  void declaredExceptionsReachTheCallerAndOthersAreWrapped(String method) {
    for (Exception declared : new Exception[] {new IOException(), new FileNotFoundException()}) {
      isTold(thrownBy(method, declared), declared);
    }
    for (Throwable other :
        new Throwable[] {new Exception(), new IllegalStateException(), new AssertionError()}) {
      isWrapped(thrownBy(method, other), other);
    }
  }

  @Test
  void severalDeclaredOnes() {
    for (Throwable declared :
        new Throwable[] {
          new TimeoutException(),
          new IllegalStateException(),
          new CancellationException(),
          new StackOverflowError()
        }) {
      isTold(thrownBy("several", declared), declared);
    }
    for (Throwable other : new Throwable[] {new IOException(), new AssertionError()}) {
      isWrapped(thrownBy("several", other), other);
    }
  }

  @Test
  void throwableIncludesEverythingAndNothingIsNothing() {
    for (Throwable failure :
        new Throwable[] {new IOException(), new IllegalStateException(), new AssertionError()}) {
      isWrapped(thrownBy("none", failure), failure);
      isTold(thrownBy("any", failure), failure);
    }
  }

  @Test
  void interruptedCaller() throws InterruptedException {
    assertThat(whenInterrupted("interrupted")).isInstanceOf(InterruptedException.class);
    assertThat(whenInterrupted("interruptedSilently")).isInstanceOf(CancellationException.class);
    assertThat(whenInterrupted("interruptedAsException")).isInstanceOf(CancellationException.class);
  }

  private Throwable whenInterrupted(String method) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    Throwable[] thrown = new Throwable[1];
    boolean[] flag = new boolean[1];
    Thread caller =
        new Thread(
            () -> {
              thrown[0] = thrownBy(method, running);
              flag[0] = Thread.currentThread().isInterrupted();
            });
    caller.start();
    running.await();
    caller.interrupt();
    caller.join();
    assertThat(flag[0])
        .as("set, unless an InterruptedException tells")
        .isEqualTo(!(thrown[0] instanceof InterruptedException));
    return thrown[0];
  }

  @Test
  void aFutureIsCompletedWithWhatIsDeclared() throws Exception {
    IllegalStateException declared = new IllegalStateException();
    isTold(outcomeOf(declared), declared);
    IllegalArgumentException other = new IllegalArgumentException();
    isWrapped(outcomeOf(other), other);
  }

  private Throwable outcomeOf(Throwable failure) throws Exception {
    CompletableFuture<?> future =
        (CompletableFuture<?>) new Compiled.Made(x).call("later", failure);
    Throwable thrown = catchThrowable(() -> future.get(20, TimeUnit.SECONDS));
    assertThat(thrown).isInstanceOf(ExecutionException.class);
    return thrown.getCause();
  }
}
