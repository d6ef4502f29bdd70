package dev.pipewright.examples.census;

import java.nio.file.Path;

/**
 * The jars that hold one name: how many, and two of them to look at. All of them would be a list
 * for every class there is.
 *
 * @param count how many jars
 * @param first that whose path comes first
 * @param last that whose path comes last
 */
record Holders(int count, Path first, Path last) {

  /** Returns the one jar as the only holder. */
  static Holders of(Path jar) {
    return new Holders(1, jar, jar);
  }

  /** Returns the holders of both; for {@link java.util.Map#merge}. */
  Holders and(Holders others) {
    return new Holders(
        count + others.count,
        first.compareTo(others.first) <= 0 ? first : others.first,
        last.compareTo(others.last) >= 0 ? last : others.last);
  }
}
