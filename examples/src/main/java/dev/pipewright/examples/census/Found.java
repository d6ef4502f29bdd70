package dev.pipewright.examples.census;

import java.nio.file.Path;

/** What the walk came across: a jar, or a place where it could not look. */
sealed interface Found permits FoundJar, Unvisited {

  /** Returns where it is. */
  Path path();

  /** Reads it. Never fails: what cannot be read is a reading, too. */
  Reading read();
}
