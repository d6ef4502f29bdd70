package dev.pipewright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void lists() {
    assertThat(Wording.and(List.of())).isEmpty();
    assertThat(Wording.and(List.of("a"))).isEqualTo("a");
    assertThat(Wording.and(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Wording.and(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }
}
