package dev.pipewright.runtime.local;

import org.jspecify.annotations.Nullable;

/**
 * What an {@link ItemSink} knows of the worker that puts an item into it: which one it is, and which
 * input it works on. A class and not an interface, since every item of an ordered task asks for the
 * number: a final method of the one class is always inlined.
 *
 * <p>Not safe for use by several threads: its number is written and read by the thread that puts.
 */
abstract class Producer {

  private final int index;
  private long inputNumber = -1;

  /**
   * Makes a producer that has no input yet.
   *
   * @param index its place among those that put into the same sink, from 0 on
   */
  Producer(int index) {
    this.index = index;
  }

  /** Returns the place of the producer among those that put into the same sink, from 0 on. */
  final int index() {
    return index;
  }

  /**
   * Returns the place of the input in hand among all inputs of an ordered task, from 0 on; negative
   * if there is none.
   */
  final long inputNumber() {
    return inputNumber;
  }

  /** Notes the place of the input that is in hand from now on; negative if there is none. */
  final void setInputNumber(long number) {
    inputNumber = number;
  }

  /** Returns the user's item that is worked on; null if there is none, or it is not known. */
  abstract @Nullable Object inputInHand();
}
