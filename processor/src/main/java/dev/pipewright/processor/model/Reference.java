package dev.pipewright.processor.model;

import java.util.Optional;

/**
 * A name as it stands in an expression: of a task, a pipeline, or an input of a task.
 *
 * @param chain which of the expression's chains it stands in, counted from 0
 * @param arrow what leads to it; outputs, where it is the first of its chain
 * @param qualifier what stands before the last dot, if there is one
 * @param name what stands behind it
 * @param start the index in the chain of its first character
 * @param end the index after its last
 */
public record Reference(
    int chain, Arrow arrow, Optional<String> qualifier, String name, int start, int end) {

  /** Returns the name as it was written. */
  public String text() {
    return qualifier.map(q -> q + "." + name).orElse(name);
  }

  /** Returns what stands before the last dot as a name of its own, if there is a dot. */
  public Optional<Reference> owner() {
    return qualifier.map(
        before -> {
          int dot = before.lastIndexOf('.');
          return new Reference(
              chain,
              arrow,
              dot < 0 ? Optional.empty() : Optional.of(before.substring(0, dot)),
              before.substring(dot + 1),
              start,
              start + before.length());
        });
  }
}
