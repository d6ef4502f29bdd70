package dev.pipewright.examples.census;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How a census is taken: one worker walks the directory, several read what it finds, and one adds
 * up what they read.
 */
interface CensusPipeline {

  /**
   * How many jars are read at once: more than there are cores, since reading waits for the disk.
   */
  int READERS = 8;

  /**
   * Walks the directory. A place costs a path, so the walk may be far ahead of the readers, and the
   * progress bar knows early how much there is to do.
   */
  @Task(branch = true, throttle = 10_000)
  static Stream<Found> find(Path directory, @Bind Progress progress) {
    return new JarWalk(directory).stream().peek(found -> progress.found());
  }

  /**
   * Reads one jar. What it returns names every class of the jar, so that few of them should wait to
   * be added up. The workers are platform threads: inflating computes, and reading a file keeps the
   * carrier of a virtual thread.
   */
  @Task(workers = READERS, throttle = 2 * READERS, cpuBound = true)
  static Reading read(Found found, @Bind Progress progress) {
    Reading reading = found.read();
    progress.read();
    return reading;
  }

  /** The same with one worker, to compare with. */
  @Task(throttle = 2 * READERS, cpuBound = true)
  static Reading readAlone(Found found, @Bind Progress progress) {
    return read(found, progress);
  }

  /** Adds up what was read, in whatever order it comes. */
  @Task(join = true)
  static Report tally(Iterable<Reading> readings) {
    Tally tally = new Tally();
    readings.forEach(tally::add);
    return tally.report();
  }

  /**
   * Takes a census.
   *
   * @param directory where to look for jars
   * @param progress told of every place that was found and read, by several threads
   * @return what was found; it does not depend on the order in which jars were read
   */
  @Pipeline("find -> read -> tally")
  Report census(Path directory, Progress progress);

  /**
   * Takes a census, reading one jar at a time.
   *
   * @param directory where to look for jars
   * @param progress told of every place that was found and read
   * @return the same report as that of {@link #census}
   */
  @Pipeline("find -> readAlone -> tally")
  Report censusWithOneReader(Path directory, Progress progress);
}
