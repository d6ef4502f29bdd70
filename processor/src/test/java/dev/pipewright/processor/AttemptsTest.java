package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Tasks of all kinds that are called again, and whose attempts end in time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class AttemptsTest {

  private final AtomicInteger calls = new AtomicInteger();
  private Compiled.Made x;

  @BeforeAll
  void compile() {
    x = Compiling.compile(Sources.of("X.java")).make("p.PipewrightX");
  }

  private void assertThreeCallsForEach(int inputs) {
    assertThat(calls.getAndSet(0)).isEqualTo(3 * inputs);
  }

  @Test
  void firstTasks() throws Exception {
    for (String method : List.of("callFirst", "callFirstLater")) {
      assertThat(x.call(method, 7, calls)).as(method).isEqualTo(7);
      assertThreeCallsForEach(1);
    }
    assertThat(x.call("callFirstOfMany", 7, calls)).isEqualTo(List.of(7, 7));
    assertThreeCallsForEach(1);
  }

  @Test
  void tasksBehindOthers() throws Exception {
    assertThat(x.call("eachOf", 3, calls)).isEqualTo(List.of(0L, 1L, 2L));
    assertThreeCallsForEach(3);
    assertThat(x.call("arrays", 2, calls)).isEqualTo(List.of(0, 0, 1, -1));
    assertThreeCallsForEach(2);
    assertThat(x.call("generics", 2, calls)).isEqualTo(List.of(List.of(0), List.of(1)));
    assertThreeCallsForEach(2);
    assertThat(x.call("ofObjects", 3)).isEqualTo(List.of(0, 1, 2));
    assertThat(x.call("evens", 50, calls))
        .isEqualTo(IntStream.range(0, 25).mapToObj(i -> 2 * i).toList());
    assertThreeCallsForEach(50);
  }

  @Test
  void sinksAndNamesOfTheGeneratedCode() throws Exception {
    Queue<Integer> items = new ConcurrentLinkedQueue<>();
    x.call("sinks", 3, calls, items, 100, 1000);
    assertThat(items).containsExactly(1100, 1101, 1102);
    assertThreeCallsForEach(3);
  }

  @Test
  void tasksWithSeveralInputs() throws Exception {
    for (String method : List.of("zipped", "zippedLater")) {
      assertThat(x.call(method, 3, calls)).as(method).isEqualTo(List.of(0, 0, 0));
      assertThreeCallsForEach(3);
    }
    x.call("zippedToSink", 3, calls);
    assertThreeCallsForEach(3);
  }

  @Test
  void asynchronousTasks() throws Exception {
    assertThat(x.call("laters", 20, calls)).isEqualTo(IntStream.range(0, 20).boxed().toList());
    assertThreeCallsForEach(20);
  }

  @Test
  void attemptsThatTakeTooLong() throws Exception {
    assertThat(x.call("callSlow", 7, calls)).isEqualTo(7);
    assertThat(calls.getAndSet(0)).isEqualTo(2);
    assertThat(catchThrowable(() -> x.call("callStuck", 7)))
        .cause()
        .isInstanceOf(TimeoutException.class)
        .hasMessage("an attempt took longer than 0.02s");
  }
}
