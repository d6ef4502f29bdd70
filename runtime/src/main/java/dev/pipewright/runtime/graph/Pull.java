package dev.pipewright.runtime.graph;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Items that are pulled one at a time, by one thread, as an iterator or a stream. For engines.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface Pull<T> {

  /**
   * Takes the next item, waiting for it.
   *
   * @return the item, or null at the end, and again after it
   */
  @Nullable T pull();

  /**
   * Returns the items as an iterator, which looks one item ahead at most.
   *
   * @param <T> the type of the items
   * @param pull takes the next item
   * @param ended what is said of a {@code next} after the end
   * @return an iterator, which does not support {@code remove}
   */
  static <T> Iterator<T> iterator(Pull<T> pull, String ended) {
    return new Iterator<>() {
      private @Nullable T ahead;

      @Override
      public boolean hasNext() {
        if (ahead == null) {
          ahead = pull.pull();
        }
        return ahead != null;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException(ended);
        }
        T taken = Objects.requireNonNull(ahead);
        ahead = null;
        return taken;
      }
    };
  }

  /**
   * Returns the items as a sequential, ordered stream, which does not split.
   *
   * @param <T> the type of the items
   * @param pull takes the next item
   * @return the stream
   */
  static <T> Stream<T> stream(Pull<T> pull) {
    Spliterator<T> items =
        new Spliterator<>() {
          @Override
          public boolean tryAdvance(Consumer<? super T> action) {
            Objects.requireNonNull(action, "action");
            T taken = pull.pull();
            if (taken == null) {
              return false;
            }
            action.accept(taken);
            return true;
          }

          @Override
          public @Nullable Spliterator<T> trySplit() {
            return null;
          }

          @Override
          public long estimateSize() {
            return Long.MAX_VALUE;
          }

          @Override
          public int characteristics() {
            return ORDERED | NONNULL;
          }
        };
    return StreamSupport.stream(items, false);
  }
}
