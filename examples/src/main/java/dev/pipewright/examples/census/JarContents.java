package dev.pipewright.examples.census;

import java.nio.file.Path;
import java.util.List;

/**
 * What the census wants to know of a jar.
 *
 * @param path where the jar is
 * @param bytes how large the file is
 * @param multiRelease whether its manifest says that it has classes of their own for some releases
 * @param classes its class entries, in the order of its directory
 */
record JarContents(Path path, long bytes, boolean multiRelease, List<ClassEntry> classes) {

  JarContents {
    classes = List.copyOf(classes);
  }
}
