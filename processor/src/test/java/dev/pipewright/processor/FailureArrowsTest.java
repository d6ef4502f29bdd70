package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
import dev.pipewright.runtime.TaskException;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrows that take the failures of tasks of all kinds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class FailureArrowsTest {

  private Compiled.Made x;

  @BeforeAll
  void compile() {
    x = Compiling.compile(Sources.of("X.java")).make("p.PipewrightX");
  }

  private final Queue<String> dead = new ConcurrentLinkedQueue<>();
  private final Queue<String> stored = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void clear() {
    dead.clear();
    stored.clear();
  }

  private static List<String> texts(int count) {
    return IntStream.range(0, count).filter(i -> i % 10 != 7).mapToObj(i -> "n" + i).toList();
  }

  private List<String> takeDead() {
    List<String> taken = List.copyOf(dead);
    dead.clear();
    return taken;
  }

  @ParameterizedTest
  @ValueSource(strings = {"letters", "widened", "boxed", "generics", "inOneChain", "ofFuture"})
  void deadLetters(String method) throws Exception {
    assertThat(x.call(method, 20, dead)).isEqualTo(texts(20));
    assertThat(takeDead()).containsExactly("7 number 7", "17 number 17");
    assertThat(x.call(method, 0, dead)).isEqualTo(List.of());
    assertThat(takeDead()).isEmpty();
  }

  @Test
  void theExceptionAlone() throws Exception {
    assertThat(x.call("exceptions", 20, dead)).isEqualTo(texts(20));
    assertThat(takeDead()).containsExactly("number 7", "number 17");
  }

  @Test
  void sinksOnBothWays() throws Exception {
    x.call("stored", 20, dead, stored);
    assertThat(stored).containsExactlyElementsOf(texts(20));
    assertThat(takeDead()).containsExactly("7 number 7", "17 number 17");
    stored.clear();
    x.call("ofSink", 20, dead, stored);
    assertThat(stored).containsExactlyInAnyOrderElementsOf(texts(20));
    assertThat(takeDead()).containsExactlyInAnyOrder("7 number 7", "17 number 17");
  }

  @Test
  void aFallback() throws Exception {
    x.call("fallback", 20, stored);
    assertThat(stored).hasSize(20).containsAll(texts(20)).contains("instead of 7", "instead of 17");
    assertThat(x.call("one", 7)).isEqualTo("INSTEAD OF 7");
    assertThat(x.call("one", 8)).isEqualTo("N8");
  }

  @Test
  void withoutAnArrowTheSameTaskFailsTheRun() {
    assertThatThrownBy(() -> x.call("failing", 20))
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void theMostSpecificOneTakesAFailure() throws Exception {
    assertThat(x.call("kinds", 4, dead)).isEqualTo(List.of("n3"));
    assertThat(takeDead()).containsExactlyInAnyOrder("no file 0", "1 broken", "2 a bug");
  }

  @Test
  void firstTasks() throws Exception {
    assertThat(x.call("ofFirst", 8, "!", dead)).isEqualTo(List.of("8!"));
    assertThat(takeDead()).isEmpty();
    assertThat(x.call("ofFirst", 7, "!", dead)).isEqualTo(List.of());
    assertThat(takeDead()).containsExactly("7!");
    assertThat(x.call("ofFirstWithoutInput", dead)).isEqualTo(List.of());
    assertThat(takeDead()).containsExactly("nothing");
  }

  @Test
  void branches() throws Exception {
    assertThat(x.call("ofEmitter", 9, dead))
        .isEqualTo(List.of(0, 0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, 8, -8));
    assertThat(takeDead()).containsExactly("7 number 7");
    assertThat(x.call("ofLazy", 8, dead)).isEqualTo(List.of(0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6));
    assertThat(takeDead()).containsExactly("6", "7");
  }

  @Test
  void severalInputs() throws Exception {
    assertThat(x.call("ofZip", 9, dead))
        .isEqualTo(List.of("0+0", "1+2", "2+4", "3+6", "4+8", "5+10", "6+12", "8+16"));
    assertThat(takeDead()).containsExactly("7+14");
  }

  @Test
  void severalTasksShareOne() throws Exception {
    assertThat(x.call("shared", 9, dead))
        .isEqualTo(List.of("n0", "n1", "n2", "n3", "n5", "n6", "n8"));
    assertThat(takeDead()).containsExactlyInAnyOrder("4 four", "7 number 7");
  }

  @Test
  void whatTakesFailuresMayFailItself() throws Exception {
    assertThat(x.call("behind", 9, dead)).isEqualTo(texts(9));
    assertThat(takeDead()).containsExactly("7 number 7 full");
    assertThat(x.call("behindAlone", 9, dead)).isEqualTo(texts(9));
    assertThat(takeDead()).containsExactly("full");
  }

  @Test
  void inAPipelineWithinAnother() throws Exception {
    assertThat(x.call("spliced", 9, dead))
        .isEqualTo(List.of("N0", "N1", "N2", "N3", "N4", "N5", "N6", "N8"));
    assertThat(takeDead()).containsExactly("7 number 7");
  }

  @Test
  void behindTheLastAttempt() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    assertThat(x.call("retried", 10, dead, calls)).isEqualTo(texts(10));
    assertThat(takeDead()).containsExactly("7 number 7");
    assertThat(calls).hasValue(12);
  }

  @Test
  void genericItems() throws Exception {
    assertThat(x.call("ofGeneric", 4, dead)).isEqualTo(List.of("n0", "n1", "n2"));
    assertThat(takeDead()).containsExactly("[n3]");
  }
}
