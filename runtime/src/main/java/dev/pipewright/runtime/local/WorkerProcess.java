package dev.pipewright.runtime.local;

import dev.pipewright.runtime.TaskException;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Remote;
import dev.pipewright.runtime.process.Connection;
import dev.pipewright.runtime.process.Failures;
import dev.pipewright.runtime.process.Message;
import dev.pipewright.runtime.process.RemoteInputs;
import dev.pipewright.runtime.process.RemoteOutputs;
import dev.pipewright.runtime.scheduling.Scheduler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a process does that is a worker of another one's run: it runs the loop of its task, as a
 * worker of a run of its own whose queues lead to the other process.
 *
 * <p>It lives as long as its connection. When that ends before the task has, because the run was
 * closed or the other process died, the task is interrupted, and half a second later the process
 * ends, whatever the task does.
 *
 * @param <I> the type of the inputs; {@code Void} for a first task
 * @param <O> the type of the outputs; {@code Void} for a sink
 */
public final class WorkerProcess<I, O> {

  /** How long an interrupted task may take to end. */
  private static final long TASK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** How long the program's shutdown hooks may take after that. */
  private static final long HOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final Connection connection;
  private final Execution execution;
  private final RemoteOutputs<O> outputs;
  private final @Nullable RemoteInputs<I> inputs;
  private final WorkerPool<?, ?> pool;

  /** Whether the task has ended, so that the connection may too. */
  private volatile boolean finished;

  private WorkerProcess(Connection connection, Start start, Task<I, O> task) {
    this.connection = connection;
    this.execution =
        new Execution(
            start.pipeline,
            ClassLoader.getSystemClassLoader(),
            /* platformThreads= */ true,
            Scheduler.system());
    this.outputs = new RemoteOutputs<>(connection, task.remote().outputs(), start.outputsAhead);
    this.inputs =
        task.arguments() == null
            ? new RemoteInputs<>(task.remote().inputs(), start.inputsAhead, outputs)
            : null;
    this.pool =
        new WorkerPool<>(
            execution,
            new Role<>(task.loop(), null, task.loop().attributes().cpuBound(), start.arrows()),
            start.number,
            1,
            inputs == null
                ? new TaskInput.Arguments<I>(Objects.requireNonNull(task.arguments()))
                : new TaskInput.Items<>(inputs, List.of(), false),
            outputs);
  }

  /**
   * Runs the loop of a task until its input ends. Called by the main method of the loop's class.
   *
   * @param <I> the type of the inputs
   * @param <O> the type of the outputs
   * @param <L> the loop
   * @param construction makes the loop
   */
  public static <I, O, L extends Loop<I, O> & Remote<I, O>> void run(Construction<L> construction) {
    serve(
        values -> {
          L loop = construction.read(values);
          return new Task<>(loop, loop, null);
        });
  }

  /**
   * Calls a first task. Called by the main method of the loop's class.
   *
   * @param <O> the type of the outputs
   * @param <L> the loop
   * @param construction makes the loop
   */
  public static <O, L extends FirstCall<O> & Remote<Void, O>> void runFirst(
      Construction<L> construction) {
    serve(
        values -> {
          L first = construction.read(values);
          return new Task<>(new FirstTask<>(first), first, first.arguments());
        });
  }

  /**
   * Makes a loop from the values that the other end wrote.
   *
   * @param <L> the loop
   */
  @FunctionalInterface
  public interface Construction<L> {

    /**
     * Makes the loop.
     *
     * @param values gives what the loop is constructed with
     * @return the loop
     * @throws IOException if the values cannot be read
     */
    L read(ItemReader values) throws IOException;
  }

  /** What the process does: the loop, and the arguments of a first task. */
  private record Task<I, O>(
      Loop<I, O> loop, Remote<I, O> remote, @Nullable List<@Nullable Object> arguments) {}

  /** What the other process says first. */
  private static final class Start {
    final String pipeline;
    final int number;
    final int inputsAhead;
    final int outputsAhead;

    /** Whether the other process takes failures of single calls. */
    final boolean diverts;

    Arrows arrows() {
      return diverts ? new Arrows(List.of(Exception.class)) : Arrows.NONE;
    }

    Start(ItemReader in) throws IOException {
      String name = in.readText();
      pipeline = name == null ? "" : name;
      number = in.readInt();
      inputsAhead = in.readInt();
      outputsAhead = in.readInt();
      diverts = in.readBoolean();
    }
  }

