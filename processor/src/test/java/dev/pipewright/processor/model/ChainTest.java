package dev.pipewright.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The language of pipelines. */
class ChainTest {

  private static final List<String> NAMES =
      List.of(
          "a", "fetch", "X.f", "a.b.c.D.e", "größe", "π", "𝒳", "_x", "$", "class", "x1", "名.前");
  private static final List<String> SPACES = List.of("", " ", "\t", "\n", "\r\n", "   ", "\u2003");

  @ParameterizedTest
  @MethodSource("seeds")
  void readsWhatWasWritten(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(any(SPACES, random));
    List<Reference> expected = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      Arrow arrow = Arrow.OUTPUTS;
      if (i > 0) {
        arrow = Arrow.values()[random.nextInt(Arrow.values().length)];
        text.append(any(SPACES, random)).append(arrow.text()).append(any(SPACES, random));
      }
      String name = any(NAMES, random);
      int dot = name.lastIndexOf('.');
      expected.add(
          new Reference(
              0,
              arrow,
              dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot)),
              name.substring(dot + 1),
              text.length(),
              text.length() + name.length()));
      text.append(name);
    }
    text.append(any(SPACES, random));

    Chain chain = Chain.parse(0, text.toString());

    assertThat(chain.fault()).as("seed %s: %s", seed, text).isEmpty();
    assertThat(chain.references()).as("seed %s: %s", seed, text).isEqualTo(expected);
    assertThat(chain.references())
        .allSatisfy(r -> assertThat(text.substring(r.start(), r.end())).isEqualTo(r.text()));
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(300);
  }

  private static String any(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void pointsAtTheFirstFault(String text, int index, Chain.Expected expected, String found) {
    assertThat(Chain.parse(0, text).fault()).contains(new Chain.Fault(index, expected, found));
  }

  static Stream<Arguments> faults() {
    Chain.Expected name = Chain.Expected.NAME;
    Chain.Expected arrow = Chain.Expected.ARROW;
    return Stream.of(
        Arguments.of("", 0, name, ""),
        Arguments.of("  ", 0, name, ""),
        Arguments.of("->", 0, name, "->"),
        Arguments.of("-> a", 0, name, "->"),
        Arguments.of("a ->", 4, name, ""),
        Arguments.of("a -> \n ", 4, name, ""),
        Arguments.of("a -> -> b", 5, name, "->"),
        Arguments.of("a -!>", 5, name, ""),
        Arguments.of("-!> a", 0, name, "-!>"),
        Arguments.of("a -> -!> b", 5, name, "-!>"),
        Arguments.of("a -! > b", 2, arrow, "-"),
        Arguments.of("a -!-> b", 2, arrow, "-"),
        Arguments.of("a !> b", 2, arrow, "!"),
        Arguments.of("a b", 2, arrow, "b"),
        Arguments.of("a - > b", 2, arrow, "-"),
        Arguments.of("a > b", 2, arrow, ">"),
        Arguments.of("a, b", 1, arrow, ","),
        Arguments.of("a → b", 2, arrow, "→"),
        Arguments.of("a()", 1, arrow, "("),
        Arguments.of("1a", 0, name, "1"),
        Arguments.of("a -> 2", 5, name, "2"),
        Arguments.of(".a", 0, name, "."),
        Arguments.of("a.", 2, name, ""),
        Arguments.of("a..b", 2, name, "."),
        Arguments.of("a. b", 2, name, " "),
        Arguments.of("a .b", 2, arrow, "."),
        Arguments.of("a.1", 2, name, "1"),
        Arguments.of("a 😀", 2, arrow, "😀"),
        Arguments.of("a\u00a0-> b", 1, arrow, "\u00a0"));
  }

  @Test
  void keepsTheNamesBeforeTheFault() {
    assertThat(Chain.parse(0, "a -> b.c d").references())
        .containsExactly(
            new Reference(0, Arrow.OUTPUTS, Optional.empty(), "a", 0, 1),
            new Reference(0, Arrow.OUTPUTS, Optional.of("b"), "c", 5, 8));
  }

  @Test
  void survivesAnything() {
    String alphabet = "ab.-!>  \t\n1😀é\u0000\"";
    for (long seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Chain chain = Chain.parse(0, text.toString());
      assertThat(chain.text()).isEqualTo(text.toString());
      assertThat(chain.fault().map(Chain.Fault::index).orElse(0))
          .as("seed %s: %s", seed, text)
          .isBetween(0, text.length());
    }
  }
}
