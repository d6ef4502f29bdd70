package dev.pipewright.runtime.graph;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What generated code and engines do with the futures of asynchronous tasks. */
public final class Futures {

  private Futures() {}

  /**
   * Waits for the future of a task that is called only once: a pipeline's first, or one that joins,
   * whose input can be read until then.
   *
   * @param <S> the type of the result
   * @param stage what the task returned
   * @return the result
   * @throws InterruptedException if the worker is interrupted; the future is then cancelled
   * @throws Throwable what the future was completed with
   */
  public static <S> @Nullable S await(@Nullable CompletionStage<S> stage) throws Throwable {
    CompletableFuture<Outcome<S>> done = new CompletableFuture<>();
    // Not as a failure of ours: a future that passes one on asks it for its text.
    CompletionStage<Boolean> unused =
        present(stage).handle((result, failure) -> done.complete(new Outcome<>(result, failure)));
    Outcome<S> outcome;
    try {
      outcome = done.get();
    } catch (InterruptedException e) {
      cancel(present(stage));
      throw e;
    }
    if (outcome.failure != null) {
      throw cause(outcome.failure);
    }
    return outcome.result;
  }

  /** What a future was completed with. */
  private record Outcome<S>(@Nullable S result, @Nullable Throwable failure) {}

  /**
   * Returns the future of a task, or tells its author that there is none.
   *
   * @param <S> the type of the result
   * @param stage what the task returned
   * @return the same
   * @throws NullPointerException if it is null
   */
  @SuppressWarnings("unchecked") // a future only gives
  public static <S> CompletionStage<S> present(@Nullable CompletionStage<? extends S> stage) {
    if (stage == null) {
      throw new NullPointerException(
          "the task returned null; an asynchronous task returns a future, completed or not");
    }
    return (CompletionStage<S>) stage;
  }

  /**
   * Cancels a future, as far as it lets itself be cancelled.
   *
   * @param stage the future
   */
  public static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (Throwable e) {
      // It does not let itself be cancelled, and its result will be ignored. Whatever it throws,
      // the worker that stops the run must get to its end.
    }
  }

  /**
   * Returns what an asynchronous task failed with, without the exceptions that futures wrap it in.
   *
   * @param failure as a future tells it
   * @return the cause that is not a wrapping
   */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException || cause instanceof ExecutionException) {
      Throwable wrapped = wrappedIn(cause);
      if (wrapped == null) {
        break;
      }
      cause = wrapped;
    }
    return cause;
  }

  private static @Nullable Throwable wrappedIn(Throwable wrapping) {
    try {
      return wrapping.getCause();
    } catch (Throwable e) {
      return null; // a class of the program's own, which cannot be asked
    }
  }
}
