package dev.pipewright.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Attributes;
import org.junit.jupiter.api.Test;

class TaskOptionsTest {

  /** What is checked is what will run. */
  @Test
  void theDefaultThrottleIsTheRuntimes() {
    assertThat(TaskOptions.DEFAULT_THROTTLE).isEqualTo(Attributes.DEFAULT_THROTTLE);
  }
}
