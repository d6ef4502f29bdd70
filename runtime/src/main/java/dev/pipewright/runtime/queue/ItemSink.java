package dev.pipewright.runtime.queue;

/**
 * Where producers put items. Items are not null. How many producers there are is said when it is
 * made: they put from one thread each, and each tells its end with {@link #producerEnded}.
 *
 * @param <T> the type of the items
 */
public interface ItemSink<T> {

  /**
   * Adds an item and waits while there are too many. Does not respond to interruption, and leaves
   * the thread's interrupt flag as it is. What the producer did before, the consumer that takes the
   * item sees.
   *
   * @param item the item
   * @param from the producer whose output it is
   * @throws QueueClosedException if the sink was closed
   */
  void put(T item, Producer from);

  /**
   * Returns whether the items leave in the order of the inputs that they come from. Producers then
   * have to be {@linkplain Producer#setInputNumber told} the number of each input, and to call
   * {@link #beforeInput} after it.
   *
   * @return whether they do
   */
  default boolean isOrdered() {
    return false;
  }

  /**
   * Returns whether {@link #beforeInput} is of use, and has to be called.
   *
   * @return whether it has
   */
  default boolean isToldOfInputs() {
    return isOrdered();
  }

  /**
   * Notes that a producer has given all outputs of its last input, and waits until it may take
   * another one. Does not respond to interruption.
   *
   * @param from the producer, with the number of that input
   * @throws QueueClosedException if the sink was closed; a sink that has nothing to note may leave
   *     that to the next {@link #put}
   */
  default void beforeInput(Producer from) {}

  /**
   * Notes that a producer will give no more outputs of its last input, since it was stopped: those
   * of others, that wait for their turn on what is still taken from, do not wait for them.
   *
   * @param from the producer, with the number of that input
   */
  default void inputAbandoned(Producer from) {}

  /** Notes that the producer which puts is about to wait for inputs. */
  default void beforeWaiting() {}

  /** Notes that one of the producers will put no more. */
  void producerEnded();

  /** Lets no thread take or put any more, and wakes all that wait. Later calls have no effect. */
  void close();

  /**
   * Closes one of the several edges that this sink leads to, which no consumer takes from any more,
   * unless it is the last that is open, or the sink has no edges. Called by one thread at a time.
   *
   * @param edge where the edge's items are put
   * @return whether another edge is open, so that the producers have somewhere to put
   */
  default boolean closeUnlessLast(ItemSink<?> edge) {
    return false;
  }

  /**
   * Cancels what is still to become an item, or closes it, after the sink was closed. This may run
   * the program's code, so no lock must be held.
   */
  default void cancelPending() {}
}
