package dev.pipewright.runtime.codec;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The codec of a sealed type: a value by the place of its class, and what that one's codec writes.
 */
final class SealedCodec<T> extends ItemCodec<T> {
  private final List<ItemCodecs.Alternative<? extends T>> alternatives;

  SealedCodec(List<ItemCodecs.Alternative<? extends T>> alternatives) {
    this.alternatives = alternatives;
  }

  @Override
  public void write(@Nullable T value, ItemWriter out) throws IOException {
    if (value == null) {
      out.writeCount(-1);
      return;
    }
    for (int i = 0; i < alternatives.size(); i++) {
      ItemCodecs.Alternative<? extends T> alternative = alternatives.get(i);
      if (alternative.type().isInstance(value)) {
        out.writeCount(i);
        write(alternative, value, out);
        return;
      }
    }
    throw new IllegalArgumentException("no alternative for " + value.getClass().getName());
  }

  @SuppressWarnings("unchecked") // the value is an instance of the alternative's type
  private static <A> void write(ItemCodecs.Alternative<A> alternative, Object value, ItemWriter out)
      throws IOException {
    alternative.codec().write((A) value, out);
  }

  @Override
  public @Nullable T read(ItemReader in) throws IOException {
    int index = in.readSize() - 1;
    if (index >= alternatives.size()) {
      throw new StreamCorruptedException("no such alternative: " + index);
    }
    return index < 0 ? null : alternatives.get(index).codec().read(in);
  }
}
