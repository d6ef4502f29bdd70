package dev.pipewright.runtime.codec;

import java.io.IOException;
import java.util.Collection;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The codec of lists, sets and other collections: how many elements there are, and each of them.
 */
final class CollectionCodec<T, C extends Collection<T>> extends ItemCodec<C> {
  private final ItemCodec<T> elements;
  private final IntFunction<? extends C> maker;

  CollectionCodec(ItemCodec<T> elements, IntFunction<? extends C> maker) {
    this.elements = elements;
    this.maker = maker;
  }

  @Override
  public void write(@Nullable C value, ItemWriter out) throws IOException {
    if (value == null) {
      out.writeCount(-1);
      return;
    }
    Object[] copy = value.toArray(); // its size is fixed, whoever changes the collection
    out.writeCount(copy.length);
    out.enter();
    for (Object element : copy) {
      @SuppressWarnings("unchecked") // an element of the collection
      T typed = (T) element;
      elements.write(typed, out);
    }
    out.leave();
  }

  @Override
  public @Nullable C read(ItemReader in) throws IOException {
    int count = in.readCount(1);
    if (count < 0) {
      return null;
    }
    in.enter();
    C value = maker.apply(count);
    for (int i = 0; i < count; i++) {
      value.add(elements.read(in));
    }
    in.leave();
    return value;
  }
}
