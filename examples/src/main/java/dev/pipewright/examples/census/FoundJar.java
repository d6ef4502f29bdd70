package dev.pipewright.examples.census;

import java.nio.file.Path;

/**
 * Anything named {@code *.jar} that is not a directory.
 *
 * @param path where it is
 */
record FoundJar(Path path) implements Found {

  @Override
  public Reading read() {
    return new JarReader(path).read();
  }
}
