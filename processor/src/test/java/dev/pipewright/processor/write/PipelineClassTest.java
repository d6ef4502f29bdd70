package dev.pipewright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What generated classes look like, to the byte. */
class PipelineClassTest {

  @TempDir Path classes;

  /**
   * Generates a class and compiles it once more, by itself, with all checks of its comments;
   * private members need none.
   */
  private String generate(String className, String... sources) {
    Compiled compiled = Compiling.compile(sources);
    String source = compiled.source(className);
    Compiling.plainly(source)
        .withClasses(compiled.classesIn(classes))
        .with("-Xdoclint:all,-missing", "-Xdoclint:missing/protected")
        .compile()
        .succeeds();
    return source;
  }

  @Test
  void chess() {
    Golden.matches(
        generate(
            "com.example.PipewrightChess",
            """
            package com.example;

            import dev.pipewright.*;
            import dev.pipewright.runtime.Run;
            import java.io.IOException;
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.util.*;
            import java.util.stream.Stream;

            public interface Chess {

              record Game(String white, String black) {}

              record Score(int won, int lost) {}

              @Task(branch = true)
              static Stream<URI> archives(String player, int months) {
                return Stream.of();
              }

              @Task(workers = 20)
              static String fetch(URI archive, @Bind HttpClient http)
                  throws IOException, InterruptedException {
                return "";
              }

              @Task(branch = true)
              static List<Game> games(String pgn, @Bind String player) {
                return List.of();
              }

              @Task(join = true)
              static SortedMap<String, Score> winRates(Iterable<Game> games) {
                return new TreeMap<>();
              }

              @Pipeline("archives -> fetch -> games -> winRates")
              SortedMap<String, Score> openings(String player, int months);

              @Pipeline("archives -> fetch -> games")
              Run<Game> allGames(String player, int months);
            }
            """));
  }

