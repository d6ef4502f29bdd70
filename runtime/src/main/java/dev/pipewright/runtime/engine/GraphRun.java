package dev.pipewright.runtime.engine;

import dev.pipewright.runtime.Run;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A run, with the ways in which generated code takes its outputs for the return types that a
 * pipeline method may have. For engines and generated code; programs see a {@link Run}.
 *
 * @param <O> the type of the outputs
 */
public interface GraphRun<O> extends Run<O> {

  /**
   * Names the exceptions that the caller of the pipeline declares to take as they are. A task's
   * failure with one of them is thrown itself by whatever runs to the end, and nothing is added to
   * it; if {@code InterruptedException} is among them, a caller that is interrupted gets that.
   *
   * @param exceptions the declared exceptions
   * @return this run
   */
  GraphRun<O> throwing(List<Class<? extends Throwable>> exceptions);

  /**
   * Runs to the end and returns the only output.
   *
   * @return the output
   * @throws IllegalStateException if there is none, or more than one, against what was checked when
   *     the pipeline was compiled
   */
  O single();

  /** Runs to the end and drops the outputs. */
  void toEnd();

  /**
   * Starts to run to the end in the background.
   *
   * @return completed with all outputs, or with what {@link #toList} would throw, after every
   *     worker has ended; cancelling or completing it closes the run
   */
  CompletableFuture<List<O>> toListLater();

  /**
   * Starts to run to the end in the background.
   *
   * @return completed with the only output, or with what {@link #single} would throw, after every
   *     worker has ended; cancelling or completing it closes the run
   */
  CompletableFuture<O> singleLater();

  /**
   * Starts to run to the end in the background, and drops the outputs.
   *
   * @return completed with null, or with what {@link #toEnd} would throw, after every worker has
   *     ended; cancelling or completing it closes the run
   */
  CompletableFuture<@Nullable Void> toEndLater();
}