  private static <I, O> void serve(Construction<Task<I, O>> construction) {
    try (Connection connection = Connection.toStarter(System.in)) {
      daemon("watch", () -> haltBehind(connection)).start();
      Message first = connection.receive();
      if (first != null && first.kind() == Message.Kind.START) {
        serve(connection, first.content(), construction);
      }
    } catch (IOException e) {
      // The process that started this one has gone, so there is nobody to tell.
      System.exit(1);
    } catch (Throwable e) {
      die(e);
    }
    System.exit(0); // whatever threads the task has left
  }

  /**
   * Ends the process since one of its own threads cannot go on, mostly for want of memory. The
   * process that started this one finds out, and tells what was printed last.
   */
  private static void die(Throwable thrown) {
    try {
      thrown.printStackTrace();
      exit();
    } finally { // there may be no memory even for that
      Runtime.getRuntime().halt(1);
    }
  }

  /**
   * Ends the process when it should have ended: if a shutdown hook hangs, or code of the user's
   * while it holds a lock that an orderly end needs, such as a codec.
   */
  private static void haltBehind(Connection connection) {
    connection.awaitEnd();
    try {
      TimeUnit.NANOSECONDS.sleep(TASK_NANOS + HOOKS_NANOS);
    } catch (InterruptedException e) {
      // then there is no time to wait
    }
    Runtime.getRuntime().halt(1);
  }

  private static <I, O> void serve(
      Connection connection, ItemReader values, Construction<Task<I, O>> construction)
      throws IOException {
    WorkerProcess<I, O> process;
    try {
      process = new WorkerProcess<>(connection, new Start(values), construction.read(values));
    } catch (Throwable e) { // of a codec or a class initializer of the user's
      connection.send(Message.Kind.FAILURE, failure(e));
      connection.receive(); // its end, which says that the failure has arrived
      return;
    }
    process.work();
  }

  private static ItemWriter failure(Throwable thrown) {
    ItemWriter failure = new ItemWriter();
    Failures.write(thrown, failure);
    return failure;
  }

  private void work() throws IOException {
    Thread receiving = daemon("receive", this::receive);
    receiving.start();
    daemon("send", this::send).start();
    try {
      execution.start(List.of(pool), null);
      execution.awaitEnd();
      finish(Message.Kind.END, new ItemWriter(), receiving);
    } catch (TaskException e) {
      Throwable cause = e.getCause();
      finish(Message.Kind.FAILURE, failure(cause == null ? e : cause), receiving);
    } catch (CancellationException | InterruptedException e) {
      throw new IOException("the run was closed", e);
    }
  }

  /** Sends the last message, and waits until the other process has taken notice. */
  private void finish(Message.Kind kind, ItemWriter content, Thread receiving) throws IOException {
    finished = true;
    outputs.finish(kind, content);
    try {
      receiving.join();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void send() {
    try {
      outputs.run();
    } catch (Throwable e) {
      die(e);
    }
  }

  /** Takes what the other process sends, until that ends. */
  private void receive() {
    try {
      for (Message message = connection.receive();
          message != null;
          message = connection.receive()) {
        switch (message.kind()) {
          case INPUTS -> inputsOfTask().add(message.content());
          case HANDED_ON -> outputs.handedOn(message.content().readInt());
          case END -> inputsOfTask().end();
          case WAITING -> inputsOfTask().waits();
          default -> throw new IOException("an unexpected " + message.kind());
        }
      }
    } catch (IOException e) {
      // as if the other process had gone: it does not speak any more, or makes no sense
    } catch (Throwable e) {
      die(e);
    }
    if (!finished) {
      stop();
    }
  }

  private RemoteInputs<I> inputsOfTask() throws IOException {
    RemoteInputs<I> open = inputs;
    if (open == null) {
      throw new IOException("a first task has no inputs");
    }
    return open;
  }

  /** Ends the process with the run that it works for. */
  private void stop() {
    execution.requestClose();
    RemoteInputs<I> open = inputs;
    if (open != null) {
      open.close();
    }
    Thread closing = daemon("close", this::awaitTask);
    closing.start();
    await(closing, TASK_NANOS);
    exit();
  }

  /** Exits, and does not wait long for the program's shutdown hooks. */
  private static void exit() {
    Thread exiting = daemon("exit", () -> System.exit(1));
    exiting.start();
    await(exiting, HOOKS_NANOS);
    Runtime.getRuntime().halt(1);
  }

  private void awaitTask() {
    try {
      execution.close();
    } catch (TaskException e) {
      return; // there is nobody to tell
    }
  }

  private static void await(Thread thread, long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
    } catch (InterruptedException e) {
      return; // then there is no time to wait
    }
  }
}
