package dev.pipewright.examples.events;

import dev.pipewright.examples.events.Event.Origin;
import java.util.Comparator;

/**
 * Something that needs a look. Findings stand in the order of the log.
 *
 * @param origin what made it one
 * @param text what it is
 */
record Finding(Origin origin, String text) implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.<Finding>comparingInt(finding -> finding.origin().line())
          .thenComparing(Finding::text);

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
