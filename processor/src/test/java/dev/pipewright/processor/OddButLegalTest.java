package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import org.junit.jupiter.api.Test;

/** User code that would break a careless writer: names that collide, and odd but legal types. */
class OddButLegalTest {

  @Test
  void nestedTypesNamedLikeTheRuntimes() {
    Compiled compiled =
        Compiling.compile(
            """
            @Stages interface X {
              record Node(int value) {}
              record Graph(int value) {}
              record Input(int value) {}
              record Branch(int value) {}
              record Loop(int value) {}
              record Objects(int value) {}
              record LocalEngine(int value) {}
              @Task(branch = true) static List<Node> nodes(String n) { return List.of(new Node(n.length())); }
              @Task static Graph graph(Node n) { return new Graph(n.value()); }
              @Pipeline("nodes -> graph") List<Graph> p(String n);
            }
            """);
    assertThat(compiled.make("p.PipewrightX").call("p", "abc")).hasToString("[Graph[value=3]]");
  }

  @Test
  void typesOfThePackageNamedLikeJavaLangs() {
    Compiling.sources(
            "package p; class Object {}",
            "package p; class String {}",
            "package p; class Integer {}",
            "package p; class Override {}",
            "package p; class SuppressWarnings {}",
            "package p; class Node {}",
            """
            @Stages interface X {
              @Task static int f(java.lang.String[] s) { return s.length; }
              @Task static Node g(int i) { return new Node(); }
              @Pipeline("f -> g") Run<Node> p(java.lang.String[] s);
            }
            """)
        .compile()
        .succeeds();
  }

  @Test
  void namesThatMeetOthers() {
    Compiled compiled =
        Compiling.compile(
            """
            @Stages interface X {
              @Task static int first(int in, @Bind int out, @Bind("in") int other) { return in * 100 + out * 10 + other; }
              @Task default int Loop(int in, @Bind int outputs, @Bind int pipelines, @Bind("class") int c) { return in + outputs + pipelines + c; }
              @Task static int loop(int object, @Bind int this$0, @Bind("this") int t, @Bind("this") int t2) { return object + this$0 + t - t2; }
              @Task static int record(int x, @Bind("a-b") int y, @Bind("a_b") int z) { return x + y * z; }
              @Pipeline("first -> Loop -> loop -> record -> yield") int p(int x);
              @Pipeline("first -> record -> record -> yield") int q(int outputs);
              @Task static int yield(int var) { return var; }
            }
            """);
    // out, in, outputs, pipelines, class, this$0, this, a-b, a_b
    assertThat(compiled.make("p.PipewrightX", 1, 2, 3, 4, 5, 6, 7, 8, 9).call("p", 4))
        .isEqualTo(4 * 100 + 10 + 2 + 3 + 4 + 5 + 6 + 72);
  }

  @Test
  void tasksOfOneNameInTwoSupertypes() {
    Compiled compiled =
        Compiling.compile(
            "interface A { @Task static int f(int x) { return x + 1; } }",
            "interface B { @Task static int f(int x) { return x * 10; } }",
            """
            @Stages interface X extends A, B {
              @Pipeline("A.f -> B.f -> A.f") int p(int x);
              @Pipeline("B.f -> A.f -> B.f") int q(int x);
            }
            """);
    assertThat(compiled.make("p.PipewrightX").call("p", 1)).isEqualTo(21);
    assertThat(compiled.make("p.PipewrightX").call("q", 1)).isEqualTo(110);
  }

  @Test
  void genericTypesInUses() {
    Compiling.compile(
        "public class Box<T> { @Task public int f(int x) { return x; } @Task public static int g(int x) { return x; } }",
        """
        @Stages interface X {
          @Pipeline(value = "f -> g", uses = Box.class) int p(int x);
        }
        """);
  }

  @Test
  void sameMethodFromTwoInterfaces() {
    Compiling.compile(
        "interface A { @Task static int f(int x) { return x; } @Pipeline(\"f\") int p(int x); }",
        "interface B { int p(int x); }",
        "interface C { @Pipeline(\"f\") int p(int y); @Task static int f(int x) { return x; } }",
        """
        @Stages interface X extends B, A {
          @Pipeline("f") int q(int x);
        }
        """);
  }

