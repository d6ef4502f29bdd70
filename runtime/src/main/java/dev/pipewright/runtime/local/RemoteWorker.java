package dev.pipewright.runtime.local;

import dev.pipewright.runtime.ProcessException;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import dev.pipewright.runtime.process.Connection;
import dev.pipewright.runtime.process.Failures;
import dev.pipewright.runtime.process.Message;
import dev.pipewright.runtime.process.StartedProcess;
import dev.pipewright.runtime.process.Step;
import dev.pipewright.runtime.queue.FailedCall;
import dev.pipewright.runtime.queue.ItemSource;
import dev.pipewright.runtime.queue.QueueClosedException;
import dev.pipewright.runtime.queue.Sequencer;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does whose task is called by a process of its own. Its thread starts the process,
 * hands on the outputs that come from there, and ends with it; a second one, the feeder, sends the
 * inputs.
 *
 * <p>The process says how many inputs it wants ({@link Step#DEMAND}), and the feeder sends no more:
 * as many as the task takes, and some ahead, fewer the longer it takes for each. So a slow process
 * does not hoard what others could work on.
 *
 * @param <I> the type of the task's inputs
 * @param <O> the type of the task's outputs
 */
final class RemoteWorker<I, O> {

  /** How many bytes of inputs are gathered before they are sent. */
  private static final int BATCH_BYTES = 1 << 15;

  /** An input that was sent; and its place among all inputs of an ordered task. */
  private record Sent<I>(I input, long number) {}

  private final Worker<I, O> worker;
  private final WorkerPool<I, O> pool;
  private final Crossing<I, O> crossing;
  private final Lock lock;
  private final Condition demanded;

  // Guarded by the lock.
  private final Queue<Sent<I>> inputs = new ArrayDeque<>();
  private long demand;
  private boolean awaited;
  private boolean ended;

  // Of the worker's own thread.
  private final ItemWriter acknowledgement = new ItemWriter();
  private int handedOn;
  private boolean anyTaken;

  /** The place of the input that the feeder took last. */
  private long takenNumber = -1;

  RemoteWorker(Worker<I, O> worker, Crossing<I, O> crossing) {
    this.worker = worker;
    this.pool = worker.pool();
    this.crossing = crossing;
    this.lock = pool.execution().scheduler().newLock();
    this.demanded = lock.newCondition();
  }

  /**
   * Runs the task in a process, from the first input to the last.
   *
   * @throws ProcessException if the task fails, or the process does
   * @throws IOException if the thread is interrupted, since the pool was stopped
   */
  void run() throws IOException {
    try (StartedProcess process =
        StartedProcess.start(
            crossing.remote().getClass(),
            pool.attributes().task(),
            worker.number(),
            crossing.remote().jvmOptions())) {
      run(process);
    } finally {
      endFeeding();
    }
  }

  private void run(StartedProcess process) throws IOException {
    Connection connection = process.connect();
    tell(connection, Message.Kind.START, start());
    if (pool.in() != null) {
      worker.feeder().start(() -> feed(connection));
    }
    while (true) {
      pool.out().beforeWaiting();
      Message message = receive(connection);
      if (message == null) {
        throw process.ended();
      }
      switch (message.kind()) {
        case STEPS -> follow(message.content(), connection);
        case FAILURE -> throw Failures.read(message.content());
        case END -> {
          return;
        }
        default -> throw unintelligible(new StreamCorruptedException(message.kind().name()));
      }
    }
  }

  private @Nullable Message receive(Connection connection) throws IOException {
    try {
      return connection.receive();
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (EOFException e) {
      return null; // within a message
    } catch (IOException e) {
      if (pool.isStopped()) {
        throw new QueueClosedException(); // the feeder was interrupted first, which closed the
        // connection
      }
      throw unintelligible(e);
    }
  }

  private static ProcessException unintelligible(Exception e) {
    return ProcessException.failed("what the process sent makes no sense: " + e, e);
  }

  private ItemWriter start() throws IOException {
    ItemWriter start = new ItemWriter();
    start.writeText(pool.execution().pipeline());
    start.writeInt(worker.number());
    start.writeInt(crossing.inputsAhead());
    start.writeInt(crossing.outputsAhead());
    start.writeBoolean(!pool.role().arrows().types().isEmpty());
    crossing.remote().writeValues(start);
    return start;
  }

  /** Does what follows from the steps of the task. */
  private void follow(ItemReader steps, Connection connection) throws IOException {
    while (steps.remaining() > 0) {
      int step = steps.readByte();
      switch (step) {
        case Step.TAKE -> inputTaken();
        case Step.DEMAND -> addDemand(steps.readSize());
        case Step.AWAIT -> awaitInput();
        case Step.OUTPUT -> handOn(output(steps), connection);
        case Step.FAILURE -> divert(failure(steps), connection);
        default -> throw unintelligible(new StreamCorruptedException("step " + step));
      }
    }
  }

  private static ProcessException failure(ItemReader steps) {
    steps.begin();
    try {
      return Failures.read(steps);
    } catch (IOException e) {
      throw unintelligible(e);
    }
  }

  /** Has an edge take the call that failed there, or fails the run. */
  @SuppressWarnings("unchecked") // of the edges only that for failures takes it, and knows it
  private void divert(ProcessException thrown, Connection connection) throws IOException {
    FailedCall failed = pool.failedCall(thrown, inputInHand());
    if (failed == null) {
      throw thrown;
    }
    handOn((O) failed, connection);
  }

  private O output(ItemReader steps) {
    steps.begin();
    O output;
    try {
      output = crossing.remote().outputs().read(steps);
    } catch (IOException | RuntimeException e) {
      throw unintelligible(e);
    }
    if (output == null) {
      throw unintelligible(new StreamCorruptedException("null for an output"));
    }
    return output;
  }

  private void handOn(O output, Connection connection) throws IOException {
    if (pool.sequencer() != null) {
      Sent<I> input = firstInput();
      worker.setInputNumber(input == null ? -1 : input.number());
    }
    pool.out().put(output, worker);
    handedOn++;
    if (handedOn > crossing.outputsAhead() / 2) {
      acknowledgement.clear();
      acknowledgement.writeInt(handedOn);
      handedOn = 0;
      tell(connection, Message.Kind.HANDED_ON, acknowledgement);
    }
  }

  /** Sends a message, also to a process that has ended: what it sent before is received first. */
  private static void tell(Connection connection, Message.Kind kind, ItemWriter content)
      throws IOException {
    try {
      connection.send(kind, content);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      return; // whoever receives finds out why
    }
  }

  /** Notes that the task takes another input, and so is done with the one before. */
  private void inputTaken() {
    if (!anyTaken) {
      anyTaken = true;
      return;
    }
    Sent<I> done = pollInput();
    if (done != null) {
      worker.setInputNumber(done.number());
      pool.out().beforeInput(worker);
    }
  }

  /** Returns the input that the task has in hand, as far as it is known here. */
  @Nullable Object inputInHand() {
    Sent<I> first = anyTaken && !crossing.remote().joins() ? firstInput() : null;
    return first == null ? null : pool.input().told(first.input());
  }

  /** Lets others have their turn behind the inputs that the process has had in vain. */
  void abandonInputs() {
    Sent<I> sent = pollInput();
    while (sent != null) {
      worker.setInputNumber(sent.number());
      pool.out().inputAbandoned(worker);
      sent = pollInput();
    }
  }

  private @Nullable Sent<I> pollInput() {
    lock.lock();
    try {
      return inputs.poll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Sent<I> firstInput() {
    lock.lock();
    try {
      return inputs.peek();
    } finally {
      lock.unlock();
    }
  }

  private void addDemand(int more) {
    lock.lock();
    try {
      demand += more;
      demanded.signal();
    } finally {
      lock.unlock();
    }
  }

  private void awaitInput() {
    lock.lock();
    try {
      awaited = true;
      demanded.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the feeder, which may be about to take an input that nobody wants. */
  private void endFeeding() {
    lock.lock();
    try {
      ended = true;
      demanded.signal();
    } finally {
      lock.unlock();
    }
    worker.feeder().interrupt();
  }

  /** Sends inputs as the process demands them, until there are no more. */
  private void feed(Connection connection) {
    ItemWriter batch = new ItemWriter();
    try {
      while (awaitDemand(connection, batch)) {
        I input = takeNow();
        if (input == null) {
          sendInputs(connection, batch);
          input = take();
        }
        if (input == null) {
          send(connection, Message.Kind.END, batch);
          return;
        }
        write(input, batch);
        if (batch.size() >= BATCH_BYTES) {
          sendInputs(connection, batch);
        }
      }
    } catch (QueueClosedException | InterruptedException e) {
      return; // nobody wants the inputs any more
    }
  }

  private boolean awaitDemand(Connection connection, ItemWriter batch) throws InterruptedException {
    if (!hasDemand()) {
      sendInputs(connection, batch);
    }
    while (isOnlyAwaited()) {
      if (!source().awaitItem()) {
        return true; // there will be none, or the pool is stopped: taking one tells
      }
      send(connection, Message.Kind.WAITING, batch); // which is empty
    }
    lock.lock();
    try {
      demand--;
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the process wants something, and returns whether that is no input yet. */
  private boolean isOnlyAwaited() throws InterruptedException {
    lock.lock();
    try {
      while (demand == 0 && !awaited && !ended) {
        demanded.await();
      }
      boolean only = demand == 0 && !ended;
      if (only) {
        awaited = false;
      }
      return only;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasDemand() {
    lock.lock();
    try {
      return demand > 0;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable I takeNow() {
    Sequencer sequencer = pool.sequencer();
    return sequencer == null
        ? source().takeNow()
        : sequencer.takeNow(source(), number -> takenNumber = number);
  }

  private @Nullable I take() throws InterruptedException {
    Sequencer sequencer = pool.sequencer();
    return sequencer == null
        ? source().takeInterruptibly() // since a task that joins may end before its inputs do
        : sequencer.take(source(), number -> takenNumber = number);
  }

  private ItemSource<I> source() {
    ItemSource<I> source = pool.in();
    if (source == null) {
      throw new IllegalStateException("a first task takes no items");
    }
    return source;
  }

  private void write(I input, ItemWriter batch) {
    if (pool.isStopped()) {
      source().drop(input);
      throw new QueueClosedException();
    }
    lock.lock();
    try {
      inputs.add(new Sent<>(input, takenNumber));
    } finally {
      lock.unlock();
    }
    batch.begin();
    try {
      crossing.remote().inputs().write(input, batch);
    } catch (Throwable e) {
      pool.execution().taskFailed(pool.attributes(), pool.input().told(input), 1, e);
      throw new QueueClosedException();
    }
  }

  private static void sendInputs(Connection connection, ItemWriter batch) {
    if (batch.size() > 0) {
      send(connection, Message.Kind.INPUTS, batch);
      batch.clear();
    }
  }

  private static void send(Connection connection, Message.Kind kind, ItemWriter content) {
    try {
      connection.send(kind, content);
    } catch (IOException e) {
      throw new QueueClosedException(); // whoever receives finds out why
    }
  }
}
