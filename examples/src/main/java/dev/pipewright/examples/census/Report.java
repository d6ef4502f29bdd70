package dev.pipewright.examples.census;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What a census found. Lists hold everything, in the order in which it is to be shown, and not in
 * that of reading: two censuses of the same files give equal reports.
 *
 * @param jars how many files end in {@code .jar}, whether they could be read or not
 * @param classes how many entries of those end in {@code .class}
 * @param classesPerRelease how many of them ask for which Java release, the oldest first
 * @param largest the jars that could be read, the largest first
 * @param splitPackages packages that more than one jar defines, those of the most jars first
 * @param sharedClasses classes that more than one jar holds, those of the most jars first
 * @param multiRelease the multi-release jars, that with the most versioned classes first
 * @param unreadable the jars that could not be read, or not to their end
 * @param unvisited where the walk could not look
 */
record Report(
    int jars,
    long classes,
    SortedMap<JavaRelease, Long> classesPerRelease,
    List<JarSize> largest,
    List<Shared> splitPackages,
    List<Shared> sharedClasses,
    List<MultiReleaseJar> multiRelease,
    List<FaultyJar> unreadable,
    List<Unvisited> unvisited) {

  /**
   * The size of a jar.
   *
   * @param path where it is
   * @param bytes how large the file is
   * @param classes how many class entries it has
   */
  record JarSize(Path path, long bytes, int classes) {}

  /**
   * Names that more than one jar lays claim to, all of them the same number of jars with the same
   * first and last one. So a library of which there are ten versions does not fill the page.
   *
   * @param name the first of the names, of packages or classes
   * @param count how many names
   * @param holders the jars that have them
   */
  record Shared(String name, int count, Holders holders) {

    /** Returns the names of both; for {@link java.util.Map#merge}. */
    Shared and(Shared others) {
      String first = name.compareTo(others.name) <= 0 ? name : others.name;
      return new Shared(first, count + others.count, holders);
    }
  }

  /**
   * A jar with classes of their own for some releases.
   *
   * @param path where it is
   * @param classes how many such classes it has
   * @param releases the releases it has them for
   */
  record MultiReleaseJar(Path path, int classes, SortedSet<Integer> releases) {}

  /**
   * A jar that could not be read, or not to its end.
   *
   * @param path where it is
   * @param reason why
   */
  record FaultyJar(Path path, String reason) {}
}
