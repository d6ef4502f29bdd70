package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types that another processor supplies while ours is already at work. */
class DeferralTest {

  /** Writes one source a round. */
  private static final class Writing extends AbstractProcessor {
    private final List<String> sources;

    Writing(String... sources) {
      this.sources = new ArrayList<>(List.of(sources));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!sources.isEmpty() && !round.processingOver()) {
        String source = sources.remove(0);
        String name = source.replaceFirst("(?s).*?(?:record|class|interface) (\\w+).*", "$1");
        try (Writer file = processingEnv.getFiler().createSourceFile("p." + name).openWriter()) {
          file.write("package p; import dev.pipewright.*; import java.util.*;\n" + source);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  private static Compiled compile(Processor other, String... sources) {
    return Compiling.sources(sources).withProcessors(other).compile().succeeds();
  }

  @Test
  void itemType() {
    Compiled compiled =
        compile(
            new Writing("record Item(String name) {}"),
            """
            interface X {
              @Task(branch = true) static List<Item> items(int n) { return Collections.nCopies(n, new Item("a")); }
              @Task static String name(Item item) { return item.name(); }
              @Pipeline("items -> name") List<String> p(int n);
            }
            """);
    assertThat(compiled.make("p.PipewrightX").call("p", 2)).isEqualTo(List.of("a", "a"));
  }

  @Test
  void usedType() {
    Compiled compiled =
        compile(
            new Writing("class Lib { @Task static int twice(int n) { return 2 * n; } }"),
            """
            interface X {
              @Pipeline(value = "Lib.twice -> twice", uses = Lib.class) int p(int n);
            }
            """);
    assertThat(compiled.make("p.PipewrightX").call("p", 2)).isEqualTo(8);
  }

  @Test
  void supertype() {
    Compiled compiled =
        compile(
            new Writing("interface Base { @Task static int twice(int n) { return 2 * n; } }"),
            "interface X extends Base { @Pipeline(\"twice\") int p(int n); }");
    assertThat(compiled.make("p.PipewrightX").call("p", 2)).isEqualTo(4);
  }

  /** Whatever mentions a generated type, and however indirectly. */
  static Stream<List<String>> indirectMentions() {
    return Stream.of(
        List.of(
            "interface Base { @Task static int f(Gen g) { return 1; } }",
            "interface X extends Base { @Pipeline(\"f\") int p(Gen2 g); }"),
        List.of(
            "interface Lib { @Task static int f(Gen g) { return 1; } }",
            "interface X { @Pipeline(value = \"f\", uses = Lib.class) int p(Gen2 g); }"),
        List.of(
            "interface Marker<T> {}",
            "interface Lib { @Task static int f(Marker<? super Gen2> g) { return 1; } }",
            "interface X { @Pipeline(value = \"f\", uses = Lib.class) int p(Marker<Gen> g); }"),
        List.of(
            "class Item extends Gen2 {}",
            """
            interface X {
              @Task static Item f(int n) { return new Item(); }
              @Task static int g(Gen n) { return 1; }
              @Pipeline("f -> g") int p(int g);
            }
            """),
        List.of(
            "abstract class Items implements List<Gen> {}",
            """
            interface X {
              @Task(branch = true) static Items f(int n) { return null; }
              @Task static int g(Gen n) { return 1; }
              @Pipeline("f -> g") List<Integer> p(int g);
            }
            """),
        List.of(
            """
            abstract class X {
              X(Gen2 g) {}
              @Task static int f(int n) { return n; }
              @Pipeline("f") abstract int p(int g);
            }
            """),
        List.of(
            """
            interface X {
              @Task(workers = Gen.N) static int f(int n) { return n; }
              @Pipeline("f -> f") int p(int g);
            }
            """),
        List.of(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Pipeline(Gen.F) int p(int g);
            }
            """),
        List.of(
            """
            interface X {
              @Task static int g(int n, @Bind(Gen.F) int k) { return n; }
              @Pipeline("g") int p(int g, int f);
            }
            """),
        List.of(
            "@SuppressWarnings(\"serial\") class Failure extends Exception implements Gen3 {}",
            """
            interface X {
              @Task static int f(int n) throws Failure { return n; }
              @Pipeline("f") int p(int g);
            }
            """));
  }

  @ParameterizedTest
  @MethodSource
  void indirectMentions(List<String> sources) {
    Compiled compiled =
        compile(
            new Writing(
                "class Gen { static final int N = 1; static final String F = \"f\"; }",
                "class Gen2 extends Gen {}",
                "interface Gen3 {}"),
            sources.toArray(String[]::new));
    assertThat(compiled.source("p.PipewrightX")).contains("p(");
  }

  @Test
  void unknownConstantsAreNotTakenForDefaults() {
    Compiled compiled =
        compile(
            new Writing("class Gen { static final int N = 4; }"),
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task(workers = Gen.N) static int g(int n) { return n; }
              @Pipeline("f -> g") int p(int n);
            }
            """);
    assertThat(compiled.source("p.PipewrightX")).contains(".withWorkers(4)");
  }

  @Test
  void faultsAreToldOnceWhenATypeWasDeferred() {
    Compiling.sources(
            "interface X { @Task(workers = /*!*/0) static int f(Gen g) { return 1; } @Pipeline(\"f\") int p(Gen g); }")
        .withProcessors(new Writing("class Other {}", "class Gen {}", "class More {}"))
        .compile()
        .hasOnlyErrors(
            "[Pipewright/WorkersRange] Task f declares workers = 0, but it takes at least one"
                + " worker to run it. Write workers = 1 or more, or leave it out for one.");
  }

  @Test
  void theRoundMakesNoDifferenceToTheOutput() {
    String lib = "class Lib { @Task static int f(int n, @Bind int a) { return n; } }";
    String x =
        "interface X { @Task static int g(int n, @Bind int b) { return n; } @Pipeline(\"g\") int p(int n); }";
    String y =
        "interface Y extends X { @Pipeline(value = \"g -> f\", uses = Lib.class) int q(int n); }";
    Map<String, String> atOnce = Compiling.compile(lib, x, y).generated();

    Map<String, String> inRounds = new TreeMap<>(compile(new Writing(lib, x), y).generated());
    inRounds.keySet().removeAll(List.of("/SOURCE_OUTPUT/p/Lib.java", "/SOURCE_OUTPUT/p/X.java"));
    assertThat(inRounds).isEqualTo(atOnce).hasSize(2);
  }

  /** Whatever the values of a task in other processes are made of. */
  static Stream<List<String>> partsOfValues() {
    return Stream.of(
        List.of("record Item(Gen gen) {}"),
        List.of("record Item(List<? extends Inner[]> list) {}", "record Inner(Gen gen) {}"),
        List.of(
            "sealed interface Item permits Inner {}", "record Inner(Gen gen) implements Item {}"),
        List.of("record Item(Pair<Gen> pair) {}", "record Pair<T>(T left, T right) {}"),
        List.of("record Item(Own own) {}", "@Codecs(Gen.OwnCodec.class) class Own {}"));
  }

  @ParameterizedTest
  @MethodSource("partsOfValues")
  void partOfAValueInAnotherProcess(List<String> sources) {
    String gen =
        """
        record Gen(int n) {
          static class OwnCodec implements dev.pipewright.runtime.Codec<%s> {
            @Override public void write(%1$s value, java.io.DataOutput out) {}
            @Override public %1$s read(java.io.DataInput in) { return null; }
          }
        }
        """
            .formatted(sources.toString().contains("Own") ? "Own" : "Gen");
    List<String> all = new ArrayList<>(sources);
    all.add(
        """
        interface X {
          @Task(multiprocess = true) static int f(Item item) { return 1; }
          @Pipeline("f") int p(Item item);
        }
        """);
    assertThat(compile(new Writing(gen), all.toArray(String[]::new)).source("p.PipewrightX"))
        .contains(" ITEM = ");
  }

  @Test
  void codecOfTheUsers() {
    Compiled compiled =
        compile(
            new Writing(
                """
                class ItemCodec implements dev.pipewright.runtime.Codec<Item> {
                  @Override public void write(Item value, java.io.DataOutput out) {}
                  @Override public Item read(java.io.DataInput in) { return null; }
                }
                """),
            "class Item {}",
            """
            interface X {
              @Codecs(ItemCodec.class)
              @Task(multiprocess = true) static int f(Item item) { return 1; }
              @Pipeline("f") int p(Item item);
            }
            """);
    assertThat(compiled.source("p.PipewrightX")).contains("Codecs.of(new ItemCodec())");
  }

  @Test
  void partsOfValuesThatStayHereAreNotWaitedFor() {
    Compiled compiled =
        Compiling.sources(
                "record Item(Gen gen) {}",
                """
                interface X {
                  @Task static int f(Item item) { return 1; }
                  @Pipeline("f") int p(Item item);
                }
                """)
            .compile();
    assertThat(compiled.all()).hasSize(1).first().asString().contains("cannot find symbol");
  }
}
