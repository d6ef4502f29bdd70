package dev.pipewright.examples.accesslog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a log adds up to.
 *
 * @param byStatus the traffic of each status
 * @param unreadable how many lines were no entries
 */
record Totals(SortedMap<Integer, Traffic> byStatus, long unreadable) {

  Totals {
    byStatus = Collections.unmodifiableSortedMap(new TreeMap<>(byStatus));
  }

  /** Returns the traffic of all of them. */
  Traffic all() {
    return byStatus.values().stream().reduce(Traffic.NONE, Traffic::plus);
  }

  /**
   * Some answers.
   *
   * @param requests how many there were
   * @param bytes how long their bodies were together
   */
  record Traffic(long requests, long bytes) {

    static final Traffic NONE = new Traffic(0, 0);

    /** Returns the traffic of these answers and others. */
    Traffic plus(Traffic other) {
      return new Traffic(requests + other.requests, bytes + other.bytes);
    }
  }
}
