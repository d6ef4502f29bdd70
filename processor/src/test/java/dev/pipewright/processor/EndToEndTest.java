package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated classes do when they run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndTest {

  private static final List<String> BRANCHES =
      List.of(
          "List<Integer>",
          "Set<Integer>",
          "Iterable<Integer>",
          "Iterator<? extends Integer>",
          "PrimitiveIterator.OfInt",
          "Stream<Integer>",
          "IntStream",
          "LongStream",
          "DoubleStream",
          "Integer[]",
          "int[]",
          "long[]",
          "double[]",
          "float[]",
          "short[]",
          "char[]",
          "byte[]",
          "boolean[]");

  private static final List<String> VIEWS = List.of("Iterable", "Iterator", "Stream");

  private Compiled shapes;

  /** One contract with every kind of branch behind each other kind of join. */
  @BeforeAll
  void compileShapes() {
    StringBuilder source = new StringBuilder("interface X {\n");
    for (int b = 0; b < BRANCHES.size(); b++) {
      source.append(
          "@Task(branch = true) static %s branch%d(int n) { return Holders.<%s>of(\"%1$s\", n); }\n"
              .formatted(BRANCHES.get(b), b, BRANCHES.get(b)));
      source.append("@Pipeline(\"branch%d -> text\") Run<String> run%1$d(int n);\n".formatted(b));
      source.append(
          "@Pipeline(\"branch%d -> text\") Stream<String> stream%1$d(int n);\n".formatted(b));
      source.append("@Pipeline(\"branch%d -> text\") List<String> list%1$d(int n);\n".formatted(b));
      source.append("@Pipeline(\"branch%d -> text\") void void%1$d(int n);\n".formatted(b));
      for (int v = 0; v < VIEWS.size(); v++) {
        source.append(
            "@Pipeline(\"branch%d -> text -> join%d\") long single%1$dx%2$d(int n);\n"
                .formatted(b, v));
      }
    }
    for (int v = 0; v < VIEWS.size(); v++) {
      source.append(
          "@Task(join = true) static long join%d(%s<String> all) { return Holders.count(all); }\n"
              .formatted(v, VIEWS.get(v)));
    }
    source.append("@Task static String text(Object o) { return o.toString(); }\n}\n");
    shapes = Compiling.compile(source.toString(), Sources.of("Holders.java"));
  }

  static Stream<Integer> branches() {
    return IntStream.range(0, BRANCHES.size()).boxed();
  }

  @ParameterizedTest
  @MethodSource("branches")
  @SuppressWarnings("unchecked")
  void everyKindOfBranchAndResult(int branch) {
    Compiled.Made x = shapes.make("p.PipewrightX");
    for (int n : new int[] {0, 1, 2, 1000}) {
      List<String> list = (List<String>) x.call("list" + branch, n);
      assertThat(list).hasSize(n);
      try (Run<String> run = (Run<String>) x.call("run" + branch, n)) {
        assertThat(run).containsExactlyElementsOf(list);
      }
      try (Stream<String> stream = (Stream<String>) x.call("stream" + branch, n)) {
        assertThat(stream).containsExactlyElementsOf(list);
      }
      assertThat(x.call("void" + branch, n)).isNull();
      for (int view = 0; view < VIEWS.size(); view++) {
        assertThat(x.call("single" + branch + "x" + view, n)).isEqualTo((long) n);
      }
    }
  }

  @Test
  void elementsAreThoseOfTheResultInTheirOrder() {
    Compiled.Made x = shapes.make("p.PipewrightX");
    assertThat(x.call("list" + BRANCHES.indexOf("List<Integer>"), 3))
        .isEqualTo(List.of("0", "1", "2"));
    assertThat(x.call("list" + BRANCHES.indexOf("DoubleStream"), 3))
        .isEqualTo(List.of("0.0", "1.0", "2.0"));
    assertThat(x.call("list" + BRANCHES.indexOf("boolean[]"), 1)).isEqualTo(List.of("false"));
  }

  @Test
  void optionalDropsItems() {
    Compiled.Made x =
        Compiling.compile(
                """
                interface X {
                  @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
                  @Task(branch = true, workers = 3) static Optional<Integer> even(int n) {
                    return n % 2 == 0 ? Optional.of(n) : Optional.empty();
                  }
                  @Pipeline("upTo -> even") List<Integer> p(int n);
                }
                """)
            .make("p.PipewrightX");
    for (int n : new int[] {0, 1, 2, 1000}) {
      assertThat((List<?>) x.call("p", n)).hasSize((n + 1) / 2);
    }
  }

  @Test
  void branchFromAJoin() {
    Compiled.Made x =
        Compiling.compile(
                """
                interface X {
                  @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
                  @Task(branch = true, join = true) static Stream<Integer> squares(Stream<Integer> all) {
                    return all.map(n -> n * n);
                  }
                  @Task(join = true, workers = 3) static int sums(Iterable<Integer> all) {
                    int sum = 0;
                    for (int n : all) sum += n;
                    return sum;
                  }
                  @Pipeline("upTo -> squares") List<Integer> squares(int n);
                  @Pipeline("upTo -> sums") List<Integer> sums(int n);
                  @Pipeline("upTo -> sums -> sums") List<Integer> sumsOfSums(int n);
                }
                """)
            .make("p.PipewrightX");
    assertThat(x.call("squares", 4)).isEqualTo(List.of(0, 1, 4, 9));
    assertThat(sum(x.call("sums", 1000))).isEqualTo(499500);
    assertThat((List<?>) x.call("sums", 0)).hasSize(3);
    assertThat(sum(x.call("sumsOfSums", 10))).isEqualTo(45);
  }

  private static int sum(Object list) {
    return ((List<?>) list).stream().mapToInt(n -> (Integer) n).sum();
  }

  @Test
  void sinks() {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              List<Object> SEEN = Collections.synchronizedList(new ArrayList<>());
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task static void store(Object n) { SEEN.add(n); }
              @Task(join = true) static void storeAll(Iterable<? extends Object> all) { all.forEach(SEEN::add); }
              @Pipeline("upTo -> store") void each(int n);
              @Pipeline("upTo -> storeAll") void all(int n);
              @Pipeline("store") void alone(String s);
              static List<Object> seen() { List<Object> seen = List.copyOf(SEEN); SEEN.clear(); return seen; }
            }
            """);
    Compiled.Made x = compiled.make("p.PipewrightX");
    for (String method : List.of("each", "all")) {
      x.call(method, 3);
      assertThat(compiled.call("p.X", "seen")).isEqualTo(List.of(0, 1, 2));
    }
    x.call("alone", "a");
    assertThat(compiled.call("p.X", "seen")).isEqualTo(List.of("a"));
  }

  @Test
  void conversionsOfPrimitives() {
    Compiled.Made x =
        Compiling.compile(
                """
                interface X {
                  @Task static byte toByte(Byte b) { return b; }
                  @Task static char toChar(char c) { return c; }
                  @Task static Character boxed(Character c) { return c; }
                  @Task static Short toShort(short s) { return s; }
                  @Task static int toInt(int i) { return i; }
                  @Task static long toLong(long l) { return l; }
                  @Task static Float toFloat(float f) { return f; }
                  @Task static double toDouble(double d) { return d; }
                  @Task static String toText(Object o) { return o.getClass().getSimpleName() + " " + o; }
                  @Task static String number(Number o) { return "number " + o; }
                  @Pipeline("toByte -> toShort -> toInt -> toLong -> toFloat -> toDouble -> toText") String widen(byte b);
                  @Pipeline("toChar -> boxed -> toInt -> toText") String character(char c);
                  @Pipeline("toChar -> toLong -> number") String characterAsLong(Character c);
                  @Pipeline("toInt") long widerResult(short s);
                  @Pipeline("toInt") Object boxedResult(Short s);
                  @Pipeline("toInt") Run<Integer> boxedOutputs(int s);
                }
                """)
            .make("p.PipewrightX");
    assertThat(x.call("widen", (byte) 7)).isEqualTo("Double 7.0");
    assertThat(x.call("character", 'a')).isEqualTo("Integer 97");
    assertThat(x.call("characterAsLong", 'a')).isEqualTo("number 97");
    assertThat(x.call("widerResult", (short) 3)).isEqualTo(3L);
    assertThat(x.call("boxedResult", (short) 3)).isEqualTo(3);
    assertThat(((Run<?>) x.call("boxedOutputs", 4)).toList()).isEqualTo(List.of(4));
  }

  @Test
  void objectsOfUsedTypesAndTheContractsOwn() {
    Compiled compiled =
        Compiling.compile(
            """
            abstract class X {
              private final String greeting;
              X(String greeting) { this.greeting = greeting; }
              X(int n) { this("hello".repeat(n)); }
              @Task protected String greet(String name) { return greeting + " " + name; }
              @Pipeline(value = "greet -> add -> Suffix.stars", uses = Suffix.class)
              abstract String p(String name);
              static X of(String greeting, Suffix suffix) { return new PipewrightX(greeting, suffix); }
              static X repeating(int n, Suffix suffix) { return new PipewrightX(n, suffix); }
            }
            """,
            """
            class Suffix {
              private final String suffix;
              Suffix(String suffix) { this.suffix = suffix; }
              @Task String add(String s) { return s + suffix; }
              @Task static String stars(String s) { return "*" + s + "*"; }
            }
            """);
    Object suffix = compiled.make("p.Suffix", "!").object();
    Object x = compiled.call("p.X", "of", "hi", suffix);
    assertThat(new Compiled.Made(x).call("p", "Ann")).isEqualTo("*hi Ann!*");
    Object repeating = compiled.call("p.X", "repeating", 2, suffix);
    assertThat(new Compiled.Made(repeating).call("p", "Ann")).isEqualTo("*hellohello Ann!*");
    assertThatNullPointerException()
        .isThrownBy(() -> compiled.call("p.X", "of", "hi", null))
        .withMessage("suffix");
  }

  @Test
  void boundValues() {
    Compiled.Made x =
        Compiling.compile(
                """
                interface X {
                  @Task static String first(String s, @Bind String a) { return s + a; }
                  @Task static String second(@Bind("a") String other, String s, @Bind Integer n) { return s + other + n; }
                  @Pipeline("first -> second") String bothFromConstructor(String s);
                  @Pipeline("first -> second") String oneFromEach(String s, String a);
                  @Pipeline("second -> first") String allFromParameters(String a, int n);
                  @Pipeline("first -> second") String ofAnotherType(String n, String a);
                }
                """)
            .make("p.PipewrightX", "A", 1);
    assertThat(x.call("bothFromConstructor", "s")).isEqualTo("sAA1");
    assertThat(x.call("oneFromEach", "s", "B")).isEqualTo("sBB1");
    assertThat(x.call("allFromParameters", "B", 2)).isEqualTo("BB2B");
    assertThat(x.call("ofAnotherType", "s", "B")).as("n is no Integer there").isEqualTo("sBB1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@org.jspecify.annotations.Nullable",
        "@Home.OnDeclarations.Nullable",
        "@Home.OnTypes.Nullable"
      })
  void nullWhereItIsAllowed(String annotation) {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              @Task static String f(@Nullable String s, @Bind @Nullable String a) { return s + a; }
              @Pipeline("f") String p(@Nullable String s);
              @Pipeline("f") String q(String s, @Nullable String a);
              @Pipeline("f") String r(@Nullable String s, String a);
            }
            """
                .replace("@Nullable", annotation),
            """
            class Home {
              static class OnDeclarations { @interface Nullable {} }
              static class OnTypes {
                @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface Nullable {}
              }
            }
            """);
    Compiled.Made x = compiled.make("p.PipewrightX", (Object) null);
    assertThat(x.call("p", (Object) null)).isEqualTo("nullnull");
    assertThat(x.call("q", "s", null)).isEqualTo("snull");
    assertThatNullPointerException().isThrownBy(() -> x.call("q", null, "a")).withMessage("s");
    assertThatNullPointerException().isThrownBy(() -> x.call("r", "s", null)).withMessage("a");
  }

  @Test
  void nullIsRefusedByNameBeforeAnythingRuns() {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              @Task static int f(String first, int[] second, @Bind Thread third) { return 1; }
              @Pipeline("f") Run<Integer> p(String one, int[] two);
            }
            """);
    assertThatNullPointerException()
        .isThrownBy(() -> compiled.make("p.PipewrightX", (Object) null))
        .withMessage("third");
    Compiled.Made x = compiled.make("p.PipewrightX", Thread.currentThread());
    assertThatNullPointerException().isThrownBy(() -> x.call("p", null, null)).withMessage("one");
    assertThatNullPointerException().isThrownBy(() -> x.call("p", "", null)).withMessage("two");
  }

  @Test
  void failuresNameTaskPipelineAndInput() {
    Compiled.Made x =
        Compiling.compile(
                """
                interface X {
                  @Task static int parse(String s, int[] rest) { return Integer.parseInt(s); }
                  @Task static int array(Object[] all) { return (Integer) all[0]; }
                  @Task static int invert(long n) throws java.io.IOException {
                    if (n == 0) throw new java.io.IOException("zero");
                    return (int) -n;
                  }
                  @Pipeline("parse -> invert") int p(String s, int[] rest);
                  @Pipeline("array -> invert") int q(String... all);
                }
                """)
            .make("p.PipewrightX");
    assertThat(x.call("p", "5", new int[0])).isEqualTo(-5);
    int[] rest = {1};
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> x.call("p", "five", rest))
        .satisfies(e -> assertThat(e.task()).isEqualTo("parse"))
        .satisfies(e -> assertThat(e.pipeline()).isEqualTo("p"))
        .satisfies(e -> assertThat(e.input()).isEqualTo(List.of("five", rest)));
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> x.call("p", "0", rest))
        .satisfies(e -> assertThat(e.task()).isEqualTo("invert"))
        .satisfies(e -> assertThat(e.input()).isEqualTo(0))
        .withCauseInstanceOf(java.io.IOException.class);
    String[] all = {"a", "b"};
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> x.call("q", (Object) all))
        .satisfies(e -> assertThat(e.input()).as("one argument").isEqualTo(List.of((Object) all)));
  }

  @Test
  void overriddenTasksAndInheritedPipelines() {
    Compiled.Made x =
        Compiling.compile(
                """
                interface Base<T> {
                  T make(String s);
                  @Task default String show(T t) { return "base " + t; }
                }
                """,
                """
                interface Middle extends Base<Integer> {
                  @Override @Task default Integer make(String s) { return s.length(); }
                  @Pipeline("make -> show") String p(String s);
                  @Pipeline("make") int again(String s);
                }
                """,
                """
                interface X extends Middle, Base<Integer> {
                  @Override @Task default String show(Integer t) { return "x"; }
                  @Override default Integer make(String s) { return -s.length(); }
                  @Pipeline("make -> X.show") String q(String s);
                }
                """)
            .make("p.PipewrightX");
    assertThat(x.call("p", "abc")).isEqualTo("x");
    assertThat(x.call("q", "abc")).isEqualTo("x");
    assertThat(x.call("again", "abc")).as("as the object says, not the interface").isEqualTo(-3);
  }
}
