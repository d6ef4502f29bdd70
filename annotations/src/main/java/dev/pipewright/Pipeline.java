package dev.pipewright;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an abstract method of an interface or abstract class that runs a chain of {@link Task}s,
 * {@code "archives -> fetch -> games"}, or a graph of them, which is written as several chains.
 *
 * <p>The method is implemented by a generated class that stands in the type's package and is named
 * {@code Pipewright} and the type's name, {@code PipewrightOuter_Inner} for a nested type. That
 * class is immutable and safe for use by many threads; every call is a run of its own.
 *
 * <p>The first task's inputs are the method's first parameters, by position, or those of all first
 * tasks in their order; every further parameter is a {@linkplain Bind bound} name. The method's
 * return type says how the caller takes the outputs, where R is the type of the last task's
 * outputs:
 *
 * <ul>
 *   <li>{@code Run<R>} or {@code Stream<R>}: the call returns at once, and nothing runs until the
 *       first output is asked for;
 *   <li>{@code List<R>}: the call runs to the end;
 *   <li>{@code R}: the call runs to the end; only where exactly one output is certain;
 *   <li>{@code void}: the call runs to the end, and outputs are dropped;
 *   <li>{@code CompletableFuture} of {@code List<R>}, {@code R} or {@code Void}: starts at once in
 *       the background, and is completed after every worker has ended; cancelling it closes the
 *       run;
 *   <li>{@code Flow.Publisher<R>}: each subscription is a run, by the rules of Reactive Streams.
 * </ul>
 *
 * <p>A method that runs to the end may declare to throw: where a task failed with a declared
 * exception the caller gets that itself, to which nothing is added, and where {@code
 * InterruptedException} is declared an interrupted caller gets that.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Pipeline {

  /**
   * The names of the tasks in the order in which items pass them, with {@code ->} between.
   *
   * <p>A name is that of a task of the annotated method's type or its supertypes, or else of a type
   * in {@link #uses}; {@code Type.name} where that is ambiguous. A name may also be that of a
   * pipeline, whose tasks are then put in its place.
   *
   * <p>In one chain, each occurrence of a name is a stage of its own. A name that several chains
   * share is one stage, and stands once in each of them:
   *
   * <pre>{@code
   * @Pipeline({
   *   "read -> parse -> score -> merge.scored",
   *   "parse -> enrich -> merge.enriched",
   *   "merge -> write"})
   * }</pre>
   *
   * <ul>
   *   <li>A task that several names follow hands every output to each of them. Where these take
   *       different subtypes of a sealed type, each output goes to the one that takes it.
   *   <li>A task that follows several names takes their outputs in order of arrival, or, where it
   *       has several inputs, an item of each at a time: {@code task.parameter} says which input a
   *       chain leads to.
   *   <li>{@code fetch -!> note} leads the calls of a task that failed to another one, whose last
   *       input is the exception, behind the inputs of the failed call or alone. They do not fail
   *       the run.
   *   <li>One task's outputs are those of the pipeline; all others that nothing follows are sinks.
   * </ul>
   *
   * @return the expression
   */
  String[] value();

  /**
   * Further types whose tasks the expression may name.
   *
   * @return the types; none by default
   */
  Class<?>[] uses() default {};
}
