package dev.pipewright.runtime.codec;

import dev.pipewright.runtime.Codec;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of Java's own types, each a constant, and those that are made of other codecs.
 *
 * <p>Numbers are written big-endian. A reference begins with a byte, or with a size, that tells
 * null apart. Lists, sets and maps keep the order in which they are iterated over; what is read is
 * an {@code ArrayList}, {@code LinkedHashSet} or {@code LinkedHashMap}, which may be changed.
 */
public final class ItemCodecs {

  /** What has no values: the outputs of a sink. */
  public static final ItemCodec<Void> NOTHING = new NothingCodec();

  /** {@code Boolean}. */
  public static final ItemCodec<Boolean> BOOLEAN =
      scalar((value, out) -> out.writeBoolean(value), ItemReader::readBoolean);

  /** {@code Byte}. */
  public static final ItemCodec<Byte> BYTE =
      scalar((value, out) -> out.writeByte(value), ItemReader::readByte);

  /** {@code Short}. */
  public static final ItemCodec<Short> SHORT =
      scalar((value, out) -> out.writeShort(value), ItemReader::readShort);

  /** {@code Character}. */
  public static final ItemCodec<Character> CHARACTER =
      scalar((value, out) -> out.writeChar(value), ItemReader::readChar);

  /** {@code Integer}. */
  public static final ItemCodec<Integer> INTEGER =
      scalar((value, out) -> out.writeInt(value), ItemReader::readInt);

  /** {@code Long}. */
  public static final ItemCodec<Long> LONG =
      scalar((value, out) -> out.writeLong(value), ItemReader::readLong);

  /** {@code Float}. */
  public static final ItemCodec<Float> FLOAT =
      scalar((value, out) -> out.writeFloat(value), ItemReader::readFloat);

  /** {@code Double}. */
  public static final ItemCodec<Double> DOUBLE =
      scalar((value, out) -> out.writeDouble(value), ItemReader::readDouble);

  /** {@code String}. */
  public static final ItemCodec<String> STRING = new StringCodec();

  /** {@code BigInteger}. */
  public static final ItemCodec<BigInteger> BIG_INTEGER =
      scalar(ItemCodecs::writeBigInteger, ItemCodecs::readBigInteger);

  /** {@code BigDecimal}, with its scale. */
  public static final ItemCodec<BigDecimal> BIG_DECIMAL =
      scalar(
          (value, out) -> {
            out.writeInt(value.scale());
            writeBigInteger(value.unscaledValue(), out);
          },
          in -> {
            int scale = in.readInt();
            return new BigDecimal(readBigInteger(in), scale);
          });

  /** {@code UUID}. */
  public static final ItemCodec<UUID> UUID =
      scalar(
          (value, out) -> {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
          },
          in -> new UUID(in.readLong(), in.readLong()));

  /** {@code URI}. */
  public static final ItemCodec<URI> URI =
      scalar((value, out) -> out.writeText(value.toString()), in -> java.net.URI.create(text(in)));

  /** {@code Instant}. */
  public static final ItemCodec<Instant> INSTANT =
      scalar(
          (value, out) -> {
            out.writeLong(value.getEpochSecond());
            out.writeInt(value.getNano());
          },
          in -> Instant.ofEpochSecond(in.readLong(), in.readInt()));

  /** {@code Duration}. */
  public static final ItemCodec<Duration> DURATION =
      scalar(
          (value, out) -> {
            out.writeLong(value.getSeconds());
            out.writeInt(value.getNano());
          },
          in -> Duration.ofSeconds(in.readLong(), in.readInt()));

  /** {@code Period}. */
  public static final ItemCodec<Period> PERIOD =
      scalar(
          (value, out) -> {
            out.writeInt(value.getYears());
            out.writeInt(value.getMonths());
            out.writeInt(value.getDays());
          },
          in -> Period.of(in.readInt(), in.readInt(), in.readInt()));

  /** {@code LocalDate}. */
  public static final ItemCodec<LocalDate> LOCAL_DATE =
      scalar((value, out) -> out.writeLong(value.toEpochDay()), ItemCodecs::readDate);

