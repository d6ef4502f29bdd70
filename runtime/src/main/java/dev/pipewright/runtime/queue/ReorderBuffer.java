package dev.pipewright.runtime.queue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings the outputs of several producers into the order of their inputs, which have numbers from 0
 * on: outputs of the input whose <em>turn</em> it is, the lowest that is not finished, are released
 * at once; the rest are held back until its turn. Not safe for use by several threads.
 *
 * @param <T> the type of the outputs
 */
final class ReorderBuffer<T> {

  /** What is known of an input whose turn has not come. */
  private static final class Held<T> {
    final ArrayDeque<T> outputs = new ArrayDeque<>();
    boolean finished;
  }

  private final Consumer<? super T> released;
  private final Map<Long, Held<T>> later = new HashMap<>();
  private long turn;

  /**
   * Begins with the first input.
   *
   * @param released takes the outputs, in the order of the inputs
   */
  ReorderBuffer(Consumer<? super T> released) {
    this.released = released;
  }

  /** Adds an output of an input. */
  void add(T output, long number) {
    if (number == turn) {
      released.accept(output);
    } else {
      held(number).outputs.add(output);
    }
  }

  /** Notes that an input has no more outputs, and releases what was held back until then. */
  void finish(long number) {
    if (number != turn) {
      held(number).finished = true;
      return;
    }
    boolean finished;
    do {
      turn++;
      Held<T> held = later.remove(turn);
      finished = held != null && held.finished;
      if (held != null) {
        held.outputs.forEach(released);
      }
    } while (finished);
  }

  private Held<T> held(long number) {
    return later.computeIfAbsent(number, n -> new Held<>());
  }

  /** Drops what is held back. */
  void clear() {
    later.clear();
  }
}
