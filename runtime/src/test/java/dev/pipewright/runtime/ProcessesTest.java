package dev.pipewright.runtime;

import static dev.pipewright.runtime.Line.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks whose workers are processes do what they would do in threads. */
@Timeout(60)
class ProcessesTest {

  @Test
  void everyInputBecomesAnOutput() {
    assertThat(Line.numbers(10_000).then(new ProcessTasks.Square(task("square"))).run().toList())
        .isEqualTo(IntStream.range(0, 10_000).map(i -> i * i).boxed().toList());
  }
}
