package dev.pipewright.runtime;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run of a pipeline, seen from its caller: the outputs, and the means to stop early.
 *
 * <p><b>Lazy.</b> A run starts when its first output is asked for: no thread exists and no task is
 * called before {@code hasNext()} or {@code next()} of its iterator, a terminal operation of its
 * stream, {@link #toList} or {@link #forEach}.
 *
 * <p><b>Once.</b> The outputs can be taken once: the second call of {@link #iterator}, {@link
 * #stream}, {@link #toList} or {@link #forEach}, whichever they are, throws {@link
 * IllegalStateException}.
 *
 * <p><b>The end is the end.</b> The outputs end only when every worker has ended without failure. A
 * failure of any task stops all workers, waits until they have ended, and surfaces at the next pull
 * as a {@link TaskException}; outputs that waited are dropped then. A pull on a run that was closed
 * before its end throws {@link CancellationException}. If the thread that waits for an output is
 * interrupted, the run is closed and the pull throws {@code CancellationException} with the
 * thread's interrupt flag set.
 *
 * <p><b>Close it.</b> A run that is not taken to its end has to be closed; use {@code
 * try}-with-resources. A run that is dropped half way is closed, with a warning, when its iterator
 * and stream have become unreachable and are collected.
 *
 * <p><b>Threads.</b> One thread at a time may take outputs; {@link #close} may be called by any
 * thread at any time. What a task did before it gave an output <i>happens-before</i> that output is
 * taken.
 *
 * @param <T> the type of the outputs, which are never null
 */
public interface Run<T> extends Iterable<T>, AutoCloseable {

  /**
   * Returns an iterator over the outputs. It looks one output ahead at most, keeps the run from
   * being closed as dropped, and does not support {@code remove}. An output that {@code hasNext}
   * has found is returned even if the run is closed in between.
   *
   * @throws IllegalStateException if the outputs were taken before
   */
  @Override
  Iterator<T> iterator();

  /**
   * Returns a sequential, ordered stream of the outputs. Closing it closes the run, and so does
   * reaching its end; a stream that short-circuits ({@code limit}, {@code findFirst}) wants {@code
   * try}-with-resources. Made parallel it still takes outputs one after the other.
   *
   * @return the outputs, in the order in which they come
   * @throws IllegalStateException if the outputs were taken before
   */
  Stream<T> stream();

  /**
   * Runs to the end and returns all outputs in an unmodifiable list.
   *
   * @return the outputs, in the order in which they came
   * @throws IllegalStateException if the outputs were taken before
   * @throws TaskException if a task failed
   * @throws CancellationException if the run was closed, or the waiting thread interrupted
   */
  List<T> toList();

  /**
   * Runs to the end and calls {@code action} for each output, in this thread. If the action throws,
   * the run is closed before the exception is passed on.
   *
   * @param action called with each output, in the order in which they come
   * @throws NullPointerException if {@code action} is null
   * @throws IllegalStateException if the outputs were taken before
   * @throws TaskException if a task failed
   * @throws CancellationException if the run was closed, or the waiting thread interrupted
   */
  @Override
  void forEach(Consumer<? super T> action);

  /**
   * Stops the run and returns when every worker has ended; no task is called after that. Workers
   * are interrupted, and one that ignores it is waited for, and named in a warning after ten
   * seconds. Without effect on a run that has ended.
   *
   * <p>Called from inside a task of this run, or of a run that such a task has started, it signals
   * the stop and returns at once. A task must not wait for another thread that closes its run: that
   * thread waits for the task.
   *
   * <p>An interrupt of the thread that waits here does not cut the waiting short; its flag is set
   * again on return. While the JVM shuts down, ten seconds are waited at most, and workers that
   * have called {@code System.exit} not at all, since they wait for the shutdown; those that are
   * left are named in a warning. In a shutdown hook, {@link #shutdown} is the better choice.
   *
   * @throws TaskException if a task failed, or a source could not be closed, and no pull has told
   *     of it yet; thrown once. What a task throws because it was interrupted by the stop is no
   *     failure.
   */
  @Override
  void close();

  /**
   * Stops the run, and waits for so long, and ten seconds more, until every worker has ended. For
   * shutdown hooks: {@code new Thread(() -> run.shutdown(Duration.ofSeconds(30)))}. It throws
   * nothing, whatever has become of the run; workers that it abandons, after that time or since
   * they have called {@code System.exit} and so wait for the hook, are named in a warning. Without
   * effect on a run that is over. A failure that nobody has been told of is still thrown by the
   * next pull or {@code close()}.
   *
   * <p>Called from inside a task of this run, or of a run that such a task has started, it signals
   * the stop and returns at once. An interrupt does not cut the waiting short.
   *
   * @param patience how long to wait before the last ten seconds; zero or less for not at all
   * @throws NullPointerException if {@code patience} is null
   */
  void shutdown(Duration patience);
}
