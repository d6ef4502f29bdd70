package dev.pipewright.processor.model;

import java.util.List;
import java.util.OptionalInt;
import javax.lang.model.element.AnnotationMirror;

/**
 * The attributes of a task's annotation, as written.
 *
 * @param branch whether the elements of its result are the outputs
 * @param join whether it is called once with all its inputs
 * @param workers how many workers it asks for
 * @param throttle how many outputs may wait: 0 for the default, negative for no bound
 * @param ordered whether outputs leave in the order of the inputs
 * @param cpuBound whether it asks for platform threads
 * @param multiprocess whether its workers are processes
 * @param jvmOptions what these processes are started with
 */
public record TaskOptions(
    boolean branch,
    boolean join,
    int workers,
    int throttle,
    boolean ordered,
    boolean cpuBound,
    boolean multiprocess,
    List<String> jvmOptions) {

  /** How many outputs may wait where the user says nothing. */
  public static final int DEFAULT_THROTTLE = 0;

  /** How the user says that any number of outputs may wait. */
  public static final int UNBOUNDED = -1;

  /** How many outputs may wait by default. */
  private static final int DEFAULT_BOUND = 1024;

  /** Returns how many outputs may wait, if there is a bound. */
  public OptionalInt bound() {
    return throttle == UNBOUNDED
        ? OptionalInt.empty()
        : OptionalInt.of(throttle == DEFAULT_THROTTLE ? DEFAULT_BOUND : throttle);
  }

  /** Reads a {@code @Task}. */
  static TaskOptions of(AnnotationMirror task) {
    return new TaskOptions(
        Annotations.isTrue(task, "branch"),
        Annotations.isTrue(task, "join"),
        Annotations.number(task, "workers", 1),
        Annotations.number(task, "throttle", DEFAULT_THROTTLE),
        Annotations.isTrue(task, "ordered"),
        Annotations.isTrue(task, "cpuBound"),
        Annotations.isTrue(task, "multiprocess"),
        Annotations.elements(task, "jvmOptions").stream()
            .map(option -> String.valueOf(option.getValue()))
            .toList());
  }
}
