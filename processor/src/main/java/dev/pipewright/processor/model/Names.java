package dev.pipewright.processor.model;

/** The qualified names of what the processor knows by name only: annotations and runtime types. */
public final class Names {

  /** Declares a task. */
  public static final String TASK = "dev.pipewright.Task";

  /** Declares a pipeline. */
  public static final String PIPELINE = "dev.pipewright.Pipeline";

  /** Marks a bound parameter. */
  public static final String BIND = "dev.pipewright.Bind";

  /** Names codecs of the user's. */
  public static final String CODECS = "dev.pipewright.Codecs";

  /** Has a task called again. */
  public static final String RETRY = "dev.pipewright.Retry";

  /** Asks for stages. */
  public static final String STAGES = "dev.pipewright.Stages";

  /** What codecs of the user's implement. */
  public static final String CODEC = "dev.pipewright.runtime.Codec";

  /** What the caller of a pipeline holds. */
  public static final String RUN = "dev.pipewright.runtime.Run";

  /** Carries pipelines out. */
  public static final String ENGINE = "dev.pipewright.runtime.Engine";

  /** Takes what a task pushes. */
  public static final String EMITTER = "dev.pipewright.runtime.Emitter";

  private Names() {}
}
