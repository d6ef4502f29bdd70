package dev.pipewright.runtime.queue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings what several workers give into the order of their inputs, which have numbers from 0 on:
 * what comes from the input whose <em>turn</em> it is, the lowest that is not finished, is let go
 * at once; the rest is held back until its turn. Not safe for use by several threads.
 *
 * @param <T> what is given
 */
final class ReorderBuffer<T> {

  /** What is known of an input whose turn has not come. */
  private static final class Held<T> {
    final ArrayDeque<T> given = new ArrayDeque<>();
    boolean finished;
  }

  private final Consumer<? super T> letGo;
  private final Map<Long, Held<T>> later = new HashMap<>();
  private long turn;

  /**
   * Begins with the first input.
   *
   * @param letGo takes what is given, in the order of the inputs
   */
  ReorderBuffer(Consumer<? super T> letGo) {
    this.letGo = letGo;
  }

  /** Takes what a worker gives for an input. */
  void give(T given, long number) {
    if (number == turn) {
      letGo.accept(given);
    } else {
      held(number).given.add(given);
    }
  }

  /** Notes that everything was given for an input, and lets go what was held back behind it. */
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
        held.given.forEach(letGo);
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
