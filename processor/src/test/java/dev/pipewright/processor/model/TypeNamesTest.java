package dev.pipewright.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Snippet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeNamesTest {

  @Test
  void typesAsTheUserWritesThem() {
    Snippet.ask(
        snippet -> {
          assertThat(TypeNames.of(snippet.typeOf("a"))).isEqualTo("int");
          assertThat(TypeNames.of(snippet.typeOf("b"))).isEqualTo("Map<String, ? extends int[][]>");
          assertThat(TypeNames.of(snippet.typeOf("c"))).isEqualTo("List<? super V>");
          assertThat(TypeNames.of(snippet.typeOf("d"))).isEqualTo("List<?>");
          assertThat(TypeNames.of(snippet.typeOf("e"))).isEqualTo("Map.Entry<List<String>, V[]>");
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
}
