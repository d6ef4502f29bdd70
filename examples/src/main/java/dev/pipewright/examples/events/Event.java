package dev.pipewright.examples.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

// snippet: types
/** What a line of a log tells. */
sealed interface Event {

  /** Where and when it was. */
  Origin origin();

  /** Somebody asked to be let in. */
  sealed interface Login extends Event {

    /** Who. */
    String user();

    /** From where. */
    String address();
  }

  record Accepted(Origin origin, String user, String address) implements Login {}

  record Refused(Origin origin, String user, String address) implements Login {}

  /** A user had a command run as another user. */
  record Command(Origin origin, String user, String as, String command) implements Event {}

  /** A service has changed its state. */
  sealed interface Service extends Event {

    /** Which one. */
    String name();
  }

  record Started(Origin origin, String name) implements Service {}

  record Stopped(Origin origin, String name) implements Service {}

  record Failed(Origin origin, String name, String result) implements Service {}

  /** Anything else. */
  record Other(Origin origin, String text) implements Event {}

  // end snippet

  /**
   * Where an event comes from.
   *
   * @param line the number of its line in the log
   * @param time when it was
   * @param host where it was
   */
  record Origin(int line, String time, String host) {}

  /** What stands for a time and a host where a line has none. */
  String NONE = "-";

  /** Time, host and program, as syslog writes them, and the message. */
  Pattern LINE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\S++) (\\S++) ([^\\s:\\[]++)(?:\\[\\d++])?: (.*+)");

  Pattern LOGIN =
      Pattern.compile("(Accepted|Failed) \\w++ for (?:invalid user )?(\\S++) from (\\S++) .*+");

  Pattern COMMAND = Pattern.compile("(\\S++) : .*? USER=(\\S++) ; COMMAND=(.*+)");

  Pattern SERVICE = Pattern.compile("(Started|Stopped) (\\S+)\\.service\\b.*+");

  Pattern FAILED = Pattern.compile("(\\S+)\\.service: Failed with result '(.*)'\\.");

  /** Reads a line. */
  static Event of(int number, String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return new Other(new Origin(number, NONE, NONE), line);
    }
    Origin origin = new Origin(number, parts.group(1), parts.group(2));
    String message = parts.group(4);
    return switch (parts.group(3)) {
      case "sshd" -> login(origin, message);
      case "sudo" -> command(origin, message);
      case "systemd" -> service(origin, message);
      default -> new Other(origin, message);
    };
  }

  private static Event login(Origin origin, String message) {
    Matcher login = LOGIN.matcher(message);
    if (!login.matches()) {
      return new Other(origin, message);
    }
    return login.group(1).equals("Accepted")
        ? new Accepted(origin, login.group(2), login.group(3))
        : new Refused(origin, login.group(2), login.group(3));
  }

  private static Event command(Origin origin, String message) {
    Matcher command = COMMAND.matcher(message);
    return command.matches()
        ? new Command(origin, command.group(1), command.group(2), command.group(3))
        : new Other(origin, message);
  }

  private static Event service(Origin origin, String message) {
    Matcher failed = FAILED.matcher(message);
    if (failed.matches()) {
      return new Failed(origin, failed.group(1), failed.group(2));
    }
    Matcher service = SERVICE.matcher(message);
    if (!service.matches()) {
      return new Other(origin, message);
    }
    return service.group(1).equals("Started")
        ? new Started(origin, service.group(2))
        : new Stopped(origin, service.group(2));
  }
}
