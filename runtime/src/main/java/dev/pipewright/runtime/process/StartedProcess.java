package dev.pipewright.runtime.process;

import dev.pipewright.runtime.ProcessException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A worker process, as the one that started it sees it. One thread uses it; any may interrupt that
 * one, which closes the connection, and so ends the process.
 */
public final class StartedProcess implements AutoCloseable {

  /** How long a process may take to end when its connection has been closed. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How long it may take to hand on what a process printed that has ended. */
  private static final long OUTPUT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final String name;
  private final Process process;
  private final Rendezvous rendezvous;
  private final OutputLines errors;
  private final OutputLines printed;
  private final List<Thread> outputs;
  private @Nullable Connection connection;

  private StartedProcess(String name, Process process, Rendezvous rendezvous) {
    this.name = name;
    this.process = process;
    this.rendezvous = rendezvous;
    this.errors =
        new OutputLines(process::isAlive, process.getErrorStream(), () -> System.err, name);
    this.printed =
        new OutputLines(process::isAlive, process.getInputStream(), () -> System.out, name);
    this.outputs = List.of(output(errors), output(printed));
  }

  private Thread output(OutputLines lines) {
    return daemon("output-" + name, lines);
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts a process, and does not wait for it to be ready.
   *
   * @param main the class whose main method begins it
   * @param task the name of its task
   * @param number the number of the worker among those of the task
   * @param options what its task wants of the Java virtual machine
   * @return the process
   * @throws ProcessException if it cannot be started
   */
  public static StartedProcess start(Class<?> main, String task, int number, List<String> options) {
    Rendezvous rendezvous = Rendezvous.choose();
    Process process = null;
    boolean started = false;
    try {
      List<String> command = JavaCommand.of(main, task, options, rendezvous);
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().removeAll(JavaCommand.OPTION_VARIABLES);
      process = builder.start();
      StartedProcess begun = new StartedProcess(task + "-" + number, process, rendezvous);
      begun.outputs.forEach(Thread::start);
      started = true;
      return begun;
    } catch (IllegalStateException e) { // there can be no command for it
      throw ProcessException.failed(
          "a process for task " + task + " cannot be started: " + e.getMessage(), e);
    } catch (IOException e) {
      throw ProcessException.failed("a process for task " + task + " cannot be started: " + e, e);
    } finally {
      if (!started) { // the system may have had no thread left to give
        if (process != null) {
          process.destroyForcibly();
        }
        rendezvous.close();
      }
    }
  }

  /**
   * Waits until the process is ready.
   *
   * @return the connection to it
   * @throws ProcessException if it ended before
   * @throws IOException if the thread is interrupted, or there can be no connection
   */
  public Connection connect() throws IOException {
    Thread watch = daemon("watch-" + name, this::closeBehindEnd);
    try {
      rendezvous.open(process.getOutputStream());
      watch.start();
      Connection open = rendezvous.accept();
      connection = open;
      return open;
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      if (hasEnded()) {
        throw ended();
      }
      throw ProcessException.failed("the process " + name + " cannot be connected to: " + e, e);
    } finally {
      watch.interrupt();
      rendezvous.close();
    }
  }

  /**
   * Ends the wait for a process that ends before it connects. {@link Process#onExit} would tell of
   * that in a thread of the common pool, which the program may hold: in all of them it may wait for
   * this very run.
   */
  private void closeBehindEnd() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      return; // it has connected
    }
    rendezvous.close();
  }

  /** Returns whether the process has ended, or is about to. */
  private boolean hasEnded() throws InterruptedIOException {
    try {
      return process.waitFor(GRACE_NANOS, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new InterruptedIOException(e.getMessage());
    }
  }

  /**
   * Waits for a process whose connection has broken, and tells of its end.
   *
   * @return names the exit code, and what the process printed last
   */
  public ProcessException ended() {
    int exitCode = awaitEnd();
    return ProcessException.ended(
        "the process "
            + name
            + " ended with exit code "
            + exitCode
            + (exitCode > 128 ? " (by signal " + (exitCode - 128) + ")" : "")
            + " before its work was done; "
            + lastPrinted(),
        exitCode);
  }

  /** Java tells of a crash of its own on the standard output. */
  private String lastPrinted() {
    if (!errors.tail().isEmpty()) {
      return "it printed last to its standard error:\n" + errors.tail();
    }
    String nothing = "it printed nothing to its standard error";
    return printed.tail().isEmpty()
        ? nothing
        : nothing + ", and last to its standard output:\n" + printed.tail();
  }

  /**
   * Waits for a process that has no more to do, and kills it if it does not end in time.
   *
   * @return its exit code
   */
  private int awaitEnd() {
    boolean interrupted = false;
    boolean outputsEnded = false;
    long deadline = System.nanoTime() + GRACE_NANOS;
    while (process.isAlive() || !outputsEnded) {
      try {
        if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          process.destroyForcibly().waitFor();
        }
        joinOutputs();
        outputsEnded = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return process.exitValue();
  }

  private void joinOutputs() throws InterruptedException {
    outputs.forEach(LockSupport::unpark); // to look at once
    for (Thread output : outputs) {
      TimeUnit.NANOSECONDS.timedJoin(output, OUTPUT_NANOS);
    }
  }

  /** Closes the connection, and returns when the process has ended. */
  @Override
  public void close() {
    Connection open = connection;
    if (open != null) {
      open.close();
    }
    closeQuietly(process.getOutputStream());
    awaitEnd();
    rendezvous.close();
  }

  private static void closeQuietly(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      return; // the process has ended, so nobody is at the other end
    }
  }
}
