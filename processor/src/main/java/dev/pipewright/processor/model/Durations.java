package dev.pipewright.processor.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 100ms}. */
public final class Durations {

  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,10})(ns|us|ms|s|m|h)");

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS);

  /** What a number of nanoseconds can tell: more than 292 years. */
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private Durations() {}

  /** Reads a duration; nothing where it is none, or longer than 292 years. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    ChronoUnit unit = UNITS.get(matcher.group(2));
    return Optional.of(Duration.of(Long.parseLong(matcher.group(1)), unit))
        .filter(duration -> duration.compareTo(LONGEST) <= 0);
  }
}