  /** {@code LocalTime}. */
  public static final ItemCodec<LocalTime> LOCAL_TIME =
      scalar((value, out) -> out.writeLong(value.toNanoOfDay()), ItemCodecs::readTime);

  /** {@code LocalDateTime}. */
  public static final ItemCodec<LocalDateTime> LOCAL_DATE_TIME =
      scalar(ItemCodecs::writeDateTime, ItemCodecs::readDateTime);

  /** {@code OffsetTime}. */
  public static final ItemCodec<OffsetTime> OFFSET_TIME =
      scalar(
          (value, out) -> {
            out.writeLong(value.toLocalTime().toNanoOfDay());
            out.writeInt(value.getOffset().getTotalSeconds());
          },
          in -> OffsetTime.of(readTime(in), readOffset(in)));

  /** {@code OffsetDateTime}. */
  public static final ItemCodec<OffsetDateTime> OFFSET_DATE_TIME =
      scalar(
          (value, out) -> {
            writeDateTime(value.toLocalDateTime(), out);
            out.writeInt(value.getOffset().getTotalSeconds());
          },
          in -> OffsetDateTime.of(readDateTime(in), readOffset(in)));

  /** {@code ZonedDateTime}. */
  public static final ItemCodec<ZonedDateTime> ZONED_DATE_TIME =
      scalar(
          (value, out) -> {
            writeDateTime(value.toLocalDateTime(), out);
            out.writeInt(value.getOffset().getTotalSeconds());
            out.writeText(value.getZone().getId());
          },
          in -> ZonedDateTime.ofInstant(readDateTime(in), readOffset(in), ZoneId.of(text(in))));

  /** {@code ZoneId}. */
  public static final ItemCodec<ZoneId> ZONE_ID =
      scalar((value, out) -> out.writeText(value.getId()), in -> ZoneId.of(text(in)));

  /** {@code ZoneOffset}. */
  public static final ItemCodec<ZoneOffset> ZONE_OFFSET =
      scalar((value, out) -> out.writeInt(value.getTotalSeconds()), ItemCodecs::readOffset);

  /** {@code Year}. */
  public static final ItemCodec<Year> YEAR =
      scalar((value, out) -> out.writeInt(value.getValue()), in -> Year.of(in.readInt()));

  /** {@code YearMonth}. */
  public static final ItemCodec<YearMonth> YEAR_MONTH =
      scalar(
          (value, out) -> {
            out.writeInt(value.getYear());
            out.writeByte(value.getMonthValue());
          },
          in -> YearMonth.of(in.readInt(), in.readByte()));

  /** {@code MonthDay}. */
  public static final ItemCodec<MonthDay> MONTH_DAY =
      scalar(
          (value, out) -> {
            out.writeByte(value.getMonthValue());
            out.writeByte(value.getDayOfMonth());
          },
          in -> MonthDay.of(in.readByte(), in.readByte()));

  /** {@code OptionalInt}. */
  public static final ItemCodec<OptionalInt> OPTIONAL_INT =
      scalar(
          (value, out) -> INTEGER.write(value.isPresent() ? value.getAsInt() : null, out),
          in -> {
            Integer value = INTEGER.read(in);
            return value == null ? OptionalInt.empty() : OptionalInt.of(value);
          });

  /** {@code OptionalLong}. */
  public static final ItemCodec<OptionalLong> OPTIONAL_LONG =
      scalar(
          (value, out) -> LONG.write(value.isPresent() ? value.getAsLong() : null, out),
          in -> {
            Long value = LONG.read(in);
            return value == null ? OptionalLong.empty() : OptionalLong.of(value);
          });

  /** {@code OptionalDouble}. */
  public static final ItemCodec<OptionalDouble> OPTIONAL_DOUBLE =
      scalar(
          (value, out) -> DOUBLE.write(value.isPresent() ? value.getAsDouble() : null, out),
          in -> {
            Double value = DOUBLE.read(in);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
          });

  /** {@code boolean[]}. */
  public static final ItemCodec<boolean[]> BOOLEAN_ARRAY = ArrayCodecs.BOOLEAN_ARRAY;

