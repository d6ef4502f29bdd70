package dev.pipewright.runtime.queue;

import org.jspecify.annotations.Nullable;

/**
 * Where consumers take items from. Items are not null. Any of its consumers may call any method, at
 * any time; how many there are is said when it is made.
 *
 * @param <T> the type of the items
 */
public interface ItemSource<T> {

  /**
   * Removes the next item and waits while there is none. Does not respond to interruption, and
   * leaves the thread's interrupt flag as it is.
   *
   * @return the item; null if there will be none, now and at every later call
   * @throws QueueClosedException if the source was closed
   */
  @Nullable T take();

  /**
   * Removes the next item if that needs no waiting.
   *
   * @return the item; null if there may be none, and {@link #take} has to find out
   * @throws QueueClosedException if the source was closed
   */
  default @Nullable T takeNow() {
    return null;
  }

  /**
   * Removes the next item and waits while there is none.
   *
   * @return the item; null if there will be none, now and at every later call
   * @throws InterruptedException if the thread is interrupted, whether or not it would have to wait
   * @throws QueueClosedException if the source was closed
   */
  @Nullable T takeInterruptibly() throws InterruptedException;

  /**
   * Waits until there is an item, or there will be none. Throws nothing if the source was closed.
   *
   * @return whether there is an item, which another consumer may take first; {@link #take} tells
   *     otherwise why there is none
   * @throws InterruptedException if the thread is interrupted and would have to wait
   */
  boolean awaitItem() throws InterruptedException;

  /**
   * Has the only consumer started when there is something for it, if the source can tell and there
   * is only one. Called once, before anything is put.
   *
   * @param starter starts it
   * @return whether it will; false if all consumers have to be started by the caller
   */
  default boolean startOnDemand(ConsumerStarter starter) {
    return false;
  }

  /**
   * Returns whether it is certain already, without waiting, that there will be no item.
   *
   * @return false if that is not certain
   */
  default boolean isExhausted() {
    return false;
  }

  /**
   * Returns the user's item that an item stands for: mostly itself.
   *
   * @param item the item that was taken last; null for none
   * @return what the user knows it as; null for nothing
   */
  default @Nullable Object originOf(@Nullable T item) {
    return item;
  }

  /**
   * Takes back an item that was taken and will not be worked on, since the run was stopped. This
   * may run the program's code, so no lock must be held.
   *
   * @param item the item
   */
  default void drop(T item) {}
}
