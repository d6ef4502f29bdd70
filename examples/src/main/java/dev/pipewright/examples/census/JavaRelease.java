package dev.pipewright.examples.census;

import java.nio.ByteBuffer;

/**
 * The Java release whose class-file version a class file has.
 *
 * @param number 1 for Java 1.1, up to 4 for Java 1.4, then the number of the release; 0 where the
 *     file is no class file
 */
record JavaRelease(int number) implements Comparable<JavaRelease> {

  /** Stands for what is no class file. */
  static final JavaRelease UNKNOWN = new JavaRelease(0);

  /** How many bytes of a class file tell its version. */
  static final int HEADER_BYTES = 8;

  private static final int MAGIC = 0xCAFEBABE;
  private static final int MAJOR_OF_RELEASE_0 = 44;

  /** Reads the first bytes of a class file: the magic number, then minor and major version. */
  static JavaRelease of(byte[] header) {
    if (header.length < HEADER_BYTES) {
      return UNKNOWN;
    }
    ByteBuffer buffer = ByteBuffer.wrap(header);
    int major = Short.toUnsignedInt(buffer.getShort(6));
    return buffer.getInt(0) == MAGIC && major > MAJOR_OF_RELEASE_0
        ? new JavaRelease(major - MAJOR_OF_RELEASE_0)
        : UNKNOWN;
  }

  /** Compares by age, the oldest first and the unknown last. */
  @Override
  public int compareTo(JavaRelease other) {
    // Taken as unsigned, 0 - 1 is more than any.
    return Integer.compareUnsigned(number - 1, other.number - 1);
  }

  @Override
  public String toString() {
    if (equals(UNKNOWN)) {
      return "unknown";
    }
    return number < 5 ? "Java 1." + number : "Java " + number;
  }
}
