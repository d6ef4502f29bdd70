package dev.pipewright.runtime.codec;

import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of values, in memory. Not safe for use by several threads. */
public final class ItemWriter implements DataOutput {

  /** The most bytes that one value may take. */
  public static final int MAX_SIZE = 1 << 28;

  /** The most records, collections and arrays that may be nested in each other. */
  public static final int MAX_DEPTH = 1000;

  static final VarHandle SHORT = view(short[].class);
  static final VarHandle CHAR = view(char[].class);
  static final VarHandle INT = view(int[].class);
  static final VarHandle LONG = view(long[].class);

  private static final int INITIAL_SIZE = 1024;

  /** How large an array is kept when its bytes are not needed any more. */
  private static final int MAX_KEPT = 1 << 20;

  private byte[] bytes = new byte[INITIAL_SIZE];
  private int size;
  private int depth;

  /** Where the value begins that is written now. */
  private int start;

  /** Makes an empty writer. */
  public ItemWriter() {}

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }

  /**
   * Returns how many bytes were written.
   *
   * @return the number of bytes
   */
  public int size() {
    return size;
  }

  /**
   * Returns the bytes that were written, from the beginning of the array.
   *
   * @return the array, which is used further
   */
  public byte[] bytes() {
    return bytes;
  }

  /** Forgets all bytes, and the array too if it is large, as for a single large value. */
  public void clear() {
    if (bytes.length > MAX_KEPT) {
      bytes = new byte[INITIAL_SIZE];
    }
    truncate(0);
  }

  /**
   * Forgets the bytes behind the given number of them, and begins a new value there.
   *
   * @param length how many bytes to keep
   */
  public void truncate(int length) {
    size = length;
    start = length;
    depth = 0;
  }

  /** Begins a value: its own size and depth are limited, not those of all together. */
  public void begin() {
    start = size;
    depth = 0;
  }

  /**
   * Begins a part that is nested in the value.
   *
   * @throws IllegalArgumentException if the value is nested too deeply
   */
  void enter() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a value that crosses to another process is nested in more than "
              + MAX_DEPTH
              + " levels, or contains itself; send it in parts, or let a codec of your own write"
              + " it");
    }
  }

  /** Ends a part that is nested in the value. */
  void leave() {
    depth--;
  }

  private int reserve(long length) {
    int at = size;
    if (length > bytes.length - at) {
      grow(length);
    }
    size = at + (int) length;
    return at;
  }

  private void grow(long length) {
    long needed = size + length;
    if (needed - start > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a value that crosses to another process takes more than "
              + (MAX_SIZE >> 20)
              + " MB; send it in parts, or the name of a file that holds it");
    }
    // No more than one value may take: within its array, what is written is not checked.
    bytes = Arrays.copyOf(bytes, (int) Math.min(needed + needed / 2, (long) start + MAX_SIZE));
  }

  @Override
  public void write(int value) {
    writeByte(value);
  }

  @Override
  public void write(byte[] value) {
    write(value, 0, value.length);
  }

  @Override
  public void write(byte[] value, int from, int length) {
    int at = reserve(length);
    System.arraycopy(value, from, bytes, at, length);
  }

  @Override
  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  @Override
  public void writeByte(int value) {
    int at = reserve(1);
    bytes[at] = (byte) value;
  }

  @Override
  public void writeShort(int value) {
    int at = reserve(2);
    SHORT.set(bytes, at, (short) value);
  }

  @Override
  public void writeChar(int value) {
    int at = reserve(2);
    CHAR.set(bytes, at, (char) value);
  }

  @Override
  public void writeInt(int value) {
    int at = reserve(4);
    INT.set(bytes, at, value);
  }

  @Override
  public void writeLong(long value) {
    int at = reserve(8);
    LONG.set(bytes, at, value);
  }

  @Override
  public void writeFloat(float value) {
    writeInt(Float.floatToRawIntBits(value));
  }

  @Override
  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /**
   * Writes a number that is small for the most part, in one to five bytes.
   *
   * @param value the number, not negative
   */
  public void writeSize(int value) {
    int rest = value;
    while (rest > 0x7f) {
      writeByte(rest | 0x80);
      rest >>>= 7;
    }
    writeByte(rest);
  }

  /**
   * Writes a number of parts.
   *
   * @param count the number, or -1 for null
   */
  void writeCount(int count) {
    writeSize(count + 1);
  }

  /**
   * Begins a part whose length is told before it.
   *
   * @return what to give to {@link #endPart}
   */
  int beginPart() {
    writeInt(0);
    return size;
  }

  /**
   * Ends a part whose length is told before it.
   *
   * @param begin where it began
   */
  void endPart(int begin) {
    INT.set(bytes, begin - 4, size - begin);
  }

  /**
   * Makes room for bytes that are put in place.
   *
   * @param length how many
   * @return a view of the room, big-endian
   */
  ByteBuffer room(long length) {
    int at = reserve(length);
    return ByteBuffer.wrap(bytes, at, (int) length);
  }

  /**
   * Writes a text of any characters, lone surrogates included.
   *
   * @param value the text, or null
   */
  public void writeText(@Nullable String value) {
    if (value == null) {
      writeSize(0);
      return;
    }
    int length = value.length();
    if (length > MAX_SIZE / 2) {
      grow(MAX_SIZE + 1L); // tells that it is too large
    }
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= value.charAt(i);
    }
    if (all <= 0xff) {
      writeSize(2 * length + 1);
      write(value.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      writeSize(2 * length + 2);
      int at = reserve(2L * length);
      for (int i = 0; i < length; i++) {
        CHAR.set(bytes, at + 2 * i, value.charAt(i));
      }
    }
  }

  @Override
  public void writeBytes(String value) throws IOException {
    dataStream().writeBytes(value);
  }

  @Override
  public void writeChars(String value) throws IOException {
    dataStream().writeChars(value);
  }

  @Override
  public void writeUTF(String value) throws IOException {
    dataStream().writeUTF(value);
  }

  /** Returns Java's own implementation of the rarer methods, over this one. */
  private DataOutputStream dataStream() {
    return new DataOutputStream(
        new OutputStream() {
          @Override
          public void write(int value) {
            ItemWriter.this.writeByte(value);
          }

          @Override
          public void write(byte[] value, int from, int length) {
            ItemWriter.this.write(value, from, length);
          }
        });
  }
}
