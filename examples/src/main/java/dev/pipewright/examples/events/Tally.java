package dev.pipewright.examples.events;

import dev.pipewright.examples.events.Event.Command;
import dev.pipewright.examples.events.Event.Login;
import dev.pipewright.examples.events.Event.Service;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts events by their hosts. One worker fills it, and it is read when that has ended. */
final class Tally {

  private final SortedMap<String, Counts> byHost = new TreeMap<>();

  /** Adds an event. */
  void add(Event event) {
    byHost.merge(event.origin().host(), Counts.of(event), Counts::plus);
  }

  /** Returns how many events of each kind each host had. */
  SortedMap<String, Counts> byHost() {
    return Collections.unmodifiableSortedMap(byHost);
  }

  /** How many events of each kind there were. */
  record Counts(int logins, int commands, int services, int others) {

    private static Counts of(Event event) {
      if (event instanceof Login) {
        return new Counts(1, 0, 0, 0);
      } else if (event instanceof Command) {
        return new Counts(0, 1, 0, 0);
      } else if (event instanceof Service) {
        return new Counts(0, 0, 1, 0);
      }
      return new Counts(0, 0, 0, 1);
    }

    private Counts plus(Counts other) {
      return new Counts(
          logins + other.logins,
          commands + other.commands,
          services + other.services,
          others + other.others);
    }
  }
}
