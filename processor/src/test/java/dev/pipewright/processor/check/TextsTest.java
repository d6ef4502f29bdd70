package dev.pipewright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.Snippet;
import dev.pipewright.processor.model.Expression;
import dev.pipewright.processor.model.Reference;
import dev.pipewright.processor.model.TypeNames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts that messages are made of: suggestions, excerpts, names of types, lists. */
class TextsTest {

  @ParameterizedTest
  @CsvSource({
    "fecth, fetch", // swapped
    "fetchh, fetch", // one too many
    "fech, fetch", // one too few
    "fetsh, fetch", // another one
    "FETCH, fetch", // upper case
    "pares, parse",
    "winrate, winRates",
  })
  void suggestsWhatIsNear(String written, String meant) {
    assertThat(Suggestion.didYouMean(written, List.of("fetch", "parse", "winRates", "store")))
        .isEqualTo(" Did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"games", "f", "fe", "p"})
  void suggestsNothingThatIsFar(String written) {
    assertThat(Suggestion.didYouMean(written, List.of("fetch", "parse", "g", "s"))).isEmpty();
  }

  @Test
  void suggestsAllThatAreEquallyNearAndEachOnce() {
    assertThat(Suggestion.didYouMean("get", List.of("set", "bet", "set", "other")))
        .isEqualTo(" Did you mean bet or set?");
    assertThat(Suggestion.didYouMean("get", List.of())).isEmpty();
  }

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
  void excerptUnderlinesAName() {
    assertThat(excerpt("a -> bcd")).isEqualTo("\n    a -> bcd\n         ^^^ column 6");
  }

  @Test
  void excerptShowsOnlyTheLine() {
    assertThat(excerpt("\nfirst\n\t-> second\n"))
        .isEqualTo("\n     -> second\n        ^^^^^^ column 5");
  }

  @Test
  void excerptPointsBehindTheEnd() {
    assertThat(excerpt("a ->\n\n")).isEqualTo("\n    a ->\n        ^ column 5");
    assertThat(excerpt("")).isEqualTo("\n    \n    ^ column 1");
  }

  @Test
  void typesAsTheUserWritesThem() {
    Snippet.ask(
        snippet -> {
          assertThat(TypeNames.of(snippet.typeOf("a"))).isEqualTo("int");
          assertThat(TypeNames.of(snippet.typeOf("b"))).isEqualTo("Map<String, ? extends int[][]>");
          assertThat(TypeNames.of(snippet.typeOf("c"))).isEqualTo("List<? super V>");
          assertThat(TypeNames.of(snippet.typeOf("d"))).isEqualTo("List<?>");
          assertThat(TypeNames.of(snippet.typeOf("e"))).isEqualTo("Entry<List<String>, V[]>");
          assertThat(TypeNames.of(snippet.typeOf("f"))).isEqualTo("List<String>[]");
        },
        """
        class T<V> {
          int a; Map<String, ? extends int[][]> b; List<? super V> c; List<?> d;
          Map.Entry<List<@org.jspecify.annotations.Nullable String>, V @org.jspecify.annotations.Nullable []> e;
          List<String>[] f;
        }
        """);
  }

  @Test
  void onlyTypesThatLookAlikeAreQualified() {
    Snippet.ask(
        snippet -> {
          assertThat(TypeNames.of(List.of(snippet.typeOf("a"), snippet.typeOf("b"))))
              .containsExactly("List<java.util.Date>", "java.sql.Date");
          assertThat(TypeNames.of(List.of(snippet.typeOf("a"), snippet.typeOf("a"))))
              .containsExactly("List<Date>", "List<Date>");
          assertThat(TypeNames.of(snippet.typeOf("c")))
              .isEqualTo("Map<java.util.Date, java.sql.Date>");
        },
        "class T { List<java.util.Date> a; java.sql.Date b; Map<java.util.Date, java.sql.Date> c; }");
  }

  @Test
  void lists() {
    assertThat(Wording.and(List.of())).isEmpty();
    assertThat(Wording.and(List.of("a"))).isEqualTo("a");
    assertThat(Wording.and(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Wording.and(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }
}
