package dev.pipewright.runtime.codec;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codec of maps: how many entries there are, and the key and the value of each. */
final class MapCodec<K, V> extends ItemCodec<Map<K, V>> {
  private final ItemCodec<K> keys;
  private final ItemCodec<V> values;

  MapCodec(ItemCodec<K> keys, ItemCodec<V> values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public void write(@Nullable Map<K, V> value, ItemWriter out) throws IOException {
    if (value == null) {
      out.writeCount(-1);
      return;
    }
    List<Map.Entry<K, V>> copy = List.copyOf(value.entrySet());
    out.writeCount(copy.size());
    out.enter();
    for (Map.Entry<K, V> entry : copy) {
      keys.write(entry.getKey(), out);
      values.write(entry.getValue(), out);
    }
    out.leave();
  }

  @Override
  public @Nullable Map<K, V> read(ItemReader in) throws IOException {
    int count = in.readCount(2);
    if (count < 0) {
      return null;
    }
    in.enter();
    Map<K, V> value = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      value.put(keys.read(in), values.read(in));
    }
    in.leave();
    return value;
  }
}
