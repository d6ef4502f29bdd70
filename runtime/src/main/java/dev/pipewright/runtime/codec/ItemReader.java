package dev.pipewright.runtime.codec;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gives the bytes of values, from memory. Whatever the bytes are, its methods return or throw an
 * {@code IOException}, and allocate no more than the bytes that are left can stand for. Not safe
 * for use by several threads.
 */
public final class ItemReader implements DataInput {

  private final byte[] bytes;
  private final int limit;
  private int position;
  private int depth;

  /**
   * Makes a reader.
   *
   * @param bytes holds the bytes
   * @param from where the first one is
   * @param limit where they end
   */
  public ItemReader(byte[] bytes, int from, int limit) {
    this.bytes = bytes;
    this.position = from;
    this.limit = limit;
  }

  /**
   * Returns how many bytes are left.
   *
   * @return the number of bytes
   */
  public int remaining() {
    return limit - position;
  }

  /** Begins a value: its own depth is limited. */
  public void begin() {
    depth = 0;
  }

  /**
   * Begins a part that is nested in the value.
   *
   * @throws IOException if the value is nested more deeply than any that was written
   */
  public void enter() throws IOException {
    depth++;
    if (depth > ItemWriter.MAX_DEPTH) {
      throw new StreamCorruptedException("more than " + ItemWriter.MAX_DEPTH + " levels");
    }
  }

  /** Ends a part that is nested in the value. */
  public void leave() {
    depth--;
  }

  private int take(int length) throws EOFException {
    int at = position;
    if (length > limit - at) {
      throw new EOFException(length + " bytes wanted, " + (limit - at) + " left");
    }
    position = at + length;
    return at;
  }

  @Override
  public void readFully(byte[] into) throws IOException {
    readFully(into, 0, into.length);
  }

  @Override
  public void readFully(byte[] into, int from, int length) throws IOException {
    System.arraycopy(bytes, take(length), into, from, length);
  }

  /**
   * Reads a part whose length is told before it.
   *
   * @return reads the part, and no further
   * @throws IOException if it is not all there
   */
  ItemReader readPart() throws IOException {
    int length = readInt();
    if (length < 0) {
      throw new StreamCorruptedException("no part has the length " + length);
    }
    int from = take(length);
    ItemReader part = new ItemReader(bytes, from, from + length);
    part.depth = depth;
    return part;
  }

  /**
   * Reads bytes without copying them.
   *
   * @param length how many
   * @return a view of them, big-endian
   * @throws IOException if there are fewer
   */
  ByteBuffer slice(int length) throws IOException {
    return ByteBuffer.wrap(bytes, take(length), length);
  }

  @Override
  public int skipBytes(int wanted) {
    int skipped = Math.max(0, Math.min(wanted, remaining()));
    position += skipped;
    return skipped;
  }

  @Override
  public boolean readBoolean() throws IOException {
    int value = readByte();
    if (value < 0 || value > 1) {
      throw new StreamCorruptedException("neither 0 nor 1: " + value);
    }
    return value == 1;
  }

  @Override
  public byte readByte() throws IOException {
    return bytes[take(1)];
  }

  @Override
  public int readUnsignedByte() throws IOException {
    return readByte() & 0xff;
  }

  @Override
  public short readShort() throws IOException {
    return (short) ItemWriter.SHORT.get(bytes, take(2));
  }

  @Override
  public int readUnsignedShort() throws IOException {
    return readShort() & 0xffff;
  }

  @Override
  public char readChar() throws IOException {
    return (char) ItemWriter.CHAR.get(bytes, take(2));
  }

  @Override
  public int readInt() throws IOException {
    return (int) ItemWriter.INT.get(bytes, take(4));
  }

  @Override
  public long readLong() throws IOException {
    return (long) ItemWriter.LONG.get(bytes, take(8));
  }

  @Override
  public float readFloat() throws IOException {
    return Float.intBitsToFloat(readInt());
  }

  @Override
  public double readDouble() throws IOException {
    return Double.longBitsToDouble(readLong());
  }

  /**
   * Reads a number that is small for the most part.
   *
   * @return the number, not negative
   * @throws IOException if there is none
   */
  public int readSize() throws IOException {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = readByte();
      if (shift == 28 && (next & 0xf8) != 0) {
        break; // would be negative, or go on
      }
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new StreamCorruptedException("not a size");
  }

  /**
   * Reads the number of parts that follow, of which each takes a byte at least, or -1 for null:
   * what is written is one more.
   *
   * @param bytesEach how many bytes each takes at least
   * @return the number of parts, or -1
   * @throws IOException if there are fewer bytes than parts
   */
  int readCount(int bytesEach) throws IOException {
    int count = readSize() - 1;
    if (count > remaining() / bytesEach) {
      throw new EOFException(count + " values announced, " + remaining() + " bytes left");
    }
    return count;
  }

  /**
   * Reads a text.
   *
   * @return the text, or null
   * @throws IOException if there is none
   */
  public @Nullable String readText() throws IOException {
    int head = readSize();
    if (head == 0) {
      return null;
    }
    int length = (head - 1) / 2;
    if ((head & 1) == 1) {
      return new String(bytes, take(length), length, StandardCharsets.ISO_8859_1);
    }
    if (length > remaining() / 2) {
      throw new EOFException(length + " characters announced, " + remaining() + " bytes left");
    }
    char[] characters = new char[length];
    for (int i = 0; i < length; i++) {
      characters[i] = readChar();
    }
    return new String(characters);
  }

  @Override
  public @Nullable String readLine() {
    if (remaining() == 0) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    while (remaining() > 0) {
      char next = (char) (bytes[position++] & 0xff);
      if (next == '\n') {
        break;
      }
      if (next == '\r') {
        if (remaining() > 0 && bytes[position] == '\n') {
          position++;
        }
        break;
      }
      line.append(next);
    }
    return line.toString();
  }

  @Override
  public String readUTF() throws IOException {
    return DataInputStream.readUTF(this);
  }
}