  /** {@code byte[]}. */
  public static final ItemCodec<byte[]> BYTE_ARRAY = ArrayCodecs.BYTE_ARRAY;

  /** {@code short[]}. */
  public static final ItemCodec<short[]> SHORT_ARRAY = ArrayCodecs.SHORT_ARRAY;

  /** {@code char[]}. */
  public static final ItemCodec<char[]> CHAR_ARRAY = ArrayCodecs.CHAR_ARRAY;

  /** {@code int[]}. */
  public static final ItemCodec<int[]> INT_ARRAY = ArrayCodecs.INT_ARRAY;

  /** {@code long[]}. */
  public static final ItemCodec<long[]> LONG_ARRAY = ArrayCodecs.LONG_ARRAY;

  /** {@code float[]}. */
  public static final ItemCodec<float[]> FLOAT_ARRAY = ArrayCodecs.FLOAT_ARRAY;

  /** {@code double[]}. */
  public static final ItemCodec<double[]> DOUBLE_ARRAY = ArrayCodecs.DOUBLE_ARRAY;

  private ItemCodecs() {}

  /**
   * Returns the codec of an enum.
   *
   * @param <E> the enum
   * @param constants its constants, in their order
   * @return writes a constant's place among them
   */
  public static <E extends Enum<E>> ItemCodec<E> enumOf(E[] constants) {
    return new EnumCodec<>(constants);
  }

  /**
   * Returns the codec of a sealed type.
   *
   * @param <T> the type
   * @param alternatives the classes that it consists of, in a fixed order
   * @return writes the place of the value's class among them, and the value
   */
  public static <T> ItemCodec<T> sealedOf(List<Alternative<? extends T>> alternatives) {
    return new SealedCodec<>(List.copyOf(alternatives));
  }

  /**
   * A class that a sealed type consists of.
   *
   * @param <T> the class
   * @param type the class, without type arguments
   * @param codec the codec of its values
   */
  public record Alternative<T>(Class<? super T> type, ItemCodec<T> codec) {}

  /**
   * Returns the codec of a type for which the user has written one. The length of what it writes
   * comes first, so that one that does not read what it wrote harms no other value.
   *
   * @param <T> the type
   * @param codec the user's codec
   * @return the codec, which takes nulls too
   */
  public static <T> ItemCodec<T> of(Codec<T> codec) {
    String name = codec.getClass().getName();
    return scalar(
        (value, out) -> {
          out.enter();
          int start = out.beginPart();
          codec.write(value, out);
          out.endPart(start);
          out.leave();
        },
        in -> {
          ItemReader part = in.readPart();
          int length = part.remaining();
          T value = codec.read(part);
          if (value == null) {
            throw new StreamCorruptedException("the codec " + name + " read null");
          }
          if (part.remaining() > 0) {
            throw new StreamCorruptedException(
                String.format(
                    "the codec %s wrote %d bytes for a value, and read %d of them",
                    name, length, length - part.remaining()));
          }
          return value;
        });
  }

  /**
   * Returns the codec of lists.
   *
   * @param <T> the type of the elements
   * @param elements their codec
   * @return the codec
   */
  public static <T> ItemCodec<List<T>> listOf(ItemCodec<T> elements) {
    return new CollectionCodec<>(elements, ArrayList::new);
  }

  /**
   * Returns the codec of sets.
   *
   * @param <T> the type of the elements
   * @param elements their codec
   * @return the codec
   */
  public static <T> ItemCodec<Set<T>> setOf(ItemCodec<T> elements) {
    return new CollectionCodec<>(elements, LinkedHashSet::new);
  }

  /**
   * Returns the codec of collections: what is read is a list.
   *
   * @param <T> the type of the elements
   * @param elements their codec
   * @return the codec
   */
  public static <T> ItemCodec<Collection<T>> collectionOf(ItemCodec<T> elements) {
    return new CollectionCodec<>(elements, ArrayList::new);
  }

  /**
   * Returns the codec of maps.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param keys the codec of the keys
   * @param values the codec of the values
   * @return the codec
   */
  public static <K, V> ItemCodec<Map<K, V>> mapOf(ItemCodec<K> keys, ItemCodec<V> values) {
    return new MapCodec<>(keys, values);
  }

