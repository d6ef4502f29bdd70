package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
import dev.pipewright.runtime.TaskException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Pipelines that return a future. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class FuturesTest {

  private Compiled.Made x;

  @BeforeAll
  void compile() {
    x = Compiling.compile(Sources.of("X.java")).make("p.PipewrightX");
  }

  private Object get(String method, Object... arguments) throws Exception {
    return ((CompletableFuture<?>) x.call(method, arguments)).get(20, TimeUnit.SECONDS);
  }

  @Test
  void allKindsOfFutures() throws Exception {
    for (String method : List.of("list", "wider", "wildcards")) {
      assertThat(get(method, 3)).isEqualTo(List.of(0, 1, 2));
      assertThat(get(method, 0)).isEqualTo(List.of());
    }
    for (String method : List.of("one", "object", "async")) {
      assertThat(get(method, 5)).isEqualTo(10);
    }
    assertThat(get("dropped", 5)).isNull();
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    assertThat(get("sink", 3, seen)).isNull();
    assertThat(seen).containsExactly(0, 1, 2);
  }

  @Test
  void failuresCompleteItWithATaskException() {
    Throwable thrown = catchThrowable(() -> get("failing", "x"));
    assertThat(thrown).isInstanceOf(ExecutionException.class);
    assertThat(thrown.getCause())
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(NumberFormatException.class);
  }

  @Test
  void startsAtOnceAndIsClosedByCancelling() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    CompletableFuture<?> future = (CompletableFuture<?>) x.call("waiting", running, ended);
    running.await(); // though nobody has asked for the result
    assertThat(future.cancel(true)).isTrue();
    ended.await();
    assertThat(future).isCancelled();
  }

  @Test
  void manyAtOnce() {
    List<CompletableFuture<?>> futures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      futures.add((CompletableFuture<?>) x.call("one", i));
    }
    for (int i = 0; i < 100; i++) {
      assertThat((Object) futures.get(i).join()).isEqualTo(i * (i - 1) / 2);
    }
  }
}
