package dev.pipewright.runtime.local;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * The queue behind several workers whose outputs leave in the order of their inputs, and may wait
 * in any number: nobody is ever held up. The outputs of the input whose turn it is go straight into
 * the queue; those of later ones are kept until their turn comes.
 *
 * @param <T> the type of the items
 */
final class UnboundedOrderedQueue<T> extends BoundedQueue<T> {

  /** What is known of an input whose turn has not come. */
  private static final class Held<T> {
    final ArrayDeque<T> outputs = new ArrayDeque<>();
    boolean finished;
  }

  // Guarded by the queue's lock.
  private final Map<Long, Held<T>> later = new HashMap<>();
  private long turn;

  UnboundedOrderedQueue(int producers) {
    super(Integer.MAX_VALUE, producers);
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  public void put(T item, Worker<?, ?> from) {
    long number = from.inputNumber();
    lock.lock();
    try {
      checkOpen();
      if (number == turn) {
        add(item);
      } else {
        held(number).outputs.add(item);
      }
    } finally {
      lock.unlock();
    }
  }

  private Held<T> held(long number) {
    return later.computeIfAbsent(number, n -> new Held<>());
  }

  @Override
  public void beforeInput(Worker<?, ?> from) {
    long number = from.inputNumber();
    if (number < 0) {
      return;
    }
    lock.lock();
    try {
      checkOpen();
      if (number == turn) {
        passTurn();
      } else {
        held(number).finished = true;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives the turn to the next input that is not finished, and lets go what was held back. */
  private void passTurn() {
    boolean finished;
    do {
      turn++;
      Held<T> held = later.remove(turn);
      finished = held != null && held.finished;
      if (held != null) {
        held.outputs.forEach(this::add);
      }
    } while (finished);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      later.clear();
      super.close();
    } finally {
      lock.unlock();
    }
  }
}
