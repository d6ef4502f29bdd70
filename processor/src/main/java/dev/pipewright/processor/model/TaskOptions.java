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
 * @param throttle how many outputs may wait, {@link #UNDECLARED} or {@link #UNBOUNDED}
 * @param ordered whether outputs leave in the order of the inputs
 * @param cpuBound whether it asks for platform threads
 * @param multiprocess whether its workers are processes
 * @param jvmOptions what these processes are started with
 * @param timeout how long an attempt of a call may take; empty for any time
 */
public record TaskOptions(
    boolean branch,
    boolean join,
    int workers,
    int throttle,
    boolean ordered,
    boolean cpuBound,
    boolean multiprocess,
    List<String> jvmOptions,
    String timeout) {

  /** The throttle of a task whose user says nothing of it, or 0. */
  public static final int UNDECLARED = 0;

  /** How the user says that any number of outputs may wait. */
  public static final int UNBOUNDED = -1;

  /** How many outputs may wait where the user says nothing: the runtime's number. */
  static final int DEFAULT_THROTTLE = 1024;

  /** Returns how many outputs may wait, if there is a bound. */
  public OptionalInt throttleBound() {
    return throttle == UNBOUNDED
        ? OptionalInt.empty()
        : OptionalInt.of(throttle == UNDECLARED ? DEFAULT_THROTTLE : throttle);
  }

  /** Reads a {@code @Task}. */
  static TaskOptions of(AnnotationMirror task) {
    return new TaskOptions(
        Annotations.isTrue(task, "branch"),
        Annotations.isTrue(task, "join"),
        Annotations.number(task, "workers", 1),
        Annotations.number(task, "throttle", UNDECLARED),
        Annotations.isTrue(task, "ordered"),
        Annotations.isTrue(task, "cpuBound"),
        Annotations.isTrue(task, "multiprocess"),
        Annotations.elements(task, "jvmOptions").stream()
            .map(option -> String.valueOf(option.getValue()))
            .toList(),
        Annotations.text(task, "timeout", ""));
  }
}
