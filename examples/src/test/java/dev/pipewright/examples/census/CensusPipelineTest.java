package dev.pipewright.examples.census;

import static dev.pipewright.examples.testing.JarFixture.JAVA_17;
import static dev.pipewright.examples.testing.JarFixture.JAVA_1_4;
import static dev.pipewright.examples.testing.JarFixture.JAVA_8;
import static dev.pipewright.examples.testing.JarFixture.jar;
import static dev.pipewright.examples.testing.JarFixture.multiReleaseJar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pipewright.examples.census.Report.FaultyJar;
import dev.pipewright.examples.census.Report.JarSize;
import dev.pipewright.examples.census.Report.MultiReleaseJar;
import dev.pipewright.examples.census.Report.Shared;
import dev.pipewright.examples.testing.JarFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusPipelineTest {

  private final CensusPipeline pipeline = new PipewrightCensusPipeline();

  @TempDir private Path root;

  @Test
  void countsJarsAndClasses() throws IOException {
    int classes = 0;
    for (int i = 0; i < 150; i++) {
      JarFixture jar = jar().with("notes.txt", "notes");
      for (int j = 0; j < i; j++) {
        jar.withClasses(JAVA_8, "p" + i + "/C" + j);
      }
      classes +=
          JarFixture.countClassEntries(
              jar.writeTo(root.resolve(i % 7 + "/" + i % 11 + "/" + i + ".jar")));
    }

    Report report = census();

    assertThat(report.jars()).isEqualTo(150);
    assertThat(report.classes()).isEqualTo(classes).isEqualTo(149 * 150 / 2);
    assertThat(report.largest()).hasSize(150);
  }

  @Test
  void countsClassesPerRelease() throws IOException {
    write("a.jar", jar().withClasses(JAVA_8, "A", "B").withClasses(JAVA_1_4, "C"));
    write("b.jar", jar().withClasses(JAVA_17, "D").withClasses(JAVA_8, "E"));
    write("c.jar", jar().with("F.class", "no class file"));

    assertThat(census().classesPerRelease())
        .containsExactly(
            entry(new JavaRelease(4), 1L),
            entry(new JavaRelease(8), 3L),
            entry(new JavaRelease(17), 1L),
            entry(JavaRelease.UNKNOWN, 1L));
  }

  @Test
  void namesTheLargestJarsFirst() throws IOException {
    Path small = write("small.jar", jar().withClasses(JAVA_8, "A"));
    Path large = write("large.jar", jar().withClasses(JAVA_8, "B", "C", "D", "E", "F"));
    Path twin = write("twin.jar", jar().withClasses(JAVA_8, "G"));

    assertThat(census().largest())
        .containsExactly(
            new JarSize(large, Files.size(large), 5),
            new JarSize(small, Files.size(small), 1),
            new JarSize(twin, Files.size(twin), 1));
  }

  @Test
  void splitPackagesAreThoseOfSeveralJars() throws IOException {
    Path a = write("a.jar", jar().withClasses(JAVA_8, "split/A", "split/B", "own/A"));
    write("b.jar", jar().withClasses(JAVA_8, "split/C", "other/D"));
    Path c = write("c.jar", jar().withClasses(JAVA_8, "split/E", "other/sub/F"));

    Report report = census();

    assertThat(report.splitPackages())
        .containsExactly(new Shared("split", 1, new Holders(3, a, c)));
    assertThat(report.sharedClasses()).isEmpty();
  }

  @Test
  void classesThatSeveralJarsHoldStandTogether() throws IOException {
    Path a = write("lib-1.jar", jar().withClasses(JAVA_8, "lib/B", "lib/A", "lib/Old"));
    Path b = write("lib-2.jar", jar().withClasses(JAVA_17, "lib/A", "lib/B", "lib/New"));
    Path c = write("lib-3.jar", jar().withClasses(JAVA_17, "lib/New"));

    assertThat(census().sharedClasses())
        .containsExactly(
            new Shared("lib.A", 2, new Holders(2, a, b)),
            new Shared("lib.New", 1, new Holders(2, b, c)));
  }

  @Test
  void namesThatAsManyJarsHoldAreInAlphabeticalOrder() throws IOException {
    for (int i = 0; i < 20; i++) {
      write(i + ".jar", jar().withClasses(JAVA_8, "p" + i / 2 + "/C" + i));
    }

    assertThat(census().splitPackages())
        .extracting(Shared::name)
        .containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9");
  }

  @Test
  void versionsOfAClassInOneJarAndModuleInfosAreNoDuplicates() throws IOException {
    Path multi =
        write(
            "multi.jar",
            multiReleaseJar()
                .withClasses(JAVA_8, "p/A", "module-info")
                .withClasses(JAVA_17, "META-INF/versions/9/p/A", "META-INF/versions/17/p/A")
                .withClasses(JAVA_17, "META-INF/versions/17/module-info"));
    write("other.jar", jar().withClasses(JAVA_17, "module-info", "META-INF/versions/9/p/A", "q/A"));

    Report report = census();

    assertThat(report.sharedClasses()).isEmpty();
    assertThat(report.splitPackages()).isEmpty();
    assertThat(report.multiRelease())
        .containsExactly(new MultiReleaseJar(multi, 3, new TreeSet<>(Set.of(9, 17))));
    assertThat(report.classes()).isEqualTo(8);
  }

  @Test
  void classThatOnlyAMultiReleaseJarHoldsForSomeReleaseIsADuplicateOfAnotherJars()
      throws IOException {
    Path a = write("a.jar", multiReleaseJar().withClasses(JAVA_17, "META-INF/versions/17/p/A"));
    Path b = write("b.jar", jar().withClasses(JAVA_17, "p/A"));

    assertThat(census().sharedClasses())
        .containsExactly(new Shared("p.A", 1, new Holders(2, a, b)));
  }

  @Test
  void unreadableJarsAreNamedAndCountedAndNeverFatal() throws IOException {
    write("sound.jar", jar().withClasses(JAVA_8, "A"));
    Path empty = Files.createFile(root.resolve("empty.jar"));
    Path truncated = jar().withClasses(JAVA_8, "B").writeTruncatedTo(root.resolve("truncated.jar"));
    Path corrupt =
        jar()
            .withClasses(JAVA_8, "C", "D")
            .writeWithCorruptFirstEntryTo(root.resolve("corrupt.jar"));
    Path broken = Files.createSymbolicLink(root.resolve("broken.jar"), root.resolve("gone"));

    Report report = census();

    assertThat(report.jars()).isEqualTo(5);
    assertThat(report.classes()).isEqualTo(3);
    assertThat(report.unreadable())
        .containsExactly(
            new FaultyJar(broken, "no such file"),
            new FaultyJar(corrupt, "C.class: invalid block type"),
            new FaultyJar(empty, "zip file is empty"),
            new FaultyJar(truncated, "zip END header not found"));
    assertThat(report.classesPerRelease())
        .containsExactly(entry(new JavaRelease(8), 2L), entry(JavaRelease.UNKNOWN, 1L));
  }

  @Test
  void emptyDirectoryHasNothingToReport() {
    Report report = census();

    assertThat(report.jars()).isZero();
    assertThat(report.classes()).isZero();
    assertThat(report.largest()).isEmpty();
  }

  @Test
  void reportDoesNotDependOnTheNumberOfReaders() throws IOException {
    for (int i = 0; i < 40; i++) {
      write(i + ".jar", jar().withClasses(JAVA_8 + i % 5, "p" + i % 3 + "/A", "q/B" + i % 6));
    }
    Files.createFile(root.resolve("empty.jar"));

    Report alone = pipeline.censusWithOneReader(root, Progress.none());

    assertThat(alone.splitPackages()).hasSize(4);
    for (int i = 0; i < 20; i++) {
      assertThat(census()).isEqualTo(alone);
    }
  }

  @Test
  void progressIsToldOfEveryPlaceTwice() throws IOException {
    for (int i = 0; i < 30; i++) {
      write(i + ".jar", jar().withClasses(JAVA_8, "A"));
    }
    AtomicInteger found = new AtomicInteger();
    AtomicInteger read = new AtomicInteger();

    pipeline.census(
        root,
        new Progress() {
          @Override
          public void found() {
            found.incrementAndGet();
          }

          @Override
          public void read() {
            read.incrementAndGet();
          }

          @Override
          public void close() {}
        });

    assertThat(List.of(found.get(), read.get())).containsExactly(30, 30);
  }

  private Path write(String name, JarFixture jar) throws IOException {
    return jar.writeTo(root.resolve(name));
  }

  private Report census() {
    return pipeline.census(root, Progress.none());
  }
}
