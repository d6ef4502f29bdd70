package dev.pipewright.examples.downloads;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Reads as many items at once as make a batch; the last batch has what is left.
 *
 * @param <T> the type of the items
 */
final class Batches<T> implements Iterator<List<T>> {

  private final Iterator<T> items;
  private final int size;

  Batches(Iterator<T> items, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a batch of " + size);
    }
    this.items = items;
    this.size = size;
  }

  @Override
  public boolean hasNext() {
    return items.hasNext();
  }

  @Override
  public List<T> next() {
    List<T> batch = new ArrayList<>(size);
    do {
      batch.add(items.next());
    } while (batch.size() < size && items.hasNext());
    return List.copyOf(batch);
  }
}