  @Test
  void nullableObjectAsTheOnlyArgument() {
    Compiling.compile(
        """
        @Stages interface X {
          @interface Nullable {}
          @Task static int f(@Nullable Object o) { return 1; }
          @Task static int g(@Nullable String o) { return 1; }
          @Task static int h(Object... o) { return o.length; }
          @Task static int i(String... o) { return o.length; }
          @Task static int j(int... o) { return o.length; }
          @Pipeline("f") int p(@Nullable Object o);
          @Pipeline("g") int p(@Nullable String o);
          @Pipeline("h") int p(Object... o);
          @Pipeline("i") int q(String... o);
          @Pipeline("j") int q(int... o);
        }
        """);
  }

  @Test
  void constructorsOfAllKinds() {
    Compiling.compile(
        """
        @Stages abstract class X {
          private static class Secret {}
          private X(int a, int b, int c, int d) {}
          X(Secret s) {}
          <T extends Comparable<T>> X(T a, List<? super T> b) {}
          X(int http) throws java.io.IOException {}
          protected X(String... names) {}
          X(int[] these) {}
          @Task static int f(String s, @Bind int http) { return http; }
          @Pipeline("f") abstract int p(String s);
          static X make() throws java.io.IOException { return new PipewrightX(1, 2); }
        }
        """);
  }

  @Test
  void varargsOfConstructorStayWhereNothingFollows() {
    Compiling.compile(
        """
        @Stages abstract class X {
          protected X(String... names) {}
          @Task static int f(String s) { return 1; }
          @Pipeline("f") abstract int p(String s);
          static X make() { return new PipewrightX("a", "b"); }
        }
        """);
  }

  @Test
  void serializableAndDeprecated() {
    Compiling.compile(
        """
        @Stages interface X extends java.io.Serializable {
          @Deprecated @Task static int f(String s, @Bind Thread t) { return 1; }
          @Deprecated(forRemoval = true) @Task static int g(int s) { return 1; }
          @SuppressWarnings("rawtypes") @Task static int h(List raw) { return 1; }
          @Pipeline("f -> g") int p(String s);
          @SuppressWarnings("rawtypes") @Pipeline("h") int q(List raw);
          @SuppressWarnings("rawtypes") @Pipeline("h") int r(ArrayList<String> raw);
          @SuppressWarnings("unchecked") @Pipeline("t") int s(List<String>... raw);
          @SuppressWarnings("unchecked") @Task static int t(List<String>... raw) { return 1; }
        }
        """);
  }

  @Test
  void boundNameOfAField() {
    Compiling.compile(
        """
        @Stages interface X {
          @Task static int f(int x, @Bind int outputs, @Bind int x$) { return x; }
          @Pipeline("f") int p(int y);
          @Pipeline("f") int q(int outputs);
        }
        """);
  }

  @Test
  void classThatIsStreamAndIterable() {
    Compiling.compile(
        """
        @Stages interface X {
          abstract class Both implements Iterable<String>, Iterator<String> {}
          abstract class Raws extends ArrayList<Map<String, ? extends List<?>>> { static final long serialVersionUID = 1; }
          abstract class Ints implements PrimitiveIterator.OfInt, Iterable<Integer> {}
          @Task(branch = true) static Both both(int x) { return null; }
          @Task(branch = true) static Raws raws(int x) { return null; }
          @Task(branch = true) static Ints ints(int x) { return null; }
          @Task(branch = true) static Stream<? extends List<? super Integer>> streams(int x) { return null; }
          @Task(branch = true) static List<String>[] arrays(int x) { return null; }
          @Task(branch = true) static int[][] matrix(int x) { return null; }
          @Task static String g(List<? super Integer> g) { return null; }
          @Pipeline("both") Run<String> both2(int x);
          @Pipeline("raws") Run<Map<String, ? extends List<?>>> raws2(int x);
          @Pipeline("ints -> ints") Run<Integer> ints2(int x);
          @Pipeline("streams -> g") Run<String> streams2(int x);
          @Pipeline("streams") Run<? extends List<? super Integer>> streams3(int x);
          @Pipeline("arrays") Run<List<String>> arrays2(int x);
          @Pipeline("matrix") List<int[]> matrix2(int x);
        }
        """);
  }

