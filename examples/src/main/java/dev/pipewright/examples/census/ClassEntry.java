package dev.pipewright.examples.census;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An entry of a jar that ends in {@code .class}.
 *
 * @param path its name in the jar
 * @param release the Java release that the class file asks for
 */
record ClassEntry(String path, JavaRelease release) {

  static final String SUFFIX = ".class";

  private static final String VERSIONS = "META-INF/versions/";

  /** The first release whose class loaders look for classes of their own. */
  private static final int FIRST_VERSIONED_RELEASE = 9;

  /**
   * Returns the release that a multi-release jar holds this entry for, or nothing if it is for
   * every release.
   */
  OptionalInt versionedFor() {
    if (!path.startsWith(VERSIONS)) {
      return OptionalInt.empty();
    }
    int end = path.indexOf('/', VERSIONS.length());
    if (end < 0) {
      return OptionalInt.empty();
    }
    try {
      int release = Integer.parseInt(path, VERSIONS.length(), end, 10);
      return release < FIRST_VERSIONED_RELEASE ? OptionalInt.empty() : OptionalInt.of(release);
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /**
   * Returns the name of the class that a class loader finds in this entry, if it finds one at all.
   * It does not in {@code module-info}, which is no class, nor in directories that are no packages,
   * such as {@code BOOT-INF/classes}; the versions of a class in a multi-release jar are one class.
   *
   * @param multiRelease whether the jar is a multi-release one
   */
  Optional<String> className(boolean multiRelease) {
    String name = path.substring(0, path.length() - SUFFIX.length());
    if (multiRelease && versionedFor().isPresent()) {
      name = name.substring(name.indexOf('/', VERSIONS.length()) + 1);
    }
    int simpleName = name.lastIndexOf('/') + 1;
    // Any simple name: compilers of other languages write names that Java does not allow.
    boolean loadable =
        simpleName < name.length() && !name.equals("module-info") && isPackage(name, simpleName);
    return loadable ? Optional.of(name.replace('/', '.')) : Optional.empty();
  }

  /** Returns whether all before {@code end} is identifiers that are followed by a slash each. */
  private static boolean isPackage(String name, int end) {
    boolean start = true;
    for (int i = 0; i < end; i++) {
      char c = name.charAt(i);
      if (c == '/' ? start : !isIdentifierPart(c, start)) {
        return false;
      }
      start = c == '/';
    }
    return true;
  }

  private static boolean isIdentifierPart(char c, boolean start) {
    // Halves of surrogate pairs pass: a package that only looks like one does no harm here.
    return Character.isSurrogate(c)
        || (start ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c));
  }
}
