package dev.pipewright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

  private static Attributes attributes(
      int workers, int throttle, boolean ordered, boolean cpuBound, boolean branch, boolean join) {
    return new Attributes(
        "",
        "t",
        workers,
        throttle,
        ordered,
        cpuBound,
        branch,
        join,
        Duration.ZERO,
        RetryPolicy.NONE);
  }

  @Test
  void areThoseOfATaskThatDeclaresNone() {
    assertThat(Attributes.of("t")).isEqualTo(attributes(1, 1024, false, false, false, false));
  }

  @Test
  void changeOneAtATime() {
    Attributes plain = Attributes.of("t");
    assertThat(plain.withWorkers(3)).isEqualTo(attributes(3, 1024, false, false, false, false));
    assertThat(plain.withThrottle(5)).isEqualTo(attributes(1, 5, false, false, false, false));
    assertThat(plain.withOrder()).isEqualTo(attributes(1, 1024, true, false, false, false));
    assertThat(plain.withBranch()).isEqualTo(attributes(1, 1024, false, false, true, false));
    assertThat(plain.withCpuBound()).isEqualTo(attributes(1, 1024, false, true, false, false));
    assertThat(plain.withCpuBound().withWorkers(3).withThrottle(5))
        .isEqualTo(plain.withThrottle(5).withWorkers(3).withCpuBound())
        .isEqualTo(attributes(3, 5, false, true, false, false));
    assertThat(plain.withTimeout(Duration.ofSeconds(1)).timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(plain.withTimeout(Duration.ofSeconds(1)).withOrder().hasAttempts()).isTrue();
    RetryPolicy policy = RetryPolicy.of(1, Duration.ZERO, Duration.ZERO, Exception.class);
    assertThat(plain.withRetry(policy).withBranch().retry()).isEqualTo(policy);
    assertThat(plain.withRetry(policy).hasAttempts()).isTrue();
    assertThat(plain.hasAttempts()).isFalse();
    assertThat(plain).isEqualTo(Attributes.of("t"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void areInRange(int wrong) {
    Attributes plain = Attributes.of("t");
    assertThatThrownBy(() -> plain.withWorkers(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("task t")
        .hasMessageContaining(Integer.toString(wrong));
    assertThatThrownBy(() -> plain.withThrottle(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("task t")
        .hasMessageContaining(Integer.toString(wrong));
    assertThatCode(() -> plain.withWorkers(1).withThrottle(1)).doesNotThrowAnyException();
  }
}
