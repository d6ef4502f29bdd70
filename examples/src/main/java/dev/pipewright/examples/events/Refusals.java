package dev.pipewright.examples.events;

import dev.pipewright.examples.events.Event.Accepted;
import dev.pipewright.examples.events.Event.Login;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts how often each address was refused since it was last let in. */
final class Refusals {

  private final int limit;
  private final Map<String, Integer> byAddress = new HashMap<>();

  /**
   * Starts with none.
   *
   * @param limit how many refusals are too many
   */
  Refusals(int limit) {
    this.limit = limit;
  }

  /** Adds a login, and returns what is to be said of it. */
  Optional<Finding> add(Login login) {
    String address = login.address();
    if (login instanceof Accepted) {
      Integer refusals = byAddress.remove(address);
      return refusals == null || refusals < limit
          ? Optional.empty()
          : Optional.of(
              new Finding(
                  login.origin(),
                  login.user() + " let in from " + address + " after " + refusals + " refusals"));
    }
    return byAddress.merge(address, 1, Integer::sum) == limit
        ? Optional.of(new Finding(login.origin(), address + " refused " + limit + " times"))
        : Optional.empty();
  }
}
