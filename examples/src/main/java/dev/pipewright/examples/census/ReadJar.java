package dev.pipewright.examples.census;

/**
 * A jar that was read to its end.
 *
 * @param contents what is in it
 */
record ReadJar(JarContents contents) implements JarReading {}
