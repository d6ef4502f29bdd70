package dev.pipewright.examples.events;

import dev.pipewright.examples.events.Event.Failed;
import dev.pipewright.examples.events.Event.Service;
import dev.pipewright.examples.events.Event.Started;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps track of the services that have failed and were not started again. */
final class Outages {

  private final Map<List<String>, Failed> down = new HashMap<>();

  /** Adds a change of a service's state; to be stopped is no outage. */
  void add(Service service) {
    List<String> key = List.of(service.origin().host(), service.name());
    if (service instanceof Failed failure) {
      down.putIfAbsent(key, failure);
    } else if (service instanceof Started) {
      down.remove(key);
    }
  }

  /** Returns what is to be said of those that are down. */
  Collection<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Failed failure : down.values()) {
      findings.add(
          new Finding(
              failure.origin(), failure.name() + " is down since then: " + failure.result()));
    }
    return findings;
  }
}
