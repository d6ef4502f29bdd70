package dev.pipewright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GalleryTest {

  @Test
  void namesItsProgramsWhereNoneIsChosen() throws Exception {
    String names =
        "gallery: choose one of accesslog, chess, downloads, etl, events, fractal, pyper, wordcount";

    assertThat(print(2)).hasToString(names + System.lineSeparator());
    assertThat(print(2, "checkers")).hasToString(names + System.lineSeparator());
  }

  @Test
  void handsOnArgumentsAndExitCodes() throws Exception {
    assertThat(print(0, "accesslog", "--help")).startsWith("Usage: accesslog ");
    print(2, "accesslog", "--follow");
  }

  private static String print(int exitCode, String... args) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Gallery.run(args, new PrintStream(out, true, StandardCharsets.UTF_8)))
        .isEqualTo(exitCode);
    return out.toString(StandardCharsets.UTF_8);
  }
}