  /**
   * Returns the codec of an {@code Optional}.
   *
   * @param <T> the type of the value
   * @param value its codec
   * @return the codec
   */
  @SuppressWarnings("NullableOptional") // a record may hold null for one
  public static <T> ItemCodec<Optional<T>> optionalOf(ItemCodec<T> value) {
    return scalar(
        (optional, out) -> {
          out.enter();
          value.write(optional.orElse(null), out);
          out.leave();
        },
        in -> {
          in.enter();
          Optional<T> read = Optional.ofNullable(value.read(in));
          in.leave();
          return read;
        });
  }

  /**
   * Returns the codec of arrays of references.
   *
   * @param <T> the type of the elements
   * @param elements their codec
   * @param maker makes an array of a length
   * @return the codec
   */
  public static <T> ItemCodec<T[]> arrayOf(ItemCodec<T> elements, IntFunction<T[]> maker) {
    return ArrayCodecs.array(
        1,
        value -> value.length,
        (value, out) -> {
          out.enter();
          for (T element : value) {
            elements.write(element, out);
          }
          out.leave();
        },
        (length, in) -> {
          in.enter();
          T[] value = maker.apply(length);
          for (int i = 0; i < length; i++) {
            value[i] = elements.read(in);
          }
          in.leave();
          return value;
        });
  }

  private static void writeBigInteger(BigInteger value, ItemWriter out) throws IOException {
    BYTE_ARRAY.write(value.toByteArray(), out);
  }

  private static BigInteger readBigInteger(ItemReader in) throws IOException {
    byte[] bytes = BYTE_ARRAY.read(in);
    if (bytes == null || bytes.length == 0) {
      throw new StreamCorruptedException("a number without digits");
    }
    return new BigInteger(bytes);
  }

  private static void writeDateTime(LocalDateTime value, ItemWriter out) {
    out.writeLong(value.toLocalDate().toEpochDay());
    out.writeLong(value.toLocalTime().toNanoOfDay());
  }

  private static LocalDateTime readDateTime(ItemReader in) throws IOException {
    return LocalDateTime.of(readDate(in), readTime(in));
  }

  private static LocalDate readDate(ItemReader in) throws IOException {
    return LocalDate.ofEpochDay(in.readLong());
  }

  private static LocalTime readTime(ItemReader in) throws IOException {
    return LocalTime.ofNanoOfDay(in.readLong());
  }

  private static ZoneOffset readOffset(ItemReader in) throws IOException {
    return ZoneOffset.ofTotalSeconds(in.readInt());
  }

  private static String text(ItemReader in) throws IOException {
    String text = in.readText();
    if (text == null) {
      throw new StreamCorruptedException("no text");
    }
    return text;
  }

  /** Writes a value that is present. */
  @FunctionalInterface
  interface Writing<T> {
    void write(T value, ItemWriter out) throws IOException;
  }

  /** Reads a value that is present. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(ItemReader in) throws IOException;
  }

  private static <T> ItemCodec<T> scalar(Writing<T> writing, Reading<T> reading) {
    return new ItemCodec<>() {
      @Override
      public void write(@Nullable T value, ItemWriter out) throws IOException {
        if (value == null) {
          out.writeByte(0);
        } else {
          out.writeByte(1);
          writing.write(value, out);
        }
      }

      @Override
      public @Nullable T read(ItemReader in) throws IOException {
        return in.readBoolean() ? reading.read(in) : null;
      }
    };
  }

  private static final class NothingCodec extends ItemCodec<Void> {
    @Override
    public void write(@Nullable Void value, ItemWriter out) {
      out.writeByte(0);
    }

    @Override
    public @Nullable Void read(ItemReader in) throws IOException {
      if (in.readByte() != 0) {
        throw new StreamCorruptedException("a value where there is none");
      }
      return null;
    }
  }

  private static final class StringCodec extends ItemCodec<String> {
    @Override
    public void write(@Nullable String value, ItemWriter out) {
      out.writeText(value);
    }

    @Override
    public @Nullable String read(ItemReader in) throws IOException {
      return in.readText();
    }
  }
}
