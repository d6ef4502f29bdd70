package dev.pipewright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import dev.pipewright.runtime.graph.Remote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That values come out of generated codecs as they went in. */
class WireClassTest {

  private static Remote<?, ?> loop(Compiled compiled, String name, Object... values) {
    Constructor<?> constructor = compiled.load(name).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    try {
      return (Remote<?, ?>) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked") // the caller gives values of the codec's type
  private static <T> Object roundTrip(ItemCodec<T> codec, Object value) {
    try {
      ItemWriter out = new ItemWriter();
      codec.write((T) value, out);
      ItemReader in = reader(out);
      Object read = codec.read(in);
      assertThat(in.remaining()).isZero();
      return Objects.requireNonNull(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ItemReader reader(ItemWriter out) {
    return new ItemReader(out.bytes(), 0, out.size());
  }

  /** Compiles a task for values of the given type, which a static method {@code values} gives. */
  private static void roundTrips(String type, String values, String... members) {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              %1$s
              static java.util.List<%2$s> values() { return java.util.List.<%2$s>of(%3$s); }
              @Task(multiprocess = true) static %2$s f(%2$s value) { return value; }
              @Pipeline("f") void p(%2$s value);
              @Pipeline("f -> f") void q(%2$s value);
            }
            """
                .formatted(String.join("\n", members), type, values));
    List<?> all = (List<?>) compiled.call("p.X", "values");
    Remote<?, ?> loop = loop(compiled, "p.PipewrightX$FLoop");
    List<Object> read = new ArrayList<>();
    for (Object value : all) {
      assertThat(roundTrip(loop.inputs(), value)).usingRecursiveComparison().isEqualTo(value);
      read.add(roundTrip(loop.outputs(), value));
    }
    assertThat(read).usingRecursiveComparison().isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Boolean: true, false",
        "Byte: (byte) -1",
        "Short: (short) -2",
        "Character: 'x'",
        "Integer: 1, Integer.MIN_VALUE",
        "Long: 1L",
        "Float: 1.5f",
        "Double: Math.PI",
        "String: \"\", \"text\"",
        "java.math.BigInteger: java.math.BigInteger.TEN.pow(100).negate()",
        "java.math.BigDecimal: new java.math.BigDecimal(\"-1.50\")",
        "UUID: UUID.randomUUID()",
        "java.net.URI: java.net.URI.create(\"http://a.example/?b=c\")",
        "java.time.Instant: java.time.Instant.MAX",
        "java.time.Duration: java.time.Duration.ofNanos(-1)",
        "java.time.Period: java.time.Period.of(1, -2, 3)",
        "java.time.LocalDate: java.time.LocalDate.MIN",
        "java.time.LocalTime: java.time.LocalTime.MAX",
        "java.time.LocalDateTime: java.time.LocalDateTime.MAX",
        "java.time.OffsetTime: java.time.OffsetTime.MIN",
        "java.time.OffsetDateTime: java.time.OffsetDateTime.MAX",
        "java.time.ZonedDateTime: java.time.ZonedDateTime.parse(\"2020-10-25T02:30+01:00[Europe/Paris]\")",
        "java.time.ZoneId: java.time.ZoneId.of(\"Europe/Paris\")",
        "java.time.ZoneOffset: java.time.ZoneOffset.ofHours(-3)",
        "java.time.Year: java.time.Year.of(-4)",
        "java.time.YearMonth: java.time.YearMonth.of(2020, 2)",
        "java.time.MonthDay: java.time.MonthDay.of(2, 29)",
        "OptionalInt: OptionalInt.of(1), OptionalInt.empty()",
        "OptionalLong: OptionalLong.of(1), OptionalLong.empty()",
        "OptionalDouble: OptionalDouble.of(1), OptionalDouble.empty()",
        "Optional<String>: Optional.of(\"a\"), Optional.empty()",
        "List<Integer>: List.of(1, 2), List.of()",
        "Set<String>: Set.of(\"a\", \"b\")",
        "Collection<String>: List.of(\"a\", \"b\")",
        "Map<String, List<Integer>>: Map.of(\"a\", List.of(1, 2))",
        "List<Optional<Map<Integer, Set<String>>>>: List.of(Optional.of(Map.of(1, Set.of(\"a\"))))",
        "boolean[]: new boolean[] {true, false}",
        "byte[]: new byte[] {1, 2}",
        "short[]: new short[] {1, 2}",
        "char[]: new char[] {'a'}",
        "int[]: new int[] {1, 2}, new int[0]",
        "long[]: new long[] {1, 2}",
        "float[]: new float[] {1, 2}",
        "double[]: new double[] {1, 2}",
        "int[][]: new int[][] {{1}, null, {}}",
        "String[]: new String[] {\"a\", null}",
        "String[][][]: new String[][][] {{{\"a\"}}}",
        "List<? extends Set<? extends String>>: List.of(Set.of(\"a\"))",
        "java.util.concurrent.TimeUnit: java.util.concurrent.TimeUnit.DAYS",
        "Thread.State: Thread.State.NEW",
      })
  void javasOwnTypes(String types) {
    String[] parts = types.split(": ", 2);
    roundTrips(parts[0], parts[1]);
  }

  @Test
  void primitivesInRecords() {
    roundTrips(
        "All",
        "new All(true, (byte) 1, (short) 2, 'c', 3, 4L, 5.5f, 6.5)",
        "record All(boolean a, byte b, short c, char d, int e, long f, float g, double h) {}");
  }

  @Test
  void recordsWithoutComponentsAndWithNulls() {
    roundTrips(
        "Two",
        "new Two(new None(), \"a\", 1), new Two(null, null, null)",
        "record None() {}",
        "record Two(None none, String text, Integer number) {}");
  }

  @Test
  void enums() {
    roundTrips(
        "SIZE",
        "SIZE.SMALL, SIZE.LARGE",
        "enum SIZE { SMALL, LARGE { @Override int n() { return 2; } }; int n() { return 1; } }");
    roundTrips(
        "Size",
        "Size.SMALL, Size.LARGE",
        "enum Size { SMALL { int n() { return 1; } }, LARGE { int n() { return 2; } };"
            + " abstract int n(); }");
  }

  @Test
  void sealedTypesOfSealedTypes() {
    roundTrips(
        "Shape",
        "new Circle(1), Unit.POINT, new Square(2)",
        "sealed interface Shape permits Round, Square, Unit {}",
        "sealed interface Round extends Shape permits Circle {}",
        "record Circle(int radius) implements Round {}",
        "record Square(int side) implements Shape {}",
        "enum Unit implements Shape { POINT, LINE { } }");
  }

  @Test
  void recursionThroughEveryKindOfType() {
    roundTrips(
        "Tree",
        "new Tree(1, null, List.of(new Tree(2, null, null, null, null, null)), Map.of(\"a\", new Leaf()),"
            + " new Tree[] {}, Optional.empty())",
        "sealed interface Node permits Tree, Leaf {}",
        "record Leaf() implements Node {}",
        "record Tree(int n, Tree tree, List<Tree> list, Map<String, Node> nodes, Tree[] array,"
            + " Optional<Set<Node>> set) implements Node {}");
    roundTrips(
        "Expr",
        "new Add(new Num(1), new Sum(Set.of(new Num(2))))",
        "sealed interface Expr {}",
        "record Num(int value) implements Expr {}",
        "record Add(Expr left, Expr right) implements Expr {}",
        "record Sum(Set<Expr> parts) implements Expr {}");
    roundTrips(
        "List<Ping>",
        "List.of(new Ping(new Pong(new Ping(null))))",
        "record Ping(Pong pong) {}",
        "record Pong(Ping ping) {}");
  }

  @Test
  void genericRecords() {
    roundTrips(
        "Pair<Integer, Pair<String[], int[]>>",
        "new Pair<>(1, new Pair<>(new String[] {\"a\"}, new int[] {1}))",
        "record Pair<A, B>(A left, B right) {}");
    roundTrips(
        "Pair<? extends Number, List<? extends Number>>",
        "new Pair<>(new Number(1), List.of(new Number(2)))",
        "record Number(int n) {}",
        "record Pair<A, B>(A left, B right) {}");
    roundTrips(
        "Chain<String>",
        "new Chain<>(\"a\", new Chain<>(\"b\", null, null), lists())",
        "@SuppressWarnings({\"unchecked\", \"rawtypes\"})"
            + " static List<String>[] lists() { return new List[] {List.of(\"c\")}; }",
        "record Chain<T>(T value, Chain<T> next, List<T>[] others) {}");
  }

  @Test
  void genericSealedTypes() {
    String[] members = {
      "sealed interface Expr<T> {}",
      "record Lit<T>(T value) implements Expr<T> {}",
      "record Num(int value) implements Expr<Integer> {}",
      "record Bool(boolean value) implements Expr<Boolean> {}",
      "record Less(Expr<Integer> left, Expr<Integer> right) implements Expr<Boolean> {}",
      "record If<T>(Expr<Boolean> test, Expr<T> then) implements Expr<T> {}",
      "record Few<T extends Comparable<T>>(List<T> values) implements Expr<T> {}",
    };
    roundTrips(
        "Expr<Integer>",
        "new If<>(new Less(new Num(1), new Lit<>(2)), new Num(3)), new Few<>(List.of(1))",
        members);
    roundTrips("Expr<? extends Integer>", "new Num(1), new Lit<>(2)", members);
    roundTrips(
        "Option<? extends Shape>",
        "new Some<>(new Dot(1)), new Dots(new Dot(2)), new None<>()",
        "sealed interface Shape {}",
        "record Dot(int n) implements Shape {}",
        "sealed interface Option<T> {}",
        "record Some<T>(T value) implements Option<T> {}",
        "record Dots(Dot value) implements Option<Dot> {}",
        "record None<T>() implements Option<T> {}");
  }

  @Test
  void valuesThatALoopIsMadeWith() throws IOException {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              record Depth(int n) {}
              @Task(multiprocess = true)
              static int f(int a, @Bind String out, @Bind Depth depth, @Bind("Wire") char c, @Bind List<Depth> List) { return 1; }
              @Pipeline("f -> f") int p(int n);
            }
            """);
    Object depth = compiled.make("p.X$Depth", 3).object();
    Remote<?, ?> first =
        loop(compiled, "p.PipewrightX$FFirst", 1, "text", depth, 'c', List.of(depth));
    ItemWriter out = new ItemWriter();
    first.writeValues(out);
    ItemReader in = reader(out);
    assertThat(in.readInt()).isEqualTo(1);
    assertThat(in.readText()).isEqualTo("text");
    assertThat(in.readByte()).isEqualTo((byte) 1);
    assertThat(in.readInt()).isEqualTo(3);
    assertThat(in.readChar()).isEqualTo('c');
    assertThat(in.remaining()).isPositive();

    Remote<?, ?> behind = loop(compiled, "p.PipewrightX$FLoop", "text", depth, 'c', List.of(depth));
    ItemWriter shorter = new ItemWriter();
    behind.writeValues(shorter);
    assertThat(shorter.size()).isEqualTo(out.size() - 4);
    assertThat(first.jvmOptions()).isEmpty();
  }

  private static final String MONEY =
      """
      record Money(long cents) {}
      abstract class Coding implements Codec<Money> {
        abstract String name();
        @Override public void write(Money value, java.io.DataOutput out) throws java.io.IOException {
          out.writeUTF(name() + value.cents());
        }
        @Override public Money read(java.io.DataInput in) throws java.io.IOException {
          return new Money(Long.parseLong(in.readUTF().substring(name().length())));
        }
      }
      class One extends Coding { @Override String name() { return "one"; } }
      class Two extends Coding { @Override String name() { return "two"; } }
      record Bill(Money sum) {}
      record Other(int n) {}
      """;

  @Test
  void theNearestCodecOfTheUsersIsTaken() throws IOException {
    Compiled compiled =
        Compiling.compile(
            """
            @Codecs(X.One.class)
            interface X {
              %s
              @Codecs(Two.class) @Task(multiprocess = true)
              static Other f(Bill bill) { return new Other(1); }
              @Task(multiprocess = true) static Bill g(Other n) { return new Bill(new Money(1)); }
              @Pipeline("g -> f -> g") void p(Other n);
            }
            """
                .formatted(MONEY.replaceAll("(?m)^(record|class|abstract)", "    $1")));
    Object bill = compiled.make("p.X$Bill", compiled.make("p.X$Money", 7L).object()).object();
    Remote<?, ?> f = loop(compiled, "p.PipewrightX$FLoop");
    Remote<?, ?> g = loop(compiled, "p.PipewrightX$GLoop");

    assertThat(textOf(f.inputs(), bill)).contains("two7");
    assertThat(textOf(g.outputs(), bill)).contains("one7");
    assertThat(roundTrip(f.inputs(), bill)).isEqualTo(bill);
    assertThat(f.outputs()).as("what is the same for both tasks").isSameAs(g.inputs());
  }

  @SuppressWarnings("unchecked") // the caller gives values of the codec's type
  private static <T> String textOf(ItemCodec<T> codec, Object value) throws IOException {
    ItemWriter out = new ItemWriter();
    codec.write((T) value, out);
    return new String(out.bytes(), 0, out.size(), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Test
  void codecsOfTheUsersForAnyType() {
    String codec =
        "class C%1$s implements Codec<%2$s> {"
            + " @Override public void write(%2$s value, java.io.DataOutput out) throws"
            + " java.io.IOException { out.writeUTF(%3$s); }"
            + " @Override public %2$s read(java.io.DataInput in) throws java.io.IOException {"
            + " return %4$s; } }";
    roundTrips(
        "Some",
        "new Some(1, List.of(\"a\"), new int[] {2}, new Plain(\"b\"), List.of(new Plain(\"c\")))",
        codec.formatted("Int", "Integer", "\"\" + value", "Integer.valueOf(in.readUTF())"),
        codec.formatted("List", "List<String>", "value.get(0)", "List.of(in.readUTF())"),
        codec.formatted(
            "Array", "int[]", "\"\" + value[0]", "new int[] {Integer.parseInt(in.readUTF())}"),
        codec.formatted("Plain", "Plain", "value.toString()", "new Plain(in.readUTF())"),
        """
        @Codecs(CPlain.class)
        class Plain {
          private final String text;
          Plain(String text) { this.text = text; }
          @Override public String toString() { return text; }
          @Override public boolean equals(Object other) { return other instanceof Plain p && p.text.equals(text); }
          @Override public int hashCode() { return text.hashCode(); }
        }
        @Codecs({CInt.class, CList.class, CArray.class})
        record Some(Integer n, List<String> list, int[] array, Plain plain, List<Plain> plains) {}
        """);
  }

  @Test
  void typesNestedInOthersAndNamedLikeOurs() {
    roundTrips(
        "Codecs",
        "new Codecs(new Wire(new List<>(1)), new Remote.Inner(2), new FLoop())",
        "record Codecs(Wire wire, Remote.Inner inner, FLoop loop) {}",
        "record Wire(List<Integer> list) {}",
        "record List<T>(T value) { static <T> java.util.List<T> of() { return null; } }",
        "interface Remote { record Inner(int value) {} }",
        "record FLoop() {}");
  }

  @Test
  void genericRecordWithConstructorThatFitsBetter() {
    roundTrips(
        "Named<String>",
        "Named.of(\"a\", 1L)",
        "record Named<T>(T name, long id) {"
            + " Named(String name, long id) { this((T) null, id); throw new Error(name); }"
            + " static <U> Named<U> of(U name, long id) { return new Named<U>(name, id); }"
            + " Named(T name, Integer id) { this(name, id.longValue()); }"
            + " }");
  }
}
