package dev.pipewright.runtime.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A codec for a record. Generated code has a subclass for each record that crosses.
 *
 * @param <T> the record
 */
public abstract class RecordCodec<T> extends ItemCodec<T> {

  /** Makes a codec. */
  protected RecordCodec() {}

  @Override
  public final void write(@Nullable T value, ItemWriter out) throws IOException {
    if (value == null) {
      out.writeByte(0);
      return;
    }
    out.writeByte(1);
    out.enter();
    writeComponents(value, out);
    out.leave();
  }

  @Override
  public final @Nullable T read(ItemReader in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    in.enter();
    T value = readComponents(in);
    in.leave();
    return value;
  }

  /**
   * Writes the components in their order.
   *
   * @param value the record
   * @param out takes the bytes
   * @throws IOException if a codec of the user's does
   */
  protected abstract void writeComponents(T value, ItemWriter out) throws IOException;

  /**
   * Reads the components and makes a record of them.
   *
   * @param in gives the bytes
   * @return the record
   * @throws IOException if the bytes are not those of a record
   */
  protected abstract T readComponents(ItemReader in) throws IOException;
}
