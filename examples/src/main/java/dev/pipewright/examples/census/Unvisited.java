package dev.pipewright.examples.census;

import java.nio.file.Path;

/**
 * A place where the walk could not look for jars, such as a directory without read permission.
 *
 * @param path where it is
 * @param reason why the walk could not look
 */
record Unvisited(Path path, String reason) implements Found, Reading {

  @Override
  public Reading read() {
    return this;
  }
}
