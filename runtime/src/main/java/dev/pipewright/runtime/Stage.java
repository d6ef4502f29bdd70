package dev.pipewright.runtime;

/**
 * A pipeline as a value, for what is only known at run time. The generated class hands out a stage
 * for each task and each pipeline that takes one input; {@link #then} chains them as {@code ->}
 * does, checked by the compiler.
 *
 * <p>A stage is immutable and safe for use by many threads; each {@link #run} is a run of its own.
 *
 * @param <I> the type of the input
 * @param <O> the type of the outputs; {@code Void} for a sink, which gives none
 */
public interface Stage<I, O> {

  /**
   * Returns this stage with another one behind it, which takes each of its outputs.
   *
   * @param <P> the type of the other stage's outputs
   * @param next the other stage
   * @return the two as one
   * @throws NullPointerException if {@code next} is null
   * @throws IllegalArgumentException if {@code next} was not made by a generated class
   */
  <P> Stage<I, P> then(Stage<? super O, ? extends P> next);

  /**
   * Runs the stage on one input. Nothing starts before the first output is asked for.
   *
   * @param input the input
   * @return the run
   * @throws NullPointerException if {@code input} is null
   */
  Run<O> run(I input);
}
