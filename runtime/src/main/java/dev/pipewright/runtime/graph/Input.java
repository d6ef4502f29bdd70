package dev.pipewright.runtime.graph;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one worker. Engines subclass it. A generated loop calls {@link #next} and {@link
 * #item} in turn; one for a task that joins hands the task one of the views {@link #iterable},
 * {@link #iterator}, {@link #stream} and {@link #publisher} instead.
 *
 * @param <I> the type of the inputs
 */
public abstract class Input<I> {

  private @Nullable I item;
  private boolean viewed;
  private volatile boolean finished;

  /** Makes an input; for engines. */
  protected Input() {}

  /**
   * Takes the next item, waiting for it.
   *
   * @return whether there was one, and not the end of the input
   * @throws java.util.concurrent.CancellationException if the worker has been stopped
   */
  public final boolean next() {
    item = null; // the worker may wait for long, and must not keep the item alive so long
    item = take();
    return item != null;
  }

  /**
   * Returns the item that {@link #next} took.
   *
   * @return the item
   */
  public final I item() {
    I current = item;
    if (current == null) {
      throw new NoSuchElementException("no item");
    }
    return current;
  }

  /**
   * Returns the item in hand, if there is one.
   *
   * @return the item that {@link #next} took last; null before the first and after the last one,
   *     and for a task that joins
   */
  public final @Nullable I current() {
    return item;
  }

  /**
   * Returns the items for a task that joins. They can be asked for once.
   *
   * @return the items that this worker takes
   */
  public final Iterable<I> iterable() {
    return this::iterator;
  }

  /**
   * Returns the items for a task that joins. They can be asked for once.
   *
   * @return the items that this worker takes
   * @throws IllegalStateException if they were asked for before
   */
  public final Iterator<I> iterator() {
    claim();
    return Pull.iterator(this::takeLive, "the input has ended");
  }

  /**
   * Returns the items for a task that joins, as a stream that does not split. They can be asked for
   * once.
   *
   * @return the items that this worker takes
   * @throws IllegalStateException if they were asked for before
   */
  public final Stream<I> stream() {
    claim();
    return Pull.stream(this::takeLive);
  }

  /**
   * Returns the items for a task that joins, as a publisher that has one subscriber. They can be
   * asked for once.
   *
   * @return publishes the items that this worker takes, until the task's result is complete
   * @throws IllegalStateException if they were asked for before
   */
  public final Flow.Publisher<I> publisher() {
    claim();
    return publish();
  }

  /**
   * Returns the items as a publisher; for engines.
   *
   * @return publishes the items that this worker takes
   */
  protected abstract Flow.Publisher<I> publish();

  private void claim() {
    if (viewed) {
      throw new IllegalStateException(
          "the input of a join can be read only once; collect it to read it again");
    }
    viewed = true;
  }

  /** Ends the life of the views: whoever reads them from now on made a mistake. For engines. */
  protected final void finish() {
    finished = true;
  }

  /**
   * Takes the next item, waiting for it.
   *
   * @return the item, or null at the end of the input, and again after it
   * @throws java.util.concurrent.CancellationException if the worker has been stopped
   */
  protected abstract @Nullable I take();

  /**
   * Returns whether the life of the views has ended. For engines.
   *
   * @return whether {@link #finish} was called
   */
  protected final boolean finished() {
    return finished;
  }

  /**
   * Checks that the task's worker has not ended yet.
   *
   * @throws IllegalStateException if it has
   */
  protected final void checkLive() {
    if (finished) {
      throw new IllegalStateException(
          "the input of a join can be read only until its task has returned");
    }
  }

  /** Takes the next item for a view. */
  private @Nullable I takeLive() {
    checkLive();
    return take();
  }
}
