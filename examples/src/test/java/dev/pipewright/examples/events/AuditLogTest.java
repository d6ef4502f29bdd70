package dev.pipewright.examples.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.examples.events.Event.Accepted;
import dev.pipewright.examples.events.Event.Command;
import dev.pipewright.examples.events.Event.Failed;
import dev.pipewright.examples.events.Event.Origin;
import dev.pipewright.examples.events.Event.Other;
import dev.pipewright.examples.events.Event.Refused;
import dev.pipewright.examples.events.Event.Started;
import dev.pipewright.examples.events.Event.Stopped;
import dev.pipewright.examples.events.Tally.Counts;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AuditLogTest {

  private static final String TIME = "2026-07-11T06:25:01Z";
  private static final Origin ORIGIN = new Origin(7, TIME, "web1");

  private final AuditLog pipelines = new PipewrightAuditLog();
  private final Tally tally = new Tally();

  @TempDir private Path directory;
  private Path log;

  @BeforeEach
  void name() {
    log = directory.resolve("auth.log");
  }

  @Test
  void linesAreEventsOfTheirKind() {
    assertThat(event("sshd[1]: Accepted publickey for ann from ::1 port 5 ssh2"))
        .isEqualTo(new Accepted(ORIGIN, "ann", "::1"));
    assertThat(event("sshd[1]: Failed password for invalid user ann from 192.0.2.1 port 5 ssh2"))
        .isEqualTo(new Refused(ORIGIN, "ann", "192.0.2.1"));
    assertThat(event("sudo: ann : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls ; -l"))
        .isEqualTo(new Command(ORIGIN, "ann", "root", "/bin/ls ; -l"));
    assertThat(event("systemd[1]: Started a-b.service - A to B."))
        .isEqualTo(new Started(ORIGIN, "a-b"));
    assertThat(event("systemd[1]: Stopped a.service.")).isEqualTo(new Stopped(ORIGIN, "a"));
    assertThat(event("systemd[1]: a.service: Failed with result 'timeout'."))
        .isEqualTo(new Failed(ORIGIN, "a", "timeout"));
  }

  @Test
  void whatIsNotUnderstoodIsAnEventToo() {
    for (String message :
        List.of("kernel: up", "sshd[1]: bye", "sudo: ann", "systemd[1]: Reached target a.target")) {
      assertThat(event(message))
          .isEqualTo(new Other(ORIGIN, message.substring(message.indexOf(": ") + 2)));
    }
    assertThat(Event.of(7, "a line")).isEqualTo(new Other(new Origin(7, "-", "-"), "a line"));
  }

  @Test
  void everyEventIsCountedAndGoesToTheTaskOfItsKind() throws IOException {
    NavigableSet<Finding> findings =
        audit(
            1,
            "sshd: Failed password for ann from 192.0.2.1 port 5 ssh2",
            "sshd: Accepted password for ann from 192.0.2.1 port 5 ssh2",
            "sudo: ann : TTY=pts/0 ; USER=root ; COMMAND=/bin/ls",
            "sudo: ann : TTY=pts/0 ; USER=root ; COMMAND=/bin/sh -c ls",
            "systemd: a.service: Failed with result 'timeout'.",
            "systemd: b.service: Failed with result 'timeout'.",
            "systemd: Started b.service.",
            "kernel: all is well",
            "kernel: access denied");

    assertThat(findings)
        .extracting(finding -> finding.origin().line(), Finding::text)
        .containsExactly(
            tuple(1, "192.0.2.1 refused 1 times"),
            tuple(2, "ann let in from 192.0.2.1 after 1 refusals"),
            tuple(4, "ann as root: /bin/sh -c ls"),
            tuple(5, "a is down since then: timeout"),
            tuple(9, "access denied"));
    assertThat(tally.byHost()).isEqualTo(Map.of("web1", new Counts(2, 2, 3, 2)));
  }

  @Test
  void loginsAreSeenInTheOrderOfTheLogHoweverManyWorkersParse() throws IOException {
    int addresses = 5000;
    String[] messages =
        IntStream.range(0, 4 * addresses)
            .mapToObj(
                i ->
                    (i % 4 == 2 ? "sshd: Accepted" : "sshd: Failed")
                        + (" password for ann from " + i / 4 + " port 5 ssh2"))
            .toArray(String[]::new);

    // Refused twice, let in, refused once: there is one finding for each refusal too many.
    assertThat(audit(2, messages))
        .hasSize(2 * addresses)
        .extracting(finding -> finding.origin().line() % 4)
        .containsOnly(2, 3);
    assertThat(tally.byHost()).isEqualTo(Map.of("web1", new Counts(4 * addresses, 0, 0, 0)));
  }

  @Test
  void emptyLogHasNothing() throws IOException {
    assertThat(audit(1)).isEmpty();
    assertThat(tally.byHost()).isEmpty();
  }

  @Test
  void missingLogIsToldAsSuch() {
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> pipelines.audit(log.toUri().toURL(), 1, tally));
  }

  @Test
  void sampleHasEventsOfEveryKind() throws IOException {
    assertThat(pipelines.audit(Audit.sample(), 5, tally)).hasSize(9);
    assertThat(tally.byHost()).containsOnlyKeys("-", "db1", "web1", "web2");
  }

  @Test
  void commandReadsAFile() throws IOException {
    Files.writeString(log, TIME + " web1 kernel: Out of memory\n");

    assertThat(print(0, log.toString())).contains("To be looked at: 1", "Out of memory");
    print(2, log + ".1");
    print(2, "--limit", "0");
  }

  private static Event event(String message) {
    return Event.of(7, TIME + " web1 " + message);
  }

  private NavigableSet<Finding> audit(int limit, String... messages) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String message : messages) {
      lines.append(TIME).append(" web1 ").append(message).append('\n');
    }
    Files.writeString(log, lines);
    return pipelines.audit(log.toUri().toURL(), limit, tally);
  }

  private static String print(int exitCode, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Audit.run(args, new PrintStream(out, true, StandardCharsets.UTF_8)))
        .isEqualTo(exitCode);
    return out.toString(StandardCharsets.UTF_8);
  }
}
