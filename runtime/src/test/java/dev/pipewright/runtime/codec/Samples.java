package dev.pipewright.runtime.codec;

import dev.pipewright.runtime.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Codecs with random values of their types. */
final class Samples {

  private Samples() {}

  /** A codec, and what makes values for it. */
  record Sample<T>(String name, ItemCodec<T> codec, Function<RandomGenerator, @Nullable T> values) {

    /** The same, with a null now and then. */
    Sample<T> nullable() {
      return new Sample<>(name, codec, r -> r.nextInt(8) == 0 ? null : values.apply(r));
    }
  }

  /** A record that may hold others of its kind. */
  record Tree(String name, int weight, List<Tree> children, Optional<Tree> other) {}

  /** A codec as the processor writes it for {@link Tree}. */
  static final class TreeCodec extends RecordCodec<Tree> {
    static final TreeCodec TREE = new TreeCodec();
    static final ItemCodec<List<Tree>> LIST = ItemCodecs.listOf(TREE);
    static final ItemCodec<Optional<Tree>> OPTIONAL = ItemCodecs.optionalOf(TREE);

    @Override
    protected void writeComponents(Tree value, ItemWriter out) throws IOException {
      out.writeText(value.name());
      out.writeInt(value.weight());
      LIST.write(value.children(), out);
      OPTIONAL.write(value.other(), out);
    }

    @Override
    protected Tree readComponents(ItemReader in) throws IOException {
      return new Tree(in.readText(), in.readInt(), LIST.read(in), OPTIONAL.read(in));
    }
  }

  sealed interface Shape permits Circle, Named {}

  record Circle(double radius) implements Shape {}

  enum Named implements Shape {
    UNIT_SQUARE,
    UNIT_CIRCLE
  }

  static final class CircleCodec extends RecordCodec<Circle> {
    @Override
    protected void writeComponents(Circle value, ItemWriter out) {
      out.writeDouble(value.radius());
    }

    @Override
    protected Circle readComponents(ItemReader in) throws IOException {
      return new Circle(in.readDouble());
    }
  }

  /** A class for which the user writes a codec. */
  static final class Money {
    final String currency;
    final long cents;

    Money(String currency, long cents) {
      this.currency = currency;
      this.cents = cents;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Money money
          && currency.equals(money.currency)
          && cents == money.cents;
    }

    @Override
    public int hashCode() {
      return Objects.hash(currency, cents);
    }
  }

  static final class MoneyCodec implements Codec<Money> {
    @Override
    public void write(Money value, DataOutput out) throws IOException {
      out.writeUTF(value.currency);
      out.writeLong(value.cents);
    }

    @Override
    public Money read(DataInput in) throws IOException {
      return new Money(in.readUTF(), in.readLong());
    }
  }

