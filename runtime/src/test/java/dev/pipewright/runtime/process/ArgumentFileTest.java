package dev.pipewright.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentFileTest {

  private static final Charset LATIN = StandardCharsets.ISO_8859_1;

  private static String content(Charset charset, String... arguments) {
    return new String(ArgumentFile.contentOf(List.of(arguments), charset), LATIN);
  }

  @Test
  void argumentsStandQuotedInLinesOfTheirOwn() {
    assertThat(content(LATIN, "-Da=two words", "# 'b'", "c\"\\\r\n"))
        .isEqualTo("\"-Da=two words\"\n\"# 'b'\"\n\"c\\\"\\\\\\r\\n\"\n");
  }

  @Test
  void charactersAreEncodedAsTheSystemReadsThem() {
    assertThat(content(LATIN, "gr\u00fc\u00dfe")).isEqualTo("\"gr\u00fc\u00dfe\"\n");
    assertThat(content(StandardCharsets.UTF_8, "\u00fc\ud83d\ude00"))
        .isEqualTo("\"\u00c3\u00bc\u00f0\u009f\u0098\u0080\"\n");
  }

  /** The second byte of the character is that of a backslash, and is read as one. */
  @Test
  void quotingIsThatOfBytes() {
    assertThat(content(Charset.forName("windows-31j"), "\u8868")).isEqualTo("\"\u0095\\\\\"\n");
  }

  @Test
  void whatWasNoCharacterIsNoneAgain() {
    assertThat(content(StandardCharsets.US_ASCII, "j\ufffdrgen")).isEqualTo("\"j\u00ffrgen\"\n");
  }

  @Test
  void aCharacterThatTheSystemLacksIsNamed() {
    assertThatThrownBy(() -> content(StandardCharsets.US_ASCII, "-Dto=J\u00fcrgen"))
        .hasMessage(
            "the encoding of this system, US-ASCII, lacks the character \u00fc of -Dto=J\u00fcrgen;"
                + " start this program in a locale that has it, such as LC_ALL=C.UTF-8");
  }
}
