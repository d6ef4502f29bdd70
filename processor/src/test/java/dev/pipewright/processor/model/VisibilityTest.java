package dev.pipewright.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Snippet;
import java.util.List;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

class VisibilityTest {

  private static Visibility in(String somePackage, Snippet snippet) {
    return new Visibility(snippet.environment().getElementUtils().getPackageElement(somePackage));
  }

  @Test
  void hiddenParts() {
    Snippet.ask(
        snippet -> {
          Visibility here = in("p", snippet);
          Visibility there = in("q", snippet);
          assertThat(there.hiddenPart(snippet.typeOf("fine"))).isEmpty();
          for (String field :
              List.of("array", "argument", "wildcard", "lower", "nested", "inner")) {
            assertThat(here.hiddenPart(snippet.typeOf(field))).as(field).isEmpty();
            assertThat(there.hiddenPart(snippet.typeOf(field)).map(TypeElement::getSimpleName))
                .as(field)
                .hasToString("Optional[Hidden]");
          }
          assertThat(here.hiddenPart(snippet.typeOf("secret"))).hasToString("Optional[p.T.Secret]");
          assertThat(here.hiddenPart(snippet.typeOf("insideSecret"))).isPresent();
        },
        """
        class T {
          Map<? super String, int[]>[] fine; Hidden[] array; List<Hidden> argument;
          List<? extends Hidden[]> wildcard; List<? super Hidden> lower; Hidden.Nested nested;
          Outer<Hidden>.Inner inner;
          private static class Secret { public static class Inside {} }
          List<Secret> secret; Secret.Inside insideSecret;
        }
        """,
        "class Hidden { public static class Nested {} }",
        "public class Outer<T> { public class Inner {} }",
        "package q; class Other {}");
  }
}
