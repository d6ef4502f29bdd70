package dev.pipewright.examples.census;

import static dev.pipewright.examples.testing.JarFixture.JAVA_17;
import static dev.pipewright.examples.testing.JarFixture.JAVA_8;
import static dev.pipewright.examples.testing.JarFixture.jar;
import static dev.pipewright.examples.testing.JarFixture.multiReleaseJar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarReaderTest {

  @TempDir private Path root;

  private Path file;

  @BeforeEach
  void nameFile() {
    file = root.resolve("a.jar");
  }

  @Test
  void readsEveryClassEntryAndNoOther() throws IOException {
    jar()
        .withClasses(JAVA_8, "org/example/A", "META-INF/versions/9/org/example/A")
        .withClasses(JAVA_17, "module-info")
        .with("org/example/A.java", "class A {}")
        .with("lib/nested.jar", jar().withClasses(JAVA_8, "Nested").bytes())
        .with("classes", "")
        .writeTo(file);

    assertThat(new JarReader(file).read())
        .isEqualTo(
            new ReadJar(
                new JarContents(
                    file,
                    Files.size(file),
                    false,
                    List.of(
                        new ClassEntry("org/example/A.class", new JavaRelease(8)),
                        new ClassEntry(
                            "META-INF/versions/9/org/example/A.class", new JavaRelease(8)),
                        new ClassEntry("module-info.class", new JavaRelease(17))))));
  }

  @Test
  void manifestTellsAMultiReleaseJar() throws IOException {
    multiReleaseJar().withClasses(JAVA_8, "A").writeTo(file);

    assertThat(new JarReader(file).read().contents().multiRelease()).isTrue();
  }

  @Test
  void entryThatIsNoClassFileIsStillAClassEntry() throws IOException {
    jar().with("A.class", "text, in spite of its name").with("B.class", "").writeTo(file);

    assertThat(new JarReader(file).read())
        .isInstanceOf(ReadJar.class)
        .extracting(reading -> reading.contents().classes())
        .isEqualTo(
            List.of(
                new ClassEntry("A.class", JavaRelease.UNKNOWN),
                new ClassEntry("B.class", JavaRelease.UNKNOWN)));
  }

  @Test
  void corruptEntryMakesAJarUnreadableAndIsCounted() throws IOException {
    jar().withClasses(JAVA_8, "A", "B", "C").writeWithCorruptFirstEntryTo(file);

    UnreadableJar unreadable = unreadable();

    assertThat(unreadable.reason()).isEqualTo("A.class: invalid block type");
    assertThat(unreadable.contents().classes())
        .containsExactly(
            new ClassEntry("A.class", JavaRelease.UNKNOWN),
            new ClassEntry("B.class", new JavaRelease(8)),
            new ClassEntry("C.class", new JavaRelease(8)));
  }

  @Test
  void emptyFileIsUnreadable() throws IOException {
    Files.createFile(file);

    assertThat(unreadable().reason()).isEqualTo("zip file is empty");
  }

  @Test
  void truncatedJarIsUnreadable() throws IOException {
    jar().withClasses(JAVA_8, "A", "B").writeTruncatedTo(file);

    UnreadableJar unreadable = unreadable();

    assertThat(unreadable.reason()).isEqualTo("zip END header not found");
    assertThat(unreadable.contents().bytes()).isEqualTo(Files.size(file));
    assertThat(unreadable.contents().classes()).isEmpty();
  }

  @Test
  void fileThatIsNoJarIsUnreadable() throws IOException {
    Files.writeString(file, "a page that says 404 Not Found, say");

    assertThat(unreadable().reason()).isEqualTo("zip END header not found");
  }

  @Test
  void brokenLinkIsUnreadable() throws IOException {
    Files.createSymbolicLink(file, root.resolve("gone"));

    assertThat(unreadable().reason()).isEqualTo("no such file");
  }

  @Test
  void linkToItselfIsUnreadable() throws IOException {
    Files.createSymbolicLink(file, file);

    assertThat(unreadable().reason()).containsIgnoringCase("symbolic links");
  }

  @Test
  void fileWithoutReadPermissionIsUnreadable() throws IOException {
    jar().withClasses(JAVA_8, "A").writeTo(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "permissions do not bind root");

    assertThat(unreadable().reason()).isEqualTo("permission denied");
  }

  @Test
  void whatIsNoFileIsNotOpened() throws IOException {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(file));

      assertThat(unreadable().reason()).isEqualTo("not a regular file");
    }
  }

  private UnreadableJar unreadable() {
    JarReading reading = new JarReader(file).read();
    assertThat(reading).isInstanceOf(UnreadableJar.class);
    return (UnreadableJar) reading;
  }
}
