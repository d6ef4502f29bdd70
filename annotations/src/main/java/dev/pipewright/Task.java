package dev.pipewright;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method that a {@link Pipeline} may run as one of its stages.
 *
 * <p>The method's parameters are its input, except those marked {@link Bind}; its result is its
 * output. It may be static or not, and must neither be private nor abstract. A method that returns
 * {@code void} is a <em>sink</em>: it takes items and gives none. A method that returns a {@code
 * CompletionStage} is <em>asynchronous</em>: its output is what the future is completed with. A
 * generic method's type variables are solved from its input.
 *
 * <p>Several workers call the method at the same time where {@link #workers} says so, and any
 * number of runs may be under way at once: a task must not rely on state that it does not guard.
 * Within one run, everything a task did before it gave an output <i>happens-before</i> the next
 * task's call with that output.
 *
 * <p>{@code null} is never an item. A task that has nothing to give for an input declares {@link
 * #branch} and returns an empty {@code Optional}, {@code List} or {@code Stream}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Task {

  /** The {@link #throttle} of a task whose outputs may wait in any number. */
  int UNBOUNDED = -1;

  /**
   * Whether each element of the result is an output of its own, handed on as soon as it is there.
   *
   * <p>The method then returns an {@code Iterable}, {@code Iterator}, {@code Stream}, {@code
   * IntStream}, {@code LongStream}, {@code DoubleStream}, an array, an {@code Optional} or a {@code
   * Flow.Publisher}, or a future of one of these; or it returns {@code void} and pushes its outputs
   * into a parameter of type {@code Emitter}. Elements are taken lazily, one ahead at most. A
   * {@code Stream}, and an {@code Iterable} or {@code Iterator} that is {@code AutoCloseable}, is
   * closed by the worker that reads it, once, however the reading ends.
   *
   * @return whether the elements of the result are the outputs; {@code false} by default
   */
  boolean branch() default false;

  /**
   * Whether the task is called once per worker with the stream of its inputs, and not once per
   * input.
   *
   * <p>The input parameter is then an {@code Iterable}, {@code Iterator}, {@code Stream} or {@code
   * Flow.Publisher} of the items. Several workers share the stream; each item goes to exactly one
   * of them. It can be read once, and only until the task's worker ends: when the task has returned
   * and its result, if that is a future, is complete or, with {@link #branch}, exhausted. When the
   * last worker of a join ends before its input does, the tasks before it are stopped and their
   * sources closed: the items that were still on their way are not processed.
   *
   * @return whether the task takes all its inputs in one call; {@code false} by default
   */
  boolean join() default false;

  /**
   * How many workers run the task at once; really that many, on any machine. For an asynchronous
   * task: how many calls may be in flight; no thread waits for them.
   *
   * @return the number of workers, at least 1; 1 by default
   */
  int workers() default 1;

  /**
   * The most outputs of this task that wait for the next one. It is a firm bound: an output counts
   * until a call of the next task, or the caller of the pipeline, takes it; a worker that has an
   * output in hand and finds the bound reached waits.
   *
   * @return the bound, {@code 0} for the default of 1024, or {@link #UNBOUNDED}
   */
  int throttle() default 0;

  /**
   * Whether the outputs of several workers leave in the order of the inputs that caused them; they
   * leave in order of completion otherwise. The outputs of one input stay together. Outputs that
   * are held back count within {@link #throttle}; the worker whose turn it is may always go on,
   * while the others wait with one output in hand each.
   *
   * @return whether the order of the inputs is kept; {@code false} by default
   */
  boolean ordered() default false;

  /**
   * Whether the workers are platform threads, so that long computations cannot starve the virtual
   * threads of other tasks. Without effect where all workers are platform threads: before Java 24,
   * unless the system property {@code dev.pipewright.virtualThreads} is {@code true} on Java 21 or
   * later.
   *
   * @return whether the task computes for long without blocking; {@code false} by default
   */
  boolean cpuBound() default false;

  /**
   * Whether the workers are Java processes of their own on this machine: for tasks that may crash,
   * take much memory, or use native code or libraries that only one thread may use.
   *
   * <p>The task is static and not asynchronous. Its inputs, outputs and bound values cross by
   * value: they are primitives and their boxes, {@code String}, enums, records, sealed interfaces
   * of these, arrays, {@code List}, {@code Set}, {@code Map}, {@code Collection}, {@code Optional}
   * and its primitive kin, the values of {@code java.time}, {@code UUID}, {@code URI}, {@code
   * BigInteger}, {@code BigDecimal}, or of a type with a codec named by {@link Codecs}. What the
   * task throws arrives as a {@code ProcessException}.
   *
   * @return whether each worker is a process; {@code false} by default
   */
  boolean multiprocess() default false;

  /**
   * How long an attempt of a call may take: a whole number and a unit, {@code ns}, {@code us},
   * {@code ms}, {@code s}, {@code m} or {@code h}, as in {@code "5s"}. One that takes longer is
   * interrupted, and has failed with a {@code java.util.concurrent.TimeoutException} when it
   * returns, whatever it returns or throws then. The interrupt reaches that attempt alone; what it
   * does to what the task uses is Java's affair: it closes a channel that the task reads. The
   * future of an asynchronous task is cancelled at once, and its attempt has failed then.
   *
   * <p>Not for a task that joins, nor for one whose outputs are made while they are read: it may
   * return a {@code Collection}, an array, an {@code Optional}, a future of one of these, or not
   * {@link #branch}.
   *
   * @return the time; empty, the default, for any time
   */
  String timeout() default "";

  /**
   * Options for the Java virtual machines of a {@link #multiprocess} task, such as {@code
   * -Xmx512m}. They come after those that are passed on from this one.
   *
   * @return the options, each as one element; none by default
   */
  String[] jvmOptions() default {};
}
