package dev.pipewright.runtime.graph;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The loop of an asynchronous task, whose calls give futures. An engine may also make single calls:
 * those of a task that is tried again.
 *
 * @param <I> the type of the inputs
 * @param <S> the type of the futures' results
 */
public abstract class AsyncLoop<I, S> extends Loop<I, CompletionStage<S>> {

  /**
   * Takes what the task's declaration says.
   *
   * @param attributes the task's attributes
   */
  protected AsyncLoop(Attributes attributes) {
    super(attributes);
  }

  /**
   * Calls the task.
   *
   * @param item what it is called with
   * @return what it returns
   * @throws Throwable what it throws
   */
  protected abstract @Nullable CompletionStage<? extends S> begin(I item) throws Throwable;

  /**
   * Calls the task, or tells its author that there is no future; for engines.
   *
   * @param item what it is called with
   * @return the future
   * @throws NullPointerException if it returns none
   * @throws Throwable what it throws
   */
  public final CompletionStage<S> future(I item) throws Throwable {
    return Futures.present(begin(item));
  }

  @Override
  public final void run(Input<I> in, Output<CompletionStage<S>> out) throws Throwable {
    while (in.next()) {
      try {
        out.put(future(in.item()));
      } catch (Exception e) {
        out.divert(e);
      }
    }
  }
}
