package dev.pipewright.examples.census;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassEntryTest {

  @ParameterizedTest
  @CsvSource({
    "A.class, A",
    "org/example/A$1.class, org.example.A$1",
    "org/example/package-info.class, org.example.package-info",
    "okio/-Util.class, okio.-Util",
    "META-INF/versions/9/org/example/A.class, org.example.A",
    "META-INF/versions/21/A.class, A",
  })
  void nameIsThatWhichAClassLoaderKnows(String path, String name) {
    assertThat(entry(path).className(true)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "module-info.class",
        "META-INF/versions/9/module-info.class",
        "META-INF/versions/8/org/example/A.class",
        "META-INF/versions/x/org/example/A.class",
        "META-INF/versions/A.class",
        "BOOT-INF/classes/org/example/A.class",
        "org//A.class",
        "/org/A.class",
        "org/.class",
        ".class",
        "1st/A.class",
      })
  void thereIsNoClassWhereNoClassLoaderLooks(String path) {
    assertThat(entry(path).className(true)).isEmpty();
  }

  @Test
  void versionsOfAJarThatIsNotMultiReleaseAreNoClasses() {
    assertThat(entry("META-INF/versions/9/org/example/A.class").className(false)).isEmpty();
  }

  @Test
  void versionedEntriesTellForWhichRelease() {
    assertThat(entry("META-INF/versions/11/org/example/A.class").versionedFor()).hasValue(11);
    assertThat(entry("org/example/A.class").versionedFor()).isEmpty();
    assertThat(entry("META-INF/versions/8/A.class").versionedFor()).isEmpty();
    assertThat(entry("META-INF/versions/99999999999/A.class").versionedFor()).isEmpty();
  }

  private static ClassEntry entry(String path) {
    return new ClassEntry(path, JavaRelease.UNKNOWN);
  }
}