  static final List<Sample<?>> LEAVES =
      List.of(
          new Sample<>("Boolean", ItemCodecs.BOOLEAN, RandomGenerator::nextBoolean),
          new Sample<>("Byte", ItemCodecs.BYTE, r -> (byte) r.nextInt()),
          new Sample<>("Short", ItemCodecs.SHORT, r -> (short) r.nextInt()),
          new Sample<>("Character", ItemCodecs.CHARACTER, r -> (char) r.nextInt()),
          new Sample<>("Integer", ItemCodecs.INTEGER, RandomGenerator::nextInt),
          new Sample<>("Long", ItemCodecs.LONG, RandomGenerator::nextLong),
          new Sample<>("Float", ItemCodecs.FLOAT, r -> Float.intBitsToFloat(r.nextInt())),
          new Sample<>("Double", ItemCodecs.DOUBLE, r -> Double.longBitsToDouble(r.nextLong())),
          new Sample<>("String", ItemCodecs.STRING, Samples::text),
          new Sample<>("BigInteger", ItemCodecs.BIG_INTEGER, r -> new BigInteger(bytes(r, 1))),
          new Sample<>(
              "BigDecimal",
              ItemCodecs.BIG_DECIMAL,
              r -> new BigDecimal(new BigInteger(bytes(r, 1)), r.nextInt(-9, 99))),
          new Sample<>("UUID", ItemCodecs.UUID, r -> new UUID(r.nextLong(), r.nextLong())),
          new Sample<>(
              "URI",
              ItemCodecs.URI,
              r -> URI.create("http://example.org/" + r.nextInt() + "?q=a#b")),
          new Sample<>("Instant", ItemCodecs.INSTANT, Samples::instant),
          new Sample<>(
              "Duration",
              ItemCodecs.DURATION,
              r -> Duration.ofSeconds(r.nextLong() / 2, r.nextInt(1_000_000_000))),
          new Sample<>(
              "Period", ItemCodecs.PERIOD, r -> Period.of(r.nextInt(), r.nextInt(), r.nextInt())),
          new Sample<>("LocalDate", ItemCodecs.LOCAL_DATE, r -> dateTime(r).toLocalDate()),
          new Sample<>("LocalTime", ItemCodecs.LOCAL_TIME, r -> dateTime(r).toLocalTime()),
          new Sample<>("LocalDateTime", ItemCodecs.LOCAL_DATE_TIME, Samples::dateTime),
          new Sample<>("OffsetTime", ItemCodecs.OFFSET_TIME, r -> offsetDateTime(r).toOffsetTime()),
          new Sample<>("OffsetDateTime", ItemCodecs.OFFSET_DATE_TIME, Samples::offsetDateTime),
          new Sample<>(
              "ZonedDateTime", ItemCodecs.ZONED_DATE_TIME, r -> instant(r).atZone(zone(r))),
          new Sample<>("ZoneId", ItemCodecs.ZONE_ID, Samples::zone),
          new Sample<>("ZoneOffset", ItemCodecs.ZONE_OFFSET, Samples::offset),
          new Sample<>("Year", ItemCodecs.YEAR, r -> Year.of(r.nextInt(-9999, 9999))),
          new Sample<>("YearMonth", ItemCodecs.YEAR_MONTH, r -> YearMonth.from(dateTime(r))),
          new Sample<>("MonthDay", ItemCodecs.MONTH_DAY, r -> MonthDay.from(dateTime(r))),
          new Sample<>(
              "OptionalInt",
              ItemCodecs.OPTIONAL_INT,
              r -> r.nextBoolean() ? OptionalInt.of(r.nextInt()) : OptionalInt.empty()),
          new Sample<>(
              "OptionalLong",
              ItemCodecs.OPTIONAL_LONG,
              r -> r.nextBoolean() ? OptionalLong.of(r.nextLong()) : OptionalLong.empty()),
          new Sample<>(
              "OptionalDouble",
              ItemCodecs.OPTIONAL_DOUBLE,
              r -> r.nextBoolean() ? OptionalDouble.of(r.nextDouble()) : OptionalDouble.empty()),
          new Sample<>("boolean[]", ItemCodecs.BOOLEAN_ARRAY, r -> arrayOf(r, boolean[].class)),
          new Sample<>("byte[]", ItemCodecs.BYTE_ARRAY, r -> bytes(r, 0)),
          new Sample<>("short[]", ItemCodecs.SHORT_ARRAY, r -> arrayOf(r, short[].class)),
          new Sample<>("char[]", ItemCodecs.CHAR_ARRAY, r -> arrayOf(r, char[].class)),
          new Sample<>("int[]", ItemCodecs.INT_ARRAY, r -> r.ints(r.nextInt(9)).toArray()),
          new Sample<>("long[]", ItemCodecs.LONG_ARRAY, r -> r.longs(r.nextInt(9)).toArray()),
          new Sample<>("float[]", ItemCodecs.FLOAT_ARRAY, r -> arrayOf(r, float[].class)),
          new Sample<>("double[]", ItemCodecs.DOUBLE_ARRAY, r -> r.doubles(r.nextInt(9)).toArray()),
          new Sample<>(
              "DayOfWeek",
              ItemCodecs.enumOf(DayOfWeek.values()),
              r -> DayOfWeek.of(1 + r.nextInt(7))),
          new Sample<>("Tree", TreeCodec.TREE, r -> tree(r, 4)),
          new Sample<>(
              "Shape",
              ItemCodecs.<Shape>sealedOf(
                  List.of(
                      new ItemCodecs.Alternative<>(Circle.class, new CircleCodec()),
                      new ItemCodecs.Alternative<>(
                          Named.class, ItemCodecs.enumOf(Named.values())))),
              r -> r.nextBoolean() ? new Circle(r.nextDouble()) : Named.values()[r.nextInt(2)]),
          new Sample<>(
              "Money", ItemCodecs.of(new MoneyCodec()), r -> new Money("EUR", r.nextLong())));

