package dev.pipewright.runtime.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The codecs of arrays: a length, and that many elements. Numbers are copied in one go. */
final class ArrayCodecs {

  static final ItemCodec<boolean[]> BOOLEAN_ARRAY =
      array(
          1,
          value -> value.length,
          (value, out) -> {
            for (boolean element : value) {
              out.writeBoolean(element);
            }
          },
          (length, in) -> {
            boolean[] value = new boolean[length];
            for (int i = 0; i < length; i++) {
              value[i] = in.readBoolean();
            }
            return value;
          });

  static final ItemCodec<byte[]> BYTE_ARRAY =
      array(
          1,
          value -> value.length,
          (value, out) -> out.write(value),
          (length, in) -> {
            byte[] value = new byte[length];
            in.readFully(value);
            return value;
          });

  static final ItemCodec<short[]> SHORT_ARRAY =
      array(
          2,
          value -> value.length,
          (value, out) -> out.room(2L * value.length).asShortBuffer().put(value),
          (length, in) -> {
            short[] value = new short[length];
            in.slice(2 * length).asShortBuffer().get(value);
            return value;
          });

  static final ItemCodec<char[]> CHAR_ARRAY =
      array(
          2,
          value -> value.length,
          (value, out) -> out.room(2L * value.length).asCharBuffer().put(value),
          (length, in) -> {
            char[] value = new char[length];
            in.slice(2 * length).asCharBuffer().get(value);
            return value;
          });

  static final ItemCodec<int[]> INT_ARRAY =
      array(
          4,
          value -> value.length,
          (value, out) -> out.room(4L * value.length).asIntBuffer().put(value),
          (length, in) -> {
            int[] value = new int[length];
            in.slice(4 * length).asIntBuffer().get(value);
            return value;
          });

  static final ItemCodec<long[]> LONG_ARRAY =
      array(
          8,
          value -> value.length,
          (value, out) -> out.room(8L * value.length).asLongBuffer().put(value),
          (length, in) -> {
            long[] value = new long[length];
            in.slice(8 * length).asLongBuffer().get(value);
            return value;
          });

  static final ItemCodec<float[]> FLOAT_ARRAY =
      array(
          4,
          value -> value.length,
          (value, out) -> out.room(4L * value.length).asFloatBuffer().put(value),
          (length, in) -> {
            float[] value = new float[length];
            in.slice(4 * length).asFloatBuffer().get(value);
            return value;
          });

  static final ItemCodec<double[]> DOUBLE_ARRAY =
      array(
          8,
          value -> value.length,
          (value, out) -> out.room(8L * value.length).asDoubleBuffer().put(value),
          (length, in) -> {
            double[] value = new double[length];
            in.slice(8 * length).asDoubleBuffer().get(value);
            return value;
          });

  private ArrayCodecs() {}

  /** Returns the length of an array. */
  @FunctionalInterface
  interface ToLength<A> {
    int of(A array);
  }

  /** Reads an array of a length. */
  @FunctionalInterface
  interface ArrayReading<A> {
    A read(int length, ItemReader in) throws IOException;
  }

  /**
   * Makes the codec of a kind of array.
   *
   * @param <A> the arrays
   * @param bytesEach the fewest bytes that an element takes
   * @param length tells how long an array is
   * @param writing writes the elements
   * @param reading reads them
   */
  static <A> ItemCodec<A> array(
      int bytesEach, ToLength<A> length, ItemCodecs.Writing<A> writing, ArrayReading<A> reading) {
    return new ItemCodec<>() {
      @Override
      public void write(@Nullable A value, ItemWriter out) throws IOException {
        if (value == null) {
          out.writeCount(-1);
        } else {
          out.writeCount(length.of(value));
          writing.write(value, out);
        }
      }

      @Override
      public @Nullable A read(ItemReader in) throws IOException {
        int count = in.readCount(bytesEach);
        return count < 0 ? null : reading.read(count, in);
      }
    };
  }
}
