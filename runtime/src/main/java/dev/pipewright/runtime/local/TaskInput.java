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
  record Items<I>(ItemSource<I> source, List<WorkerPool.Feed> feeds) implements TaskInput<I> {}
}
