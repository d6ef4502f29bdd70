package dev.pipewright.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * An edge from a stage to a next one.
 *
 * @param from the number of the stage that gives the items
 * @param to the number of the stage that takes them
 * @param input the name of the task's input that takes them; nothing where a task with no input, or
 *     with several, is given them by its bare name
 * @param arrow what leads along it
 * @param reference the name in the expression that the edge leads to
 * @param routed whether it takes only those items that are of the input's type
 */
public record Edge(
    int from, int to, Optional<String> input, Arrow arrow, Reference reference, boolean routed) {

  /** Returns whether it takes calls that failed, and no outputs. */
  public boolean takesFailures() {
    return arrow == Arrow.FAILURES;
  }

  /** Returns what only edges from the same stage to the same input have in common. */
  List<Object> way() {
    return List.of(from, to, input, arrow);
  }

  /** Returns the same edge as a routed one, or one that takes everything. */
  public Edge withRouted(boolean some) {
    return new Edge(from, to, input, arrow, reference, some);
  }

  /** Returns the same edge between stages of other numbers. */
  Edge between(int newFrom, int newTo) {
    return new Edge(newFrom, newTo, input, arrow, reference, routed);
  }
}
