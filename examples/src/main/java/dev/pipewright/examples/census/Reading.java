package dev.pipewright.examples.census;

/** What came of reading one place. */
sealed interface Reading permits JarReading, Unvisited {}
