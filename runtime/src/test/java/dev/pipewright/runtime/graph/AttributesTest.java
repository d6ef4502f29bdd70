package dev.pipewright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

  @Test
  void areThoseOfATaskThatDeclaresNone() {
    assertThat(Attributes.of("t"))
        .isEqualTo(new Attributes("", "t", 1, 1024, false, false, false, false));
  }

  @Test
  void changeOneAtATime() {
    Attributes plain = Attributes.of("t");
    assertThat(plain.withWorkers(3))
        .isEqualTo(new Attributes("", "t", 3, 1024, false, false, false, false));
    assertThat(plain.withThrottle(5))
        .isEqualTo(new Attributes("", "t", 1, 5, false, false, false, false));
    assertThat(plain.withOrder())
        .isEqualTo(new Attributes("", "t", 1, 1024, true, false, false, false));
    assertThat(plain.withBranch())
        .isEqualTo(new Attributes("", "t", 1, 1024, false, false, true, false));
    assertThat(plain.withCpuBound())
        .isEqualTo(new Attributes("", "t", 1, 1024, false, true, false, false));
    assertThat(plain.withCpuBound().withWorkers(3).withThrottle(5))
        .isEqualTo(plain.withThrottle(5).withWorkers(3).withCpuBound())
        .isEqualTo(new Attributes("", "t", 3, 5, false, true, false, false));
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
