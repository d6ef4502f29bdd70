package dev.pipewright.examples.accesslog;

import dev.pipewright.examples.accesslog.Entry.Answer;
import dev.pipewright.examples.accesslog.Totals.Traffic;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up entries. A status has three digits, so that this does not grow with the log. */
final class Tally {

  private final SortedMap<Integer, Traffic> byStatus = new TreeMap<>();
  private long unreadable;

  /** Adds an entry. */
  void add(Entry entry) {
    if (entry instanceof Answer answer) {
      byStatus.merge(answer.status(), new Traffic(1, answer.bytes()), Traffic::plus);
    } else {
      unreadable++;
    }
  }

  /** Returns what was added so far. */
  Totals totals() {
    return new Totals(byStatus, unreadable);
  }
}
