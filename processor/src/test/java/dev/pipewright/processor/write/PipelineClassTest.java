package dev.pipewright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Golden;
import dev.pipewright.processor.testing.Sources;
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
    Golden.matches(generate("com.example.PipewrightChess", Sources.of("chess/Chess.java")));
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
    Golden.matches(generate("p.PipewrightOuter_X", Sources.of("objectsAndBoundValues/Outer.java")));
  }

  @Test
  void abstractClassOfTheUnnamedPackage() {
    Golden.matches(generate("PipewrightX", Sources.of("abstractClassOfTheUnnamedPackage/X.java")));
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
        generate("com.example.PipewrightCrawler", Sources.of("asynchronousTasks/Crawler.java")));
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
    Golden.matches(generate("p.PipewrightShapes", Sources.of("processes/Shapes.java")));
  }

  @Test
  void diamond() {
    Golden.matches(
        generate("com.example.PipewrightDocuments", Sources.of("diamond/Documents.java")));
  }

  @Test
  void mergedAndRouted() {
    Golden.matches(generate("p.PipewrightEvents", Sources.of("mergedAndRouted/Events.java")));
  }

  @Test
  void graphOfProcesses() {
    Golden.matches(generate("p.PipewrightX", Sources.of("graphOfProcesses/X.java")));
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
    Golden.matches(generate("p.PipewrightX", Sources.of("overloads/X.java")));
  }
}
