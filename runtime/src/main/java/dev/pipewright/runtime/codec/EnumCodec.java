package dev.pipewright.runtime.codec;

import java.io.IOException;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;

/** The codec of an enum: a constant by its place among them. */
final class EnumCodec<E extends Enum<E>> extends ItemCodec<E> {
  private final E[] constants;

  EnumCodec(E[] constants) {
    this.constants = constants;
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // both ends run the same classes
  public void write(@Nullable E value, ItemWriter out) {
    out.writeCount(value == null ? -1 : value.ordinal());
  }

  @Override
  public @Nullable E read(ItemReader in) throws IOException {
    int ordinal = in.readSize() - 1;
    if (ordinal >= constants.length) {
      throw new StreamCorruptedException("no such constant: " + ordinal);
    }
    return ordinal < 0 ? null : constants[ordinal];
  }
}
