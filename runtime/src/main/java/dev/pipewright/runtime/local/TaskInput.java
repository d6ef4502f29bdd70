package dev.pipewright.runtime.local;

import dev.pipewright.runtime.queue.ItemSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of a pool are given.
 *
 * @param <I> the type of the inputs
 */
sealed interface TaskInput<I> {

  /**
   * Nothing but the arguments of the run, which a first task is called with.
   *
   * @param <I> the type of the inputs, of which there are none
   * @param arguments the arguments, among which may be nulls
   */
  record Arguments<I>(List<@Nullable Object> arguments) implements TaskInput<I> {}

  /**
   * Items.
   *
   * @param <I> the type of the items
   * @param source gives the items
   * @param feeds the edges that they come from
   */
  record Items<I>(ItemSource<I> source, List<? extends Feed> feeds) implements TaskInput<I> {}

  /** An edge that items come from, as a pool sees it that takes from it. */
  interface Feed {

    /** Closes the edge, unless it has ended, since nobody takes from it any more. */
    void leave();

    /** Closes the edge, which stops the pool that puts into it if it was its last. */
    void close();

    /** Cancels the futures that are pending before the edge, if that was stopped. */
    void cancelPending();
  }
}
