package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Remote;
import dev.pipewright.runtime.graph.Work;
import org.jspecify.annotations.Nullable;

/**
 * How the items of a task cross whose workers are processes.
 *
 * <p>Items cross in batches: a process is given inputs before it asks for them one by one, and goes
 * on with its outputs before it is told that each was taken. So that a {@code throttle} is exact
 * all the same, what is on its way counts within it: the queue before the task, and the one behind
 * it, hold so much less.
 *
 * @param <I> the type of the inputs
 * @param <O> the type of the outputs
 * @param remote the task
 * @param inputsAhead how many inputs a process may have that its task has not taken
 * @param outputsAhead how many outputs of a process may be on their way while its task goes on
 */
record Crossing<I, O>(Remote<I, O> remote, int inputsAhead, int outputsAhead) {

  /** With more, items do not cross faster. */
  private static final int MAX_AHEAD = 512;

  /**
   * Returns how the items of a task cross to its processes, or null if its workers are threads.
   *
   * @param node the task's node
   * @param attributes what holds for the task
   * @param inputThrottle how many inputs may wait on each edge before it; 0 for a first task
   */
  @SuppressWarnings("unchecked") // Remote tells of the loop that it is
  static <I, O> @Nullable Crossing<I, O> at(
      Node<?> node, Attributes attributes, int inputThrottle) {
    Object loop =
        node.work() instanceof Work.First<?> first
            ? first.call()
            : node.work() instanceof Work.Each<?, ?> each ? each.loop() : null;
    return loop instanceof Remote<?, ?> remote
        ? of((Remote<I, O>) remote, attributes, inputThrottle)
        : null;
  }

  /**
   * Describes how the items of a task cross.
   *
   * @param remote the task
   * @param attributes what its declaration says
   * @param inputThrottle how many inputs may wait for it, on each edge; 0 for a first task
   */
  private static <I, O> Crossing<I, O> of(
      Remote<I, O> remote, Attributes attributes, int inputThrottle) {
    int workers = attributes.workers();
    // A task that joins may end before its input does, and what it has ahead is lost to others.
    boolean sharing = remote.joins() && workers > 1;
    return new Crossing<>(
        remote, sharing ? 0 : ahead(inputThrottle, workers), ahead(attributes.throttle(), workers));
  }

  /** Returns the share of a worker in what a throttle allows; the workers' together is a third. */
  private static int ahead(int throttle, int workers) {
    return Math.min(throttle / 3 / workers, MAX_AHEAD);
  }
}
