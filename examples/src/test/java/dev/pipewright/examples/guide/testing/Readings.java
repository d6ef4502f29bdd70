package dev.pipewright.examples.guide.testing;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Emitter;
import dev.pipewright.runtime.Run;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Temperatures in a log, whose lines look like {@code roof=21.5 cellar=12}. */
interface Readings {

  // snippet: contract
  record Reading(String sensor, double celsius) {}

  interface Calibration {
    double correct(String sensor, double celsius);
  }

  class Limit {
    private final double celsius;

    Limit(double celsius) {
      this.celsius = celsius;
    }

    @Task(branch = true)
    Optional<Reading> above(Reading reading) {
      return Optional.of(reading).filter(r -> r.celsius() > celsius);
    }
  }

  @Task(branch = true, throttle = 10)
  static Stream<String> lines(Stream<String> log) {
    return log;
  }

  @Task(branch = true)
  static void readings(String line, Emitter<? super Reading> out) {
    for (String reading : line.split(" ", -1)) {
      String[] parts = reading.split("=", 2);
      out.emit(new Reading(parts[0], Double.parseDouble(parts[1])));
    }
  }

  @Task(workers = 4)
  static Reading corrected(Reading reading, @Bind Calibration calibration) {
    double celsius = calibration.correct(reading.sensor(), reading.celsius());
    return new Reading(reading.sensor(), celsius);
  }

  @Task(join = true)
  static SortedMap<String, Double> maxima(Iterable<Reading> readings) {
    SortedMap<String, Double> maxima = new TreeMap<>();
    readings.forEach(r -> maxima.merge(r.sensor(), r.celsius(), Math::max));
    return maxima;
  }

  @Pipeline("lines -> readings -> corrected -> maxima")
  SortedMap<String, Double> highest(Stream<String> log);

  @Pipeline(value = "lines -> readings -> corrected -> above", uses = Limit.class)
  Run<Reading> tooHot(Stream<String> log);

  // end snippet

  // snippet: tail
  @Pipeline("lines")
  Run<String> tail(Stream<String> log);
  // end snippet
}
