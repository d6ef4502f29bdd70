package dev.pipewright.runtime.local;

/**
 * Where workers put their outputs.
 *
 * @param <T> the type of the items
 */
interface ItemSink<T> {

  /**
   * Adds an item and waits while there are too many. Does not respond to interruption, and leaves
   * the thread's interrupt flag as it is.
   *
   * @param item the item
   * @param from the producer whose output it is
   * @throws Stopped if nobody wants the items any more
   */
  void put(T item, Producer from);

  /** Returns whether the items leave in the order of the inputs that they come from. */
  default boolean isOrdered() {
    return false;
  }

  /** Returns whether {@link #beforeInput} is of use, and has to be called. */
  default boolean isToldOfInputs() {
    return isOrdered();
  }

  /**
   * Notes that a worker has given all outputs of its last input, and waits until it may take
   * another one.
   *
   * @param from the producer
   * @throws Stopped if nobody wants the outputs any more
   */
  default void beforeInput(Producer from) {}

  /** Notes that the worker which puts is about to wait for inputs. */
  default void beforeWaiting() {}

  /** Notes that one of the workers will put no more. */
  void producerEnded();

  /** Lets nobody take or put any more, and wakes whoever waits. */
  void close();

  /**
   * Cancels what is still to become an item, or closes it, after the sink was closed. This may run
   * code of the user's, so no lock must be held.
   */
  default void cancelPending() {}
}
