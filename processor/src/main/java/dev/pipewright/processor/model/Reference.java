package dev.pipewright.processor.model;

import java.util.Optional;

/**
 * A task's name as it stands in an expression.
 *
 * @param qualifier the type's name before the dot, if there is one
 * @param name the task's name
 * @param start the index in the expression of its first character
 * @param end the index after its last
 */
public record Reference(Optional<String> qualifier, String name, int start, int end) {

  /** Returns the name as it was written. */
  public String text() {
    return qualifier.map(q -> q + "." + name).orElse(name);
  }
}
