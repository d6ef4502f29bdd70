package dev.pipewright.examples.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.examples.census.Report.FaultyJar;
import dev.pipewright.examples.census.Report.JarSize;
import dev.pipewright.examples.census.Report.MultiReleaseJar;
import dev.pipewright.examples.census.Report.Shared;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportPrinterTest {

  private static final Path ROOT = Path.of("/jars");

  @Test
  void tablesFitIntoAHundredColumnsHoweverLongNamesAre() {
    String longName = "abcdefghij/".repeat(30);
    Path jar = ROOT.resolve(longName + "a.jar");
    Holders holders = new Holders(1_234_567, jar, ROOT.resolve("name-of-a-jar".repeat(9) + ".jar"));
    Shared shared = new Shared(longName.replace('/', '.'), 1_234, holders);
    Report report =
        new Report(
            1,
            9_999_999,
            new TreeMap<>(Map.of(new JavaRelease(1), 9_999_999L)),
            List.of(new JarSize(jar, 1_234_567_890L, 65_535)),
            List.of(shared),
            List.of(shared),
            List.of(
                new MultiReleaseJar(
                    jar, 65_535, new TreeSet<>(IntStream.range(9, 30).boxed().toList()))),
            List.of(new FaultyJar(jar, "a reason that is " + "very ".repeat(30) + "long")),
            List.of(new Unvisited(jar, "a reason that is " + "very ".repeat(30) + "long")));

    assertThat(printed(report, 10)).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @Test
  void longTablesAreCutAndSaySo() {
    List<JarSize> jars =
        IntStream.range(0, 1500)
            .mapToObj(i -> new JarSize(ROOT.resolve("jar" + i + ".jar"), i, i))
            .toList();

    List<String> lines = printed(withSizes(jars), 2);

    assertThat(lines).contains("Largest jars: 1,500; the first 2");
    assertThat(lines).filteredOn(line -> line.startsWith("| jar")).hasSize(3);
  }

  @Test
  void jarsThatCouldNotBeReadAreAllNamed() {
    List<FaultyJar> jars =
        IntStream.range(0, 30)
            .mapToObj(i -> new FaultyJar(ROOT.resolve(i + ".jar"), "zip file is empty"))
            .toList();

    List<String> lines = printed(withUnreadable(jars), 2);

    assertThat(lines).contains("Jars that could not be read: 30");
    assertThat(lines).filteredOn(line -> line.contains("zip file is empty")).hasSize(30);
  }

  @Test
  void sharedNamesSayHowManyMoreThereAre() {
    Path a = ROOT.resolve("x/a.jar");
    Path b = ROOT.resolve("x/b.jar");
    Report report =
        new Report(
            0,
            0,
            new TreeMap<>(),
            List.of(),
            List.of(),
            List.of(
                new Shared("p.A", 12, new Holders(3, a, b)),
                new Shared("", 1, new Holders(2, a, b))),
            List.of(),
            List.of(),
            List.of());

    assertThat(printed(report, 10))
        .contains("Classes in more than one jar: 13 in 2 rows")
        .anySatisfy(
            line -> assertThat(line).matches("\\| p\\.A +\\| +\\+ 11 +\\| +3 +\\| +a +\\| +b +\\|"))
        .anySatisfy(
            line ->
                assertThat(line).matches("\\| \\(unnamed\\) +\\| +\\| +2 +\\| +a +\\| +b +\\|"));
  }

  @Test
  void nothingIsSaidToBeNothing() {
    assertThat(printed(withSizes(List.of()), 10))
        .contains(
            "Classes per Java release: none",
            "Largest jars: none",
            "Packages in more than one jar: none",
            "Classes in more than one jar: none",
            "Multi-release jars: none",
            "Jars that could not be read: none");
  }

  @Test
  void namesCannotCommandTheTerminal() {
    Path jar = ROOT.resolve("evil\u001b[2J\nname.jar");

    assertThat(printed(withUnreadable(List.of(new FaultyJar(jar, "\u0007"))), 10))
        .anySatisfy(line -> assertThat(line).contains("evil?[2J?name.jar").endsWith("| ?      |"));
  }

  private static Report withSizes(List<JarSize> sizes) {
    return new Report(
        sizes.size(),
        0,
        new TreeMap<>(),
        sizes,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Report withUnreadable(List<FaultyJar> jars) {
    return new Report(
        jars.size(),
        0,
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        jars,
        List.of());
  }

  private static List<String> printed(Report report, int top) {
    StringWriter text = new StringWriter();
    new ReportPrinter(new PrintWriter(text), ROOT, top).print(report);
    return text.toString().lines().toList();
  }
}
