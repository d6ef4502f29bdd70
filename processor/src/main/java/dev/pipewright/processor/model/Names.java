package dev.pipewright.processor.model;

/** The qualified names of the annotations, which the processor knows by name only. */
public final class Names {

  /** Declares a task. */
  public static final String TASK = "dev.pipewright.Task";

  /** Declares a pipeline. */
  public static final String PIPELINE = "dev.pipewright.Pipeline";

  /** Marks a bound parameter. */
  public static final String BIND = "dev.pipewright.Bind";

  /** What the caller of a pipeline holds. */
  public static final String RUN = "dev.pipewright.runtime.Run";

  /** Takes what a task pushes. */
  public static final String EMITTER = "dev.pipewright.runtime.Emitter";

  private Names() {}
}
