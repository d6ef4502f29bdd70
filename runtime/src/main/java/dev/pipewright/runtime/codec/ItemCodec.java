package dev.pipewright.runtime.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the values of a type into bytes and back, null included. Immutable and safe for use by many
 * threads.
 *
 * <p>No value takes less than one byte: so a count of values that is larger than the number of
 * bytes left is known to be wrong before anything is allocated for it.
 *
 * @param <T> the type of the values
 */
public abstract class ItemCodec<T> {

  /** Makes a codec. */
  protected ItemCodec() {}

  /**
   * Writes a value.
   *
   * @param value the value, or null
   * @param out takes the bytes
   * @throws IOException if a codec of the user's does
   * @throws IllegalArgumentException if the value is nested too deeply, or too large
   */
  public abstract void write(@Nullable T value, ItemWriter out) throws IOException;

  /**
   * Reads a value.
   *
   * @param in gives the bytes
   * @return the value, or null
   * @throws IOException if the bytes are not those of a value
   */
  public abstract @Nullable T read(ItemReader in) throws IOException;
}
