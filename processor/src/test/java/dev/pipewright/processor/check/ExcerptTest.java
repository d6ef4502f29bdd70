package dev.pipewright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.model.Chain;
import dev.pipewright.processor.model.Reference;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  private static String excerpt(String text) {
    Chain chain = Chain.parse(0, text);
    if (chain.fault().isPresent()) {
      int index = chain.fault().get().index();
      return Excerpt.of(text, index, index + 1);
    }
    Reference last = chain.references().get(chain.references().size() - 1);
    return Excerpt.of(text, last.start(), last.end());
  }

  @Test
  void underlinesAName() {
    assertThat(excerpt("a -> bcd")).isEqualTo("\n    a -> bcd\n         ^^^ column 6");
  }

  @Test
  void showsOnlyTheLine() {
    assertThat(excerpt("\nfirst\n\t-> second\n"))
        .isEqualTo("\n     -> second\n        ^^^^^^ column 5");
  }

  @Test
  void pointsBehindTheEnd() {
    assertThat(excerpt("a ->\n\n")).isEqualTo("\n    a ->\n        ^ column 5");
    assertThat(excerpt("")).isEqualTo("\n    \n    ^ column 1");
  }
}
