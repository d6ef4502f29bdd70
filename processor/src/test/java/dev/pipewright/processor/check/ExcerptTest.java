package dev.pipewright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.model.Expression;
import dev.pipewright.processor.model.Reference;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  private static String excerpt(String text) {
    Expression expression = Expression.parse(0, text);
    if (expression.fault().isPresent()) {
      int index = expression.fault().get().index();
      return Excerpt.of(text, index, index + 1);
    }
    Reference last = expression.references().get(expression.references().size() - 1);
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
