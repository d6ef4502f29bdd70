package dev.pipewright.runtime.graph;

import org.jspecify.annotations.Nullable;

/**
 * Takes the outputs of one worker. Engines subclass it; generated loops call {@link #put}, or
 * {@link Branch} for a task that branches.
 *
 * @param <O> the type of the outputs
 */
public abstract class Output<O> {

  /** Makes an output; for engines. */
  protected Output() {}

  /**
   * Hands on an output and waits while too many of them wait already.
   *
   * @param item the output
   * @throws NullPointerException if {@code item} is null, with a message for the task's author
   * @throws java.util.concurrent.CancellationException if nobody will take it any more
   */
  public final void put(@Nullable O item) {
    if (item == null) {
      throw new NullPointerException(
          "the task returned null, and null is never an item; to drop an item, declare"
              + " branch = true and return an Optional");
    }
    send(item);
  }

  /**
   * Hands on an element of what a branching task returned.
   *
   * @param element the output
   * @throws NullPointerException if {@code element} is null, with a message for the task's author
   * @throws java.util.concurrent.CancellationException if nobody will take it any more
   */
  final void putElement(@Nullable O element) {
    if (element == null) {
      throw new NullPointerException(
          "the task's result holds a null element, and null is never an item; leave it out");
    }
    send(element);
  }

  /**
   * Hands on what a task emits.
   *
   * @param item the output
   * @throws NullPointerException if {@code item} is null, with a message for the task's author
   * @throws java.util.concurrent.CancellationException if nobody will take it any more
   */
  final void emit(@Nullable O item) {
    if (item == null) {
      throw new NullPointerException(
          "null is never an item; emit nothing for an input that has no output");
    }
    send(item);
  }

  /**
   * Hands on an output.
   *
   * @param item the output, not null
   */
  protected abstract void send(O item);

  /**
   * Has an {@linkplain Edge.Failures edge} take the call of the task that failed, with its inputs.
   * Called in the midst of the loop, which then goes on with its next input.
   *
   * @param thrown what the call threw, or what reading its result did
   * @throws Exception {@code thrown} itself, where no edge takes it or it is not the task's
   * @throws java.util.concurrent.CancellationException if nobody will take it any more
   */
  public abstract void divert(Exception thrown) throws Exception;

  /**
   * Has calls of the task made as its attributes say: within some time, and again where they fail.
   * Called once, before the first input.
   *
   * @param <R> the type of what a call returns
   * @param call calls the task with the input in hand
   * @return makes the calls
   */
  public abstract <R> Attempts<R> attempts(Attempts.Call<? extends R> call);

  /**
   * Notes that the worker begins to read a source that has to be closed, so that it is closed even
   * if the worker is stuck in a read when the run is stopped.
   *
   * @param source what the worker reads from
   * @return closes the source unless that was done already; to be closed by the worker
   */
  protected abstract Source open(AutoCloseable source);

  /**
   * A source that a worker reads. Closing it throws what closing the source does only if it was
   * read to its end. Behind a failure the run is told of that instead: to the exception that
   * unwinds the worker, which may be an object of the program's own, nothing is added.
   */
  @SuppressWarnings("try") // whether closing it can be interrupted is up to the user's source
  public abstract static class Source implements AutoCloseable {

    private boolean exhausted;

    /** Makes a source; for engines. */
    protected Source() {}

    /** Notes that the source was read to its end without a failure. */
    final void exhausted() {
      exhausted = true;
    }

    /**
     * Closes the source.
     *
     * @throws Exception what closing throws, after the source was read to its end
     */
    @Override
    public final void close() throws Exception {
      if (exhausted) {
        closeSource();
        return;
      }
      try {
        closeSource();
      } catch (Throwable e) {
        closingFailed(e);
      }
    }

    /**
     * Closes the source unless that was done already.
     *
     * @throws Exception what closing throws
     */
    protected abstract void closeSource() throws Exception;

    /**
     * Takes what closing threw behind another failure, which comes first.
     *
     * @param thrown what closing threw
     */
    protected abstract void closingFailed(Throwable thrown);
  }
}
