package dev.pipewright.examples.etl;

import dev.pipewright.examples.etl.OrderImport.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

// snippet: rejects
/** Collects the bad records of one load. It is safe for use by many threads. */
final class Rejects {

  private final List<Reject> rejects = new ArrayList<>();

  /** Takes a step with a record: gives its result, or nothing where that rejects the record. */
  <T> Optional<T> unlessBad(Line line, Step<T> step) {
    try {
      return Optional.of(step.take(line));
    } catch (BadRecordException e) {
      add(new Reject(line, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private synchronized void add(Reject reject) {
    rejects.add(reject);
  }

  /** Returns all rejects, in the order of the file. */
  synchronized List<Reject> inOrder() {
    return rejects.stream()
        .sorted(Comparator.comparingInt(reject -> reject.line().number()))
        .toList();
  }

  /** A bad record, and why it is one. */
  record Reject(Line line, String reason) {}

  /** A step that finds out whether a record is bad. */
  @FunctionalInterface
  interface Step<T> {
    T take(Line line) throws BadRecordException;
  }
}
// end snippet
