package dev.pipewright.examples.guide;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Emitter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every form that a task may have. */
abstract class Weather {

  record Reading(String station, double celsius) {}

  /** Something that is asked over a network, and answers later. */
  interface Service {
    CompletableFuture<String> forecast(String station);

    CompletableFuture<List<Reading>> history(String station);

    CompletableFuture<Void> publish(Reading reading);
  }

  private final double correction;

  Weather(double correction) {
    this.correction = correction;
  }

  // One to one.

  @Task
  static Reading parse(String line) {
    String[] parts = line.split(" ", 2);
    return new Reading(parts[0], Double.parseDouble(parts[1]));
  }

  // snippet: instance
  @Task
  Reading corrected(Reading reading) {
    return new Reading(reading.station(), reading.celsius() + correction);
  }

  // end snippet

  @Task
  static <T> Optional<T> some(T item) {
    return Optional.of(item);
  }

  @Task
  static String line(String station, double celsius) {
    return station + ": " + celsius;
  }

  // Sinks.

  @Task
  static void log(Reading reading, @Bind List<Reading> log) {
    log.add(reading);
  }

  // Branches.

  @Task(branch = true)
  static List<String> lines(String report) {
    return report.lines().toList();
  }

  @Task(branch = true)
  static Scanner words(String line) {
    return new Scanner(line);
  }

  @Task(branch = true)
  static Stream<String> linesOf(Path report) throws IOException {
    return Files.lines(report);
  }

  @Task(branch = true)
  static IntStream hours(int days) {
    return IntStream.range(0, 24 * days);
  }

  @Task(branch = true)
  static String[] stations(String names) {
    return names.split(",");
  }

  // snippet: optional
  @Task(branch = true)
  static Optional<Reading> plausible(Reading reading) {
    return Optional.of(reading).filter(r -> Math.abs(r.celsius()) < 60);
  }

  // end snippet

  // snippet: emitter
  @Task(branch = true)
  static void reports(Path directory, Emitter<Path> out) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (Files.isDirectory(file)) {
          reports(file, out);
        } else {
          out.emit(file);
        }
      }
    }
  }

  // end snippet

  @Pipeline("lines -> parse")
  abstract Flow.Publisher<Reading> feed(String report);

  @Task(branch = true)
  Flow.Publisher<Reading> subscribed(String report) {
    return feed(report);
  }

  // Joins.

  @Task(join = true)
  static Map<String, Double> warmest(Iterable<Reading> readings) {
    Map<String, Double> warmest = new TreeMap<>();
    for (Reading reading : readings) {
      warmest.merge(reading.station(), reading.celsius(), Math::max);
    }
    return warmest;
  }

  // snippet: changes
  @Task(join = true, branch = true)
  static void changes(Iterator<Reading> readings, Emitter<Reading> out) {
    Reading last = null;
    while (readings.hasNext()) {
      Reading reading = readings.next();
      if (!reading.equals(last)) {
        out.emit(reading);
      }
      last = reading;
    }
  }

  // end snippet

  // snippet: head
  @Task(join = true, branch = true)
  static <T> Stream<T> head(Stream<T> items, @Bind("limit") int most) {
    return items.limit(most);
  }

  // end snippet

  @Task(join = true)
  static CompletableFuture<Integer> count(Flow.Publisher<Reading> readings) {
    CompletableFuture<Integer> count = new CompletableFuture<>();
    readings.subscribe(new Counter(count));
    return count;
  }

  // Asynchronous tasks.

  @Task(workers = 50)
  static CompletableFuture<String> forecast(String station, @Bind Service service) {
    return service.forecast(station);
  }

  @Task(branch = true, workers = 50)
  static CompletionStage<List<Reading>> history(String station, @Bind Service service) {
    return service.history(station);
  }

  @Task(workers = 50)
  static CompletionStage<Void> publish(Reading reading, @Bind Service service) {
    return service.publish(reading);
  }

  // First tasks.

  @Task(branch = true)
  static List<String> near(String station, int count, @Bind Function<String, List<String>> map) {
    return map.apply(station).subList(0, count);
  }

  @Task
  static String here() {
    return "Cabauw";
  }

  // What runs them.

  @Pipeline("lines -> parse -> plausible -> log")
  abstract void keep(String report, List<Reading> log);

  @Pipeline("lines -> parse -> corrected -> some")
  abstract List<Optional<Reading>> corrected(String report);

  @Pipeline("reports -> linesOf -> parse -> changes -> warmest")
  abstract Map<String, Double> warmestIn(Path directory);

  @Pipeline("subscribed -> count")
  abstract int countOf(String report);

  @Pipeline("stations -> history -> publish")
  abstract void republish(String names, Service service);

  @Pipeline("near -> forecast -> words -> head")
  abstract List<String> firstWords(
      String station, int count, Function<String, List<String>> map, Service service, int limit);

  @Pipeline("here -> forecast")
  abstract String forecastHere(Service service);

  // snippet: widening
  @Pipeline("hours -> mean")
  abstract double meanHour(int days);

  @Task(join = true)
  static double mean(Iterable<? extends Number> numbers) {
    double sum = 0;
    int count = 0;
    for (Number number : numbers) {
      sum += number.doubleValue();
      count++;
    }
    return sum / count;
  }

  // end snippet

  @Pipeline({"stations -> line.station", "celsius -> line.celsius"})
  abstract List<String> table(String names, int[] celsius);

  // snippet: conversion
  @Task(branch = true)
  static int[] celsius(int[] celsius) { // line takes a double
    return celsius;
  }

  // end snippet

  // What goes wrong.

  @Pipeline("elsewhere")
  abstract List<Integer> misused(int threads);

  @Task(branch = true)
  static void elsewhere(int calls, Emitter<Integer> out) {
    CompletableFuture<Void> other =
        calls == 1
            ? CompletableFuture.runAsync(() -> out.emit(0))
            : CompletableFuture.completedFuture(null);
    try {
      other.join();
    } catch (CompletionException e) {
      throw (IllegalStateException) e.getCause();
    }
    out.emit(1);
  }

  @Pipeline("stations -> counted")
  abstract int twice(String names);

  @Task(join = true)
  static int counted(Iterable<String> names) {
    int count = 0;
    for (int i = 0; i < 2; i++) {
      for (String name : names) {
        count += name.length();
      }
    }
    return count;
  }

  @Pipeline("given -> head")
  abstract List<Integer> firstOf(Stream<Integer> numbers, int limit);

  @Task(branch = true)
  static Stream<Integer> given(Stream<Integer> numbers) {
    return numbers;
  }

  private static final class Counter implements Flow.Subscriber<Reading> {
    private final CompletableFuture<Integer> result;
    private int count;

    Counter(CompletableFuture<Integer> result) {
      this.result = result;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Reading reading) {
      count++;
    }

    @Override
    public void onError(Throwable failure) {
      result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      result.complete(count);
    }
  }
}
