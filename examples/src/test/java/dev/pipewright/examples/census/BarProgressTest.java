package dev.pipewright.examples.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BarProgressTest {

  @Test
  void showsHowManyOfThePlacesWereReadAndThenNothing() {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    try (Progress bar = new BarProgress(new PrintStream(terminal, true, StandardCharsets.UTF_8))) {
      for (int i = 0; i < 5; i++) {
        bar.found();
      }
      for (int i = 0; i < 5; i++) {
        bar.read();
      }
    }

    assertThat(terminal.toString(StandardCharsets.UTF_8)).matches("[^\n]* 5/5 [^\n]*\\) \r {79}\r");
  }
}
