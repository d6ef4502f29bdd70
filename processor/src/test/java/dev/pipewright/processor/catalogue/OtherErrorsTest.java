package dev.pipewright.processor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.Task;
import dev.pipewright.processor.catalogue.Example.Source;
import dev.pipewright.processor.testing.Compiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed of a faulty pipeline where other things are wrong as well. */
class OtherErrorsTest {

  private static final Source ORDERS = orders("");

  private static final String OURS =
      """
      Orders.java:8: error: [Pipewright/UnknownTask] Pipeline order names a task fecth, but there is\
       none of that name in Orders. Did you mean fetch?
        @Pipeline("fecth")
                  ^
            fecth
            ^^^^^ column 1
      """;

  private static final String OURS_IN_ECLIPSE =
      """
      ERROR in Orders.java (at line 8)
      \t@Pipeline("fecth")
      \t          ^^^^^^^
      [Pipewright/UnknownTask] Pipeline order names a task fecth, but there is none of that name in\
       Orders. Did you mean fetch?
      """;

  @TempDir private Path directory;

  private static Source orders(String number) {
    return new Source(
        "Orders" + number + ".java",
        """
        import dev.pipewright.Pipeline;
        import dev.pipewright.Task;

        interface Orders%s {
          @Task
          static String fetch(int id) { return "order " + id; }

          @Pipeline("fecth")
          String order(int id);
        }
        """
            .formatted(number));
  }

  private String javac(List<Source> sources, String... options) {
    return CommandLine.JAVAC.print(directory, sources, options);
  }

  private String ecj(List<Source> sources) {
    return CommandLine.ECJ.print(directory, sources);
  }

  private static List<Source> with(String name, String... members) {
    return List.of(
        new Source(
            name + ".java", "class " + name + " {\n  " + String.join("\n  ", members) + "\n}\n"),
        ORDERS);
  }

  private static long count(String printed, String part) {
    return printed.lines().filter(line -> line.contains(part)).count();
  }

  @Test
  void syntaxErrorElsewhereKeepsJavacFromAskingUs() {
    List<Source> sources = with("Main", "Orders orders = new PipewrightOrders();", "int n = ;");

    assertThat(javac(sources))
        .isEqualTo(
            """
            Main.java:3: error: illegal start of expression
              int n = ;
                      ^
            1 error
            """);
    assertThat(ecj(sources)).contains(OURS_IN_ECLIPSE).contains("2 problems (2 errors)");
  }

  @Test
  void unresolvedNameInABodyElsewhereComesLater() {
    List<Source> sources = with("Main", "int n() { return unknown; }");

    assertThat(javac(sources)).isEqualTo(OURS + "1 error\n");
    assertThat(ecj(sources)).contains(OURS_IN_ECLIPSE).contains("2 problems (2 errors)");
  }

  @Test
  void unresolvedNameInADeclarationElsewhereStandsBehindOurs() {
    List<Source> sources = with("Main", "Unknown n;");

    assertThat(javac(sources))
        .isEqualTo(
            OURS
                + """
                Main.java:2: error: cannot find symbol
                  Unknown n;
                  ^
                  symbol:   class Unknown
                  location: class Main
                2 errors
                """);
    assertThat(ecj(sources)).contains(OURS_IN_ECLIPSE).contains("2 problems (2 errors)");
  }

  @Test
  void manyErrorsElsewhereDoNotDrownOurs() {
    String[] fields =
        IntStream.range(0, 150).mapToObj(i -> "Unknown f" + i + ";").toArray(String[]::new);
    List<Source> sources = with("A", fields);

    String printed = javac(sources);
    assertThat(printed)
        .startsWith(OURS)
        .contains("only showing the first 100 errors, of 151 total");
    assertThat(count(printed, "error: ")).isEqualTo(100);
    assertThat(ecj(sources)).contains(OURS_IN_ECLIPSE).contains("101 problems (101 errors)");
  }

  @Test
  void aHundredOfManyFaultyPipelinesAreShown() {
    List<Source> sources = new ArrayList<>();
    IntStream.range(0, 150).mapToObj(i -> orders(String.valueOf(i))).forEach(sources::add);
    // They have constructors with anything as arguments, so none of these is an error.
    String uses =
        IntStream.range(0, 150)
            .mapToObj(i -> "  Orders" + i + " a" + i + " = new PipewrightOrders" + i + "(1);\n")
            .collect(Collectors.joining("", "class A {\n", "}\n"));
    sources.add(new Source("A.java", uses));

    String printed = javac(sources);
    assertThat(printed).contains("only showing the first 100 errors, of 150 total");
    assertThat(count(printed, "error: ")).isEqualTo(100);
    assertThat(count(printed, "error: [Pipewright/UnknownTask] ")).isEqualTo(100);
    assertThat(count(javac(sources, "-Xmaxerrs", "1000"), "error: ")).isEqualTo(150);
    assertThat(ecj(sources)).contains("150 problems (150 errors)");
  }

  @Test
  void moduleThatDoesNotReadTheRuntime() {
    String right = "package shop;\n" + ORDERS.text().replace("fecth", "fetch");
    List<Source> sources =
        List.of(
            new Source("Orders.java", right),
            new Source("module-info.java", "module shop { requires static dev.pipewright; }"));

    assertThat(javac(sources, "-p", Compiling.path(Task.class)))
        .isEqualTo(
            """
            Orders.java:5: error: [Pipewright/Runtime] The class to generate for Orders needs\
             Pipewright's runtime, which module shop does not read. Write requires\
             dev.pipewright.runtime; in its module-info.java, and have the artifact\
             dev.pipewright:pipewright-runtime on the module path.
            interface Orders {
            ^
            1 error
            """);
  }

  @Test
  void pictureThatCannotBeWrittenIsAWarning() throws IOException {
    List<Source> right =
        List.of(new Source(ORDERS.file(), ORDERS.text().replace("fecth", "fetch")));
    Files.createDirectory(directory.resolve("PipewrightOrders.order.mmd"));

    assertThat(javac(right))
        .startsWith(
            "Orders.java:4: warning: [Pipewright/Picture] The pictures of the pipelines of Orders"
                + " could not be written: ")
        .endsWith("1 warning\n");
    assertThat(directory.resolve("PipewrightOrders.class")).exists();
  }

  @Test
  void warningsElsewhereComeLaterEvenAsErrors() {
    List<Source> sources = with("Main", "Object n() { return new Integer(1); }");

    assertThat(javac(sources, "-Werror")).isEqualTo(OURS + "1 error\n");
    assertThat(ecj(sources)).contains(OURS_IN_ECLIPSE).contains("2 problems (1 error, 1 warning)");
  }
}
