package dev.pipewright.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Snippet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.junit.jupiter.api.Test;

/** Questions about Java's types. */
class TypeSystemTest {

  /** Asks about the types of fields, which a snippet declares with the names a, b, c ... */
  private static void ask(
      BiConsumer<TypeSystem, Snippet> questions, String fields, String... further) {
    String source =
        "@SuppressWarnings(\"rawtypes\") class T<V, W extends List<String>, X extends Integer> {\n"
            + fields
            + "\n}";
    String[] sources = new String[further.length + 1];
    sources[0] = source;
    System.arraycopy(further, 0, sources, 1, further.length);
    Snippet.ask(
        snippet ->
            questions.accept(
                new TypeSystem(
                    snippet.environment().getTypeUtils(), snippet.environment().getElementUtils()),
                snippet),
        sources);
  }

  private static String show(Shape shape) {
    if (shape instanceof Shape.Many many) {
      return many.kind() + " of " + many.item();
    }
    return shape.getClass().getSimpleName();
  }

  @Test
  void elements() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("List<String>", "ITERABLE of java.lang.String");
    expected.put("Map<String, int[]>", "NoElements");
    expected.put("ArrayDeque<? extends Number>", "ITERABLE of java.lang.Number");
    expected.put("Iterator<int[]>", "ITERATOR of int[]");
    expected.put("PrimitiveIterator.OfInt", "ITERATOR of java.lang.Integer");
    expected.put("Stream<List<?>>", "STREAM of java.util.List<?>");
    expected.put("Optional<String>", "OPTIONAL of java.lang.String");
    expected.put("OptionalInt", "NoElements");
    expected.put("IntStream", "INT_STREAM of int");
    expected.put("LongStream", "LONG_STREAM of long");
    expected.put("DoubleStream", "DOUBLE_STREAM of double");
    expected.put("String[]", "ARRAY of java.lang.String");
    expected.put("boolean[][]", "ARRAY of boolean[]");
    expected.put("List<String>[]", "ARRAY of java.util.List<java.lang.String>");
    expected.put("List", "UnknownElements");
    expected.put("List<?>", "UnknownElements");
    expected.put("Stream<? super String>", "UnknownElements");
    expected.put("Strings", "ITERABLE of java.lang.String");
    expected.put("Raws", "UnknownElements");
    expected.put("Generic<int[]>", "ITERABLE of int[]");
    expected.put("java.nio.file.Path", "ITERABLE of java.nio.file.Path");
    expected.put("W", "ITERABLE of java.lang.String");
    expected.put("V", "NoElements");
    expected.put("String", "NoElements");
    expected.put("int", "NoElements");
    expected.put("Void", "NoElements");
    StringBuilder fields = new StringBuilder();
    List<String> types = List.copyOf(expected.keySet());
    for (int i = 0; i < types.size(); i++) {
      fields.append(types.get(i)).append(" f").append(i).append(";\n");
    }
    ask(
        (system, snippet) -> {
          for (int i = 0; i < types.size(); i++) {
            assertThat(show(system.elementsOf(snippet.typeOf("f" + i))))
                .as(types.get(i))
                .isEqualTo(expected.get(types.get(i)));
          }
        },
        fields.toString(),
        "abstract class Strings implements Collection<String> {}",
        "@SuppressWarnings(\"rawtypes\") abstract class Raws implements Iterable {}",
        "abstract class Generic<E> implements Iterable<E> {}");
  }

  @Test
  void whatIsBothAnIteratorAndAnIterableIsReadAsIteratorAndCastToIt() {
    ask(
        (system, snippet) -> {
          Shape shape = system.elementsOf(snippet.typeOf("both"));
          assertThat(show(shape)).isEqualTo("ITERATOR of java.lang.String");
          assertThat(system.castFor((Shape.Many) shape, snippet.typeOf("both")))
              .hasToString("Optional[java.util.Iterator<java.lang.String>]");
          shape = system.elementsOf(snippet.typeOf("list"));
          assertThat(system.castFor((Shape.Many) shape, snippet.typeOf("list"))).isEmpty();
          shape = system.elementsOf(snippet.typeOf("ints"));
          assertThat(show(shape)).isEqualTo("INT_STREAM of int");
          assertThat(system.castFor((Shape.Many) shape, snippet.typeOf("ints")))
              .hasToString("Optional[java.util.stream.IntStream]");
        },
        "Both both; List<String> list; Ints ints;",
        "abstract class Both implements Iterable<String>, Iterator<String> {}",
        "@SuppressWarnings(\"overloads\") interface Ints extends IntStream, Iterable<Integer> {"
            + " PrimitiveIterator.OfInt iterator(); Spliterator.OfInt spliterator(); }");
  }

  @Test
  void views() {
    ask(
        (system, snippet) -> {
          assertThat(show(system.viewOf(snippet.typeOf("iterable"))))
              .isEqualTo("ITERABLE of int[]");
          assertThat(show(system.viewOf(snippet.typeOf("iterator"))))
              .isEqualTo("ITERATOR of java.lang.Number");
          assertThat(show(system.viewOf(snippet.typeOf("stream"))))
              .isEqualTo("STREAM of java.util.List<java.lang.String>");
          assertThat(show(system.viewOf(snippet.typeOf("raw")))).isEqualTo("UnknownElements");
          assertThat(show(system.viewOf(snippet.typeOf("lower")))).isEqualTo("UnknownElements");
          for (String field : List.of("list", "array", "ints", "optional", "number", "object")) {
            assertThat(show(system.viewOf(snippet.typeOf(field))))
                .as(field)
                .isEqualTo("NoElements");
          }
        },
        """
        Iterable<int[]> iterable; Iterator<? extends Number> iterator; Stream<List<String>> stream;
        Iterator raw; Stream<? super String> lower;
        List<String> list; String[] array; IntStream ints; Optional<String> optional; int number; Object object;
        """);
  }

  private static final List<String> PRIMITIVES =
      List.of("byte", "short", "char", "int", "long", "float", "double", "boolean");
  private static final List<String> BOXES =
      List.of("Byte", "Short", "Character", "Integer", "Long", "Float", "Double", "Boolean");

  /** What each primitive widens to: the table of section 5.1.2 of the language specification. */
  private static final Map<String, List<String>> WIDENS =
      Map.of(
          "byte", List.of("byte", "short", "int", "long", "float", "double"),
          "short", List.of("short", "int", "long", "float", "double"),
          "char", List.of("char", "int", "long", "float", "double"),
          "int", List.of("int", "long", "float", "double"),
          "long", List.of("long", "float", "double"),
          "float", List.of("float", "double"),
          "double", List.of("double"),
          "boolean", List.of("boolean"));

  @Test
  void primitivesAndBoxesAreAcceptedAsInAnAssignment() {
    StringBuilder fields = new StringBuilder("Object Object_; Number Number_;\n");
    PRIMITIVES.forEach(p -> fields.append(p + " " + p + "_;\n"));
    BOXES.forEach(b -> fields.append(b + " " + b + "_;\n"));
    ask(
        (system, snippet) -> {
          for (int given = 0; given < PRIMITIVES.size(); given++) {
            for (int taken = 0; taken < PRIMITIVES.size(); taken++) {
              String from = PRIMITIVES.get(given);
              String to = PRIMITIVES.get(taken);
              boolean widens = WIDENS.get(from).contains(to);
              check(system, snippet, to, from, widens);
              check(system, snippet, to, BOXES.get(given), widens);
              check(system, snippet, BOXES.get(taken), from, given == taken);
              check(system, snippet, BOXES.get(taken), BOXES.get(given), given == taken);
            }
            boolean number = !List.of("char", "boolean").contains(PRIMITIVES.get(given));
            check(system, snippet, "Object", PRIMITIVES.get(given), true);
            check(system, snippet, "Number", PRIMITIVES.get(given), number);
            check(system, snippet, "Number", BOXES.get(given), number);
            check(system, snippet, PRIMITIVES.get(given), "Object", false);
            check(system, snippet, PRIMITIVES.get(given), "Number", false);
            check(system, snippet, BOXES.get(given), "Number", false);
          }
        },
        fields.toString());
  }

  private static void check(
      TypeSystem system, Snippet snippet, String taken, String given, boolean accepted) {
    assertThat(system.accepts(snippet.typeOf(taken + "_"), snippet.typeOf(given + "_")))
        .as("%s = %s", taken, given)
        .isEqualTo(accepted);
  }

  @Test
  void referencesAreAcceptedAsInAnAssignmentWithoutUncheckedOnes() {
    ask(
        (system, snippet) -> {
          assertThat(system.accepts(snippet.typeOf("extending"), snippet.typeOf("integers")))
              .isTrue();
          assertThat(system.accepts(snippet.typeOf("raw"), snippet.typeOf("integers"))).isTrue();
          assertThat(system.accepts(snippet.typeOf("integers"), snippet.typeOf("raw"))).isFalse();
          assertThat(system.accepts(snippet.typeOf("numbers"), snippet.typeOf("integers")))
              .isFalse();
          assertThat(system.accepts(snippet.typeOf("extending"), snippet.typeOf("extending")))
              .isTrue();
          assertThat(system.accepts(snippet.typeOf("objects"), snippet.typeOf("strings"))).isTrue();
          assertThat(system.accepts(snippet.typeOf("objects"), snippet.typeOf("ints"))).isFalse();
          assertThat(system.accepts(snippet.typeOf("longs"), snippet.typeOf("ints"))).isFalse();
          assertThat(system.accepts(snippet.typeOf("nullable"), snippet.typeOf("strings")))
              .isTrue();
          assertThat(system.isIdentical(snippet.typeOf("nullable"), snippet.typeOf("strings")))
              .isTrue();
          assertThat(system.isIdentical(snippet.typeOf("any"), snippet.typeOf("any2"))).isTrue();
          assertThat(system.isSame(snippet.typeOf("n"), snippet.typeOf("boxed"))).isTrue();
          assertThat(system.accepts(nothing(snippet), snippet.typeOf("boxed"))).isFalse();
          assertThat(system.accepts(snippet.typeOf("boxed"), nothing(snippet))).isFalse();
          assertThat(system.isSame(nothing(snippet), nothing(snippet))).isFalse();
        },
        """
        Collection<? extends Number> extending; List<Integer> integers; List<Number> numbers; List raw;
        Object[] objects; String[] strings; int[] ints; long[] longs; int n; Integer boxed;
        List<?> any; java.util.List<?> any2; @org.jspecify.annotations.Nullable String[] nullable;
        """);
  }

  private static TypeMirror nothing(Snippet snippet) {
    return snippet.environment().getTypeUtils().getNoType(TypeKind.VOID);
  }

  @Test
  void exceptions() {
    ask(
        (system, snippet) -> {
          List<TypeMirror> thrown =
              List.of(
                  snippet.typeOf("file"),
                  snippet.typeOf("io"),
                  snippet.typeOf("io"),
                  snippet.typeOf("unchecked"),
                  snippet.typeOf("error"),
                  snippet.typeOf("interrupted"));
          assertThat(system.withoutRedundant(thrown, List.of()))
              .hasToString("[java.io.IOException, java.lang.InterruptedException]");
          assertThat(system.withoutRedundant(thrown, List.of("java.lang.Exception")))
              .hasToString("[java.lang.Exception]");
          assertThat(system.withoutRedundant(List.of(), List.of())).isEmpty();
          assertThat(
                  system.withoutRedundant(
                      List.of(snippet.typeOf("all")), List.of("java.lang.Exception")))
              .hasToString("[java.lang.Throwable]");
        },
        """
        java.io.FileNotFoundException file; java.io.IOException io; IllegalStateException unchecked;
        StackOverflowError error; InterruptedException interrupted; Throwable all;
        """);
  }

  @Test
  void typeVariables() {
    ask(
        (system, snippet) -> {
          for (String field : List.of("v", "list", "array", "wildcard", "lower", "inner")) {
            assertThat(system.variableIn(snippet.typeOf(field)))
                .as(field)
                .hasToString("Optional[V]");
          }
          assertThat(system.variableIn(snippet.typeOf("none"))).isEmpty();
          assertThat(system.variableIn(snippet.typeOf("raw"))).isEmpty();
        },
        """
        V v; List<V> list; V[][] array; List<? extends V> wildcard; List<? super V> lower;
        Outer<V>.Inner inner; Map<String, ? super int[]> none; List raw;
        """,
        "public class Outer<T> { public class Inner {} }");
  }
}
