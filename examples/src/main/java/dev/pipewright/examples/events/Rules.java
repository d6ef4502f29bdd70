package dev.pipewright.examples.events;

import dev.pipewright.examples.events.Event.Command;
import dev.pipewright.examples.events.Event.Other;
import java.util.Optional;
import java.util.regex.Pattern;

/** What single events are judged by. */
final class Rules {

  /** A shell, other users, other rights. */
  private static final Pattern RIGHTS =
      Pattern.compile(
          "(?:\\S*/)?(?:(?:ba|da|z)?sh|su|visudo|passwd|useradd|usermod|chown|chmod)\\b.*+");

  private static final Pattern ALARM =
      Pattern.compile("\\b(?:error|denied|segfault|out of memory)\\b", Pattern.CASE_INSENSITIVE);

  private Rules() {}

  /** Tells of commands that give rights away. */
  static Optional<Finding> check(Command command) {
    return RIGHTS.matcher(command.command()).matches()
        ? Optional.of(
            new Finding(
                command.origin(),
                command.user() + " as " + command.as() + ": " + command.command()))
        : Optional.empty();
  }

  /** Tells of messages that sound alarming. */
  static Optional<Finding> check(Other other) {
    return ALARM.matcher(other.text()).find()
        ? Optional.of(new Finding(other.origin(), other.text()))
        : Optional.empty();
  }
}
