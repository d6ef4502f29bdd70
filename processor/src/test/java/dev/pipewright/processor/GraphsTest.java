package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What pipelines of several chains do when they run. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GraphsTest {

  private static Compiled.Made make(String... sources) {
    return Compiling.compile(sources).make("p.PipewrightX");
  }

  @Test
  void forkAndJoin() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static List<String> words(List<String> words) { return words; }
              @Task static String upper(String s) { return s.toUpperCase(Locale.ROOT); }
              @Task static int length(String s) { return s.length(); }
              @Task static String pair(String word, int length) { return word + length; }
              @Pipeline({"words -> upper -> pair.word", "words -> length -> pair.length"})
              List<String> pairs(List<String> words);
            }
            """);
    assertThat(x.call("pairs", List.of("hello", "world"))).isEqualTo(List.of("HELLO5", "WORLD5"));
    assertThat(x.call("pairs", List.of())).isEqualTo(List.of());
  }

  @Test
  void squareThenDoubleDiamondForAnyLengthAndNumberOfWorkers() {
    String pipelines =
        IntStream.rangeClosed(1, 7)
            .mapToObj(
                workers ->
                    """
                      @Task(workers = %1$d, ordered = true) static int square%1$d(int n) { return n * n; }
                      @Task(workers = %1$d, ordered = true) static int left%1$d(int n) { return 2 * n; }
                      @Task(workers = %1$d, ordered = true) static int right%1$d(int n) { return 2 * n; }
                      @Task(workers = %1$d, ordered = true) static long sum%1$d(int left, long right) { return left + right; }
                      @Pipeline({"upTo -> square%1$d -> left%1$d -> sum%1$d.left", "square%1$d -> right%1$d -> sum%1$d.right"})
                      List<Long> run%1$d(int length);
                    """
                        .formatted(workers))
            .collect(Collectors.joining());
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static IntStream upTo(int length) { return IntStream.range(0, length); }
            """
                + pipelines
                + "}");
    for (int workers = 1; workers <= 7; workers++) {
      for (int length = 0; length <= 11; length++) {
        assertThat(x.call("run" + workers, length))
            .as("%s workers, %s items", workers, length)
            .isEqualTo(IntStream.range(0, length).mapToObj(i -> 4L * i * i).toList());
      }
    }
  }

  @Test
  void threeWayZipOfThreeRanges() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static IntStream a(int to) { return IntStream.range(0, to); }
              @Task(branch = true) static Stream<Integer> b(int to) { return IntStream.range(100, 100 + to).boxed(); }
              @Task(branch = true) static long[] c(int to) { return LongStream.range(1000, 1000 + to).toArray(); }
              @Task static String three(int x, Integer y, double z) { return x + " " + y + " " + z; }
              @Pipeline({"a -> three.x", "b -> three.y", "c -> three.z"})
              List<String> zipped(int a, int b, int c);
            }
            """);
    assertThat(x.call("zipped", 3, 3, 3))
        .isEqualTo(List.of("0 100 1000.0", "1 101 1001.0", "2 102 1002.0"));
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> x.call("zipped", 3, 3, 2))
        .satisfies(e -> assertThat(e.task()).isEqualTo("three"))
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessageContaining("z");
  }

  @Test
  void shortcuts() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task static int twice(int n) { return 2 * n; }
              @Task static int plusOne(int n) { return n + 1; }
              @Task static String all(int first, int second, int third) { return first + "/" + second + "/" + third; }
              @Pipeline({
                "upTo -> twice -> plusOne -> all.third",
                "twice -> all.second",
                "upTo -> all.first"})
              List<String> all(int n);
            }
            """);
    assertThat(x.call("all", 3)).isEqualTo(List.of("0/0/1", "1/2/3", "2/4/5"));
  }

  @Test
  void routedMergedAndWithSinksBeside() {
    Compiled.Made x =
        make(
            """
            interface X {
              sealed interface Shape {}
              sealed interface Round extends Shape {}
              record Circle(int radius) implements Round {}
              record Ellipse(int a, int b) implements Round {}
              record Square(int side) implements Shape {}
              enum Nothing implements Shape { NOTHING }
              @Task(branch = true) static Stream<Shape> shapes(int n) {
                return IntStream.range(0, n).mapToObj(i -> switch (i % 4) {
                  case 0 -> new Circle(i);
                  case 1 -> new Square(i);
                  case 2 -> new Ellipse(i, i);
                  default -> Nothing.NOTHING;
                });
              }
              @Task(workers = 2) static int circle(Round r) { return r instanceof Circle c ? c.radius() : ((Ellipse) r).a(); }
              @Task static int square(Square s) { return s.side(); }
              @Task static int nothing(Nothing n) { return -1; }
              @Task static long sum(long n) { return n; }
              @Task static void seen(Shape s, @Bind List<Object> all) { all.add(s); }
              @Pipeline({
                "shapes -> circle -> sum",
                "shapes -> square -> sum",
                "shapes -> nothing -> sum",
                "shapes -> seen"})
              List<Long> sizes(int n, List<Object> all);
            }
            """);
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    List<?> sizes = (List<?>) x.call("sizes", 100, seen);
    List<Long> expected =
        IntStream.range(0, 100).mapToObj(i -> i % 4 == 3 ? -1L : (long) i).toList();
    assertThat(sizes).extracting(n -> (long) n).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(seen).hasSize(100);
  }

  @Test
  void routedToTasksThatTakeWildcards() {
    Compiled.Made x =
        make(
            """
            interface X {
              sealed interface Value<T> {}
              record Whole(int of) implements Value<Integer> {}
              record Other<T>(T of) implements Value<T> {}
              record Pair<T>(T left, T right) implements Value<T> {}
              @Task(branch = true) static List<Value<Integer>> values(int n) {
                return List.of(new Whole(n), new Other<>(n + 1), new Pair<>(n + 2, n + 3));
              }
              @Task static int whole(Whole value) { return value.of(); }
              @Task(join = true, branch = true) static List<Integer> others(Iterable<Other<?>> values) {
                List<Integer> all = new ArrayList<>();
                values.forEach(value -> all.add((Integer) value.of()));
                return all;
              }
              @Task static int pair(Pair<? extends Number> value) { return value.left().intValue(); }
              @Task static int same(int n) { return n; }
              @Pipeline({"values -> whole -> same", "values -> others -> same", "values -> pair -> same"})
              List<Integer> all(int n);
            }
            """);
    assertThat((List<?>) x.call("all", 1))
        .extracting(n -> (int) n)
        .containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void boxesOfDifferentPrimitivesAreMerged() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static int[] ints(int n) { return new int[] {n, Integer.MAX_VALUE}; }
              @Task(branch = true) static float[] floats() { return new float[] {0.5f}; }
              @Task(branch = true) static char[] letters() { return new char[] {'a'}; }
              @Task static double wide(double n) { return n; }
              @Pipeline({"ints -> wide", "floats -> wide", "letters -> wide"})
              List<Double> all(int n);
            }
            """);
    assertThat((List<?>) x.call("all", 7))
        .extracting(n -> (double) n)
        .containsExactlyInAnyOrder(7.0, (double) Integer.MAX_VALUE, 0.5, 97.0);
  }

  @Test
  void genericTasksAreSolvedFromAllTheyAreGiven() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static List<String> words(String s) { return List.of(s.split(" ")); }
              @Task static List<Integer> codes(String s) { return s.chars().boxed().toList(); }
              @Task static <A, B extends Comparable<? super B>> Map.Entry<A, B> pair(A first, List<B> second) {
                return Map.entry(first, Collections.max(second));
              }
              @Task static <K, V> String show(Map.Entry<K, V> entry) { return entry.getKey() + "=" + entry.getValue(); }
              @Task static CharSequence builder(String s) { return new StringBuilder(s); }
              @Task static <T extends CharSequence> List<T> listed(T s) { return List.of(s); }
              @Pipeline({"words -> pair.first", "words -> codes -> pair.second", "pair -> show"})
              List<String> greatest(String s);
              @Pipeline({"words -> listed", "words -> builder -> listed"})
              List<List<CharSequence>> lists(String s);
            }
            """);
    assertThat(x.call("greatest", "ab zc")).isEqualTo(List.of("ab=98", "zc=122"));
    assertThat((List<?>) x.call("lists", "a b"))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("[a]", "[a]", "[b]", "[b]");
  }

  @Test
  void asynchronousBranchingAndPushingZips() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task(workers = 3, ordered = true) static java.util.concurrent.CompletableFuture<Integer> square(int n) {
                return java.util.concurrent.CompletableFuture.supplyAsync(() -> n * n);
              }
              @Task(workers = 2, ordered = true)
              static java.util.concurrent.CompletionStage<String> later(int n, int square) {
                return java.util.concurrent.CompletableFuture.supplyAsync(() -> n + "^2=" + square);
              }
              @Task(branch = true) static void pushed(int n, Emitter<Integer> out, int square) { out.emit(n); out.emit(square); }
              @Pipeline({"upTo -> square -> later.square", "upTo -> later.n"}) List<String> later(int n);
              @Pipeline({"upTo -> square -> pushed.square", "upTo -> pushed.n"}) List<Integer> pushed(int n);
            }
            """);
    assertThat(x.call("later", 3)).isEqualTo(List.of("0^2=0", "1^2=1", "2^2=4"));
    assertThat(x.call("pushed", 3)).isEqualTo(List.of(0, 0, 1, 1, 2, 4));
  }

  @Test
  void severalFirstTasksTakeTheFirstParameters() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task static String greeting(String word, int times) { return word.repeat(times); }
              @Task static String name(@Bind String mark, String name) { return name + mark; }
              @Task static String place() { return "here"; }
              @Task static String join(String greeting, String name, String place) { return greeting + " " + name + " " + place; }
              @Pipeline({"greeting -> join.greeting", "name -> join.name", "place -> join.place"})
              String joined(String word, int times, String who, String mark);
            }
            """);
    assertThat(x.call("joined", "hi", 2, "you", "!")).isEqualTo("hihi you! here");
  }

  @Test
  void onlySinks() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task static void store(int n, @Bind List<Object> into) { into.add(n); }
              @Task static void other(int n, @Bind List<Object> others) { others.add(n); }
              @Pipeline({"upTo -> store", "upTo -> other"})
              void stored(int n, List<Object> into, List<Object> others);
            }
            """);
    List<Object> into = new ArrayList<>();
    List<Object> others = new ArrayList<>();
    x.call("stored", 4, into, others);
    assertThat(into).containsExactly(0, 1, 2, 3);
    assertThat(others).isEqualTo(into);
  }

  @Test
  void chainsThatBeginWithTheSameNames() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task static int twice(int n) { return 2 * n; }
              @Task static int plus(int a, int b) { return a + b; }
              @Pipeline({"upTo -> twice -> plus.a", "upTo -> twice -> plus.b"})
              List<Integer> fourfold(int n);
            }
            """);
    assertThat(x.call("fourfold", 4)).isEqualTo(List.of(0, 4, 8, 12));
  }

  @Test
  void splicedGraphs() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task static int twice(int n) { return 2 * n; }
              @Task static int plusOne(int n) { return n + 1; }
              @Task static int times(int a, int b) { return a * b; }
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task static void store(int n, @Bind List<Object> into) { into.add(n); }
              @Task static String pair(int left, int right) { return left + "," + right; }
              @Pipeline({"twice -> plusOne -> times.a", "twice -> times.b", "twice -> store"})
              int inner(int n, List<Object> into);
              @Pipeline("upTo -> inner -> inner") List<Integer> line(int n, List<Object> into);
              @Pipeline({"upTo -> inner -> pair.left", "inner -> plusOne -> pair.right"})
              List<String> graph(int n, List<Object> into);
            }
            """);
    List<Object> into = new ArrayList<>();
    assertThat(x.call("inner", 3, into)).isEqualTo(42);
    assertThat(into).containsExactly(6);
    assertThat(x.call("graph", 3, into)).isEqualTo(List.of("0,1", "6,7", "20,21"));
    List<?> line = (List<?>) x.call("line", 3, Collections.synchronizedList(new ArrayList<>()));
    assertThat(line).isEqualTo(List.of(0, 12 * 13, 40 * 41));
  }

  @Test
  void laziness() {
    Compiled.Made x =
        make(
            """
            interface X {
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task(throttle = 1) static int left(int n) { return n; }
              @Task static int right(int n) { return n; }
              @Task static int sum(int l, int r) { return l + r; }
              @Pipeline({"upTo -> left -> sum.l", "upTo -> right -> sum.r"}) Run<Integer> sums(int n);
            }
            """);
    Run<?> run = (Run<?>) x.call("sums", 1_000_000);
    assertThat(run.iterator().next()).isEqualTo(0);
    run.close();
    assertThat(((Run<?>) x.call("sums", 5)).toList()).isEqualTo(List.of(0, 2, 4, 6, 8));
  }

  @Test
  void stagesOfGraphs() {
    Compiled compiled =
        Compiling.compile(
            """
            @Stages interface X {
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task static int twice(int n) { return 2 * n; }
              @Task static int plus(int a, int b) { return a + b; }
              @Task(branch = true) static Optional<Integer> some(int n) { return Optional.of(n); }
              @Task static void store(int n, @Bind List<Object> into) { into.add(n); }
              @Pipeline({"twice -> plus.a", "twice -> store", "twice -> plus.b"}) int fourfold(int n, List<Object> into);
              @Pipeline({"twice -> some -> plus.a", "twice -> plus.b"}) Run<Integer> onlyAlone(int n);
            }
            """,
            """
            class Use {
              static List<Integer> use(List<Object> into) {
                PipewrightX.Stages x = new PipewrightX().stages();
                return x.upTo().then(x.fourfold(into)).then(x.twice()).run(4).toList();
              }
            }
            """);
    List<Object> into = new ArrayList<>();
    assertThat(compiled.call("p.Use", "use", into)).isEqualTo(List.of(0, 8, 16, 24));
    assertThat(into).containsExactly(0, 2, 4, 6);
    assertThat(compiled.load("p.PipewrightX$Stages").getDeclaredMethods())
        .extracting(java.lang.reflect.Method::getName)
        .as("it could block with more than one input")
        .doesNotContain("onlyAlone");
  }
}
