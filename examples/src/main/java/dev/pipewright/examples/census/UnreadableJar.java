package dev.pipewright.examples.census;

/**
 * A jar that could not be read, or not to its end.
 *
 * @param contents what could be read of it all the same
 * @param reason why there is no more
 */
record UnreadableJar(JarContents contents, String reason) implements JarReading {}
