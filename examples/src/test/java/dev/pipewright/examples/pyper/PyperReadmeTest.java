package dev.pipewright.examples.pyper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PyperReadmeTest {

  @Test
  @Timeout(30)
  void totalIsThatOfTheOddNumbers() {
    assertThat(PyperReadme.total(20)).isEqualTo(400);
  }
}