  @Test
  void primitives() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            interface X {
              @Task static int length(String s) { return s.length(); }
              @Task static double half(long n) { return n / 2.0; }
              @Task static long twice(long n) { return 2 * n; }
              @Task static Object boxed(Number n) { return n; }
              @Task(branch = true) static IntStream upTo(int n) { return IntStream.range(0, n); }
              @Task(branch = true) static char[] letters(Object o) { return o.toString().toCharArray(); }
              @Task(join = true) static long count(Stream<? extends Character> letters) { return letters.count(); }
              @Pipeline("length -> half") double half(String s);
              @Pipeline("length -> upTo -> twice -> boxed -> letters") Run<Character> letters(String s);
              @Pipeline("twice -> twice -> boxed -> letters -> count") long count(int n);
              @Pipeline("upTo") Stream<? extends Number> wider(int n);
            }
            """));
  }

  @Test
  void attributes() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            interface X {
              @Task(branch = true, throttle = Task.UNBOUNDED) static List<String> source() { return List.of(); }
              @Task(workers = 3, throttle = 7, cpuBound = true) static String work(String s) { return s; }
              @Task(workers = 2) static void store(CharSequence s) {}
              @Pipeline("source -> work -> work -> store") void run();
            }
            """));
  }

  @Test
  void objectsAndBoundValues() {
    Golden.matches(
        generate(
            "p.PipewrightOuter_X",
            """
            public class Outer {
              public interface X extends Base<String> {
                @Task default String first(String in, @Bind int out) { return in + out; }
                @Task static String second(String s, @Bind("out") int in, @Bind @Nullable Thread thread) { return s; }
                @Pipeline(value = "first -> second -> third -> Lib.fourth -> fifth", uses = Lib.class)
                String fromConstructor(String s);
                @Pipeline(value = "Lib.fourth -> first -> second -> fourth", uses = {Lib.class, Box.class})
                List<String> fromParameters(String s, int out, @Nullable Thread thread, char[] lib);
              }
              public interface Base<T> {
                @Task default T third(T t) throws java.io.IOException { return t; }
              }
              public static class Lib {
                @Task public String fourth(String s, @Bind char[] lib) { return s; }
                @Task public static String fifth(String s) throws InterruptedException, Exception { return s; }
              }
              public static class Box<T> {
                @Task public String unused(String s) { return s; }
              }
              @interface Nullable {}
            }
            """));
  }

  @Test
  void abstractClassOfTheUnnamedPackage() {
    Golden.matches(
        generate(
            "PipewrightX",
            """
            import dev.pipewright.Bind;
            import dev.pipewright.Pipeline;
            import dev.pipewright.Task;

            abstract class X {
              X(String host) {}

              protected X(String host, int port) throws java.io.IOException {}

              private X() {}

              @Task
              String ask(String question, @Bind String host) {
                return "";
              }

              @Pipeline("ask")
              protected abstract String answer(String question);

              @Pipeline("ask -> ask")
              abstract String answer(String question, String host);
            }
            """));
  }

  @Test
  void oddNames() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            @Stages interface X {
              record Node(int in) {}
              @Task static Node first(Object[] outputs, @Bind("class") int in, @Bind("this") int out) { return new Node(in); }
              @Task(join = true) default int Node(Iterator<Node> in, @Bind int outputs, @Bind int pipelines) { return 1; }
              @Task static int node(Integer in, @Bind("in") int a, @Bind("in") int b) { return in; }
              @Pipeline("first -> Node -> node -> node") int outputs(Object... values);
            }
            """));
  }

  @Test
  void asynchronousTasks() {
    Golden.matches(
        generate(
            "com.example.PipewrightCrawler",
            """
            package com.example;

            import dev.pipewright.*;
            import java.net.URI;
            import java.util.List;
            import java.util.concurrent.*;

            public interface Crawler {

              @Task(branch = true)
              static CompletionStage<List<URI>> roots(String topic) {
                return CompletableFuture.completedFuture(List.of());
              }

              @Task(workers = 50, ordered = true)
              static CompletableFuture<String> fetch(URI page, @Bind Executor executor) {
                return CompletableFuture.supplyAsync(() -> "", executor);
              }

              @Task(branch = true, workers = 8)
              static CompletionStage<? extends List<String>> words(String text) {
                return CompletableFuture.completedFuture(List.of());
              }

              @Task(workers = 4)
              static CompletionStage<Void> store(String word) {
                return CompletableFuture.completedFuture(null);
              }

              @Task(join = true)
              static CompletionStage<Integer> count(Flow.Publisher<String> words) {
                return CompletableFuture.completedFuture(0);
              }

              @Pipeline("roots -> fetch -> words -> store")
              void index(String topic, Executor executor);

              @Pipeline("roots -> fetch -> words -> count")
              CompletableFuture<Integer> size(String topic, Executor executor);

              @Task
              static CompletableFuture<Void> log(String word) {
                return CompletableFuture.completedFuture(null);
              }

              @Pipeline("log")
              CompletableFuture<Void> logged(String word);
            }
            """));
  }

  @Test
  void emittersAndPublishers() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            package p;
            import dev.pipewright.*;
            import dev.pipewright.runtime.*;
            import java.util.*;
            import java.util.concurrent.*;
            interface X {
              @Task(branch = true) static void lines(String text, Emitter<? super String> out) {}
              @Task(branch = true, workers = 3, ordered = true, throttle = 5)
              default Flow.Publisher<? extends CharSequence> words(String line, @Bind Locale out) { return null; }
              @Task(branch = true, join = true)
              static void pairs(Flow.Publisher<? extends CharSequence> words, Emitter<Map.Entry<String, String>> pairs) {}
              @Pipeline("lines -> words -> pairs") Flow.Publisher<Map.Entry<String, String>> exact(String text);
              @Pipeline("lines -> words") Flow.Publisher<? extends Object> wider(String text, Locale out);
            }
            """));
  }

  @Test
  void genericTasks() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            @Stages public interface X {
              @Task(branch = true) static <T> Collection<T> each(Collection<T> all) { return all; }
              @Task static <T extends Comparable<? super T>> T greatest(List<T> all) { return Collections.max(all); }
              @Task(join = true) static <T> List<T> list(Iterable<? extends T> all) { return List.of(); }
              @Task static <K, V> Map<V, K> invert(Map<K, V> map, @Bind("order") Comparator<? super V> order) { return new TreeMap<>(order); }
              @Pipeline("each -> each -> list -> greatest") String longest(Set<List<String>> words);
              @Pipeline("invert") Map<Integer, String> byLength(Map<String, Integer> lengths, Comparator<Object> order);
            }
            """));
  }

  @Test
  void compositionAndStages() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            @Stages public interface X extends Cleaning {
              @Task(branch = true) static String[] words(String line) { return line.split(" "); }
              @Task static void store(String word, @Bind Collection<String> into) {}
              @Pipeline(value = "clean -> words -> clean", uses = Lib.class) List<String> cleanWords(String line);
              @Pipeline("cleanWords -> store") void storeWords(String line, Collection<String> into);
              @Pipeline("cleanWords -> store") void storeWords(String line);
            }
            """,
            """
            public interface Cleaning {
              @Task default String trim(String s) { return s.trim(); }
              @Pipeline(value = "trim -> lower", uses = Lib.class) String clean(String s);
            }
            """,
            """
            public class Lib {
              @Task public String lower(String s, @Bind Locale locale) { return s.toLowerCase(locale); }
              @Task public static String words(String s) { return s; }
            }
            """));
  }

  @Test
  void declaredExceptionsAndFutures() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            package p;
            import dev.pipewright.*;
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.*;
            public interface X {
              @Task static int parse(String s) throws IOException { return 1; }
              @Pipeline("parse") int one(String s) throws IOException, InterruptedException;
              @Pipeline("parse") List<Integer> list(String s) throws Exception;
              @Pipeline("parse") void dropped(String s) throws IllegalStateException;
              @Pipeline("parse") CompletableFuture<Integer> later(String s) throws IllegalStateException;
              @Pipeline("parse") CompletableFuture<List<Number>> listLater(String s);
              @Pipeline("parse") CompletableFuture<? extends Number> widerLater(String s);
              @Pipeline("parse") CompletableFuture<Void> droppedLater(String s);
            }
            """));
  }

  @Test
  void shell() {
    Compiled compiled =
        Compiling.check(
            """
            public abstract class X implements Runnable {
              protected X(int n, String... rest) throws java.io.IOException {}
              @Task(workers = 0) static int f(int n) { return n; }
              @Pipeline("f") protected abstract Run<Integer> p(int n);
            }
            """,
            "class Main { static X x() throws java.io.IOException { return new PipewrightX(1, 2); } }");
    assertThat(compiled.errors()).hasSize(2); // the number of workers, and what run() should do
  }

  @Test
  void theOrderOfSourcesMakesNoDifference() {
    String lib = "class Lib { @Task static int f(int n, @Bind int a) { return n; } }";
    String x =
        "interface X { @Task static int g(int n, @Bind int b) { return n; }"
            + " @Pipeline(value = \"f -> g\", uses = Lib.class) int p(int n); }";
    String y =
        "interface Y extends X { @Pipeline(value = \"g -> Lib.f\", uses = Lib.class) int q(int n); }";
    assertThat(Compiling.compile(y, x, lib).generated())
        .isEqualTo(Compiling.compile(lib, x, y).generated());
  }

  @Test
  void processes() {
    Golden.matches(
        generate(
            "p.PipewrightShapes",
            """
            @Codecs(Shapes.MoneyCodec.class)
            interface Shapes {

              enum Colour { RED, GREEN }

              record Pair<A, B>(A left, B right) {}

              sealed interface Shape {}
              record Circle(double radius, Colour colour) implements Shape {}
              record Group(List<Shape> shapes, Map<String, Shape> named) implements Shape {}

              sealed interface Expression<T> {}
              record Number(int value) implements Expression<Integer> {}
              record Text(String value) implements Expression<String> {}
              record Both<T>(Expression<T> left, Expression<T> right) implements Expression<T> {}

              final class Money {
                final long cents;
                Money(long cents) { this.cents = cents; }
              }
              final class MoneyCodec implements Codec<Money> {
                @Override public void write(Money value, java.io.DataOutput out) throws java.io.IOException { out.writeLong(value.cents); }
                @Override public Money read(java.io.DataInput in) throws java.io.IOException { return new Money(in.readLong()); }
              }

              record Order(
                  int number,
                  Optional<Shape> shape,
                  Pair<Integer, String> pair,
                  Pair<Shape, int[]> other,
                  Expression<Integer> quantity,
                  Money price,
                  List<? extends Shape> extras,
                  Set<String>[] tags,
                  String[][] lines) {}

              @Task(multiprocess = true, branch = true)
              static Stream<Shape> shapes(int n, Colour colour, @Bind Money price) { return Stream.of(); }

              @Task(multiprocess = true, workers = 2, jvmOptions = {"-Xmx64m", "-Dquote=\\"a\\""})
              static Order order(Shape shape, @Bind double out, @Bind Money price) { return null; }

              @Task(multiprocess = true, join = true)
              static long count(Iterable<Order> orders) { return 0; }

              @Task(multiprocess = true)
              static void print(long count) {}

              @Task(multiprocess = true)
              static <T> List<T> once(T item) { return List.of(item); }

              @Pipeline("shapes -> order -> count -> print")
              void run(int n, Colour colour, double out);

              @Pipeline("shapes -> once")
              Run<List<Shape>> each(int n, Colour colour);
            }
            """));
  }

  @Test
  void diamond() {
    Golden.matches(
        generate(
            "com.example.PipewrightDocuments",
            """
            package com.example;

            import dev.pipewright.*;
            import dev.pipewright.runtime.Run;
            import java.nio.file.Path;
            import java.util.*;

            public interface Documents {

              record Document(String name, String text) {}

              record Report(String name, Map<String, Integer> counts, int length) {}

              @Task(branch = true)
              static List<Document> read(Path directory) {
                return List.of();
              }

              @Task(workers = 4, ordered = true, throttle = 16)
              static Map<String, Integer> count(Document document) {
                return Map.of();
              }

              @Task
              static int measure(Document document) {
                return document.text().length();
              }

              @Task
              static Report report(
                  Document document, Map<String, Integer> counts, long length, @Bind Locale locale) {
                return new Report(document.name(), counts, (int) length);
              }

              @Task
              static void log(Document document) {}

              @Pipeline({
                "read -> count -> report.counts",
                "read -> measure -> report.length",
                "read -> report.document",
                "read -> log"})
              Run<Report> reports(Path directory);
            }
            """));
  }

  @Test
  void mergedAndRouted() {
    Golden.matches(
        generate(
            "p.PipewrightEvents",
            """
            interface Events {
              sealed interface Event {}
              sealed interface Order extends Event {}
              record Placed(int id) implements Order {}
              record Cancelled(int id, String why) implements Order {}
              enum Tick implements Event { SECOND, MINUTE }
              record Wrapped<T>(T value) implements Event {}

              @Task(branch = true) static List<Event> events(String topic) { return List.of(); }
              @Task static String order(Order order) { return ""; }
              @Task static String tick(Tick tick) { return ""; }
              @Task static String wrapped(Wrapped<?> wrapped) { return ""; }
              @Task static void audit(Object event) {}
              @Task(branch = true) static int[] numbers(int from) { return new int[0]; }
              @Task(branch = true) static long[] more(short from) { return new long[0]; }
              @Task static double half(double n) { return n / 2; }
              @Task static CharSequence shout(CharSequence s) { return s; }

              @Pipeline({
                "events -> order -> shout",
                "events -> tick -> shout",
                "events -> wrapped -> shout",
                "events -> audit"})
              List<CharSequence> lines(String topic);

              @Pipeline({"numbers -> half", "more -> half"})
              List<Double> halves(int from, short other);
            }
            """));
  }

  @Test
  void graphOfProcesses() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            interface X {
              record Point(int x, List<Integer> y) {}
              @Task(branch = true) static List<Point> points(int n) { return List.of(); }
              @Task(multiprocess = true, ordered = true, workers = 2) static long first(Point p) { return p.x(); }
              @Task static java.util.concurrent.CompletableFuture<List<Integer>> second(Point p) { return null; }
              @Task(multiprocess = true) static Point both(double first, List<Integer> second, Point point) { return point; }
              @Task(branch = true) static java.util.concurrent.CompletableFuture<Optional<String>> show(Point a, Point b) { return null; }
              @Task(multiprocess = true) static long sum(long n) { return n; }
              @Task static int small(Point p) { return 1; }
              @Pipeline({
                "points -> first -> both.first",
                "points -> second -> both.second",
                "points -> both.point -> show.a",
                "points -> show.b"})
              Stream<String> shown(int n);
              @Pipeline({"points -> first -> sum", "points -> small -> sum"})
              void summed(int n);
            }
            """));
  }

  @Test
  void splicedGraphs() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            @Stages interface X {
              @Task static int parse(String s) { return 1; }
              @Task static long twice(int n) { return 2 * n; }
              @Task static int plus(int a, long b) { return a; }
              @Task static void outputs(int n) {}
              @Task static void Node(int n, @Bind String twice) {}
              @Pipeline({"parse -> twice -> plus.b", "parse -> plus.a", "parse -> outputs"})
              int inner(String s);
              @Pipeline({"inner -> Node", "inner -> show -> parse -> outputs"})
              void outer(String s);
              @Pipeline("show -> inner -> show -> inner") int line(int n);
              @Task static String show(int n) { return ""; }
            }
            """));
  }

  @Test
  void overloads() {
    Golden.matches(
        generate(
            "p.PipewrightX",
            """
            package p;
            import dev.pipewright.*;
            import dev.pipewright.runtime.*;
            import java.io.IOException;
            import java.util.*;
            @Stages public abstract class X {
              @Task(branch = true) static List<Integer> cents(String csv) { return List.of(); }
              @Task String euros(long cents, @Bind Locale locale) { return ""; }
              String euros(Integer wholeEuros, Locale locale) { return ""; }
              @Task static <T extends Comparable<T>> List<T> list(T in) throws IOException { return List.of(in); }
              static Object list(String in) { return in; }
              @Task(branch = true) static void each(List<String> list, Emitter<? super String> out) {}
              static void each(Collection<String> list, Object out) {}
              @Task static void store(String line) {}
              static void store(Object line) {}
              @Pipeline("cents -> X.euros -> X.list -> each -> store") public abstract void run(String csv) throws IOException;
            }
            """));
  }
}