  @Test
  void longChain() {
    StringBuilder source = new StringBuilder("interface X {\n");
    StringBuilder chain = new StringBuilder("t0");
    for (int i = 0; i < 100; i++) {
      source.append("@Task static int t" + i + "(int x) { return x + " + i + "; }\n");
      if (i > 0) {
        chain.append(" -> t" + i);
      }
    }
    source.append("@Pipeline(\"" + chain + "\") int p(int x);\n}\n");
    assertThat(Compiling.compile(source.toString()).make("p.PipewrightX").call("p", 0))
        .isEqualTo(4950);
  }

  @Test
  void usesItselfTwice() {
    Compiling.compile(
        """
        @Stages interface X {
          @Task default int f(int x) { return x; }
          @Pipeline(value = "f -> X.f", uses = {X.class, X.class}) int p(int x);
        }
        """);
  }

  @Test
  void genericSupertypes() {
    Compiling.compile(
        """
        interface Base<T extends Comparable<T>, E extends Exception> {
          @Task default List<T> one(T x) throws E { return List.of(x); }
          @Task(branch = true) default List<T> many(List<T> x, @Bind Comparator<? super T> order) { return x; }
          @Task(join = true) default T max(Iterable<T> x) { return x.iterator().next(); }
        }
        """,
        """
        @Stages interface X extends Base<String, java.io.IOException> {
          @Pipeline("one -> many -> max") String p(String x);
        }
        """);
  }

  @Test
  void differentNullness() {
    Compiled compiled =
        Compiling.compile(
            """
            @Stages interface X {
              @interface Nullable {}
              @Task static int f(int x, @Bind @Nullable String s) { return x; }
              @Task static int g(int x, @Bind String s) { return s.length(); }
              @Pipeline("f -> g") int p(int x);
            }
            """);
    assertThatNullPointerException()
        .isThrownBy(() -> compiled.make("p.PipewrightX", (Object) null))
        .withMessage("s");
  }

  @Test
  void nestedTypesNamedLikeJavaLangs() {
    Compiling.compile(
        """
        @Stages interface X {
          record Integer(int n) {}
          record Object(int n) {}
          record String(int n) {}
          record Void(int n) {}
          class Override {}
          class SuppressWarnings {}
          @Task static int f(java.lang.String[] s) { return 1; }
          @Task static Integer g(int n) { return new Integer(n); }
          @Task static void store(Integer n) {}
          @Pipeline("f -> g") List<Integer> p(java.lang.String... s);
          @Pipeline("f -> g -> store") void q(java.lang.String... s);
        }
        """);
  }

  @Test
  void itemTypesOfAllKinds() {
    Compiling.compile(
        """
        class Outer<T> {
          class Inner { T t; }
          sealed interface Shape permits Square, Circle {}
          record Square(int side) implements Shape {}
          enum Circle implements Shape { UNIT; @Task static Shape of(String s) { return UNIT; } @Task String text(Shape s) { return s + "" + this; } }
          @interface Marker {}
          @Stages interface X {
            @Task static Outer<String>.Inner inner(int n) { return new Outer<String>().new Inner(); }
            @Task static String content(Outer<String>.Inner inner) { return inner.t; }
            @Task static Square square(int n) { return new Square(n); }
            @Task static Map.Entry<? extends Shape, Marker[]> entry(Shape s) { return null; }
            @Task static String first(Map.Entry<? extends Shape, ? extends java.lang.annotation.Annotation[]> e) { return ""; }
            @Pipeline(value = "inner -> content -> Circle.of -> text", uses = Circle.class) String p(int n);
            @Pipeline("square -> entry -> first") String q(int n);
            @Pipeline("square") Run<Shape> shapes(int n);
            @Pipeline("square") Shape shape(int n);
          }
        }
        """);
  }

