package dev.pipewright.runtime.local;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue behind several workers whose outputs leave in the order of their inputs.
 *
 * <p>Every input gets a number when a worker takes it. The outputs of the input whose <em>turn</em>
 * it is, the lowest number that is not finished, go straight into the queue; those of later ones
 * are held back until their turn comes. What is held back counts within the capacity, and one place
 * of it is kept for the turn: its worker is only ever held up by items that the consumer can take,
 * and so all others are, in the end, too. They wait with one output in hand each.
 *
 * <p>An input without outputs holds nothing back, so what bounds the numbers in work is a window:
 * no input is taken while the turn is too far behind.
 *
 * @param <T> the type of the items
 */
final class OrderedQueue<T> extends BoundedQueue<T> {

  /** What is known of an input whose turn has not come. */
  private static final class Held<T> {
    final ArrayDeque<T> outputs = new ArrayDeque<>();
    boolean finished;
  }

  private final long window;

  /** Makes taking an input and numbering it one step. */
  private final ReentrantLock numbering = new ReentrantLock();

  private long nextNumber;

  /** Written under the queue's lock. */
  private volatile long turn;

  // Guarded by the queue's lock.
  private final Map<Long, Held<T>> later = new HashMap<>();
  private int heldBack;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most items it holds, those held back included
   * @param producers how many workers put into it
   */
  OrderedQueue(int capacity, int producers) {
    super(capacity, producers);
    this.window = (long) capacity + producers;
  }

  /** Takes an input for a worker and gives it its number. */
  <I> @Nullable I takeInput(ItemSource<I> inputs, Worker<?, ?> worker) {
    return takeInput(inputs, worker::setInputNumber);
  }

  /** Takes an input and tells its number, -1 where there is none. */
  <I> @Nullable I takeInput(ItemSource<I> inputs, LongConsumer numbered) {
    numbering.lock();
    try {
      awaitWindow();
      return numbered(inputs.take(), numbered);
    } finally {
      numbering.unlock();
    }
  }

  /** Takes an input and tells its number, if that needs no waiting. */
  <I> @Nullable I takeInputNow(ItemSource<I> inputs, LongConsumer numbered) {
    if (!numbering.tryLock()) {
      return null;
    }
    try {
      return nextNumber - turn < window ? numbered(inputs.takeNow(), numbered) : null;
    } finally {
      numbering.unlock();
    }
  }

  private <I> @Nullable I numbered(@Nullable I input, LongConsumer numbered) {
    numbered.accept(input == null ? -1 : nextNumber++);
    return input;
  }

  /** Waits while the turn is too far behind for another number. */
  private void awaitWindow() {
    if (nextNumber - turn < window) {
      return; // the turn only moves on
    }
    lock.lock();
    try {
      while (!closed && nextNumber - turn >= window) {
        notFull.awaitUninterruptibly();
      }
      checkOpen();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void put(T item, Worker<?, ?> from) {
    long number = from.inputNumber();
    lock.lock();
    try {
      while (!closed && !hasRoomFor(number)) {
        notFull.awaitUninterruptibly();
      }
      checkOpen();
      if (number == turn) {
        add(item);
      } else {
        held(number).outputs.add(item);
        heldBack++;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoomFor(long number) {
    int all = items.size() + heldBack;
    return number == turn ? all < capacity : all < capacity - 1;
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
    long next = turn;
    Held<T> held;
    do {
      next++;
      held = later.remove(next);
      if (held != null) {
        heldBack -= held.outputs.size();
        held.outputs.forEach(this::add);
      }
    } while (held != null && held.finished);
    turn = next;
    notFull.signalAll();
  }

  @Override
  void itemTaken() {
    notFull.signalAll(); // the one that can go on is not the one that waits for longest
  }

  @Override
  public void close() {
    lock.lock();
    try {
      later.clear();
      heldBack = 0;
      super.close();
    } finally {
      lock.unlock();
    }
  }
}
