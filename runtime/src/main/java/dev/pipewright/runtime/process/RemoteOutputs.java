package dev.pipewright.runtime.process;

import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.codec.ItemWriter;
import dev.pipewright.runtime.queue.FailedCall;
import dev.pipewright.runtime.queue.ItemSink;
import dev.pipewright.runtime.queue.Producer;
import dev.pipewright.runtime.queue.QueueClosedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the worker in a worker process puts its outputs: they are sent to the process whose run it
 * is, among the other {@linkplain Step steps} of the task.
 *
 * <p>Steps are gathered and sent by a thread of its own, so that whoever interrupts the worker does
 * not close the connection. It sends at once what the worker would wait for, or when much has been
 * gathered, and after a millisecond what else there is.
 *
 * @param <O> the type of the outputs
 */
public final class RemoteOutputs<O> implements ItemSink<O>, Runnable {

  private static final int BATCH_BYTES = 1 << 15;

  /** How much may be gathered while an earlier batch is being sent, besides the last output. */
  private static final int MAX_BYTES = 1 << 19;

  private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Connection connection;
  private final ItemCodec<O> codec;

  /** How many outputs may be on their way while the task goes on. */
  private final int ahead;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition progress = lock.newCondition();

  // Guarded by the lock.
  private ItemWriter gathered = new ItemWriter();
  private ItemWriter spare = new ItemWriter();
  private boolean sending;
  private boolean senderIdle;
  private boolean urgent;
  private boolean closed;
  private boolean broken;
  private int onTheirWay;

  /**
   * Makes a sink from which nothing was sent.
   *
   * @param connection carries the steps; {@link #run} and {@link #finish} alone use it to send
   * @param codec writes the outputs
   * @param ahead how many outputs may be on their way while the task goes on
   */
  public RemoteOutputs(Connection connection, ItemCodec<O> codec, int ahead) {
    this.connection = connection;
    this.codec = codec;
    this.ahead = ahead;
  }

  /**
   * Tells that the task takes an input, and that more may be sent.
   *
   * @param demand how many more; 0 for none
   */
  public void takes(int demand) {
    lock.lock();
    try {
      gathered.writeByte(Step.TAKE);
      writeDemand(demand);
    } finally {
      lock.unlock();
    }
  }

  /** Tells that the task waits for an input that it does not take yet. */
  public void awaits() {
    lock.lock();
    try {
      gathered.writeByte(Step.AWAIT);
      wakeSender();
    } finally {
      lock.unlock();
    }
  }

  private void writeDemand(int demand) {
    if (demand > 0) {
      gathered.writeByte(Step.DEMAND);
      gathered.writeSize(demand);
    }
    wakeSender();
  }

  @Override
  public void put(O item, Producer from) {
    lock.lock();
    try {
      while (gathered.size() >= MAX_BYTES && !closed && !broken) {
        sendNow();
        progress.awaitUninterruptibly();
      }
      checkOpen();
      write(item);
      onTheirWay++;
      wakeSender();
      while (onTheirWay > ahead && !closed && !broken) {
        sendNow();
        progress.awaitUninterruptibly();
      }
      checkOpen();
    } finally {
      lock.unlock();
    }
  }

  private void write(O item) {
    int before = gathered.size();
    boolean written = false;
    try {
      if (item instanceof FailedCall failed) {
        gathered.writeByte(Step.FAILURE);
        gathered.begin();
        Failures.write(failed.cause(), gathered);
      } else {
        gathered.writeByte(Step.OUTPUT);
        gathered.begin();
        codec.write(item, gathered);
      }
      written = true;
    } catch (IOException e) {
      throw new UncheckedIOException("an output cannot be written", e);
    } finally {
      if (!written) {
        gathered.truncate(before);
      }
    }
  }

  private void wakeSender() {
    if (gathered.size() >= BATCH_BYTES) {
      sendNow();
    } else if (senderIdle) {
      senderIdle = false;
      work.signal();
    }
  }

  /** Sends what has been gathered, since the worker waits. */
  public void flush() {
    lock.lock();
    try {
      sendNow();
    } finally {
      lock.unlock();
    }
  }

  private void sendNow() {
    if (!urgent && gathered.size() > 0) {
      urgent = true;
      work.signal();
    }
  }

  /**
   * Notes that outputs were handed on where they were sent to.
   *
   * @param count how many
   */
  public void handedOn(int count) {
    lock.lock();
    try {
      onTheirWay -= count;
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sends what is gathered, as long as there is a connection; for a thread of its own. */
  @Override
  public void run() {
    try {
      while (true) {
        connection.send(Message.Kind.STEPS, next());
      }
    } catch (IOException e) {
      broken(); // the other process has gone, of which whoever receives takes notice
    }
  }

  private void broken() {
    lock.lock();
    try {
      broken = true;
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private ItemWriter next() {
    lock.lock();
    try {
      sending = false;
      progress.signalAll();
      while (gathered.size() == 0) {
        senderIdle = true;
        work.awaitUninterruptibly();
      }
      senderIdle = false;
      if (!urgent && gathered.size() < BATCH_BYTES) {
        awaitMore();
      }
      urgent = false;
      ItemWriter next = gathered;
      gathered = spare;
      gathered.clear();
      spare = next;
      sending = true;
      progress.signalAll();
      return next;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // woken early, it sends early
  private void awaitMore() {
    try {
      work.awaitNanos(DELAY_NANOS);
    } catch (InterruptedException e) {
      return; // nobody interrupts the sender
    }
  }

  /**
   * Sends a last message behind all that was gathered.
   *
   * @param kind what it is about
   * @param content its bytes
   * @throws IOException if the connection is closed, or is closed meanwhile
   */
  public void finish(Message.Kind kind, ItemWriter content) throws IOException {
    lock.lock();
    try {
      while ((gathered.size() > 0 || sending) && !broken) {
        sendNow();
        progress.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    connection.send(kind, content);
  }

  @Override
  public void producerEnded() {}

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() {
    if (closed || broken) {
      throw new QueueClosedException();
    }
  }
}