  @Test
  void inheritedThroughClassesOfAnotherPackage() {
    Compiling.compile(
        """
        package a;
        import dev.pipewright.*;
        public abstract class Base<T> {
          protected Base() {}
          @Task protected T same(T t) { return t; }
        }
        """,
        """
        @Stages abstract class X extends a.Base<List<String>> {
          @Pipeline("same -> same") protected abstract List<String> twice(List<String> t);
          @Pipeline("same") public abstract Run<List<String>> run(List<String> t);
        }
        """);
  }

  @Test
  void whatTheUserSilencedStaysSilent() {
    Compiling.compile(
        "@Deprecated(forRemoval = true) public record Old(int n) {}",
        """
        @SuppressWarnings({"try", "removal", "deprecation", "rawtypes", "unchecked", "overloads"})
        @Stages public abstract class X implements AutoCloseable, java.io.Serializable {
          static final long serialVersionUID = 1;
          @SafeVarargs protected X(List<String>... x) {}
          @Deprecated(forRemoval = true) @Task static Old f(List n, @Bind Map m) { return null; }
          @Deprecated @Task static List<String>[] g(Old n) { return null; }
          @Task static String h(java.util.function.Function<String, String> n) { return null; }
          @Task static String k(java.util.function.Supplier<String> n) { return null; }
          @Task static Object o(Object n) { return n; }
          @Task static Object o2(Object n) { return n; }
          @Task static Object both(Object n, Object m) { return n; }
          @Pipeline("f -> g") public abstract List<String>[] all(List x);
          @Deprecated(forRemoval = true) @Pipeline("f") public abstract Old old(List x);
          @Pipeline("h") public abstract String over(java.util.function.Function<String, String> x);
          @Pipeline("k") public abstract String over(java.util.function.Supplier<String> x);
          @Pipeline({"o -> both.n", "o -> o2 -> both.m"}) public abstract Object zip(Object x);
          @Override public void close() throws Exception {}
        }
        """);
  }

  @Test
  void variablesInThrowsClauses() {
    Compiled compiled =
        Compiling.compile(
            """
            @Stages interface X {
              class Fetcher<E extends Exception & java.io.Serializable, F extends E> {
                @Task String fetch(String url) throws E, F { return url; }
              }
              interface Getter<E extends Throwable> { @Task default String get(String s) throws E { return s; } }
              interface FromFile extends Getter<java.io.IOException> {}
              @Task static <E extends Exception> String own(Optional<E> e) throws E { return "own"; }
              @Task static Optional<java.io.IOException> none(String s) { return Optional.empty(); }
              @Pipeline(value = "fetch -> get -> none -> own", uses = {Fetcher.class, FromFile.class})
              String all(String t) throws java.io.IOException;
              @Pipeline(value = "get", uses = Getter.class) String get(String t);
            }
            """);

    assertThat(compiled.source("p.PipewrightX")).contains("throws Throwable", "throws IOException");
  }

  @Test
  void boundsWithVariablesOfTheType() {
    Compiling.compile(
        """
        @Stages interface X {
          class Y<A> {
            @Task <T extends Comparable<A>> T unfit(T t) { return t; }
            @Task String fit(String s) { return s; }
          }
          @Pipeline(value = "fit", uses = Y.class) String all(String s);
        }
        """);
  }

  @Test
  void inheritedFromAClassThatCannotBeNamed() {
    Compiled compiled =
        Compiling.compile(
            """
            package a;
            import dev.pipewright.*;
            abstract class Hidden {
              @Task public String one(String s) { return s + 1; }
              @Task protected String two(String s) { return s + 2; }
              @Task public static String three(String s) { return s + 3; }
              @Task protected static String four(String s) { return s + 4; }
            }
            """,
            "package a; public abstract class Base extends Hidden {}",
            """
            package a;
            import dev.pipewright.*;
            class Further {
              @Task public String five(String s) { return s + 5; }
              @Task public static String six(String s) { return s + 6; }
            }
            """,
            "package a; public class Used extends Further {}",
            """
            @Stages public abstract class X extends a.Base {
              @Pipeline(value = "one -> two -> three -> four -> five -> six", uses = a.Used.class)
              public abstract String all(String s);
            }
            """);

    assertThat(compiled.make("p.PipewrightX", compiled.make("a.Used").object()).call("all", "0"))
        .isEqualTo("0123456");
  }
}
