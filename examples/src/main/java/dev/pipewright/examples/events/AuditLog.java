package dev.pipewright.examples.events;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.examples.events.Event.Command;
import dev.pipewright.examples.events.Event.Login;
import dev.pipewright.examples.events.Event.Other;
import dev.pipewright.examples.events.Event.Service;
import dev.pipewright.runtime.Emitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

// snippet: contract
/** Finds what needs a look in a log that several servers write to. */
interface AuditLog {

  /** Reads a log. */
  @Task(branch = true)
  static void lines(URL log, Emitter<Line> out) throws IOException {
    // Every byte is a character in this encoding, whatever users may be called.
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(log.openStream(), StandardCharsets.ISO_8859_1))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        out.emit(new Line(++number, line));
      }
    }
  }

  /** Finds out what a line tells; two workers, but the events stay in the order of the log. */
  @Task(workers = 2, ordered = true, throttle = 256)
  static Event parse(Line line) {
    return Event.of(line.number(), line.text());
  }

  /** Finds addresses that were refused too often. It sees logins in their order, as a whole. */
  @Task(join = true, branch = true)
  static void attacks(Iterable<Login> logins, @Bind int limit, Emitter<Finding> out) {
    Refusals refusals = new Refusals(limit);
    for (Login login : logins) {
      refusals.add(login).ifPresent(out::emit);
    }
  }

  /** Finds commands that give rights away. Each is judged by itself, so by several workers. */
  @Task(branch = true, workers = 4, throttle = 16)
  static Optional<Finding> rights(Command command) {
    return Rules.check(command);
  }

  /** Finds, when all is read, the services that are down. */
  @Task(join = true, branch = true)
  static Collection<Finding> outages(Iterable<Service> services) {
    Outages outages = new Outages();
    services.forEach(outages::add);
    return outages.findings();
  }

  /** Finds what is worth reading in all the rest. */
  @Task(branch = true, workers = 2, throttle = 16)
  static Optional<Finding> alarms(Other other) {
    return Rules.check(other);
  }

  /** Counts all events. */
  @Task
  static void count(Event event, @Bind Tally tally) {
    tally.add(event);
  }

  /** Puts what was found into the order of the log. */
  @Task(join = true)
  static NavigableSet<Finding> report(Iterable<Finding> findings) {
    NavigableSet<Finding> report = new TreeSet<>();
    findings.forEach(report::add);
    return report;
  }

  /** Reads a log, and tells what was found and, by the tally, what there was. */
  // snippet: pipeline
  @Pipeline({
    "lines -> parse -> attacks -> report",
    "parse -> rights -> report",
    "parse -> outages -> report",
    "parse -> alarms -> report",
    "parse -> count"
  })
  NavigableSet<Finding> audit(URL log, int limit, Tally tally) throws IOException;

  // end snippet: pipeline

  /** A line of the log. */
  record Line(int number, String text) {}
}
// end snippet
