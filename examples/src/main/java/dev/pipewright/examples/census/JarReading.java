package dev.pipewright.examples.census;

/** What came of reading a jar: all of it, or a part and the reason why not all. */
sealed interface JarReading extends Reading permits ReadJar, UnreadableJar {

  /** Returns what was read of the jar. */
  JarContents contents();
}
