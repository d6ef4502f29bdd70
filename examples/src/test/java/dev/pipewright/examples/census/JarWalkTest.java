package dev.pipewright.examples.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarWalkTest {

  @TempDir private Path root;

  @Test
  void findsJarsAtAnyDepthAndNothingElse() throws IOException {
    Path here = Files.createFile(root.resolve("here.jar"));
    Path deep = Files.createFile(Files.createDirectories(root.resolve("a/b/c")).resolve("d.jar"));
    Files.createFile(root.resolve("a/notes.txt"));
    Files.createFile(root.resolve("a/upper.JAR"));
    Files.createFile(root.resolve("a/jar"));

    assertThat(found()).containsExactlyInAnyOrder(new FoundJar(here), new FoundJar(deep));
  }

  @Test
  void directoryNamedLikeAJarIsADirectory() throws IOException {
    Path inside =
        Files.createFile(Files.createDirectory(root.resolve("exploded.jar")).resolve("in.jar"));
    Files.createSymbolicLink(root.resolve("link.jar"), root.resolve("exploded.jar"));

    assertThat(found()).containsExactly(new FoundJar(inside));
  }

  @Test
  void linksAreFollowedToFilesOnly() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Path jar = Files.createFile(elsewhere.resolve("a.jar"));
    Path start = Files.createDirectory(root.resolve("start"));
    Path link = Files.createSymbolicLink(start.resolve("link.jar"), jar);
    Path broken = Files.createSymbolicLink(start.resolve("broken.jar"), root.resolve("gone"));
    Files.createSymbolicLink(start.resolve("directory"), elsewhere);
    Files.createSymbolicLink(start.resolve("loop"), start);

    assertThat(found(start)).containsExactlyInAnyOrder(new FoundJar(link), new FoundJar(broken));
  }

  @Test
  void startMayBeALink() throws IOException {
    Path directory = Files.createDirectory(root.resolve("directory"));
    Files.createFile(directory.resolve("a.jar"));
    Path link = Files.createSymbolicLink(root.resolve("link"), directory);

    assertThat(found(link)).containsExactly(new FoundJar(link.resolve("a.jar")));
  }

  @Test
  void goesOnWhereADirectoryCannotBeRead() throws IOException {
    Path one = Files.createDirectory(root.resolve("one"));
    Path two = Files.createDirectory(root.resolve("two"));
    Files.createFile(one.resolve("a.jar"));
    Files.createFile(two.resolve("a.jar"));

    try (JarWalk walk = new JarWalk(root)) {
      // By then both directories are known, and one of them has not been entered.
      Path entered = walk.next().path().getParent();
      Path pending = entered.equals(one) ? two : one;
      Files.delete(pending.resolve("a.jar"));
      Files.delete(pending);
      Files.createFile(pending);

      assertThat(walk).toIterable().containsExactly(new Unvisited(pending, "not a directory"));
    }
  }

  @Test
  void tellsOfADirectoryThatItMayNotRead() throws IOException {
    Path closed = Files.createDirectory(root.resolve("closed"));
    Path open = Files.createFile(root.resolve("open.jar"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(closed), "permissions do not bind root");

    assertThat(found())
        .containsExactlyInAnyOrder(new FoundJar(open), new Unvisited(closed, "permission denied"));
  }

  @Test
  void closedStreamEndsTheWalk() throws IOException {
    Files.createFile(root.resolve("a.jar"));
    Files.createFile(root.resolve("b.jar"));

    JarWalk walk = new JarWalk(root);
    try (Stream<Found> found = walk.stream()) {
      assertThat(found.findFirst()).isPresent();
    }

    assertThat(walk).isExhausted();
  }

  private List<Found> found() {
    return found(root);
  }

  private static List<Found> found(Path start) {
    try (Stream<Found> found = new JarWalk(start).stream()) {
      return found.toList();
    }
  }
}
