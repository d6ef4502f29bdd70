package dev.pipewright.runtime;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Turns the values of a type into bytes and back, for tasks whose workers are processes. Write one
 * for a type that has none, and name it with {@code @Codecs}.
 *
 * <p>It has a constructor without parameters. One object may be used by several threads at once.
 * What it reads is what it wrote, in the same version of the program, all of it: where it leaves
 * bytes, or wants more, the task fails.
 *
 * @param <T> the type of the values
 */
public interface Codec<T> {

  /**
   * Writes a value.
   *
   * @param value the value, never null: nulls are told apart before
   * @param out takes the bytes
   * @throws IOException if the value cannot be written; the task fails
   */
  void write(T value, DataOutput out) throws IOException;

  /**
   * Reads a value.
   *
   * @param in gives the bytes that {@link #write} wrote, and throws {@code EOFException} at their
   *     end
   * @return a value equal to the one that was written, never null
   * @throws IOException if the bytes are not those of a value
   */
  T read(DataInput in) throws IOException;
}