  /** Returns a codec of some type, perhaps made of others, with values of it. */
  static Sample<?> any(RandomGenerator random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return LEAVES.get(random.nextInt(LEAVES.size()));
    }
    Sample<?> part = any(random, depth - 1).nullable();
    return switch (random.nextInt(6)) {
      case 0 -> list(part);
      case 1 -> set(part);
      case 2 -> map(part, any(random, depth - 1).nullable());
      case 3 -> optional(part);
      case 4 -> collection(part);
      default -> array(part);
    };
  }

  private static <T> Sample<List<T>> list(Sample<T> part) {
    return new Sample<>(
        "List<" + part.name + ">", ItemCodecs.listOf(part.codec), r -> several(r, part));
  }

  private static <T> Sample<Collection<T>> collection(Sample<T> part) {
    return new Sample<>(
        "Collection<" + part.name + ">",
        ItemCodecs.collectionOf(part.codec),
        r -> several(r, part));
  }

  private static <T> Sample<Set<T>> set(Sample<T> part) {
    return new Sample<>(
        "Set<" + part.name + ">",
        ItemCodecs.setOf(part.codec),
        r -> new LinkedHashSet<>(several(r, part)));
  }

  private static <K, V> Sample<Map<K, V>> map(Sample<K> keys, Sample<V> values) {
    return new Sample<>(
        "Map<" + keys.name + ", " + values.name + ">",
        ItemCodecs.mapOf(keys.codec, values.codec),
        r -> {
          Map<K, V> map = new LinkedHashMap<>();
          several(r, keys).forEach(key -> map.put(key, values.values.apply(r)));
          return map;
        });
  }

  private static <T> Sample<Optional<T>> optional(Sample<T> part) {
    return new Sample<>(
        "Optional<" + part.name + ">",
        ItemCodecs.optionalOf(part.codec),
        r -> Optional.ofNullable(part.values.apply(r)));
  }

  @SuppressWarnings("unchecked") // an array of anything holds anything
  private static <T> Sample<T[]> array(Sample<T> part) {
    return new Sample<>(
        part.name + "[]",
        ItemCodecs.arrayOf(part.codec, length -> (T[]) new Object[length]),
        r -> (T[]) several(r, part).toArray());
  }

  private static <T> List<T> several(RandomGenerator random, Sample<T> part) {
    List<T> several = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      several.add(part.values.apply(random));
    }
    return several;
  }

  private static byte[] bytes(RandomGenerator random, int least) {
    byte[] bytes = new byte[least + random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static <A> A arrayOf(RandomGenerator random, Class<A> type) {
    int length = random.nextInt(9);
    A array = type.cast(Array.newInstance(type.getComponentType(), length));
    for (int i = 0; i < length; i++) {
      Class<?> component = type.getComponentType();
      if (component == boolean.class) {
        Array.setBoolean(array, i, random.nextBoolean());
      } else if (component == short.class) {
        Array.setShort(array, i, (short) random.nextInt());
      } else if (component == char.class) {
        Array.setChar(array, i, (char) random.nextInt());
      } else {
        Array.setFloat(array, i, Float.intBitsToFloat(random.nextInt()));
      }
    }
    return array;
  }

  private static String text(RandomGenerator random) {
    int kind = random.nextInt(3);
    int length = random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(12);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(kind == 0 ? 0x80 : kind == 1 ? 0x100 : 0x10000));
    }
    return text.toString();
  }

  private static Tree tree(RandomGenerator random, int depth) {
    List<Tree> children = new ArrayList<>();
    for (int i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
      children.add(tree(random, depth - 1));
    }
    return new Tree(
        random.nextInt(5) == 0 ? null : text(random),
        random.nextInt(),
        children,
        depth > 0 && random.nextInt(4) == 0
            ? Optional.of(tree(random, depth - 1))
            : Optional.empty());
  }

  private static Instant instant(RandomGenerator random) {
    return Instant.ofEpochSecond(
        random.nextLong(-100_000_000_000L, 100_000_000_000L), random.nextInt(1_000_000_000));
  }

  private static LocalDateTime dateTime(RandomGenerator random) {
    return LocalDateTime.ofInstant(instant(random), ZoneOffset.UTC);
  }

  private static OffsetDateTime offsetDateTime(RandomGenerator random) {
    return instant(random).atOffset(offset(random));
  }

  private static ZoneOffset offset(RandomGenerator random) {
    return ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 3600, 18 * 3600));
  }

  private static ZoneId zone(RandomGenerator random) {
    List<String> zones =
        List.of("Europe/Berlin", "America/St_Johns", "UTC", "GMT+2", "Asia/Kathmandu");
    return random.nextInt(4) == 0
        ? offset(random)
        : ZoneId.of(zones.get(random.nextInt(zones.size())));
  }

  /** Returns whether two values are equal; arrays are by what they hold, wherever they are. */
  static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b;
    }
    if (a.getClass().isArray()) {
      int length = Array.getLength(a);
      boolean equal = b.getClass() == a.getClass() && Array.getLength(b) == length;
      for (int i = 0; equal && i < length; i++) {
        equal = same(Array.get(a, i), Array.get(b, i));
      }
      return equal;
    }
    if (a instanceof Optional<?> x && b instanceof Optional<?> y) {
      return same(x.orElse(null), y.orElse(null));
    }
    if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
      return sameItems(x.iterator(), y.iterator());
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return sameItems(x.keySet().iterator(), y.keySet().iterator())
          && sameItems(x.values().iterator(), y.values().iterator());
    }
    if (a instanceof Record && b.getClass() == a.getClass()) {
      for (RecordComponent component : a.getClass().getRecordComponents()) {
        try {
          component.getAccessor().setAccessible(true);
          if (!same(component.getAccessor().invoke(a), component.getAccessor().invoke(b))) {
            return false;
          }
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
      return true;
    }
    return a.equals(b);
  }

  private static boolean sameItems(Iterator<?> a, Iterator<?> b) {
    while (a.hasNext() && b.hasNext()) {
      if (!same(a.next(), b.next())) {
        return false;
      }
    }
    return !a.hasNext() && !b.hasNext();
  }
}
