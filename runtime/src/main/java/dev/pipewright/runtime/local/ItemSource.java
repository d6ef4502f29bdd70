package dev.pipewright.runtime.local;

import org.jspecify.annotations.Nullable;

/**
 * Where workers take their inputs from.
 *
 * @param <T> the type of the items
 */
interface ItemSource<T> {

  /**
   * Removes the next item and waits while there is none. Does not respond to interruption, and
   * leaves the thread's interrupt flag as it is.
   *
   * @return the item, or null if there will be none
   * @throws Stopped if nobody wants the items any more
   */
  @Nullable T take();

  /**
   * Removes the next item if that needs no waiting.
   *
   * @return the item; null if there may be none, and {@link #take} has to find out
   * @throws Stopped if nobody wants the items any more
   */
  default @Nullable T takeNow() {
    return null;
  }

  /**
   * Removes the next item and waits while there is none.
   *
   * @return the item, or null if there will be none
   * @throws InterruptedException if the thread is interrupted, whether or not it would have to wait
   * @throws Stopped if nobody wants the items any more
   */
  @Nullable T takeInterruptibly() throws InterruptedException;

  /**
   * Waits until there is an item, or there will be none.
   *
   * @return whether there is an item, which somebody else may take first; {@link #take} tells
   *     otherwise why there is none
   * @throws InterruptedException if the thread is interrupted and would have to wait
   */
  boolean awaitItem() throws InterruptedException;

  /** Returns the user's item that an item taken last stands for: mostly itself. */
  default @Nullable Object originOf(@Nullable T item) {
    return item;
  }

  /** Takes back an item that was taken and will not be worked on, since the run was stopped. */
  default void drop(T item) {}
}
