package dev.pipewright.examples.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.examples.testing.JarFixture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaReleaseTest {

  @ParameterizedTest
  @CsvSource({
    "45, Java 1.1",
    "46, Java 1.2",
    "48, Java 1.4",
    "49, Java 5",
    "52, Java 8",
    "53, Java 9",
    "61, Java 17",
    "69, Java 25",
  })
  void majorVersionTellsTheRelease(int major, String release) {
    assertThat(JavaRelease.of(JarFixture.classFile(major))).hasToString(release);
  }

  @Test
  void previewFeaturesDoNotChangeTheRelease() {
    byte[] header = JarFixture.classFile(65);
    header[4] = (byte) 0xFF;
    header[5] = (byte) 0xFF;

    assertThat(JavaRelease.of(header)).hasToString("Java 21");
  }

  @Test
  void whatIsNoClassFileIsUnknown() {
    byte[] classFile = JarFixture.classFile(52);

    assertThat(JavaRelease.of(new byte[0])).isEqualTo(JavaRelease.UNKNOWN);
    assertThat(JavaRelease.of(Arrays.copyOf(classFile, 7))).isEqualTo(JavaRelease.UNKNOWN);
    assertThat(JavaRelease.of("no class file".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(JavaRelease.UNKNOWN);
    assertThat(JavaRelease.of(JarFixture.classFile(44))).isEqualTo(JavaRelease.UNKNOWN);
    assertThat(JavaRelease.UNKNOWN).hasToString("unknown");
  }

  @Test
  void theOldestComesFirstAndTheUnknownLast() {
    assertThat(Stream.of(17, 0, 1, 8).map(JavaRelease::new).sorted().map(JavaRelease::toString))
        .containsExactly("Java 1.1", "Java 8", "Java 17", "unknown");
  }
}
