package dev.pipewright.runtime.queue;

import org.jspecify.annotations.Nullable;

/**
 * What an {@link ItemSink} knows of the worker that puts an item into it: which one it is, and
 * which input it works on. A class and not an interface, since every item of an ordered task asks
 * for the number: so that is the read of a field, whatever classes a program loads.
 *
 * <p>Not safe for use by several threads at a time.
 */
public abstract class Producer {

  private final int index;
  private long inputNumber = -1;

  /**
   * Makes a producer that has no input yet.
   *
   * @param index its place among the producers of its sink, from 0 on
   */
  protected Producer(int index) {
    this.index = index;
  }

  /**
   * Returns the place of the producer among those of its sink.
   *
   * @return the index, from 0 on
   */
  public final int index() {
    return index;
  }

  /**
   * Returns the place of the input in hand among all inputs of an ordered task.
   *
   * @return the number, from 0 on; negative if there is no input
   */
  public final long inputNumber() {
    return inputNumber;
  }

  /**
   * Notes the place of the input that is in hand from now on.
   *
   * @param number the number, from 0 on; negative if there is no input
   */
  public final void setInputNumber(long number) {
    inputNumber = number;
  }

  /**
   * Returns the user's item that is worked on.
   *
   * @return the item; null if there is none, or it is not known
   */
  public abstract @Nullable Object inputInHand();
}
