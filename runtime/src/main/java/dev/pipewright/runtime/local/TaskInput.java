package dev.pipewright.runtime.local;

import dev.pipewright.runtime.queue.ItemSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of a pool are given.
 *
 * @param <I> the type of the inputs
 */
sealed interface TaskInput<I> {

  /**
   * Returns what a task is called with, as it is told of: a list, where it has several inputs.
   *
   * @param item the item in hand; null for none
   */
  @Nullable Object told(@Nullable I item);

  /** Returns the inputs of a call that is told of, in the order of the parameters. */
  List<@Nullable Object> inputs(@Nullable Object told);

  /**
   * Nothing but the arguments of the run, which a first task is called with.
   *
   * @param <I> the type of the inputs, of which there are none
   * @param arguments the arguments, among which may be nulls
   */
  record Arguments<I>(List<@Nullable Object> arguments) implements TaskInput<I> {

    @Override
    public @Nullable Object told(@Nullable I item) {
      return arguments;
    }

    @Override
    public List<@Nullable Object> inputs(@Nullable Object told) {
      return arguments;
    }
  }

  /**
   * Items.
   *
   * @param <I> the type of the items
   * @param source gives the items
   * @param feeds the edges that they come from
   * @param several whether the task has several inputs, and each item is an array of them
   */
  record Items<I>(ItemSource<I> source, List<? extends Feed> feeds, boolean several)
      implements TaskInput<I> {

    @Override
    public @Nullable Object told(@Nullable I item) {
      Object origin = source.originOf(item);
      return several && origin instanceof @Nullable Object[] inputs
          ? Collections.unmodifiableList(Arrays.asList(inputs))
          : origin;
    }

    @Override
    public List<@Nullable Object> inputs(@Nullable Object told) {
      return several && told instanceof List<?> inputs
          ? Collections.unmodifiableList(inputs)
          : Collections.singletonList(told);
    }
  }

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
