package dev.pipewright.examples.pyper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PyperReadmeTest {

  @Test
  void totalIsThatOfTheOddNumbers() {
    assertThat(PyperReadme.total(20)).isEqualTo(400);
  }
}
