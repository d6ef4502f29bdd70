package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Contracts that are abstract classes: constructors, state, protected and inherited tasks. */
@Timeout(30)
class AbstractClassTest {

  private static final String BASE =
      """
      package base;
      import dev.pipewright.*;
      import dev.pipewright.runtime.*;
      import java.util.*;
      import java.util.concurrent.*;
      public abstract class Base<T> {
        private final List<T> held;
        protected Base(List<T> held) { this.held = held; }
        @Task protected T same(T t) { return t; }
        @Task(branch = true) protected List<T> held(Object ignored) { return held; }
        @Task(workers = 2, ordered = true) protected CompletionStage<T> later(T t) { return CompletableFuture.supplyAsync(() -> t); }
        @Task(branch = true) protected CompletionStage<List<T>> laterTwice(T t) { return CompletableFuture.supplyAsync(() -> List.of(t, t)); }
        @Task(branch = true) protected void emitTwice(T t, Emitter<? super T> out) { out.emit(t); out.emit(t); }
        @Task(join = true) protected List<T> all(Iterable<T> in) { List<T> all = new ArrayList<>(); in.forEach(all::add); return all; }
        @Task protected static String text(Object o) { return "" + o; }
      }
      """;

  @Test
  void protectedTasksOfASuperclassInAnotherPackage() {
    Compiled compiled =
        Compiling.compile(
            BASE,
            """
            @Stages abstract class X extends base.Base<Integer> {
              X(List<Integer> held) { super(held); }
              @Override @Task(branch = true) protected List<Integer> held(Object ignored) {
                List<Integer> more = new ArrayList<>(super.held(ignored));
                more.add(0);
                return more;
              }
              @Pipeline("held -> same -> later -> all") protected abstract List<Integer> joined(Object o);
              @Pipeline("held -> laterTwice -> text") abstract List<String> async(Object o);
              @Pipeline("held -> emitTwice -> text") public abstract List<String> emitted(Object o);
            }
            """,
            """
            class Use {
              static List<String> stage(PipewrightX x) {
                return x.stages().held().then(x.stages().emitTwice()).then(x.stages().all()).then(x.stages().text()).run("").toList();
              }
            }
            """);
    Compiled.Made x = compiled.make("p.PipewrightX", List.of(5, 6));
    assertThat(x.call("joined", "")).isEqualTo(List.of(5, 6, 0));
    assertThat(x.call("async", "")).isEqualTo(List.of("5", "5", "6", "6", "0", "0"));
    assertThat(x.call("emitted", "")).isEqualTo(List.of("5", "5", "6", "6", "0", "0"));
    assertThat(compiled.call("p.Use", "stage", x.object()))
        .isEqualTo(List.of("[5, 5, 6, 6, 0, 0]"));
  }

  @Test
  void aConstructorForEachThatIsAccessible() throws ReflectiveOperationException {
    Compiled compiled =
        Compiling.compile(
            """
            public abstract class X {
              final String made;
              public X(int n, String... rest) throws java.io.IOException {
                if (n < 0) { throw new java.io.IOException("negative"); }
                made = n + String.join(",", rest);
              }
              protected <Q extends Comparable<Q>> X(Q q, Class<? extends Q> type) { made = q + type.getSimpleName(); }
              X() { made = "nothing"; }
              private X(long n) { made = "private"; }
              @Task String end(String s, @Bind String made) { return s + this.made + made; }
              @Pipeline("end") public abstract String p(String s);
            }
            """,
            """
            class Use {
              static String[] use() throws java.io.IOException {
                return new String[] {
                  new PipewrightX(1, new String[] {"a", "b"}, "!").p(""),
                  new PipewrightX("q", String.class, "!").p(""),
                  new PipewrightX("!").p("")
                };
              }
            }
            """);
    assertThat((String[]) compiled.call("p.Use", "use"))
        .containsExactly("1a,b!", "qString!", "nothing!");
    assertThat(compiled.load("p.PipewrightX").getDeclaredConstructors()).hasSize(3);
    Constructor<?> throwing =
        Arrays.stream(compiled.load("p.PipewrightX").getDeclaredConstructors())
            .filter(c -> c.getExceptionTypes().length == 1)
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> throwing.newInstance(-1, new String[0], "!"))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void instancesDoNotShareState() {
    Compiled compiled =
        Compiling.compile(
            """
            abstract class X {
              private final String name;
              X(String name) { this.name = name; }
              @Task(workers = 1) String named(String s) { return name + s; }
              @Task(branch = true) Optional<String> own(String s) { return Optional.of(s).filter(t -> t.startsWith(name)); }
              @Pipeline("named -> own -> named") abstract List<String> p(String s);
            }
            """);
    Compiled.Made a = compiled.make("p.PipewrightX", "a");
    Compiled.Made b = compiled.make("p.PipewrightX", "b");
    assertThat(a.call("p", "1")).isEqualTo(List.of("aa1"));
    assertThat(b.call("p", "2")).isEqualTo(List.of("bb2"));
  }

  @Test
  void aPipelineThatASuperclassImplementsIsLeftAlone() {
    Compiled compiled =
        Compiling.compile(
            "abstract class Base { int q(int n) { return -n; } abstract int p(int n); }",
            """
            abstract class X extends Base {
              @Task static int f(int n) { return n + 1; }
              @Override @Pipeline("f -> f") abstract int p(int n);
              @Override int q(int n) { return super.q(n) * 2; }
            }
            """);
    Compiled.Made x = compiled.make("p.PipewrightX");
    assertThat(x.call("p", 1)).isEqualTo(3);
  }
}
