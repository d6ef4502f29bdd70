package dev.pipewright.runtime.graph;

import dev.pipewright.runtime.Emitter;
import org.jspecify.annotations.Nullable;

/**
 * The emitter of one call of a task.
 *
 * @param <O> the type of the outputs
 */
public final class TaskEmitter<O> implements Emitter<O> {

  /** Null once the task has returned, whoever keeps the emitter. Used by the owner alone. */
  private @Nullable Output<O> out;

  private final Thread owner = Thread.currentThread();

  /**
   * Makes the emitter for a call by the current thread.
   *
   * @param out takes the outputs
   */
  public TaskEmitter(Output<O> out) {
    this.out = out;
  }

  @Override
  public void emit(O item) {
    if (!owner.equals(Thread.currentThread())) {
      throw new IllegalStateException(
          "an Emitter may be used only by the thread that called the task; this one belongs to "
              + owner.getName());
    }
    Output<O> to = out;
    if (to == null) {
      throw new IllegalStateException(
          "an Emitter may be used only until its task has returned; emit before that, or return"
              + " the outputs as a Flow.Publisher");
    }
    to.emit(item);
  }

  /** Notes that the task has returned. */
  public void end() {
    out = null;
  }
}
