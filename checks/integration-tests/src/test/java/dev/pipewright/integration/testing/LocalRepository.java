package dev.pipewright.integration.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository that shows the user's own one, with what this build would publish in its
 * place: what a build has to download goes where every build finds it, and nothing of this build
 * does. The rest of the user's settings stay in force.
 */
public final class LocalRepository {

  /** Held by those who build with Maven: one may write to the repository at a time. */
  public static final String LOCK = "dev.pipewright.integration.testing.LocalRepository";

  private static final String GROUP = "dev.pipewright";
  private static final String VERSION = System.getProperty("pipewright.version");
  private static final Path USERS = Path.of(System.getProperty("localRepository"));
  private static final Path OURS =
      Path.of(System.getProperty("projects")).resolveSibling("repository");

  private static boolean made;

  private LocalRepository() {}

  /** Returns the repository. */
  public static synchronized Path get() throws IOException {
    if (!made) {
      if (Files.exists(OURS)) {
        clear();
      }
      show(USERS, OURS, List.of(GROUP.split("\\.")));
      put("bom", Published.pom("bom"), ".pom");
      for (String module : Published.MODULES) {
        put(module, Published.pom(module), ".pom");
        put(module, Published.jar(module), ".jar");
      }
      made = true;
    }
    return OURS;
  }

  /** Deletes the links, not what they lead to. */
  private static void clear() throws IOException {
    try (Stream<Path> files = Files.walk(OURS)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  /** Links to everything in a directory but a path, whose directories are made anew. */
  private static void show(Path from, Path to, List<String> except) throws IOException {
    Files.createDirectories(to);
    if (except.isEmpty() || !Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        if (!entry.getFileName().toString().equals(except.get(0))) {
          Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
        }
      }
    }
    show(from.resolve(except.get(0)), to.resolve(except.get(0)), except.subList(1, except.size()));
  }

  private static void put(String module, Path file, String extension) throws IOException {
    String artifact = "pipewright-" + module;
    Path directory = OURS.resolve(GROUP.replace('.', '/')).resolve(artifact).resolve(VERSION);
    Files.createDirectories(directory);
    Files.copy(file, directory.resolve(artifact + "-" + VERSION + extension));
  }
}
