package dev.pipewright.runtime.process;

import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.QueueClosedException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where the worker in a worker process takes its inputs from: they come from the process whose run
 * it is, in batches.
 *
 * <p>Safe for use by several threads: one that takes, one that receives, one that closes.
 *
 * <p>Every taking asks for one input. Beyond that it asks for some ahead: as many as the task takes
 * in a millisecond, judged by the longest of its last calls, so that it does not wait for the other
 * process, nor keeps for long what another worker could work on.
 *
 * @param <I> the type of the inputs
 */
public final class RemoteInputs<I> implements ItemSource<I> {

  private static final long AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final ItemCodec<I> codec;

  /** How many inputs may be here that the task has not taken. */
  private final int maxAhead;

  private final RemoteOutputs<?> steps;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();

  // Guarded by the lock.
  private final Queue<ItemReader> arrived = new ArrayDeque<>();
  private @Nullable ItemReader current;

  /** Whether there was an input, after it was asked for, that may be demanded. */
  private boolean waiting;

  private boolean ended;
  private boolean closed;
  private long taken;
  private long demanded;

  /** When the task was given its last input, and how long it takes for one; 0 for not known. */
  private long givenAt;

  private long pace;

  /**
   * Makes a source to which nothing has come.
   *
   * @param codec reads the inputs
   * @param maxAhead how many inputs may be here that the task has not taken
   * @param steps tells the other process what the task takes
   */
  public RemoteInputs(ItemCodec<I> codec, int maxAhead, RemoteOutputs<?> steps) {
    this.codec = codec;
    this.maxAhead = maxAhead;
    this.steps = steps;
  }

  /**
   * Adds inputs that have arrived.
   *
   * @param inputs reads one or several, each of which begins anew
   */
  public void add(ItemReader inputs) {
    lock.lock();
    try {
      arrived.add(inputs);
      arrival.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Notes that there is an input which was not demanded yet. */
  public void waits() {
    lock.lock();
    try {
      waiting = true;
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Notes that no more inputs will arrive. */
  public void end() {
    lock.lock();
    try {
      ended = true;
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets no thread take any more, and wakes those that wait. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable I take() {
    lock.lock();
    try {
      ask();
      while (mustWait()) {
        steps.flush();
        arrival.awaitUninterruptibly();
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable I takeInterruptibly() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      ask();
      while (mustWait()) {
        steps.flush();
        arrival.await();
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitItem() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (demanded == taken && mustWait()) {
        waiting = false;
        steps.awaits(); // and demands none: the task may end before it takes it
      }
      while (mustWait() && !waiting) {
        steps.flush();
        arrival.await();
      }
      return !closed && (hasArrived() || waiting);
    } finally {
      lock.unlock();
    }
  }

  /** Tells the other process that the task takes an input, and how many it may send. */
  private void ask() {
    taken++;
    long wanted = taken + ahead();
    // Not one by one, unless the task would have to wait.
    long more = wanted - demanded;
    boolean worthTelling = demanded < taken || more > maxAhead / 4;
    int telling = worthTelling && more > 0 ? (int) more : 0;
    demanded += telling;
    steps.takes(telling);
  }

  private long ahead() {
    if (givenAt == 0 || maxAhead == 0) {
      return 0;
    }
    long call = Math.max(System.nanoTime() - givenAt, 1);
    pace = Math.max(call, pace - pace / 8);
    return Math.min(maxAhead, AHEAD_NANOS / pace);
  }

  private boolean mustWait() {
    return !hasArrived() && !ended && !closed;
  }

  private boolean hasArrived() {
    while (current == null || current.remaining() == 0) {
      current = arrived.poll();
      if (current == null) {
        return false;
      }
    }
    return true;
  }

  private @Nullable I next() {
    if (closed) {
      throw new QueueClosedException();
    }
    ItemReader from = hasArrived() ? current : null;
    if (from == null) {
      return null;
    }
    try {
      from.begin();
      I item = codec.read(from);
      if (item == null) {
        throw new StreamCorruptedException("null for an input");
      }
      givenAt = System.nanoTime();
      return item;
    } catch (IOException e) {
      throw new UncheckedIOException("an input cannot be read: " + e.getMessage(), e);
    }
  }
}
